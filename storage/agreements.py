"""The agreements, of which one is current, and the history of imports."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.agreement.model import Agreement, Snapshot
from storage.agreement_reading import read_agreement
from storage.agreement_writing import agreement_values, write_agreement
from storage.canonical import agreement_from_json, agreement_to_json
from storage.standings import read_standings
from storage.statements import insert_into
from storage.tables import agreements, current_agreement, imports, measures

_POINTER = select(current_agreement.c.agreement_id, current_agreement.c.version, current_agreement.c.imported_version)


class _Pointer(NamedTuple):
    """The row of `current_agreement`; these values before the first import."""

    agreement_id: int | None = None
    version: int = 0
    imported_version: int = 0


@dataclass
class SnapshotCache:
    """The last snapshot read, shared by all units of work of a store, and the version that its agreement is of."""

    snapshot: Snapshot | None = None
    imported_version: int = 0


class SqlAgreements:
    """`bot.ports.Agreements` in SQL."""

    def __init__(self, connection: AsyncConnection, cache: SnapshotCache) -> None:
        self._connection = connection
        self._cache = cache
        self._is_changed = False
        self._current: Snapshot | None = None

    async def current(self) -> Snapshot | None:
        """Return the current agreement with its standings; None before the first import.

        One light SELECT a unit of work where the stored version is the one held in memory: then the same object comes
        back. After a report, the same agreement comes back with other standings.
        """
        if self._current is None or self._is_changed:
            self._current = await self._found()
        return self._current

    async def _found(self) -> Snapshot | None:
        held = self._cache.snapshot
        pointer = await self._pointer()
        if held and held.version == pointer.version and pointer.agreement_id is not None and not self._is_changed:
            return held
        while pointer.agreement_id is not None:
            snapshot = await self._read(pointer.agreement_id, pointer)
            # Another unit of work may commit between two statements; what was read must be of one version.
            read, pointer = pointer, await self._pointer()
            if pointer == read:
                return self._held(snapshot, pointer.imported_version)
        return None

    async def _read(self, agreement_id: int, pointer: _Pointer) -> Snapshot:
        """Read the current agreement and its standings; where no import changed it since, what was reported since."""
        held = self._cache.snapshot
        if held is None or self._cache.imported_version != pointer.imported_version:
            agreement = await read_agreement(self._connection, agreement_id)
            return Snapshot(pointer.version, agreement, await read_standings(self._connection, agreement_id))
        changed = await read_standings(self._connection, agreement_id, since=held.version)
        return Snapshot(pointer.version, held.agreement, {**held.standings, **changed})

    def _held(self, snapshot: Snapshot, imported_version: int) -> Snapshot:
        """Keep it for others; not what this unit changed itself: that may be rolled back and its version used again."""
        if not self._is_changed:
            self._cache.snapshot, self._cache.imported_version = snapshot, imported_version
        return snapshot

    async def store(self, agreement: Agreement, *, source: str, at: datetime) -> int:
        """Make `agreement` the current one and return the new version. Status updates of kept codes stay.

        An agreement of the same title and protocol date is read anew, any other one is added. What changes nothing
        leaves no trace in the history.
        """
        version = await self.touch()
        previous_id = (await self._pointer()).agreement_id
        agreement_id, before = await self._find(agreement)
        if agreement_id is None:
            statement = insert(agreements).values(**agreement_values(agreement)).returning(agreements.c.id)
            agreement_id = (await self._connection.execute(statement)).scalar_one()
        elif agreement_id == previous_id and before == agreement:
            return version
        await write_agreement(self._connection, agreement_id, agreement, at=at)
        await self._point_at(agreement_id)
        await self._connection.execute(
            insert(imports).values(
                agreement_id=agreement_id,
                previous_agreement_id=previous_id,
                source=source,
                before=agreement_to_json(before) if before else None,
                after=agreement_to_json(agreement),
                imported_at=at,
            )
        )
        return version

    async def undo(self, *, at: datetime) -> bool:
        """Take back the last import that was not taken back yet; False when there is none."""
        await self.touch()
        last = select(imports).where(imports.c.undone_at.is_(None)).order_by(imports.c.id.desc()).limit(1)
        row = (await self._connection.execute(last)).first()
        if row is None:
            return False
        await self._connection.execute(update(imports).where(imports.c.id == row.id).values(undone_at=at))
        if row.before is not None:
            await write_agreement(self._connection, row.agreement_id, agreement_from_json(row.before), at=at)
        await self._point_at(row.previous_agreement_id)
        return True

    async def touch(self, changed: ColumnElement[bool] | None = None) -> int:
        """Begin a change of the agreement or of what is reported for it: raise the version and return it.

        `changed` says for which measures something is reported, where not for all. Until the end of the transaction
        nobody else can change them.
        """
        self._is_changed = True
        raised = insert_into(self._connection, current_agreement).values(id=1, version=1)
        raised = raised.on_conflict_do_update(index_elements=["id"], set_={"version": current_agreement.c.version + 1})
        statement = raised.returning(current_agreement.c.version)
        version: int = (await self._connection.execute(statement)).scalar_one()
        now_of = update(measures).values(reported_version=version)
        await self._connection.execute(now_of if changed is None else now_of.where(changed))
        return version

    async def _pointer(self) -> _Pointer:
        row = (await self._connection.execute(_POINTER)).first()
        return _Pointer(*row) if row else _Pointer()

    async def _point_at(self, agreement_id: int | None) -> None:
        """Make an agreement the current one, or say that the current one was changed."""
        values = {"agreement_id": agreement_id, "imported_version": current_agreement.c.version}
        await self._connection.execute(update(current_agreement).values(values))

    async def _find(self, agreement: Agreement) -> tuple[int | None, Agreement | None]:
        """Find the agreement of this title and protocol date, and what stands in it."""
        is_same = (agreements.c.title == agreement.title) & (
            agreements.c.protocol_on.is_not_distinct_from(agreement.protocol_on)
        )
        latest = select(agreements.c.id).where(is_same).order_by(agreements.c.id.desc()).limit(1)
        agreement_id: int | None = await self._connection.scalar(latest)
        if agreement_id is None:
            return None, None
        return agreement_id, await read_agreement(self._connection, agreement_id)
