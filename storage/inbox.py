"""Updates received and not yet done (DESIGN §6): in our own order, each chat's one after another."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, Update, and_, bindparam, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import InboxRow, Received
from bot.errors import ClaimLost
from storage.statements import chosen, insert_into
from storage.tables import inbox
from storage.tables import inbox_is_open as is_open
from storage.types import UtcDateTime

_UNCLAIMED = {"holder": None, "claimed_until": None}
_Album = tuple[int, str | None]
"""The key of a chat, and the id of an album there."""


class SqlInbox:
    """`bot.ports.Inbox` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, received: Sequence[Received], *, at: datetime) -> None:
        """Store updates in the order given; ids already known are passed over. Without raw text a row is done."""
        if not received:
            return
        albums = await self._our_albums(received)
        rows = [_row(update, albums, at) for update in received]
        statement = insert_into(self._connection, inbox).on_conflict_do_nothing(index_elements=["update_id"])
        await self._connection.execute(statement, rows)

    async def claim(
        self, limit: int, *, holder: str, until: datetime, at: datetime, settled: datetime | None = None
    ) -> Sequence[InboxRow]:
        """Claim up to `limit` rows, of each chat only the oldest undone one; a row claimed alone counts its try now.

        An album is claimed by its first part, once its newest one came before `settled` (None: at once).
        """
        counted = 1 if limit == 1 else 0
        given = {"most": limit, "by": holder, "to": until, "at": at, "counted": counted, "settled": settled or at}
        rows = await self._connection.execute(_CLAIM, given)
        return sorted((_claimed(row, 1 - counted) for row in rows), key=lambda row: row.seq)

    async def album(self, row: InboxRow) -> tuple[Sequence[InboxRow], int | None]:
        """Return all undone parts of the row's album, in order, and the `seq` of the first one done before."""
        is_part = and_(inbox.c.chat_key == row.chat_key, inbox.c.album == row.album)
        rows = (await self._connection.execute(select(inbox).where(is_part).order_by(inbox.c.seq))).all()
        parts = [_claimed(part, 0) for part in rows if part.done_at is None and part.quarantined_at is None]
        return parts, next((part.seq for part in rows if part.done_at), None)

    async def done(self, seqs: Sequence[int], *, at: datetime) -> None:
        """Mark rows done and empty their raw text (ClaimLost where one already was: another holder took over)."""
        finished = await self._connection.execute(_FINISH, {"seqs": list(seqs), "at": at})
        if finished.rowcount != len(set(seqs)):
            raise ClaimLost("an update was finished by somebody else meanwhile")

    async def release(self, seq: int, *, tries: int, error: str | None, until: datetime | None = None) -> None:
        """Give a row back with so many tries behind it; nobody claims it before `until`."""
        back = update(inbox).where(inbox.c.seq == seq, is_open, inbox.c.holder.is_not(None))
        await self._connection.execute(back.values(error=error, tries=tries, holder=None, claimed_until=until))

    async def quarantine(self, seq: int, *, error: str, at: datetime) -> None:
        """Put a row aside for good, raw text kept for the administrator; its chat goes on."""
        aside = update(inbox).where(inbox.c.seq == seq, is_open)
        await self._connection.execute(aside.values(quarantined_at=at, error=error, **_UNCLAIMED))

    async def quarantined(self) -> Sequence[tuple[int, str]]:
        """Update id and error of all rows in quarantine."""
        aside = select(inbox.c.update_id, inbox.c.error).where(inbox.c.quarantined_at.is_not(None))
        rows = await self._connection.execute(aside.order_by(inbox.c.seq))
        return [(row.update_id, row.error) for row in rows]

    async def unshown(self) -> Sequence[int]:
        """Return the update ids of the rows in quarantine that the administrators were not told of."""
        unshown = select(inbox.c.update_id).where(inbox.c.quarantined_at.is_not(None), inbox.c.shown_at.is_(None))
        return list(await self._connection.scalars(unshown.order_by(inbox.c.seq)))

    async def shown(self, update_ids: Collection[int], *, at: datetime) -> None:
        """Remember that the administrators are told of these."""
        told = update(inbox).where(inbox.c.update_id.in_(update_ids), inbox.c.quarantined_at.is_not(None))
        await self._connection.execute(told.values(shown_at=at))

    async def reclaim(self, holder: str) -> int:
        """Free what an earlier life of `holder` claimed and never finished; return the last `seq` of it, else 0."""
        left = update(inbox).where(is_open, inbox.c.holder == holder).values(**_UNCLAIMED)
        return max(await self._connection.scalars(left.returning(inbox.c.seq)), default=0)

    async def is_empty(self) -> bool:
        """Whether everything that came in was handled or set aside."""
        return await self._connection.scalar(select(inbox.c.seq).where(is_open).limit(1)) is None

    async def _our_albums(self, received: Sequence[Received]) -> set[_Album]:
        """Return the albums that have a part for us: among these updates, or stored before."""
        ours: set[_Album] = {(one.chat_key, one.album) for one in received if one.album and one.raw and not one.joins}
        asked = {one.album for one in received if one.joins}
        if asked:
            known = select(inbox.c.chat_key, inbox.c.album).where(inbox.c.album.in_(asked))
            ours |= {(row.chat_key, row.album) for row in await self._connection.execute(known)}
        return ours


