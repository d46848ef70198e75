"""Who is away, and who stands in."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.people.model import Absence
from storage.statements import insert_into
from storage.tables import absences, deputies


class SqlAbsences:
    """`bot.ports.Absences` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, person_id: int, *, since: date) -> Sequence[Absence]:
        """Return a person's absences that last until this day or longer, by their first day."""
        lasting = or_(absences.c.last_on.is_(None), absences.c.last_on >= since)
        found = select(absences.c.first_on, absences.c.last_on).where(absences.c.person_id == person_id, lasting)
        rows = await self._connection.execute(found.order_by(absences.c.first_on, absences.c.id))
        return [Absence(row.first_on, row.last_on) for row in rows]

    async def add(self, person_id: int, absence: Absence, *, ends_at: datetime | None, at: datetime) -> None:
        """Store an absence; `ends_at` is the end of its last day, None where that is open."""
        days = {"first_on": absence.first_on, "last_on": absence.last_on, "ends_at": ends_at}
        await self._connection.execute(insert(absences).values(person_id=person_id, created_at=at, **days))

    async def shorten(self, person_id: int, absence: Absence, last_on: date, *, ends_at: datetime) -> None:
        """Let an absence end on an earlier day."""
        shortened = update(absences).where(*_is(person_id, absence))
        await self._connection.execute(shortened.values(last_on=last_on, ends_at=ends_at))

    async def remove(self, person_id: int, absence: Absence) -> None:
        """Forget an absence."""
        await self._connection.execute(delete(absences).where(*_is(person_id, absence)))

    async def deputy_of(self, person_id: int) -> int | None:
        """Return the id of the person who stands in for this one."""
        deputy = select(deputies.c.deputy_id).where(deputies.c.person_id == person_id)
        deputy_id: int | None = await self._connection.scalar(deputy)
        return deputy_id

    async def stood_in_for(self, deputy_id: int) -> Sequence[int]:
        """Return the ids of the people this one stands in for, in order."""
        theirs = select(deputies.c.person_id).where(deputies.c.deputy_id == deputy_id)
        return (await self._connection.scalars(theirs.order_by(deputies.c.person_id))).all()

    async def set_deputy(self, person_id: int, deputy_id: int, *, at: datetime) -> None:
        """Remember who stands in for a person, in place of whoever did before."""
        values = {"deputy_id": deputy_id, "created_at": at}
        named = insert_into(self._connection, deputies).values(person_id=person_id, **values)
        await self._connection.execute(named.on_conflict_do_update(index_elements=["person_id"], set_=values))

    async def end_deputy(self, person_id: int, deputy_id: int) -> bool:
        """End it; False where the one does not stand in for the other any more."""
        theirs = deputies.c.person_id == person_id, deputies.c.deputy_id == deputy_id
        return (await self._connection.execute(delete(deputies).where(*theirs))).rowcount == 1


def _is(person_id: int, absence: Absence) -> tuple[ColumnElement[bool], ...]:
    days = absences.c.first_on == absence.first_on, absences.c.last_on.is_not_distinct_from(absence.last_on)
    return absences.c.person_id == person_id, *days
