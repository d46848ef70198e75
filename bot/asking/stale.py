"""What has gone quiet, what is held up, and what waits for a decision. Measures, never people."""

from collections.abc import Iterable
from datetime import date

from bot.agreement.model import Status
from bot.asking.changes import DayOf
from bot.asking.select import Listed, overdue, unreported

STALE_DAYS = 90
_GOING_ON = frozenset({Status.PLANNED, Status.IN_PROGRESS, Status.DELAYED})


def stale(listed: Iterable[Listed], today: date, day_of: DayOf) -> tuple[Listed, ...]:
    """Keep what goes on, should have begun, and was last reported for 90 days or more ago."""
    return tuple(
        one
        for one in listed
        if one.standing.status in _GOING_ON
        and _should_have_begun(one, today)
        and one.standing.last
        and (today - day_of(one.standing.last.at)).days >= STALE_DAYS
    )


def passed_in_silence(listed: Iterable[Listed], today: date) -> tuple[Listed, ...]:
    """Keep what was due before today without any report."""
    return unreported(overdue(listed, today))


def hindered(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Keep what an open obstacle holds up; what is done or cancelled is held up no more."""
    return tuple(one for one in listed if one.standing.obstacles and not one.is_settled)


def moving(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Keep what has a new due date that nobody has decided on."""
    return tuple(one for one in listed if one.standing.waiting)


def _should_have_begun(one: Listed, today: date) -> bool:
    start = one.measure.start.first if one.measure.start else None
    return start is None or start <= today
