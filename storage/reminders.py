"""What people want to be reminded of."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.reminders.model import Reminder, When
from storage.tables import measure_is_current, measures, reminders

_IS_CURRENT = and_(measure_is_current, ~measures.c.is_dropped)
_COLUMNS = (*reminders.c, measures.c.code, _IS_CURRENT.label("is_current"))
_RUNS = reminders.c.next_at.is_not(None)


class SqlReminders:
    """`bot.ports.Reminders` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, person_id: int, code: str | None, when: When, *, next_at: datetime, at: datetime) -> int:
        """Store a reminder of a measure of the current agreement, or (None) of all that is open; return its id."""
        measure_id = None
        if code is not None:
            named = select(measures.c.id).where(measures.c.code == code, _IS_CURRENT)
            measure_id = (await self._connection.execute(named)).scalar_one()
        values = {"person_id": person_id, "measure_id": measure_id, "next_at": next_at, "created_at": at}
        added = insert(reminders).values(**values, **_when_values(when)).returning(reminders.c.id)
        reminder_id: int = (await self._connection.execute(added)).scalar_one()
        return reminder_id

    async def of(self, person_id: int) -> Sequence[Reminder]:
        """Return a person's reminders that have not ended; what is due next comes first."""
        return await self._found(reminders.c.person_id == person_id)

    async def running(self) -> Sequence[Reminder]:
        """Return all that hang on a due date or come back, and have not ended."""
        return await self._found(or_(reminders.c.days_before.is_not(None), reminders.c.every.is_not(None)))

    async def due(self, at: datetime) -> Sequence[Reminder]:
        """Return all that are due at this moment, what has been due longest first."""
        return await self._found(reminders.c.next_at <= at)

    async def move(self, reminder: Reminder, next_at: datetime | None, *, at: datetime) -> bool:
        """Let a reminder be due at another moment, or end it (None); False where it is not due then any more."""
        return await self._set(reminder, {"next_at": next_at, "ended_at": None if next_at else at})

    async def change(self, reminder: Reminder, when: When, *, next_at: datetime) -> bool:
        """Let a reminder come at another time; False where it ended or was told meanwhile."""
        return await self._set(reminder, {"next_at": next_at, **_when_values(when)})

    async def wake(self, reminder_ids: Collection[int], *, told_at: datetime, at: datetime) -> None:
        """Let reminders be due again that were told then by what never left, but for those that were deleted since."""
        is_wanted = or_(_RUNS, reminders.c.ended_at == told_at)
        again = update(reminders).where(reminders.c.id.in_(reminder_ids), is_wanted)
        await self._connection.execute(again.values(next_at=at, ended_at=None))

    async def _set(self, reminder: Reminder, values: dict[str, Any]) -> bool:
        unchanged = update(reminders).where(reminders.c.id == reminder.id, reminders.c.next_at == reminder.next_at)
        return (await self._connection.execute(unchanged.values(values))).rowcount == 1

    async def _found(self, *conditions: Any) -> list[Reminder]:
        found = select(*_COLUMNS).outerjoin_from(reminders, measures).where(_RUNS, *conditions)
        rows = await self._connection.execute(found.order_by(reminders.c.next_at, reminders.c.id))
        return [_reminder(row) for row in rows]


def _when_values(when: When) -> dict[str, Any]:
    return {"on_day": when.on, "every": when.every, "days_before": when.days_before, "at_minute": when.minute}


def _reminder(row: Row[Any]) -> Reminder:
    when = When(row.on_day, row.every, row.days_before, row.at_minute)
    is_gone = row.measure_id is not None and not row.is_current
    return Reminder(row.id, row.person_id, row.code, when, row.next_at, row.created_at, is_gone)
