"""Who asks, and where."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from bot.people.model import Person
from bot.periods.calendar import Calendar


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

    @property
    def own_units(self) -> tuple[str, ...]:
        """The units this person belongs to."""
        return self.person.units if self.person else ()

    def day_of(self, moment: datetime) -> date:
        """Return the day that a moment has where the county is."""
        return moment.astimezone(self.zone).date()
