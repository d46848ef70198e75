"""What must arrive (DESIGN §6): pending → sending → sent, failed or uncertain; each chat's rows one after another."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Update, and_, bindparam, case, exists, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import OutboxRow, OutboxState, Outgoing, Purpose
from storage.tables import cards, outbox
from storage.tables import outbox_is_open as is_open
from storage.types import UtcDateTime
from storage.uploads import upload_from_json, upload_to_json

_UNCLAIMED = {"holder": None, "claimed_until": None}
_FORGOTTEN = case((outbox.c.confidential, outbox.c.chat_id), else_=0)
"""What was for anybody, strangers and the erased among them, does not say for whom once it is settled."""


class SqlOutbox:
    """`bot.ports.Outbox` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, outgoing: Outgoing, *, at: datetime) -> int:
        """Store a row as pending and return its id."""
        statement = insert(outbox).values(_pending(outgoing, at))
        row_id: int = (await self._connection.execute(statement.returning(outbox.c.id))).scalar_one()
        return row_id

    async def add_all(self, outgoing: Sequence[Outgoing], *, at: datetime) -> None:
        """Store rows as pending, in this order."""
        if outgoing:
            await self._connection.execute(insert(outbox), [_pending(one, at) for one in outgoing])

    async def claim(self, limit: int, *, holder: str, until: datetime, at: datetime) -> Sequence[OutboxRow]:
        """Mark up to `limit` pending rows as sending, of each chat only the oldest, and return them.

        A chat whose oldest row is being sent, or waits for its `not_before`, waits with it.
        """
        given = {"most": limit, "by": holder, "to": until, "at": at}
        rows = await self._connection.execute(_CLAIM, given)
        return sorted(map(_claimed, rows), key=lambda row: row.id)

    async def sent(self, row_id: int, *, message_id: int | None, at: datetime) -> None:
        """The row arrived: mark it, empty its text, and tell its card the message's id."""
        await self.all_sent({row_id: message_id}, at=at)

    async def all_sent(self, message_ids: Mapping[int, int | None], *, at: datetime) -> None:
        """Mark several rows as sent; the message's id by row id."""
        if not message_ids:
            return
        arrived = update(outbox).where(outbox.c.id == bindparam("row_id"))
        values: dict[str, Any] = {
            "state": OutboxState.SENT.value,
            "params": {},
            "upload": None,
            "settled_at": at,
            "error": None,
            "chat_id": _FORGOTTEN,
        }
        rows = [{"row_id": row_id, "message_id": message_id} for row_id, message_id in message_ids.items()]
        await self._connection.execute(arrived.values(message_id=bindparam("message_id"), **values, **_UNCLAIMED), rows)
        # Two statements for any number of rows: a card learns the id from the last row that showed it.
        has_shown = and_(outbox.c.id.in_(list(message_ids)), outbox.c.message_id.is_not(None))
        message_id = select(func.max(outbox.c.message_id)).where(has_shown, outbox.c.card_id == cards.c.id)
        shown = update(cards).where(cards.c.id.in_(select(outbox.c.card_id).where(has_shown)))
        await self._connection.execute(shown.values(message_id=message_id.scalar_subquery()))

    async def failed(self, row_id: int, *, error: str, at: datetime) -> None:
        """The row will never arrive."""
        await self._settle(row_id, OutboxState.FAILED, error, at)

    async def uncertain(self, row_id: int, *, error: str, at: datetime) -> None:
        """Nobody can know whether the row arrived."""
        await self._settle(row_id, OutboxState.UNCERTAIN, error, at)

    async def retry(self, row_id: int, *, not_before: datetime) -> None:
        """The row certainly did not arrive: pending again from `not_before` on."""
        again = update(outbox).where(outbox.c.id == row_id, is_open)
        await self._connection.execute(
            again.values(state=OutboxState.PENDING.value, not_before=not_before, **_UNCLAIMED)
        )

    async def recover(self, *, at: datetime, holder: str | None = None) -> int:
        """After a crash: rows left in sending, their claim ended. Answers become pending, all others uncertain."""
        is_left = outbox.c.claimed_until <= at if holder is None else outbox.c.holder == holder
        left = update(outbox).where(is_open, outbox.c.state == OutboxState.SENDING.value, is_left)
        is_answer = outbox.c.purpose == Purpose.ANSWER.value
        recovered = await self._connection.execute(
            left.values(
                state=case((is_answer, OutboxState.PENDING.value), else_=OutboxState.UNCERTAIN.value),
                settled_at=case((is_answer, None), else_=literal(at, UtcDateTime())),
                error="ended while sending",
                **_UNCLAIMED,
            )
        )
        return recovered.rowcount

    async def _settle(self, row_id: int, state: OutboxState, error: str, at: datetime) -> None:
        settle = update(outbox).where(outbox.c.id == row_id, is_open)
        gone = {"chat_id": _FORGOTTEN} if state is OutboxState.FAILED else {}
        values = {"state": state.value, "error": error, "settled_at": at, **gone}
        await self._connection.execute(settle.values(**values, **_UNCLAIMED))


def _pending(outgoing: Outgoing, at: datetime) -> dict[str, Any]:
    return {
        "chat_id": outgoing.chat_id,
        "method": outgoing.method,
        "params": dict(outgoing.params),
        "upload": upload_to_json(outgoing.upload),
        "purpose": outgoing.purpose.value,
        "card_id": outgoing.card_id,
        "confidential": outgoing.confidential,
        "subject": outgoing.subject,
        "state": OutboxState.PENDING.value,
        "created_at": at,
    }


def _claimed(row: Row[Any]) -> OutboxRow:
    outgoing = Outgoing(
        chat_id=row.chat_id,
        method=row.method,
        params=row.params,
        purpose=Purpose(row.purpose),
        card_id=row.card_id,
        upload=upload_from_json(row.upload),
        confidential=row.confidential,
        subject=row.subject,
    )
    return OutboxRow(row.id, outgoing, row.tries)


def _claim() -> Update:
    """Build the statement once: building it takes longer than running it."""
    earlier = outbox.alias()
    has_earlier = exists().where(
        earlier.c.chat_id == outbox.c.chat_id, earlier.c.id < outbox.c.id, earlier.c.settled_at.is_(None)
    )
    is_ready = and_(
        is_open,
        outbox.c.state == OutboxState.PENDING.value,
        or_(outbox.c.not_before.is_(None), outbox.c.not_before <= bindparam("at", type_=UtcDateTime())),
    )
    oldest = select(outbox.c.id).where(is_ready, ~has_earlier).order_by(outbox.c.id).limit(bindparam("most"))
    claimable = outbox.c.id.in_(oldest.with_for_update(skip_locked=True, of=outbox).scalar_subquery())
    taken = {"holder": bindparam("by"), "claimed_until": bindparam("to", type_=UtcDateTime())}
    sending = update(outbox).where(claimable).values(state=OutboxState.SENDING.value, **taken, tries=outbox.c.tries + 1)
    return sending.returning(*outbox.c)


_CLAIM = _claim()
