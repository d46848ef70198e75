"""When a reminder is due: days and times where the county is, then moments. Pure.

What falls on a day that is no working day moves to the next one, before a due date to the one before. It stays where
the person named both, day and time.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.language.understanding import WEEKDAY_CODES
from bot.periods.calendar import Calendar
from bot.reminders.model import When

A_DAY = timedelta(days=1)
_NAMED = frozenset({"weekly", "monthly"})
"""Rhythms that name the day; a quarter or "werktags" names none."""


def moment(day: date, minute: int | None, zone: tzinfo) -> datetime:
    """Return the moment of a minute of the day (None: its beginning) where the county is, in UTC.

    A time that the clock passes over comes as much later as the clock was put forward, one that it shows twice comes
    the first time (PEP 495, fold 0).
    """
    hour, left = divmod(minute or 0, 60)
    return datetime.combine(day, time(hour, left), zone).astimezone(UTC)


def first_at(when: When, due: date | None, now: datetime, zone: tzinfo, calendar: Calendar) -> datetime | None:
    """Return when a reminder is due first; None before a due date that there is none of.

    A single day may have passed; what comes back is always due after `now`.
    """
    if when.every:
        return next_at(when, now, zone, calendar)
    day = _single_day(when, due, calendar)
    return moment(day, when.minute, zone) if day else None


def next_at(when: When, after: datetime, zone: tzinfo, calendar: Calendar) -> datetime | None:
    """Return when a reminder is due next after a moment; None where it comes once."""
    if when.every is None:
        return None
    days = _days(when.every, after.astimezone(zone).date())
    moments = (moment(_kept(day, when, calendar), when.minute, zone) for day in days)
    return next(one for one in moments if one > after)


def _single_day(when: When, due: date | None, calendar: Calendar) -> date | None:
    if when.days_before is None:
        return _kept(when.on, when, calendar) if when.on else None
    return calendar.working_day_before(due - (when.days_before - 1) * A_DAY) if due else None


def _kept(day: date, when: When, calendar: Calendar) -> date:
    """Return the day itself where it was named with a time, else the first working day from it on."""
    is_named = when.every is None or when.every.partition(":")[0] in _NAMED
    return day if is_named and when.minute is not None else calendar.working_day_from(day)


def _days(every: str, since: date) -> Iterator[date]:
    """Yield the days that a rhythm means, from a day on."""
    kind, _, which = every.partition(":")
    if kind in ("weekly", "weekdays"):
        wait = (WEEKDAY_CODES.index(which) - since.weekday()) % 7 if which else 0
        step = 7 if which else 1
        while True:
            yield since + timedelta(days=wait)
            wait += step
    months = 1 if kind == "monthly" else 3
    month = 12 * since.year + (since.month - 1) // months * months
    while True:
        year, number = divmod(month, 12)
        day = date(year, number + 1, min(int(which or 1), monthrange(year, number + 1)[1]))
        if day >= since:
            yield day
        month += months
