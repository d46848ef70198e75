"""What a tap below a measure says: the report it stands for, or what has to be chosen first. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from bot.agreement.model import Behalf, Measure, Standing, Status
from bot.asking.asker import Reports
from bot.asking.moving import moved
from bot.asking.select import Listed
from bot.language.understanding import StatusReport
from bot.periods.period import Period
from bot.periods.spans import quarter_of
from bot.reporting.answers import Choices, Doubt
from bot.reporting.reporter import reporting_for

QUARTERS = 4
"""How many quarters are offered for a new due date."""


class Tap(StrEnum):
    """The buttons below a measure; the values are what their presses carry."""

    ON_TRACK = "report_going"
    DONE = "report_done"
    DELAYED = "report_late"
    OBSTACLE = "report_block"
    UNCHANGED = "report_same"


def tapped(listed: Listed, tap: Tap, today: date) -> StatusReport:
    """Return the report that a tap stands for (KeyError for an obstacle, whose reason is still to be said)."""
    if tap is Tap.UNCHANGED:
        return StatusReport(listed.code, is_unchanged=True)
    statuses = {Tap.ON_TRACK: _on_track(listed, today), Tap.DONE: Status.DONE, Tap.DELAYED: Status.DELAYED}
    return StatusReport(listed.code, statuses[tap])


def _on_track(listed: Listed, today: date) -> Status:
    """What begins later is on track without having begun."""
    start = listed.measure.start
    is_to_come = start is not None and start.first is not None and start.first > today
    return Status.PLANNED if is_to_come and listed.standing.status in (None, Status.PLANNED) else Status.IN_PROGRESS


def due_choices(listed: Listed, today: date, progress: int | None = None) -> Choices | None:
    """Return the quarters to which a measure may be put off, and none of them; None where it has no due date."""
    if listed.due is None:
        return None
    dates: Sequence[Period | None] = (*_quarters(max(listed.due.on, today)), None)
    reports = (StatusReport(listed.code, Status.DELAYED, progress, new_due=new_due) for new_due in dates)
    return Choices(Doubt.DUE, tuple((report,) for report in reports), (listed,))


def _quarters(day: date) -> tuple[Period, ...]:
    """Return the quarters that end after this day; fewer where the calendar ends."""
    quarters = (moved(quarter_of(day), steps) for steps in range(QUARTERS + 1))
    return tuple(one for one in quarters if one and one.last and one.last > day)[:QUARTERS]


def unchanged_of(listed: Iterable[Listed], who: Reports) -> tuple[Listed, ...]:
    """Return what "all unchanged" is about: the open measures of somebody's own units, or stood in for."""
    return tuple(one for one in listed if not one.is_settled and _is_own(one.measure, who))


def _is_own(measure: Measure, who: Reports) -> bool:
    reporting = reporting_for(measure, who)
    return reporting is not None and reporting.on_behalf is not Behalf.COORDINATOR


def text_before(standing: Standing, unit: str | None, before: int | None = None) -> str | None:
    """Return what the unit's last update says in words; of those before the update with the id `before`, if given."""
    earlier = (one for one in standing.updates if before is None or one.id < before)
    theirs = [one for one in earlier if one.unit == unit and not one.withdrawn]
    return theirs[-1].note if theirs else None
