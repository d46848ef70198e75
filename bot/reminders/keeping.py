"""One's own reminders: stored, listed, changed and deleted."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from bot.agreement.model import Snapshot
from bot.asking.select import Listed, listed_by_code
from bot.language.understanding import ReminderWish
from bot.people.model import Person
from bot.periods.calendar import Calendar
from bot.ports import Work
from bot.reminders.answers import Gap, Own, Planned
from bot.reminders.model import Reminder, When
from bot.reminders.wish import plan_one, when_of


async def store(work: Work, person: Person, planned: Iterable[Planned], *, at: datetime) -> tuple[int, ...]:
    """Store what was planned for somebody; return the ids."""
    codes = [(one, one.listed.code if one.listed else None) for one in planned]
    return tuple([await work.reminders.add(person.id, code, one.when, next_at=one.at, at=at) for one, code in codes])


async def own_reminders(work: Work, person: Person, *, zone: tzinfo) -> Sequence[Own]:
    """Return somebody's reminders; what is due next comes first."""
    snapshot, reminders = await work.agreements.current(), await work.reminders.of(person.id)
    return [Own(one, measure_of(one, snapshot), one.next_at.astimezone(zone).date()) for one in reminders]


async def change(work: Work, own: Own, when: When, *, now: datetime, calendar: Calendar) -> Planned | Gap | None:
    """Let a reminder come at another time. A gap, and nothing is changed: that time will not do. None: it is gone.

    `now` is the county's time.
    """
    planned = plan_one(own.listed, when, now=now, calendar=calendar)
    if isinstance(planned, Gap):
        return planned
    return planned if await work.reminders.change(own.reminder, when, next_at=planned.at) else None


async def end(work: Work, person: Person, ids: Iterable[int], *, at: datetime) -> bool:
    """Delete those of somebody's reminders that have these ids; return whether there was one."""
    own = {one.id: one for one in await work.reminders.of(person.id)}
    ended = [await work.reminders.move(own[one], None, at=at) for one in ids if one in own]
    return any(ended)


def on_another_day(when: When, days: int, now: datetime) -> When:
    """Return the same time so many days from today."""
    return When(on=now.date() + timedelta(days=days), minute=when.minute)


def as_written(when: When, wish: ReminderWish, now: datetime, calendar: Calendar) -> When | Gap:
    """Return what a reminder becomes by what was written: a time alone keeps the day, a day alone the time."""
    is_time_alone = wish.at is not None and not (wish.on or wish.every or wish.days_before)
    said = when_of(wish, now, calendar)
    if isinstance(said, Gap):
        return said
    if is_time_alone:
        return replace(when, minute=said.minute)
    return said if wish.at is not None else replace(said, minute=when.minute)


def measure_of(reminder: Reminder, snapshot: Snapshot | None) -> Listed | None:
    """Return the measure that a reminder is of, while the agreement has it."""
    if snapshot is None or reminder.code is None or reminder.is_gone:
        return None
    return listed_by_code(snapshot).get(reminder.code)