def _row(update: Received, albums: set[_Album], at: datetime) -> dict[str, Any]:
    is_ours = update.raw is not None and (not update.joins or (update.chat_key, update.album) in albums)
    return {
        "update_id": update.update_id,
        # Of what was not for us not even the chat is kept.
        "chat_key": update.chat_key if is_ours else -update.update_id,
        "raw": update.raw if is_ours else None,
        "album": update.album if is_ours else None,
        "received_at": at,
        "done_at": None if is_ours else at,
    }


def _claimed(row: Row[Any], uncounted: int) -> InboxRow:
    return InboxRow(row.seq, row.update_id, row.chat_key, row.raw, row.tries + uncounted, row.album)


def _claim() -> Update:
    """Build the statement once: building it takes longer than running it."""
    earlier = inbox.alias()
    has_earlier = exists().where(
        earlier.c.chat_key == inbox.c.chat_key,
        earlier.c.seq < inbox.c.seq,
        earlier.c.done_at.is_(None),
        earlier.c.quarantined_at.is_(None),
    )
    part = inbox.alias()
    is_settling = exists().where(
        inbox.c.album.is_not(None),
        part.c.chat_key == inbox.c.chat_key,
        part.c.album == inbox.c.album,
        part.c.received_at > bindparam("settled", type_=UtcDateTime()),
        part.c.done_at.is_(None),
        part.c.quarantined_at.is_(None),
    )
    is_free = or_(inbox.c.claimed_until.is_(None), inbox.c.claimed_until <= bindparam("at", type_=UtcDateTime()))
    is_first = and_(is_open, is_free, ~has_earlier, ~is_settling)
    oldest = select(inbox.c.seq).where(is_first).order_by(inbox.c.seq).limit(bindparam("most"))
    columns = (inbox.c.seq, inbox.c.update_id, inbox.c.chat_key, inbox.c.raw, inbox.c.tries, inbox.c.album)
    taken = {"holder": bindparam("by"), "claimed_until": bindparam("to", type_=UtcDateTime())}
    return (
        update(inbox)
        .where(inbox.c.seq.in_(chosen(oldest, inbox)))
        .values(**taken, tries=inbox.c.tries + bindparam("counted", type_=Integer()))
        .returning(*columns)
    )


_CLAIM = _claim()
_FINISH = (
    update(inbox)
    .where(inbox.c.seq.in_(bindparam("seqs", expanding=True)), is_open)
    .values(done_at=bindparam("at", type_=UtcDateTime()), raw=None, error=None, **_UNCLAIMED)
)
