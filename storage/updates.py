"""What staff report: status updates and obstacles, added and withdrawn, never overwritten."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, exists, func, insert, select, true, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.reporting.model import NewObstacle, NewUpdate, Stored
from storage.agreements import SqlAgreements
from storage.standings import reported
from storage.tables import inbox, measure_is_current, measures, obstacles, status_updates

_IS_NEWS = ~status_updates.c.is_unchanged & status_updates.c.completes_id.is_(None)
_IS_OPEN = obstacles.c.resolved_at.is_(None) & obstacles.c.withdrawn_at.is_(None)


class SqlUpdates:
    """`bot.ports.Updates` in SQL."""

    def __init__(self, connection: AsyncConnection, agreements: SqlAgreements) -> None:
        self._connection = connection
        self._agreements = agreements

    async def add(self, new: Sequence[NewUpdate], *, by: int, batch: int, at: datetime) -> Sequence[int]:
        """Store updates and return their ids in the same order."""
        if not new:
            return []
        codes = {one.code for one in new}
        await self._agreements.touch(measures.c.code.in_(codes))
        measure_ids = await self._measure_ids(codes)
        rows = [
            {"measure_id": measure_ids[one.code], "reported_at": at, "person_id": by, "batch": batch, **_values(one)}
            for one in new
        ]
        added = insert(status_updates).returning(status_updates.c.id, sort_by_parameter_order=True)
        return list(await self._connection.scalars(added, rows))

    async def of(self, ids: Collection[int]) -> Sequence[Stored]:
        """Return the updates with these ids, withdrawn ones, too, oldest first."""
        return await self._stored(status_updates.c.id.in_(ids))

    async def last_id(self) -> int:
        """Return the id of the last update; 0 where there is none. Later ones have higher ids, however many write."""
        # Who adds one holds the row of the current agreement until the commit, so ids are in the order of commits.
        last: int | None = await self._connection.scalar(select(func.max(status_updates.c.id)))
        return last or 0

    async def news(self, *, after: int, but_from: int) -> Sequence[Stored]:
        """Return what was reported after the update with this id and still stands, oldest first."""
        columns = status_updates.c
        is_told_there = exists().where(inbox.c.seq == columns.batch, inbox.c.chat_key == but_from)
        return await self._stored((columns.id > after) & _IS_NEWS & _stands(status_updates) & ~is_told_there)

    async def withdrawn_news(self, *, since: datetime) -> Sequence[Stored]:
        """Return what was withdrawn since then with nothing newer on its measure that stands, oldest first."""
        later = status_updates.alias()
        is_followed = exists().where(
            later.c.measure_id == status_updates.c.measure_id,
            later.c.id > status_updates.c.id,
            later.c.completes_id.is_(None),
            later.c.withdrawn_at.is_(None),
        )
        return await self._stored((status_updates.c.withdrawn_at > since) & _IS_NEWS & ~is_followed)

    async def codes_of(self, batch: int) -> Sequence[str]:
        """Return the measures for which a batch still says something, obstacles too, in the order written."""
        found: dict[str, None] = {}
        for table in (status_updates, obstacles):
            statement = select(measures.c.code).join_from(table, measures).where(table.c.batch == batch, _stands(table))
            found |= dict.fromkeys(await self._connection.scalars(statement.order_by(table.c.id)))
        return list(found)

    async def author_of(self, batch: int) -> int | None:
        """Return the id of the person who wrote a batch; None where that person was erased."""
        for table in (status_updates, obstacles):
            author: int | None = await self._connection.scalar(
                select(table.c.person_id).where(table.c.batch == batch, table.c.person_id.is_not(None)).limit(1)
            )
            if author is not None:
                return author
        return None

    async def last_batch(self, person_id: int, *, since: datetime, code: str | None = None) -> int | None:
        """Return this person's last batch since then, for the measure if one is named, of which something stands."""
        found: list[Row[*tuple[Any, ...]]] = []
        for table, moment in ((status_updates, "reported_at"), (obstacles, "raised_at")):
            statement = select(table.c.batch, table.c[moment]).join_from(table, measures)
            statement = statement.where(table.c.person_id == person_id, table.c[moment] >= since, _stands(table))
            statement = statement.where(table.c.batch.is_not(None), true() if code is None else measures.c.code == code)
            if table is status_updates:
                # What was reached belongs to the report that it completes, and goes with it.
                statement = statement.where(table.c.outcome.is_(None) | table.c.completes_id.is_(None))
            last = statement.order_by(table.c[moment].desc(), table.c.id.desc()).limit(1)
            found += (await self._connection.execute(last)).all()
        return max(found, key=lambda row: (row[1], row.batch)).batch if found else None

    async def withdraw(self, batch: int, *, at: datetime) -> int:
        """Withdraw a batch: its updates, what completes them, and its obstacles; return how many rows it were."""
        written = (select(table.c.measure_id).where(table.c.batch == batch) for table in (status_updates, obstacles))
        await self._agreements.touch(measures.c.id.in_(union(*written)))
        own = select(status_updates.c.id).where(status_updates.c.batch == batch)
        updates = (status_updates.c.batch == batch) | status_updates.c.completes_id.in_(own)
        count = 0
        for table, theirs in ((status_updates, updates), (obstacles, obstacles.c.batch == batch)):
            standing = update(table).where(theirs, _stands(table))
            count += (await self._connection.execute(standing.values(withdrawn_at=at))).rowcount
        return count

    async def decide_due(self, update_id: int, *, is_confirmed: bool, at: datetime) -> bool:
        """Confirm or refuse the new date of an update; False where it was decided or withdrawn before."""
        await self._agreements.touch()
        columns = status_updates.c
        undecided = columns.due_confirmed_at.is_(None) & columns.due_refused_at.is_(None)
        waiting = update(status_updates).where(
            columns.id == update_id, columns.new_due_last.is_not(None), columns.withdrawn_at.is_(None), undecided
        )
        moment = "due_confirmed_at" if is_confirmed else "due_refused_at"
        return (await self._connection.execute(waiting.values({moment: at}))).rowcount == 1

    async def raise_obstacle(self, new: NewObstacle, *, by: int, batch: int, at: datetime) -> int:
        """Store an obstacle and return its id."""
        await self._agreements.touch(measures.c.code == new.code)
        measure_ids = await self._measure_ids({new.code})
        values = {"measure_id": measure_ids[new.code], "unit": new.unit, "person_id": by, "reason": new.reason}
        statement = insert(obstacles).values(**values, raised_at=at, batch=batch).returning(obstacles.c.id)
        obstacle_id: int = (await self._connection.execute(statement)).scalar_one()
        return obstacle_id

    async def resolve_obstacle(self, obstacle_id: int, *, at: datetime) -> bool:
        """Resolve an obstacle; False where it was resolved or withdrawn before."""
        await self._agreements.touch()
        open_one = update(obstacles).where(obstacles.c.id == obstacle_id, _IS_OPEN)
        return (await self._connection.execute(open_one.values(resolved_at=at))).rowcount == 1

    async def reopen_obstacle(self, obstacle_id: int) -> bool:
        """Take back that an obstacle was resolved; False where it was not, or is withdrawn."""
        await self._agreements.touch()
        resolved = obstacles.c.resolved_at.is_not(None) & _stands(obstacles)
        resolved_one = update(obstacles).where(obstacles.c.id == obstacle_id, resolved)
        return (await self._connection.execute(resolved_one.values(resolved_at=None))).rowcount == 1

    async def _measure_ids(self, codes: Collection[str]) -> Mapping[str, int]:
        """Return the ids of measures of the current agreement by code (KeyError later for one that is not there)."""
        found = select(measures.c.code, measures.c.id).where(measure_is_current, measures.c.code.in_(codes))
        return {row.code: row.id for row in await self._connection.execute(found)}

    async def _stored(self, condition: ColumnElement[bool]) -> Sequence[Stored]:
        statement = select(*status_updates.c, measures.c.code).join_from(status_updates, measures).where(condition)
        rows = await self._connection.execute(statement.order_by(status_updates.c.id))
        return [
            Stored(
                id=row.id,
                update=_new(row),
                at=row.reported_at,
                batch=row.batch,
                person_id=row.person_id,
                withdrawn_at=row.withdrawn_at,
            )
            for row in rows
        ]


def _stands(table: Table) -> ColumnElement[bool]:
    return table.c.withdrawn_at.is_(None)


def _values(new: NewUpdate) -> dict[str, Any]:
    """Return the columns of an update."""
    return {
        "unit": new.unit,
        "on_behalf": new.on_behalf and new.on_behalf.value,
        "status": new.status.value,
        "progress": new.progress,
        "note": new.note,
        "is_unchanged": new.is_unchanged,
        "is_contribution": new.is_contribution,
        "turn_on": new.turn_on,
        "outcome": new.outcome and new.outcome.value,
        "new_due_first": new.new_due and new.new_due.first,
        "new_due_last": new.new_due and new.new_due.last,
        "new_due_precision": new.new_due and new.new_due.precision.value,
        "completes_id": new.completes,
    }


def _new(row: Row[*tuple[Any, ...]]) -> NewUpdate:
    return NewUpdate(code=row.code, **reported(row))
