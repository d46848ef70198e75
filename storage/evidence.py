"""Files of status updates: pending → stored or failed. Bytes are read and written by themselves, never with a list."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.reporting.content import Content
from bot.reporting.evidence import Evidence, Failure, FileKind, FileState, NewEvidence, ToFetch
from storage.agreements import SqlAgreements
from storage.tables import evidence, measure_is_current, measures, status_updates
from storage.tables import evidence_is_open as is_open

_UNCLAIMED = {"holder": None, "claimed_until": None}
_IS_WITHDRAWN = exists().where(status_updates.c.id == evidence.c.update_id, status_updates.c.withdrawn_at.is_not(None))
_NOWHERE = {"chat_id": None, "thread_id": None, "message_id": None}


class SqlEvidence:
    """`bot.ports.EvidenceFiles` in SQL."""

    def __init__(self, connection: AsyncConnection, agreements: SqlAgreements) -> None:
        self._connection = connection
        self._agreements = agreements

    async def add(self, update_id: int, new: Sequence[NewEvidence], *, batch: int, at: datetime) -> None:
        """Store files that are to be fetched for an update."""
        if not new:
            return
        await self._agreements.touch()
        before = select(func.count()).select_from(evidence).where(evidence.c.update_id == update_id)
        first = await self._connection.scalar(before) or 0
        same = {"update_id": update_id, "batch": batch, "state": FileState.PENDING.value, "created_at": at}
        rows = [{**asdict(one), **same, "position": position} for position, one in enumerate(new, start=first)]
        await self._connection.execute(insert(evidence), rows)

    async def photos(self, update_id: int) -> int:
        """Return how many photos there are of the measure of an update, of whatever became of them."""
        measure = select(status_updates.c.measure_id).where(status_updates.c.id == update_id).scalar_subquery()
        counted = select(func.count()).join_from(evidence, status_updates).where(status_updates.c.measure_id == measure)
        return await self._connection.scalar(counted.where(evidence.c.kind == FileKind.PHOTO.value)) or 0

    async def move(self, file_ids: Collection[int], update_id: int) -> None:
        """Let files belong to another update: the one that stands in place of theirs."""
        await self._agreements.touch()
        moved = update(evidence).where(evidence.c.id.in_(file_ids))
        await self._connection.execute(moved.values(update_id=update_id))

    async def of(self, update_ids: Collection[int]) -> Sequence[Evidence]:
        """Return all files of these updates, by update and position."""
        return await self._found(evidence.c.update_id.in_(update_ids))

    async def of_batch(self, batch: int) -> Sequence[Evidence]:
        """Return all files that came with one message, in order."""
        return await self._found(evidence.c.batch == batch)

    async def of_measure(self, code: str) -> Sequence[Evidence]:
        """Return the stored files of a measure of the current agreement, newest first; none of withdrawn updates."""
        of_measure = select(measures.c.id).where(measure_is_current, measures.c.code == code)
        found = await self._found(
            status_updates.c.measure_id.in_(of_measure),
            status_updates.c.withdrawn_at.is_(None),
            evidence.c.state == FileState.STORED.value,
        )
        return found[::-1]

    async def claim(self, *, holder: str, until: datetime, at: datetime) -> ToFetch | None:
        """Claim the oldest file that waits, if any does; of withdrawn updates none is fetched any more."""
        gone = update(evidence).where(is_open, _IS_WITHDRAWN).values(_settled(FileState.FAILED, Failure.WITHDRAWN, at))
        for batch in set(await self._connection.scalars(gone.returning(evidence.c.batch))):
            await self.answered(batch)
        is_free = or_(evidence.c.claimed_until.is_(None), evidence.c.claimed_until <= at)
        is_ready = or_(evidence.c.not_before.is_(None), evidence.c.not_before <= at)
        oldest = select(evidence.c.id).where(is_open, is_free, is_ready).order_by(evidence.c.id).limit(1)
        oldest = oldest.with_for_update(skip_locked=True, of=evidence)
        claimed = update(evidence).where(evidence.c.id == oldest.scalar_subquery())
        taken = {"holder": holder, "claimed_until": until, "tries": evidence.c.tries + 1}
        columns = [evidence.c[name] for name in ToFetch.__slots__]
        row = (await self._connection.execute(claimed.values(**taken).returning(*columns))).first()
        return ToFetch(**{**row._mapping, "kind": FileKind(row.kind)}) if row else None

    async def release(self, holder: str, *, but: Collection[int] = (), is_try: bool = True) -> None:
        """Free what `holder` claimed and fetches no more, `but` what is under way; without `is_try` no try counts."""
        left = update(evidence).where(is_open, evidence.c.holder == holder, evidence.c.id.not_in(but))
        tries = evidence.c.tries if is_try else evidence.c.tries - 1
        await self._connection.execute(left.values(tries=tries, **_UNCLAIMED))

    async def retry(self, file_id: int, *, not_before: datetime, is_try: bool = True) -> None:
        """Let a file be fetched again from `not_before` on; without `is_try` this one does not count."""
        tries = evidence.c.tries if is_try else evidence.c.tries - 1
        again = update(evidence).where(evidence.c.id == file_id, is_open)
        await self._connection.execute(again.values(not_before=not_before, tries=tries, **_UNCLAIMED))

    async def store(self, file_id: int, content: Content, *, at: datetime) -> bool:
        """Store what was fetched, and its hash; False where the file was settled or its update withdrawn before."""
        kept = {
            "content": content.data,
            "sha256": hashlib.sha256(content.data).hexdigest(),
            "media_type": content.media_type,
            "size": len(content.data),
        }
        return await self._settle(file_id, {**_settled(FileState.STORED, None, at), **kept}, ~_IS_WITHDRAWN)

    async def fail(self, file_id: int, failure: Failure, *, at: datetime) -> bool:
        """The file will never be stored; False where it was settled before."""
        return await self._settle(file_id, _settled(FileState.FAILED, failure, at))

    async def answered(self, batch: int) -> None:
        """Forget from where the files of a batch came."""
        await self._connection.execute(update(evidence).where(evidence.c.batch == batch).values(**_NOWHERE))

    async def _settle(self, file_id: int, values: Mapping[str, Any], *conditions: ColumnElement[bool]) -> bool:
        # First the version: of two that settle a batch's last files the second one sees what the first one did.
        await self._agreements.touch()
        settled = update(evidence).where(evidence.c.id == file_id, is_open, *conditions).values(values)
        return (await self._connection.execute(settled)).rowcount == 1

    async def _found(self, *conditions: ColumnElement[bool]) -> list[Evidence]:
        statement = select(*_LISTED, status_updates.c.reported_at).join_from(evidence, status_updates)
        in_order = statement.where(*conditions).order_by(evidence.c.update_id, evidence.c.position, evidence.c.id)
        return [_evidence(row) for row in await self._connection.execute(in_order)]


_LISTED = [evidence.c[name] for name in Evidence.__slots__ if name in evidence.c] + [evidence.c.error]


def _settled(state: FileState, failure: Failure | None, at: datetime) -> dict[str, Any]:
    error = failure.value if failure else None
    return {"state": state.value, "error": error, "settled_at": at, "file_id": None, **_UNCLAIMED}


def _evidence(row: Row[*tuple[Any, ...]]) -> Evidence:
    told = dict(row._mapping)
    error = told.pop("error")
    kinds = {"kind": FileKind(row.kind), "state": FileState(row.state), "failure": Failure(error) if error else None}
    return Evidence(**{**told, **kinds})
