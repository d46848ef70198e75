"""Group chats, and what happens when one becomes a supergroup."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import OutboxState
from bot.people.model import Group
from storage.places import forget_places, make_room
from storage.statements import insert_into
from storage.tables import CHAT, cards, evidence, groups, metadata, outbox, status_updates, unreachable

_GROUP = (
    groups.c.chat_id,
    groups.c.title,
    groups.c.is_approved,
    groups.c.language,
    groups.c.approved_at,
    groups.c.tells_changes,
    func.coalesce(groups.c.told_update_id, 0),
)
_UNDECIDED = groups.c.approved_at.is_(None)


class SqlGroups:
    """`bot.ports.Groups` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def by_chat(self, chat_id: int) -> Group | None:
        """Return the group, approved or revoked; None where it was never seen."""
        row = (await self._connection.execute(select(*_GROUP).where(groups.c.chat_id == chat_id))).first()
        return Group(*row) if row else None

    async def approve(self, chat_id: int, title: str, *, by: int, at: datetime) -> Group:
        """Put a group on the list; `by` is the coordinator's person id."""
        values = {"title": title, "is_approved": True, "approved_by": by, "approved_at": at}
        values |= {"revoked_at": None, "waiting_since": None}
        approval = insert_into(self._connection, groups).values(chat_id=chat_id, **values)
        approval = approval.on_conflict_do_update(index_elements=["chat_id"], set_=values)
        language = await self._connection.scalar(approval.returning(groups.c.language))
        return Group(chat_id, title, True, language, at)

    async def revoke(self, chat_id: int, *, at: datetime) -> None:
        """Take a group off the list; one that was never on it is forgotten."""
        never = delete(groups).where(groups.c.chat_id == chat_id, _UNDECIDED)
        await self._connection.execute(never)
        revoked = update(groups).where(groups.c.chat_id == chat_id)
        at_first = func.coalesce(groups.c.revoked_at, at)
        await self._connection.execute(
            revoked.values(is_approved=False, revoked_at=at_first, waiting_since=None, tells_changes=False)
        )
        await forget_places(self._connection, chat_id)

    async def wait(self, chat_id: int, title: str, *, at: datetime) -> None:
        """We came into a group that is not on the list: it waits for a coordinator's approval."""
        values = {"title": title, "waiting_since": at}
        waits = insert_into(self._connection, groups).values(chat_id=chat_id, is_approved=False, **values)
        waits = waits.on_conflict_do_update(index_elements=["chat_id"], set_=values, where=~groups.c.is_approved)
        await self._connection.execute(waits)

    async def waiting(self, *, before: datetime) -> Sequence[int]:
        """Return the chats of groups that have been waiting since before this moment."""
        return (await self._connection.scalars(select(groups.c.chat_id).where(groups.c.waiting_since < before))).all()

    async def listed(self) -> Sequence[Group]:
        """Return all groups on the list, by title."""
        rows = await self._connection.execute(select(*_GROUP).where(groups.c.is_approved))
        return sorted((Group(*row) for row in rows), key=lambda group: (group.title.casefold(), group.chat_id))

    async def set_language(self, chat_id: int, language: str) -> None:
        """Remember the group's language."""
        await self._connection.execute(update(groups).where(groups.c.chat_id == chat_id).values(language=language))

    async def tell_changes(self, chat_id: int, *, is_on: bool) -> None:
        """Switch on or off that the group is told of status updates; it is told of those that come from now on."""
        last = select(func.max(status_updates.c.id)).scalar_subquery()
        values = {"tells_changes": True, "told_update_id": last} if is_on else {"tells_changes": False}
        await self._connection.execute(update(groups).where(groups.c.chat_id == chat_id).values(values))

    async def told(self, group: Group, update_id: int) -> bool:
        """The group was told of all updates up to this one; False where it was told of others since it was read."""
        is_as_read = func.coalesce(groups.c.told_update_id, 0) == group.told_update_id
        marked = update(groups).where(groups.c.chat_id == group.chat_id, groups.c.tells_changes, is_as_read)
        return (await self._connection.execute(marked.values(told_update_id=update_id))).rowcount == 1

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """The group became a supergroup: every stored id moves. Doing it twice is the same as once.

        What was decided for the new chat already stands, and that the old one took no messages says nothing of it.
        Messages stay behind under their old ids, which the new chat gives out once more: the message ids of
        cards and evidence are forgotten, and what is being sent right now tells its card none.
        """
        # Waiting for a decision is none.
        await self._connection.execute(delete(groups).where(groups.c.chat_id == new_chat_id, _UNDECIDED))
        if decided := await self.by_chat(new_chat_id):
            await self._connection.execute(delete(groups).where(groups.c.chat_id == old_chat_id))
            if not decided.is_approved:
                await forget_places(self._connection, old_chat_id)
        await self._connection.execute(delete(unreachable).where(unreachable.c.chat_id == old_chat_id))
        for table in (cards, evidence):
            await self._connection.execute(update(table).where(table.c.chat_id == old_chat_id).values(message_id=None))
        is_under_way = outbox.c.state == OutboxState.SENDING.value
        under_way = update(outbox).where(outbox.c.chat_id == old_chat_id, is_under_way)
        await self._connection.execute(under_way.values(card_id=None))
        await make_room(self._connection, old_chat_id, new_chat_id)
        for column in chat_columns():
            moved = update(column.table).where(column == old_chat_id)
            await self._connection.execute(moved.values({column.name: new_chat_id}))


def chat_columns() -> list[Column[int]]:
    """Return every column that holds a chat's id."""
    return [column for table in metadata.sorted_tables for column in table.columns if column.info.get(CHAT)]
