"""Coming in by an invitation."""

from datetime import datetime

from bot.clean import clean
from bot.people.invite import token_hash
from bot.people.model import Person
from bot.ports import Work

MAX_NAME = 100


async def redeem(work: Work, token: str, telegram_id: int, name: str, *, at: datetime) -> Person | None:
    """Let somebody in, once per token; None where the invitation is unknown, used or too old.

    Somebody already on the list gets the invitation's role and units.
    """
    return await work.people.redeem(token_hash(token), telegram_id, clean(name, MAX_NAME).text, at=at)
