"""Who is away, and who stands in."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from bot.people.model import Absence


class Absences(Protocol):
    """Absences, which have no reason, and deputies, at most one for each person.

    Both end by themselves when somebody is taken off the list or erased.
    """

    async def of(self, person_id: int, *, since: date) -> Sequence[Absence]:
        """A person's absences that last until this day or longer, by their first day."""
        ...

    async def add(self, person_id: int, absence: Absence, *, ends_at: datetime | None, at: datetime) -> None:
        """Store an absence; `ends_at` is the end of its last day, None where that is open."""
        ...

    async def shorten(self, person_id: int, absence: Absence, last_on: date, *, ends_at: datetime) -> None:
        """Let an absence end on an earlier day."""
        ...

    async def remove(self, person_id: int, absence: Absence) -> None:
        """Forget an absence."""
        ...

    async def deputy_of(self, person_id: int) -> int | None:
        """The id of the person who stands in for this one."""
        ...

    async def stood_in_for(self, deputy_id: int) -> Sequence[int]:
        """The ids of the people this one stands in for, in order."""
        ...

    async def set_deputy(self, person_id: int, deputy_id: int, *, at: datetime) -> None:
        """Remember who stands in for a person, in place of whoever did before."""
        ...

    async def end_deputy(self, person_id: int, deputy_id: int) -> bool:
        """End it; False where the one does not stand in for the other any more."""
        ...
