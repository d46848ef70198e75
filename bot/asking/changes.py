"""What changed in a period: how a measure stood before it, how it stands after it, and what came in between."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.agreement.model import Obstacle, Standing, StatusUpdate
from bot.agreement.standing import standing_of
from bot.asking.select import Listed
from bot.periods.period import Period, Precision

LATELY_DAYS = 30

DayOf = Callable[[datetime], date]
"""Tells the day that a moment has where the county is."""


@dataclass(frozen=True, slots=True)
class Change:
    """What came in for one measure in a period: updates that were not withdrawn, obstacles raised and resolved."""

    listed: Listed
    before: Standing
    after: Standing
    updates: tuple[StatusUpdate, ...]
    raised: tuple[Obstacle, ...] = ()
    resolved: tuple[Obstacle, ...] = ()

    @property
    def moved_dates(self) -> tuple[StatusUpdate, ...]:
        """The updates with a new due date."""
        return tuple(update for update in self.updates if update.new_due)

    @property
    def turns(self) -> tuple[date, ...]:
        """The turns that were done, by their last days."""
        return tuple(update.turn_on for update in self.updates if update.turn_on and not update.is_contribution)

    @property
    def has_new_status(self) -> bool:
        """Whether status or progress is another one than before."""
        return (self.before.status, self.before.progress) != (self.after.status, self.after.progress)

    @property
    def is_movement(self) -> bool:
        """Whether anything is different: "unchanged" is an update, and no movement."""
        contributed = any(update.is_contribution for update in self.updates)
        events = self.moved_dates or self.turns or self.raised or self.resolved
        return self.has_new_status or contributed or bool(events)


def changes_in(scope: Iterable[Listed], period: Period, day_of: DayOf) -> tuple[Change, ...]:
    """Return what came in for the measures in a period, in the order of the agreement."""
    found = (_change(one, period, day_of) for one in sorted(scope, key=lambda one: one.measure.line))
    return tuple(change for change in found if change.updates or change.raised or change.resolved)


def lately(today: date) -> Period:
    """Return the last days up to today: what a question for the state of things looks back on."""
    return Period(today - timedelta(days=LATELY_DAYS), today, Precision.SPAN)


def _change(one: Listed, period: Period, day_of: DayOf) -> Change:
    standing = one.standing
    valid = [update for update in standing.updates if not update.withdrawn]
    first, last = period.first or date.min, period.last or date.max
    obstacles = sorted((*standing.obstacles, *standing.resolved), key=lambda obstacle: obstacle.at)
    return Change(
        listed=one,
        before=standing_of([update for update in valid if day_of(update.at) < first]),
        after=standing_of([update for update in valid if day_of(update.at) <= last]),
        updates=tuple(update for update in valid if first <= day_of(update.at) <= last),
        raised=tuple(obstacle for obstacle in obstacles if day_of(obstacle.at) in period),
        resolved=tuple(one for one in standing.resolved if one.resolved_at and day_of(one.resolved_at) in period),
    )
