"""All that was reported for one measure, newest first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from bot.agreement.model import Obstacle, Standing, StatusUpdate
from bot.asking.changes import DayOf


@dataclass(frozen=True, slots=True)
class Reported:
    """A status update, and the day on which it came."""

    on: date
    update: StatusUpdate


@dataclass(frozen=True, slots=True)
class Hindered:
    """An obstacle, the day on which it was reported, and the day on which it was over."""

    on: date
    obstacle: Obstacle
    until: date | None


Report: TypeAlias = Reported | Hindered


def reports_of(standing: Standing, day_of: DayOf) -> tuple[Report, ...]:
    """Return updates, withdrawn ones among them, and obstacles."""
    updates: list[tuple[datetime, Report]] = [
        (update.at, Reported(day_of(update.at), update)) for update in standing.updates
    ]
    obstacles: list[tuple[datetime, Report]] = [
        (one.at, Hindered(day_of(one.at), one, day_of(one.resolved_at) if one.resolved_at else None))
        for one in (*standing.resolved, *standing.obstacles)
    ]
    # What came last of what came at once is the newest.
    return tuple(report for _, report in sorted(updates + obstacles, key=lambda pair: pair[0]))[::-1]
