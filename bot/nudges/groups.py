"""What a group is asked: that the status of a measure is missing, never who was asked for it or when. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.asking.select import listed_by_code
from bot.nudges.model import Asked, Outlook
from bot.nudges.plan import agreement_end, is_nudging_day, is_past, put_off, unanswered
from bot.people.place import Scope

WAITS = 5
"""Working days that a nudge stays unanswered before a group is asked."""
FRESH = timedelta(days=60)
"""Older nudges are past: who switches the questions on is not asked all that was ever left open."""
MOST = 10
"""Measures of one message; the others have their turn on the next days."""


def to_ask(outlook: Outlook, scope: Scope, day: date) -> tuple[Asked, ...]:
    """Return the nudges about measures of a scope that a group is asked about on a day; none if it was asked today."""
    measures = {code: one for code, one in listed_by_code(outlook.snapshot).items() if scope.holds(one.measure)}
    was_asked = any(_asked_on(one, outlook) == day for one in outlook.asked if one.slot.code in measures)
    if was_asked or not is_nudging_day(day, outlook):
        return ()
    ripe = [one for one in unanswered(outlook) if one.slot.code in measures and _is_ripe(one, outlook, day)]
    end, later = agreement_end(outlook), put_off(outlook, day)
    rest = {code for code, one in measures.items() if code in later or one.standing.obstacles or is_past(one, day, end)}
    return tuple(one for one in ripe if one.slot.code not in rest)[:MOST]


def asked_now(outlook: Outlook, asked: Sequence[Asked], *, at: datetime) -> Outlook:
    """Return the outlook once a group was asked: what one was asked, the next one is not."""
    marked = [replace(one, group_asked_at=at) if one in asked else one for one in outlook.asked]
    return replace(outlook, asked=marked)


def _is_ripe(asked: Asked, outlook: Outlook, day: date) -> bool:
    """Whether a nudge has waited long enough for an answer, not too long, and no group was asked yet."""
    is_time = outlook.calendar.working_days_after(asked.on, WAITS) <= day <= asked.on + FRESH
    return asked.group_asked_at is None and is_time


def _asked_on(asked: Asked, outlook: Outlook) -> date | None:
    """Return the day on which a group was asked, where the county is."""
    return asked.group_asked_at and asked.group_asked_at.astimezone(outlook.zone).date()
