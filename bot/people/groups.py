"""Groups on the list."""

from datetime import datetime

from bot.clean import clean
from bot.people.model import Group, Person
from bot.ports import Work

MAX_TITLE = 200


async def approve_group(work: Work, chat_id: int, title: str, by: Person, *, at: datetime) -> Group:
    """Put a group on the list: from now on whoever writes in it may read."""
    return await work.groups.approve(chat_id, clean(title, MAX_TITLE).text, by=by.id, at=at)
