"""Reminders as plain values."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class When:
    """When somebody wants to be reminded: once, `on` a day or so many `days_before` the current due date, or `every` so
    often (weekly:MO, weekdays, monthly:1, quarterly). At a `minute` of the day, None: with the digest.
    """

    on: date | None = None
    every: str | None = None
    days_before: int | None = None
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of one measure, or (`code` None) of all that is open.

    `next_at` is when it is due next; without a time of day that is the beginning of the day. `is_gone`: the agreement
    has no such measure any more.
    """

    id: int
    person_id: int
    code: str | None
    when: When
    next_at: datetime
    created_at: datetime
    is_gone: bool = False
