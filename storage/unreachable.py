"""Chats that take no messages of ours, and topics of groups."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.states import Silence
from storage.statements import insert_into
from storage.tables import unreachable

WHOLE_CHAT = 0
_ALL = select(unreachable.c.chat_id, unreachable.c.thread_id)


class SqlUnreachable:
    """`bot.ports.Unreachable` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, chat_id: int, silence: Silence, *, at: datetime, thread_id: int = WHOLE_CHAT) -> bool:
        """Take note of a silent chat (`thread_id` 0) or topic; False where it was known."""
        values = {"chat_id": chat_id, "thread_id": thread_id, "reason": silence.value, "since": at}
        new = insert_into(self._connection, unreachable).values(values).on_conflict_do_nothing()
        return (await self._connection.execute(new.returning(unreachable.c.chat_id))).first() is not None

    async def heard_from(self, places: Collection[tuple[int, int]]) -> None:
        """Something came from these places, each a chat and a topic (0 for none): chat and topic are silent no more."""
        # Every update asks; few places are silent, so reading them all costs less than asking for some.
        heard = {*places, *((chat_id, WHOLE_CHAT) for chat_id, _ in places)}
        for chat_id, thread_id in (await self._connection.execute(_ALL)).all():
            if (chat_id, thread_id) in heard:
                is_it = and_(unreachable.c.chat_id == chat_id, unreachable.c.thread_id == thread_id)
                await self._connection.execute(delete(unreachable).where(is_it))
