"""Who asks, and where."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Protocol, TypeAlias

from bot.nudges.model import Asked, Snooze
from bot.people.model import Person, Role
from bot.people.place import Scope
from bot.periods.calendar import Calendar

DayOf: TypeAlias = Callable[[datetime], date]
"""Turns a moment into the day it has where the county is."""


class Reports(Protocol):
    """What somebody may report for: all that is asked of an `Asker` for it, or of a `Reporter`."""

    @property
    def own_units(self) -> tuple[str, ...]:
        """The units this person belongs to."""
        ...

    @property
    def stands_in_for(self) -> tuple[str, ...]:
        """The units of people who are away today and whose deputy this person is."""
        ...

    @property
    def passed(self) -> Collection[tuple[str, str]]:
        """Code and unit of measures that somebody passed on to this person, their deputy."""
        ...

    @property
    def is_coordinator(self) -> bool:
        """Whether this person reports for any unit."""
        ...


@dataclass(frozen=True, slots=True)
class Reporter:
    """What somebody may report for, without saying who it is."""

    own_units: tuple[str, ...] = ()
    stands_in_for: tuple[str, ...] = ()
    is_coordinator: bool = False
    passed: Collection[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks; `person` is None for a group's member who is not on the list. `lang` is de or en."""

    person: Person | None
    is_group: bool
    lang: str
    calendar: Calendar
    is_minimal: bool = False
    """Whether answers hold codes, units, dates and status alone."""
    zone: tzinfo = UTC
    """Where the county is."""
    stands_in_for: tuple[str, ...] = ()
    """The units of people who are away today and whose deputy this person is."""
    place: Scope | None = None
    """What the group or topic is bound to in which they ask."""
    time_of_day: time = time()
    """The time where the county is; midnight where nobody said."""
    nudges: tuple[Asked, ...] = ()
    """What was decided on nudges, for coordinators in private who ask for the history of a measure."""
    passed: Collection[tuple[str, str]] = ()
    """Code and unit of measures that somebody passed on to this person, their deputy."""
    snoozes: Sequence[Snooze] = ()
    """What this person put off."""

    @property
    def own_units(self) -> tuple[str, ...]:
        """The units this person belongs to."""
        return self.person.units if self.person else ()

    @property
    def is_coordinator(self) -> bool:
        """Whether this person reports for any unit."""
        return self.person is not None and self.person.role is Role.COORDINATOR

    def day_of(self, moment: datetime) -> date:
        """Return the day that a moment has where the county is."""
        return moment.astimezone(self.zone).date()
