"""What must arrive (DESIGN §6): pending → sending → sent, failed or uncertain; each chat's rows one after another."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Update,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import OutboxRow, OutboxState, Outgoing, Purpose, Undelivered
from storage.statements import chosen
from storage.tables import cards, evidence, groups, outbox, people, unreachable
from storage.tables import outbox_is_open as is_open
from storage.tables import outbox_is_troubled as is_troubled
from storage.types import UtcDateTime
from storage.uploads import upload_from_json, upload_to_json

REVOKED = "revoked"
SILENT = "unreachable"

_UNCLAIMED = {"holder": None, "claimed_until": None}
_EMPTY: dict[str, Any] = {"params": {}, "upload": None}
_IS_PENDING = and_(is_open, outbox.c.state == OutboxState.PENDING.value)
_IS_LISTED = or_(
    exists().where(people.c.telegram_id == outbox.c.chat_id, people.c.revoked_at.is_(None)),
    exists().where(groups.c.chat_id == outbox.c.chat_id, groups.c.is_approved),
)
"""Its chat is a person's on the list, or a group's: Telegram gives a private chat the id of its person."""
_IS_SILENT = exists().where(unreachable.c.chat_id == outbox.c.chat_id, unreachable.c.thread_id == 0)
_BEARS_REPEATING = or_(outbox.c.purpose == Purpose.ANSWER.value, outbox.c.method.startswith("edit"))
_IS_UNDELIVERED = and_(
    is_troubled,
    outbox.c.params != {},
    outbox.c.purpose != Purpose.DELIVERY.value,
    # Whoever waited for an answer that was refused can ask again; nobody else need know that they asked.
    or_(outbox.c.state == OutboxState.UNCERTAIN.value, outbox.c.purpose != Purpose.ANSWER.value),
)
"""The coordinators can see it and have it sent again, as long as its text is kept."""
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

    async def claim(
        self, limit: int, *, holder: str, until: datetime, at: datetime, held: Collection[int] = ()
    ) -> Sequence[OutboxRow]:
        """Mark up to `limit` pending rows as sending, of each chat only the oldest, answers first, and return them.

        A chat whose oldest row is being sent, or waits for its `not_before`, waits with it. That a row is still for
        somebody on the list is asked in the statement that takes it: what is revoked before is not sent.
        """
        given: dict[str, Any] = {"most": limit, "by": holder, "to": until, "at": at}
        if held:
            rows = (await self._connection.execute(_CLAIM_BESIDE, {**given, "held": list(held)})).all()
        else:
            rows = (await self._connection.execute(_CLAIM, given)).all()
        files = await self._files({row.upload.get("evidence_id") for row in rows if row.upload} - {None})
        return sorted((_claimed(row, files) for row in rows), key=lambda row: row.id)

    async def give_up(self, *, at: datetime) -> int:
        """Settle as failed what no claim would ever take, and return how many rows."""
        failed = {"state": OutboxState.FAILED.value, "settled_at": at}
        revoked = update(outbox).where(_IS_PENDING, outbox.c.confidential, ~_IS_LISTED)
        silent = update(outbox).where(_IS_PENDING, _IS_SILENT)
        statements = (revoked.values(error=REVOKED, **_EMPTY, **failed), silent.values(error=SILENT, **failed))
        return sum([(await self._connection.execute(statement)).rowcount for statement in statements])

    async def are_late(self, *, at: datetime) -> bool:
        """Whether there are rows that are too late to be sent."""
        late = select(outbox.c.id).where(_IS_PENDING, outbox.c.not_after <= at).limit(1)
        return await self._connection.scalar(late) is not None

    async def take_back(self, *, at: datetime) -> Sequence[int]:
        """Remove the rows that are too late and were never sent, and return the ids of their cards."""
        late = delete(outbox).where(_IS_PENDING, outbox.c.not_after <= at).returning(outbox.c.card_id)
        return [card_id for card_id in await self._connection.scalars(late) if card_id is not None]

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
            "settled_at": at,
            "error": None,
            "chat_id": _FORGOTTEN,
            **_EMPTY,
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

    async def retry(self, row_id: int, *, not_before: datetime, is_try: bool = True) -> None:
        """Let the row be sent again from `not_before` on; without `is_try` this one does not count."""
        again = update(outbox).where(outbox.c.id == row_id, is_open)
        tries = outbox.c.tries if is_try else outbox.c.tries - 1
        await self._connection.execute(
            again.values(state=OutboxState.PENDING.value, not_before=not_before, tries=tries, **_UNCLAIMED)
        )

    async def recover(self, *, at: datetime, holder: str | None = None) -> int:
        """After a crash: rows left in sending, their claim ended. What bears repeating is pending, else uncertain."""
        is_left = outbox.c.claimed_until <= at if holder is None else outbox.c.holder == holder
        left = update(outbox).where(is_open, outbox.c.state == OutboxState.SENDING.value, is_left)
        recovered = await self._connection.execute(
            left.values(
                state=case((_BEARS_REPEATING, OutboxState.PENDING.value), else_=OutboxState.UNCERTAIN.value),
                settled_at=case((_BEARS_REPEATING, None), else_=literal(at, UtcDateTime())),
                error="ended while sending",
                **_UNCLAIMED,
            )
        )
        return recovered.rowcount

    async def recent(self, *, since: datetime) -> Sequence[tuple[int, datetime]]:
        """Return the chats of what went out since then and when, oldest first: what limits count at the start."""
        may_have_gone = outbox.c.state != OutboxState.FAILED.value
        settled = select(outbox.c.chat_id, outbox.c.settled_at).where(outbox.c.settled_at > since, may_have_gone)
        rows = await self._connection.execute(settled.order_by(outbox.c.settled_at))
        return [(row.chat_id, row.settled_at) for row in rows]

    async def undelivered(self, limit: int) -> tuple[Sequence[Undelivered], int]:
        """Return what failed or is uncertain and can be sent again, oldest first, and how many there are in all."""
        columns = (outbox.c.id, outbox.c.purpose, outbox.c.state, outbox.c.subject, outbox.c.settled_at)
        listed = select(*columns).where(_IS_UNDELIVERED).order_by(outbox.c.id)
        rows = (await self._connection.execute(listed)).all()
        shown = [
            Undelivered(row.id, Purpose(row.purpose), OutboxState(row.state), row.subject, row.settled_at)
            for row in rows[:limit]
        ]
        return shown, len(rows)

    async def tell(self, *, at: datetime, settled_before: datetime, told_before: datetime) -> int:
        """Mark what is undelivered as told to the coordinators and return how many were new."""
        other = outbox.alias()
        is_quiet = ~exists().where(
            other.c.settled_at.is_not(None), other.c.error.is_not(None), other.c.shown_at > told_before
        )
        news = select(func.count(), func.min(outbox.c.settled_at)).where(
            _IS_UNDELIVERED, outbox.c.shown_at.is_(None), is_quiet
        )
        count, oldest = (await self._connection.execute(news)).one()
        if not count or oldest > settled_before:
            return 0
        told = update(outbox).where(_IS_UNDELIVERED, outbox.c.shown_at.is_(None)).values(shown_at=at)
        return (await self._connection.execute(told)).rowcount

    async def send_again(self, row_id: int) -> int | None:
        """Make an undelivered row pending, once (compare-and-set), and return its chat; None if it is none any more."""
        anew = {"tries": 0, "not_before": None, "settled_at": None, "error": None, "shown_at": None}
        again = update(outbox).where(outbox.c.id == row_id, _IS_UNDELIVERED)
        pending = again.values(state=OutboxState.PENDING.value, **anew).returning(outbox.c.chat_id)
        chat_id: int | None = await self._connection.scalar(pending)
        return chat_id

    async def set_aside(self, row_id: int) -> bool:
        """Empty an undelivered row, so that it is listed no more; False if it is none any more."""
        aside = update(outbox).where(outbox.c.id == row_id, _IS_UNDELIVERED).values(**_EMPTY)
        return (await self._connection.execute(aside)).rowcount == 1

    async def is_under_way(self, card_id: int) -> bool:
        """Whether the message that shows this card is still to be sent."""
        shown = select(outbox.c.id).where(outbox.c.card_id == card_id, is_open).limit(1)
        return await self._connection.scalar(shown) is not None

    async def is_empty(self) -> bool:
        """Whether nothing is to be sent or under way."""
        return await self._connection.scalar(select(outbox.c.id).where(is_open).limit(1)) is None

    async def _files(self, ids: Collection[int]) -> Mapping[int, bytes]:
        """Return the bytes of files that are kept with reports; none of one that is gone."""
        if not ids:
            return {}
        kept = select(evidence.c.id, evidence.c.content).where(evidence.c.id.in_(ids), evidence.c.content.is_not(None))
        return {row.id: row.content for row in await self._connection.execute(kept)}

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
        "not_after": outgoing.not_after,
        "state": OutboxState.PENDING.value,
        "created_at": at,
    }


def _claimed(row: Row[Any], files: Mapping[int, bytes]) -> OutboxRow:
    outgoing = Outgoing(
        chat_id=row.chat_id,
        method=row.method,
        params=row.params,
        purpose=Purpose(row.purpose),
        card_id=row.card_id,
        upload=upload_from_json(row.upload, files),
        confidential=row.confidential,
        subject=row.subject,
        not_after=row.not_after,
    )
    return OutboxRow(row.id, outgoing, row.tries)


def _claim(*conditions: ColumnElement[bool]) -> Update:
    """Build the statement once: building it takes longer than running it."""
    earlier = outbox.alias()
    now = bindparam("at", type_=UtcDateTime())
    has_earlier = exists().where(
        earlier.c.chat_id == outbox.c.chat_id,
        earlier.c.id < outbox.c.id,
        earlier.c.settled_at.is_(None),
        # What is too late holds up nothing.
        or_(earlier.c.state != OutboxState.PENDING.value, earlier.c.not_after.is_(None), earlier.c.not_after > now),
    )
    is_ready = and_(
        _IS_PENDING,
        or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now),
        or_(outbox.c.not_after.is_(None), outbox.c.not_after > now),
        *conditions,
        or_(~outbox.c.confidential, _IS_LISTED),
        ~_IS_SILENT,
    )
    answers_first = case((outbox.c.purpose == Purpose.ANSWER.value, 0), else_=1)
    oldest = select(outbox.c.id).where(is_ready, ~has_earlier).order_by(answers_first, outbox.c.id)
    oldest = oldest.limit(bindparam("most"))
    taken = {"holder": bindparam("by"), "claimed_until": bindparam("to", type_=UtcDateTime())}
    sending = update(outbox).where(outbox.c.id.in_(chosen(oldest, outbox)))
    sending = sending.values(state=OutboxState.SENDING.value, **taken, tries=outbox.c.tries + 1)
    return sending.returning(*outbox.c)


_CLAIM = _claim()
_CLAIM_BESIDE = _claim(outbox.c.chat_id.not_in(bindparam("held", expanding=True)))
