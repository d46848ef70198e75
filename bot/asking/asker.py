"""Who asks, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import TypeAlias

from bot.people.model import Person, Role
from bot.periods.calendar import Calendar

DayOf: TypeAlias = Callable[[datetime], date]
"""Turns a moment into the day it has where the county is."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks; `person` is None for a group's member who is not on the list. `lang` is de or en."""

    person: Person | None
    is_group: bool
    lang: str
    calendar: Calendar
    is_minimal: bool = False
    """Whether answers hold codes, units, dates and status alone."""
    stands_in_for: tuple[str, ...] = ()
    """The units of people who are away today and whose deputy this person is."""
    zone: tzinfo = UTC
    """Where the county is."""

    @property
    def own_units(self) -> tuple[str, ...]:
        """The units this person belongs to."""
        return self.person.units if self.person else ()

    @property
    def is_coordinator(self) -> bool:
        """Whether this person coordinates."""
        return self.person is not None and self.person.role is Role.COORDINATOR

    def day_of(self, moment: datetime) -> date:
        """Return the day that a moment has where the county is."""
        return moment.astimezone(self.zone).date()
