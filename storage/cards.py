"""Messages of ours that buttons, replies and follow-ups refer to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Card, CardKind
from storage.tables import cards


class SqlCards:
    """`bot.ports.Cards` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, chat_id: int, kind: CardKind, content: Mapping[str, Any], *, thread_id: int | None, at: datetime
    ) -> Card:
        """Store a card, version 1."""
        values = {"chat_id": chat_id, "thread_id": thread_id, "kind": kind.value, "version": 1}
        statement = insert(cards).values(**values, content=dict(content), created_at=at).returning(*cards.c)
        return _card((await self._connection.execute(statement)).one())

    async def by_id(self, card_id: int) -> Card | None:
        """Return the card; None where it was swept."""
        return await self._last(cards.c.id == card_id)

    async def by_message(self, chat_id: int, message_id: int) -> Card | None:
        """Return the card shown in this message."""
        return await self._last(cards.c.chat_id == chat_id, cards.c.message_id == message_id)

    async def latest(self, chat_id: int, thread_id: int | None) -> Card | None:
        """Return the last card of a chat or topic."""
        return await self._last(cards.c.chat_id == chat_id, cards.c.thread_id.is_not_distinct_from(thread_id))

    async def redraw(self, card_id: int, version: int, content: Mapping[str, Any]) -> bool:
        """Replace the content if the card still has `version`; False where somebody was faster."""
        same = update(cards).where(cards.c.id == card_id, cards.c.version == version)
        drawn = await self._connection.execute(same.values(version=version + 1, content=dict(content)))
        return drawn.rowcount == 1

    async def sweep(self, *, before: datetime) -> int:
        """Delete cards made before this moment and return how many."""
        return (await self._connection.execute(delete(cards).where(cards.c.created_at < before))).rowcount

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
