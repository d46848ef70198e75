"""Messages of ours that buttons, replies and follow-ups refer to."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, delete, func, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Card, CardKind, NewCard
from storage.tables import cards

_OUTSIDE_TOPICS = and_(cards.c.chat_id.in_(bindparam("chats", expanding=True)), cards.c.thread_id.is_(None))
_LATEST = select(func.max(cards.c.id)).where(_OUTSIDE_TOPICS).group_by(cards.c.chat_id)
_LATEST_OF = select(cards).where(cards.c.id.in_(_LATEST))


class SqlCards:
    """`bot.ports.Cards` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, chat_id: int, kind: CardKind, content: Mapping[str, Any], *, thread_id: int | None, at: datetime
    ) -> Card:
        """Store a card, version 1."""
        (card,) = await self.add_all([NewCard(chat_id, kind, content, thread_id)], at=at)
        return card

    async def add_all(self, new: Sequence[NewCard], *, at: datetime) -> Sequence[Card]:
        """Store cards, version 1, and return them in the same order."""
        if not new:
            return []
        rows = [
            {
                "chat_id": card.chat_id,
                "thread_id": card.thread_id,
                "asked_message_id": card.asked_message_id,
                "kind": card.kind.value,
                "version": 1,
                "content": dict(card.content),
                "created_at": at,
            }
            for card in new
        ]
        statement = insert(cards).returning(*cards.c, sort_by_parameter_order=True)
        return [_card(row) for row in await self._connection.execute(statement, rows)]

    async def by_id(self, card_id: int) -> Card | None:
        """Return the card; None where it was swept."""
        return await self._last(cards.c.id == card_id)

    async def by_message(self, chat_id: int, message_id: int) -> Card | None:
        """Return the card shown in this message."""
        return await self._last(cards.c.chat_id == chat_id, cards.c.message_id == message_id)

    async def by_asked(self, chat_id: int, message_id: int) -> Card | None:
        """Return the card that answers this message."""
        return await self._last(cards.c.chat_id == chat_id, cards.c.asked_message_id == message_id)

    async def latest(self, chat_id: int, thread_id: int | None, *, before: int | None = None) -> Card | None:
        """Return the last card of a chat or topic; the last one before the card with the id `before`."""
        is_earlier = true() if before is None else cards.c.id < before
        in_topic = cards.c.thread_id.is_not_distinct_from(thread_id)
        return await self._last(cards.c.chat_id == chat_id, in_topic, is_earlier)

    async def latest_of(self, chat_ids: Collection[int]) -> Mapping[int, Card]:
        """Return the last card of each of these chats, outside topics, by chat id."""
        rows = await self._connection.execute(_LATEST_OF, {"chats": list(chat_ids)})
        return {row.chat_id: _card(row) for row in rows}

    async def take_out(self, card_ids: Collection[int]) -> Sequence[Card]:
        """Remove cards that were never shown, and return them."""
        removed = delete(cards).where(cards.c.id.in_(card_ids)).returning(*cards.c)
        return [_card(row) for row in await self._connection.execute(removed)]

    async def redraw(self, card_id: int, version: int, content: Mapping[str, Any]) -> bool:
        """Replace the content if the card still has `version`; False where somebody was faster."""
        same = update(cards).where(cards.c.id == card_id, cards.c.version == version)
        drawn = await self._connection.execute(same.values(version=version + 1, content=dict(content)))
        return drawn.rowcount == 1

    async def lose(self, card_id: int) -> None:
        """The message that showed the card is gone."""
        await self._connection.execute(update(cards).where(cards.c.id == card_id).values(message_id=None))

    async def _last(self, *conditions: ColumnElement[bool]) -> Card | None:
        statement = select(cards).where(*conditions).order_by(cards.c.id.desc()).limit(1)
        row = (await self._connection.execute(statement)).first()
        return _card(row) if row else None


def _card(row: Row[Any]) -> Card:
    return Card(
        id=row.id,
        chat_id=row.chat_id,
        kind=CardKind(row.kind),
        version=row.version,
        content=row.content,
        message_id=row.message_id,
        thread_id=row.thread_id,
        created_at=row.created_at,
    )
