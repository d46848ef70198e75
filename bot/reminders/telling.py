"""Telling people what they wanted to be reminded of: what is due, and that it was told. Each is told once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from bot.agreement.model import Snapshot
from bot.asking.select import Listed, listed_by_code
from bot.periods.calendar import Calendar
from bot.ports import Work
from bot.reminders.model import Reminder
from bot.reminders.schedule import first_at, moment, next_at

LATE = timedelta(minutes=30)
"""What comes later than that says for when it was, and does not come at night."""
_WRONG_CLOCK = timedelta(days=7)
"""A clock that was wrong by more does not keep a reminder waiting; up to this nothing comes twice because of it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A reminder that is due. `on` is the day it is for; `listed` the measure, None where all that is open is meant or
    where the measure is gone."""

    reminder: Reminder
    on: date
    listed: Listed | None = None

    @property
    def is_of_all(self) -> bool:
        """Whether all that is open is meant."""
        return self.reminder.code is None

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to be reminded of: the measure is done, cancelled or gone."""
        return not self.is_of_all and (self.listed is None or self.listed.is_settled)


async def due_with_digest(
    work: Work, snapshot: Snapshot | None, *, today: date, zone: tzinfo
) -> Mapping[int, Sequence[Item]]:
    """Return what is to be told with the digest of this day, by person id, oldest first.

    What was not told on its day is told on the next one on which there is a digest.
    """
    due = await work.reminders.due(moment(today, None, zone))
    items: dict[int, list[Item]] = defaultdict(list)
    for one in due:
        if one.when.minute is None:
            items[one.person_id].append(item(one, snapshot, zone))
    return items


async def due_now(
    work: Work, snapshot: Snapshot | None, *, now: datetime, zone: tzinfo, core_hours: tuple[int, int]
) -> Sequence[Item]:
    """Return what has a time of day and is to be told now, each by itself; what is late waits for core hours."""
    is_core_time = core_hours[0] <= now.astimezone(zone).hour < core_hours[1]
    due = (one for one in await work.reminders.due(now) if one.when.minute is not None)
    return [item(one, snapshot, zone) for one in due if is_core_time or now - one.next_at <= LATE]


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
    measures = listed_by_code(snapshot)
    for one in await work.reminders.running():
        listed = measures.get(one.code) if one.code and not one.is_gone else None
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


def item(reminder: Reminder, snapshot: Snapshot | None, zone: tzinfo) -> Item:
    """Return a reminder with the measure it is about."""
    is_there = snapshot is not None and reminder.code is not None and not reminder.is_gone
    listed = listed_by_code(snapshot).get(reminder.code) if is_there and snapshot and reminder.code else None
    return Item(reminder, reminder.next_at.astimezone(zone).date(), listed)
