"""What a person's digest of a day holds: the nudges that wait for them and what they put off. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.asking.select import Listed, listed_by_code
from bot.nudges.model import (
    WRONG_CLOCK,
    Asked,
    Delivery,
    Ladder,
    Outlook,
    Rule,
    Slot,
    SlotState,
    Snooze,
    Staff,
)
from bot.nudges.plan import Planned, is_answered, returning, urgency_of
from bot.nudges.routing import is_willing

_OF_DUE_DATE = frozenset({Rule.BEFORE_DUE, Rule.AFTER_DUE})


@dataclass(frozen=True, slots=True)
class Item:
    """A measure in a digest: the slot says why it is there. `is_put_off`: the person had put it off until then."""

    listed: Listed
    slot: Slot
    asked_id: int
    is_put_off: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """One person's nudges of a day, the most urgent first, and what is settled once it is handed over."""

    to: Staff
    items: tuple[Item, ...]
    delivery_ids: tuple[int, ...] = ()
    snooze_ids: tuple[int, ...] = ()
    passed: frozenset[tuple[str, str]] = frozenset()
    """Code and unit of what somebody whose deputy this is passed on."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """What waits: whose digest it belongs to, what is needed no more, and what its recipient may not or cannot get."""

    by_person: Mapping[int, Sequence[Delivery]]
    needless: Sequence[Delivery]
    stranded: Sequence[Delivery]


def minute_of(minute: int | None, ladder: Ladder) -> int:
    """Return at which minute of the day somebody gets their digest; what lies outside the core hours counts not."""
    first, last = (hour * 60 for hour in ladder.core_hours)
    return minute if minute is not None and first <= minute < last else ladder.digest_minute


def awaits_digest(one: Staff, day: date) -> bool:
    """Whether somebody may get a digest on this day and did not get it yet."""
    is_taken = one.digest_on is not None and day <= one.digest_on <= day + WRONG_CLOCK
    return can_get(one, day) and not is_taken


def can_get(one: Staff, day: date) -> bool:
    """Whether a nudge can go to somebody on this day: they may report, want it, can be reached, and are there."""
    return is_willing(one) and not one.is_away(day)


def is_time(one: Staff, day: date, minute: int, ladder: Ladder) -> bool:
    """Whether the hour of somebody's digest has come, and it did not."""
    return awaits_digest(one, day) and minute_of(one.minute, ladder) <= minute


def to_claim(planned: Iterable[Planned], day: date, minute: int, ladder: Ladder) -> list[tuple[Slot, list[int]]]:
    """Return the slots to decide now, with the recipients' ids: those of whom one gets their digest now."""
    return [
        (one.slot, [somebody.person.id for somebody in one.route.people])
        for one in planned
        if any(is_time(somebody, day, minute, ladder) for somebody in one.route.people)
    ]


def sort_waiting(waiting: Iterable[Delivery], outlook: Outlook, day: date) -> Sorted:
    """Sort what waits; one whose recipient is off the list is stranded like one whose recipient is away."""
    staff = {one.person.id: one for one in outlook.staff}
    put_off = {(one.person_id, one.code): one.at for one in outlook.snoozes if one.until_on > day}
    by_person: dict[int, list[Delivery]] = defaultdict(list)
    needless, stranded = [], []
    for one in waiting:
        to = staff.get(one.person_id)
        put_off_at = put_off.get((one.person_id, one.asked.slot.code))
        if not _is_needed(one.asked, outlook) or (put_off_at and put_off_at >= one.asked.at):
            needless.append(one)
        elif to is None or not can_get(to, day):
            stranded.append(one)
        else:
            by_person[one.person_id].append(one)
    return Sorted(by_person, needless, stranded)


def digests(waiting: Sorted, outlook: Outlook, day: date, minute: int) -> Iterator[Digest]:
    """Yield what is to be handed over now: the digests of those whose hour has come, with something in them."""
    snoozed: dict[int, list[Snooze]] = defaultdict(list)
    for snooze in returning(outlook, day):
        snoozed[snooze.person_id].append(snooze)
    last = {one.slot.code: one for one in outlook.asked if one.state is SlotState.ASKED}
    for one in outlook.staff:
        theirs, back = waiting.by_person.get(one.person.id, ()), snoozed[one.person.id]
        if (theirs or back) and is_time(one, day, minute, outlook.ladder):
            yield Digest(
                to=one,
                items=tuple(sorted(_items(theirs, back, last, outlook), key=urgency)),
                delivery_ids=tuple(each.id for each in theirs),
                snooze_ids=tuple(each.id for each in back),
                passed=frozenset((each.asked.slot.code, each.asked.slot.unit) for each in theirs if each.passed_by),
            )


def left_alone(stranded: Sequence[Delivery], waiting: Sorted, sent: Collection[int]) -> tuple[Asked, ...]:
    """Return the nudges that would be lost with stranded deliveries: they went (`sent`) and go to nobody else."""
    reaching = {one.asked.id for theirs in waiting.by_person.values() for one in theirs}.union(sent)
    return tuple({one.asked.id: one.asked for one in stranded if one.asked.id not in reaching}.values())


def urgency(item: Item) -> tuple[date, int]:
    """What comes first in a digest."""
    return urgency_of(item.listed, item.slot.rule, item.slot.due_on)


def _items(
    deliveries: Sequence[Delivery], snoozes: Sequence[Snooze], last: Mapping[str, Asked], outlook: Outlook
) -> Iterator[Item]:
    """Yield each measure once, for the latest nudge about it: earlier ones are folded in."""
    listed, put_off = listed_by_code(outlook.snapshot), {one.code for one in snoozes}
    latest = {code: last[code] for code in put_off & last.keys()}
    latest |= {one.asked.slot.code: one.asked for one in sorted(deliveries, key=lambda one: one.asked.id)}
    for code, asked in latest.items():
        yield Item(listed[code], asked.slot, asked.id, is_put_off=code in put_off)


def _is_needed(asked: Asked, outlook: Outlook) -> bool:
    """Whether a nudge still asks for something: nobody answered, its due date stands, and its rule is not off."""
    slot, one = asked.slot, listed_by_code(outlook.snapshot).get(asked.slot.code)
    if one is None or is_answered(asked, outlook) or slot.rule in outlook.off:
        return False
    return slot.rule not in _OF_DUE_DATE or slot.due_on == one.due_on
