"""What the coordinators are told unasked, each in their language."""

from collections.abc import Callable
from datetime import datetime

from bot.delivery import Purpose
from bot.people.model import Role
from bot.ports import Work
from bot.texts.reply import Reply
from handlers.render import to_chat


async def tell_coordinators(
    work: Work, reply_in: Callable[[str], Reply], *, at: datetime, purpose: Purpose = Purpose.NOTICE
) -> None:
    """Hand over a message to each coordinator; `reply_in` says it in a language."""
    for person in await work.people.everybody():
        if person.role is Role.COORDINATOR:
            told = to_chat(reply_in(person.language or "de"), person.telegram_id, purpose)
            await work.outbox.add_all(told, at=at)
