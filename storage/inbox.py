"""Updates received and not yet done (DESIGN §6): in our own order, each chat's one after another."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Integer, Update, bindparam, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import InboxRow, Received
from bot.errors import ClaimLost
from storage.statements import insert_into
from storage.tables import inbox
from storage.tables import inbox_is_open as is_open
from storage.types import UtcDateTime

_UNCLAIMED = {"holder": None, "claimed_until": None}


class SqlInbox:
    """`bot.ports.Inbox` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, received: Sequence[Received], *, at: datetime) -> None:
        """Store updates in the order given; ids already known are passed over. Without raw text a row is done."""
        if not received:
            return
        rows = [
            {
                "update_id": update.update_id,
                # Of what was not for us not even the chat is kept.
                "chat_key": -update.update_id if update.raw is None else update.chat_key,
                "raw": update.raw,
                "received_at": at,
                "done_at": at if update.raw is None else None,
            }
            for update in received
        ]
        statement = insert_into(self._connection, inbox).on_conflict_do_nothing(index_elements=["update_id"])
        await self._connection.execute(statement, rows)

    async def claim(self, limit: int, *, holder: str, until: datetime, at: datetime) -> Sequence[InboxRow]:
        """Claim up to `limit` rows, of each chat only the oldest undone one; a row claimed alone counts its try now."""
        counted = 1 if limit == 1 else 0
        given = {"most": limit, "by": holder, "to": until, "at": at, "counted": counted}
        rows = await self._connection.execute(_CLAIM, given)
        claimed = (InboxRow(row.seq, row.update_id, row.chat_key, row.raw, row.tries + 1 - counted) for row in rows)
        return sorted(claimed, key=lambda row: row.seq)

    async def done(self, seqs: Sequence[int], *, at: datetime) -> None:
        """Mark rows done and empty their raw text (ClaimLost where one already was: another holder took over)."""
        finished = await self._connection.execute(_FINISH, {"seqs": list(seqs), "at": at})
        if finished.rowcount != len(set(seqs)):
            raise ClaimLost("an update was finished by somebody else meanwhile")

    async def release(self, seq: int, *, tries: int, error: str | None) -> None:
        """Give a row back with so many tries behind it."""
        back = update(inbox).where(inbox.c.seq == seq, is_open, inbox.c.holder.is_not(None))
        await self._connection.execute(back.values(error=error, tries=tries, **_UNCLAIMED))

    async def quarantine(self, seq: int, *, error: str, at: datetime) -> None:
        """Put a row aside for good, raw text kept for the administrator; its chat goes on."""
        aside = update(inbox).where(inbox.c.seq == seq, is_open)
        await self._connection.execute(aside.values(quarantined_at=at, error=error, **_UNCLAIMED))

    async def quarantined(self) -> Sequence[tuple[int, str]]:
        """Update id and error of all rows in quarantine."""
        aside = select(inbox.c.update_id, inbox.c.error).where(inbox.c.quarantined_at.is_not(None))
        rows = await self._connection.execute(aside.order_by(inbox.c.seq))
        return [(row.update_id, row.error) for row in rows]

    async def reclaim(self, holder: str) -> int:
        """Free what an earlier life of `holder` claimed and never finished; return the last `seq` of it, else 0."""
        left = update(inbox).where(is_open, inbox.c.holder == holder).values(**_UNCLAIMED)
        return max(await self._connection.scalars(left.returning(inbox.c.seq)), default=0)


def _claim() -> Update:
    """Build the statement once: building it takes longer than running it."""
    earlier = inbox.alias()
    has_earlier = exists().where(
        earlier.c.chat_key == inbox.c.chat_key,
        earlier.c.seq < inbox.c.seq,
        earlier.c.done_at.is_(None),
        earlier.c.quarantined_at.is_(None),
    )
    is_free = or_(inbox.c.claimed_until.is_(None), inbox.c.claimed_until <= bindparam("at", type_=UtcDateTime()))
    oldest = select(inbox.c.seq).where(is_open, is_free, ~has_earlier).order_by(inbox.c.seq).limit(bindparam("most"))
    claimable = inbox.c.seq.in_(oldest.with_for_update(skip_locked=True, of=inbox).scalar_subquery())
    columns = (inbox.c.seq, inbox.c.update_id, inbox.c.chat_key, inbox.c.raw, inbox.c.tries)
    taken = {"holder": bindparam("by"), "claimed_until": bindparam("to", type_=UtcDateTime())}
    return (
        update(inbox)
        .where(claimable)
        .values(**taken, tries=inbox.c.tries + bindparam("counted", type_=Integer()))
        .returning(*columns)
    )


_CLAIM = _claim()
_FINISH = (
    update(inbox)
    .where(inbox.c.seq.in_(bindparam("seqs", expanding=True)), is_open)
    .values(done_at=bindparam("at", type_=UtcDateTime()), raw=None, error=None, **_UNCLAIMED)
)
