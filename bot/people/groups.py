"""Groups on the list."""

from datetime import datetime, timedelta

from bot.clean import clean
from bot.people.model import Group, Person
from bot.ports import Work
from bot.trace.model import Action, Entry

MAX_TITLE = 200
WAIT_FOR = timedelta(days=7)
"""How long we stay in a group that no coordinator approves."""


async def approve_group(work: Work, chat_id: int, title: str, by: Person, *, at: datetime) -> Group:
    """Put a group on the list: from now on whoever writes in it may read."""
    await work.audit.add(Entry(Action.GROUP_APPROVED, by, str(chat_id)), at=at)
    return await work.groups.approve(chat_id, clean(title, MAX_TITLE).text, by=by.id, at=at)


async def move_group(work: Work, old_chat_id: int, new_chat_id: int, *, at: datetime) -> None:
    """A group became a supergroup: all that is known of it goes with it, however often and in what order it is told."""
    if await work.groups.by_chat(old_chat_id):
        moved = Entry(Action.GROUP_MOVED, subject=str(old_chat_id), details={"to": new_chat_id})
        await work.audit.add(moved, at=at)
    await work.groups.move(old_chat_id, new_chat_id)


async def revoke_group(work: Work, chat_id: int, *, by: Person | None, at: datetime) -> None:
    """Take a group off the list; `by` is None for the command line."""
    await work.groups.revoke(chat_id, at=at)
    await work.audit.add(Entry(Action.GROUP_REVOKED, by, str(chat_id)), at=at)


async def left_group(work: Work, chat_id: int, *, by: Person | None, at: datetime) -> None:
    """We are not in this group any more, or on our way out: whoever brings us back may not be who approved it."""
    await work.groups.revoke(chat_id, at=at)
    await work.audit.add(Entry(Action.GROUP_LEFT, by, str(chat_id)), at=at)
