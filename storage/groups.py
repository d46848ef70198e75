"""Group chats, and what happens when one becomes a supergroup."""

from datetime import datetime

from sqlalchemy import Column, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import OutboxState
from bot.people.model import Group
from storage.statements import insert_into
from storage.tables import CHAT, cards, groups, metadata, outbox, unreachable


class SqlGroups:
    """`bot.ports.Groups` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def by_chat(self, chat_id: int) -> Group | None:
        """Return the group, approved or revoked; None where it was never seen."""
        columns = (groups.c.chat_id, groups.c.title, groups.c.is_approved, groups.c.language)
        row = (await self._connection.execute(select(*columns).where(groups.c.chat_id == chat_id))).first()
        return Group(*row) if row else None

    async def approve(self, chat_id: int, title: str, *, by: int, at: datetime) -> Group:
        """Put a group on the list; `by` is the coordinator's person id."""
        values = {"title": title, "is_approved": True, "approved_by": by, "approved_at": at, "revoked_at": None}
        approval = insert_into(self._connection, groups).values(chat_id=chat_id, **values)
        approval = approval.on_conflict_do_update(index_elements=["chat_id"], set_=values)
        language = await self._connection.scalar(approval.returning(groups.c.language))
        return Group(chat_id, title, True, language)

    async def revoke(self, chat_id: int, *, at: datetime) -> None:
        """Take a group off the list."""
        revoked = update(groups).where(groups.c.chat_id == chat_id, groups.c.is_approved)
        await self._connection.execute(revoked.values(is_approved=False, revoked_at=at))

    async def set_language(self, chat_id: int, language: str) -> None:
        """Remember the group's language."""
        await self._connection.execute(update(groups).where(groups.c.chat_id == chat_id).values(language=language))

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """The group became a supergroup: every stored id moves. Doing it twice is the same as once.

        What was decided for the new chat already stands, and that the old one took no messages says nothing of it.
        Messages stay behind under their old ids, which the new chat gives out once more: the cards' message ids are
        forgotten, and what is being sent right now tells its card none.
        """
        if await self.by_chat(new_chat_id):
            await self._connection.execute(delete(groups).where(groups.c.chat_id == old_chat_id))
        await self._connection.execute(delete(unreachable).where(unreachable.c.chat_id == old_chat_id))
        forget = update(cards).where(cards.c.chat_id == old_chat_id)
        await self._connection.execute(forget.values(message_id=None))
        is_under_way = outbox.c.state == OutboxState.SENDING.value
        under_way = update(outbox).where(outbox.c.chat_id == old_chat_id, is_under_way)
        await self._connection.execute(under_way.values(card_id=None))
        for column in chat_columns():
            moved = update(column.table).where(column == old_chat_id)
            await self._connection.execute(moved.values({column.name: new_chat_id}))


def chat_columns() -> list[Column[int]]:
    """Return every column that holds a chat's id."""
    return [column for table in metadata.sorted_tables for column in table.columns if column.info.get(CHAT)]
