"""What a person's digest of a day holds: the nudges that wait for them and what they put off. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Self

from bot.asking.select import Listed, listed_by_code
from bot.nudges.model import (
    WRONG_CLOCK,
    Asked,
    Delivery,
    Ladder,
    Outlook,
    Slot,
    SlotState,
    Snooze,
    Staff,
)
from bot.nudges.plan import Planned, is_waiting, returning, urgency_of
from bot.nudges.routing import is_willing
from bot.reminders.answers import Item as Reminded
from bot.rights import ChatKind, Feature, may


@dataclass(frozen=True, slots=True)
class Moment:
    """The present moment, and the day and the minute of the day where the county is."""

    now: datetime
    day: date
    minute: int

    @classmethod
    def at(cls, now: datetime, zone: tzinfo) -> Self:
        """Return a moment as it is where the county is."""
        local = now.astimezone(zone)
        return cls(now, local.date(), local.hour * 60 + local.minute)


@dataclass(frozen=True, slots=True)
class Item:
    """A measure in a digest: the slot of the nudge says why it is there, None: the person wanted to be reminded of it.

    `is_put_off`: they had put it off until then.
    """

    listed: Listed
    slot: Slot | None = None
    asked_id: int = 0
    is_put_off: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """One person's nudges of a day, the most urgent first, and what is settled once it is handed over.

    `over` is what they wanted to be reminded of and is done, cancelled or gone by now, by code.
    """

    to: Staff
    items: tuple[Item, ...]
    delivery_ids: tuple[int, ...] = ()
    snooze_ids: tuple[int, ...] = ()
    passed: frozenset[tuple[str, str]] = frozenset()
    """Code and unit of what somebody whose deputy this is passed on."""
    over: tuple[str, ...] = ()

    def with_reminders(self, reminders: Sequence[Reminded]) -> Self:
        """Return the digest with the person's own reminders, each measure once."""
        known = {item.listed.code for item in self.items}
        wanted = {one.code: one for reminded in reminders for one in _open(reminded)}
        items = (*self.items, *(Item(one) for code, one in wanted.items() if code not in known))
        over = tuple(one.reminder.code for one in reminders if one.is_over and one.reminder.code)
        return replace(self, items=tuple(sorted(items, key=urgency)), over=over)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What waits: whose digest it belongs to, what is needed no more, and what its recipient may not or cannot get."""

    by_person: Mapping[int, Sequence[Delivery]]
    needless: Sequence[Delivery]
    stranded: Sequence[Delivery]


def stood_in_for(staff: Iterable[Staff], day: date) -> Mapping[int, tuple[str, ...]]:
    """Return for each deputy's id the units of those whom they stand in for on a day."""
    units: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for one in staff:
        if one.deputy_id is not None and one.is_away(day):
            units[one.deputy_id] += one.person.units
    return units


def minute_of(minute: int | None, ladder: Ladder) -> int:
    """Return at which minute of the day somebody gets their digest; what lies outside the core hours counts not."""
    first, last = (hour * 60 for hour in ladder.core_hours)
    return minute if minute is not None and first <= minute < last else ladder.digest_minute


def _is_taken(one: Staff, day: date) -> bool:
    return one.digest_on is not None and day <= one.digest_on <= day + WRONG_CLOCK


def awaits_reminders(one: Staff, moment: Moment, ladder: Ladder) -> bool:
    """Whether somebody's own reminders are handed over now: they come to who wants no nudges, and to who is away."""
    is_able = one.is_reachable and may(Feature.NUDGES, one.person.role, ChatKind.PRIVATE)
    return is_able and not _is_taken(one, moment.day) and minute_of(one.minute, ladder) <= moment.minute


def can_get(one: Staff, day: date) -> bool:
    """Whether a nudge can go to somebody on this day: they may report, want it, can be reached, and are there."""
    return is_willing(one) and not one.is_away(day)


def is_time(one: Staff, moment: Moment, ladder: Ladder) -> bool:
    """Whether somebody's nudges are handed over now: their hour has come, and their digest of the day has not."""
    return awaits_digest(one, moment.day) and minute_of(one.minute, ladder) <= moment.minute


def awaits_digest(one: Staff, day: date) -> bool:
    """Whether nudges can go to somebody on this day, and their digest of it did not go yet."""
    return can_get(one, day) and not _is_taken(one, day)


def to_claim(planned: Iterable[Planned], moment: Moment, ladder: Ladder) -> list[tuple[Slot, list[int]]]:
    """Return the slots to decide now, with the recipients' ids: those of whom one gets their digest now."""
    return [
        (one.slot, [somebody.person.id for somebody in one.route.people])
        for one in planned
        if any(is_time(somebody, moment, ladder) for somebody in one.route.people)
    ]


def sort_waiting(waiting: Iterable[Delivery], outlook: Outlook, day: date) -> Sorted:
    """Sort what waits; what the unit that was asked declined is stranded like that whose recipient is away or gone."""
    staff = {one.person.id: one for one in outlook.staff}
    put_off = {(one.person_id, one.code): one.at for one in outlook.snoozes if one.until_on > day}
    by_person: dict[int, list[Delivery]] = defaultdict(list)
    needless, stranded = [], []
    for one in waiting:
        to = staff.get(one.person_id)
        put_off_at = put_off.get((one.person_id, one.asked.slot.code))
        if not _is_needed(one.asked, outlook) or (put_off_at and put_off_at >= one.asked.at):
            needless.append(one)
        elif to is None or not can_get(to, day) or is_declined(one.asked.slot, outlook):
            stranded.append(one)
        else:
            by_person[one.person_id].append(one)
    return Sorted(by_person, needless, stranded)


def is_declined(slot: Slot, outlook: Outlook) -> bool:
    """Whether the unit that was asked says that the measure is not its own."""
    return (slot.code, slot.unit) in outlook.declined


def digests(waiting: Sorted, outlook: Outlook, moment: Moment) -> Iterator[Digest]:
    """Yield what is to be handed over now: the digests of those whose hour has come, with something in them."""
    snoozed: dict[int, list[Snooze]] = defaultdict(list)
    for snooze in returning(outlook, moment.day):
        snoozed[snooze.person_id].append(snooze)
    last = {one.slot.code: one for one in outlook.asked if one.state is SlotState.ASKED}
    for one in outlook.staff:
        theirs, back = waiting.by_person.get(one.person.id, ()), snoozed[one.person.id]
        if (theirs or back) and is_time(one, moment, outlook.ladder):
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
    slot = item.slot
    return urgency_of(item.listed, slot.rule, slot.due_on) if slot else (item.listed.due_on, item.listed.measure.line)


def _open(reminded: Reminded) -> tuple[Listed, ...]:
    """Return the measures of a reminder about which something is left to do."""
    if reminded.is_of_all:
        return reminded.open
    return (reminded.listed,) if reminded.listed and not reminded.is_over else ()


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
    return is_waiting(asked, outlook) and asked.slot.rule not in outlook.off
