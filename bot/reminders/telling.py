"""Telling people what they wanted to be reminded of: what is due, and that it was told. Each is told once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from bot.agreement.model import Snapshot
from bot.asking.asker import Asker
from bot.asking.question import Question
from bot.asking.select import Listed, all_listed, narrowed
from bot.language.understanding import Intent
from bot.periods.calendar import Calendar
from bot.periods.spans import quarter_of
from bot.ports import Work
from bot.reminders.answers import Item
from bot.reminders.keeping import measure_of
from bot.reminders.model import Reminder
from bot.reminders.schedule import first_at, moment, next_at
from bot.rights import ChatKind, Feature, may

LATE = timedelta(minutes=30)
"""What comes later than that says for when it was, and does not come at night."""
_WRONG_CLOCK = timedelta(days=7)
"""A clock that was wrong by more does not keep a reminder waiting; up to this nothing comes twice because of it."""


async def due_with_digest(
    work: Work, snapshot: Snapshot | None, *, today: date, zone: tzinfo
) -> Mapping[int, Sequence[Item]]:
    """Return what is to be told with the digest of this day, by person id, oldest first.

    What was not told on its day is told on the next one on which there is a digest.
    """
    begun, items = moment(today, None, zone), defaultdict[int, list[Item]](list)
    due = [one for one in await work.reminders.due(begun) if one.when.minute is None]
    units = await _units(work, due) if snapshot else {}
    for one in due:
        item = replace(_item(one, snapshot, zone), is_late=one.next_at < begun)
        items[one.person_id].append(_opened(item, snapshot, units, today))
    return items


async def due_now(
    work: Work, snapshot: Snapshot | None, *, now: datetime, zone: tzinfo, core_hours: tuple[int, int]
) -> Sequence[Item]:
    """Return what has a time of day and is to be told now, each by itself; what is late waits for core hours."""
    is_core_time = core_hours[0] <= now.astimezone(zone).hour < core_hours[1]
    due = [(one, now - one.next_at > LATE) for one in await work.reminders.due(now) if one.when.minute is not None]
    return [replace(_item(one, snapshot, zone), is_late=is_late) for one, is_late in due if is_core_time or not is_late]


async def told(
    work: Work, items: Iterable[Item], *, now: datetime, zone: tzinfo, calendar: Calendar
) -> tuple[Item, ...]:
    """Mark reminders as told; return those that nobody else has told meanwhile.

    Each is due again after `now`, however long it waited; one that comes once, or has nothing left to say, ends.
    """
    mine = []
    for one in items:
        following = None if one.is_over else next_at(one.reminder.when, now, zone, calendar)
        if await work.reminders.move(one.reminder, following, at=now):
            mine.append(one)
    return tuple(mine)


async def follow(work: Work, snapshot: Snapshot, *, now: datetime, zone: tzinfo, calendar: Calendar) -> None:
    """Let what hangs on a due date move with it, and what a wrong clock put off too far come in its time."""
    for one in await work.reminders.running():
        listed = measure_of(one, snapshot)
        due = listed.due.on if listed and listed.due else None
        planned = first_at(one.when, due, now, zone, calendar)
        is_wrong = one.when.every is None or is_far_off(one, now, zone, calendar)
        if planned and planned != one.next_at and is_wrong:
            await work.reminders.move(one, planned, at=now)


def is_far_off(reminder: Reminder, now: datetime, zone: tzinfo, calendar: Calendar) -> bool:
    """Whether a reminder that comes back waits for longer than it ever would: it was told by a wrong clock."""
    latest: datetime | None = now + _WRONG_CLOCK
    for _ in range(2):
        latest = latest and next_at(reminder.when, latest, zone, calendar)
    return latest is not None and reminder.next_at > latest


def open_question(asker: Asker) -> Question:
    """Return the question for what is open: for whoever reports the open measures of their units, else what is due."""
    may_report = asker.person is not None and may(Feature.REPORT, asker.person.role, ChatKind.PRIVATE)
    intent = Intent.REPORT_STATUS if may_report and asker.own_units else Intent.DUE
    return Question(intent, asker.lang, units=asker.own_units)


def open_measures(snapshot: Snapshot, units: Collection[str], today: date) -> tuple[Listed, ...]:
    """Return what is open for these units, most urgent first; without units what is overdue or due this quarter."""
    question = Question(Intent.DUE, "de", units=tuple(units))
    listed = [one for one in narrowed(all_listed(snapshot), question) if not one.is_settled]
    last = quarter_of(today).last
    return tuple(one for one in listed if units or (last and one.due_on <= last))


def _item(reminder: Reminder, snapshot: Snapshot | None, zone: tzinfo) -> Item:
    return Item(reminder, reminder.next_at.astimezone(zone).date(), measure_of(reminder, snapshot))


async def _units(work: Work, reminders: Sequence[Reminder]) -> Mapping[int, Sequence[str]]:
    """Return for which units everybody works, where any of the reminders is of all that is open."""
    is_needed = any(one.code is None for one in reminders)
    return {one.id: one.units for one in await work.people.everybody()} if is_needed else {}


def _opened(item: Item, snapshot: Snapshot | None, units: Mapping[int, Sequence[str]], today: date) -> Item:
    theirs = units.get(item.reminder.person_id)
    if snapshot is None or theirs is None or not item.is_of_all:
        return item
    return replace(item, open=open_measures(snapshot, theirs, today))
