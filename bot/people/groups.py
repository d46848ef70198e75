"""Groups on the list."""

from datetime import datetime

from bot.clean import clean
from bot.people.model import Group, Person
from bot.ports import Work
from bot.trace.model import Action, Entry

MAX_TITLE = 200


async def approve_group(work: Work, chat_id: int, title: str, by: Person, *, at: datetime) -> Group:
    """Put a group on the list: from now on whoever writes in it may read."""
    return await work.groups.approve(chat_id, clean(title, MAX_TITLE).text, by=by.id, at=at)


async def move_group(work: Work, old_chat_id: int, new_chat_id: int, *, at: datetime) -> None:
    """A group became a supergroup: all that is known of it goes with it, however often and in what order it is told."""
    if await work.groups.by_chat(old_chat_id):
        moved = Entry(Action.GROUP_MOVED, subject=str(old_chat_id), details={"to": new_chat_id})
        await work.audit.add(moved, at=at)
    await work.groups.move(old_chat_id, new_chat_id)


async def lose_group(work: Work, chat_id: int, *, at: datetime) -> None:
    """We are in the group no more: it is off the list, for whoever puts us back may not be who approved it."""
    group = await work.groups.by_chat(chat_id)
    if group and group.is_approved:
        await work.audit.add(Entry(Action.GROUP_REVOKED, subject=str(chat_id)), at=at)
        await work.groups.revoke(chat_id, at=at)
