"""What coordinators do about messages that failed or may not have arrived."""

from datetime import datetime

from bot.delivery import Undelivered
from bot.people.model import Person
from bot.ports import Work
from bot.trace.model import Action, Entry


async def send_again(work: Work, row: Undelivered, by: Person, *, at: datetime) -> bool:
    """Have a message sent once more; False where somebody was faster, so that two presses send it once.

    That its chat took no messages is forgotten with it: whoever sends again wants it tried.
    """
    chat_id = await work.outbox.send_again(row.id)
    if chat_id is None:
        return False
    await work.unreachable.heard_from([(chat_id, 0)])
    entry = Entry(Action.SENT_AGAIN, by, row.subject, {"row": row.id, "was": row.state.value})
    await work.audit.add(entry, at=at)
    return True
