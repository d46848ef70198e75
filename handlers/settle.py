"""Writes down what came of the rows that were sent, in the sender's transaction."""

import logging
import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.delivery import OutboxState
from bot.delivery.states import Fate, Silence, next_state
from bot.people.groups import left_group, move_group
from bot.people.model import Role
from bot.ports import Work
from bot.texts.deliveries import topic_lost_text
from handlers.alerts import tell
from handlers.errors import Refused, fate, silence
from handlers.post import Sent
from handlers.waiting import back_off

log = logging.getLogger(__name__)

GENERAL = 1
"""Telegram's id of the topic that is not named when one writes to it."""

HELD_AS_LONG_AS = 5
"""What is held through no fault of its own waits as after so many tries: 8 to 16 seconds."""


async def settle(work: Work, back: Sequence[Sent], *, at: datetime, monotonic: float) -> None:
    """Settle rows, or let them be sent again; both moments are the present one."""
    arrived = {sent.row.id: sent.message_id for sent in back if _fate(sent) is Fate.DONE}
    await work.outbox.all_sent(arrived, at=at)
    for sent in back:
        if sent.row.id not in arrived:
            await _failed(work, sent, at, monotonic)
        if sent.lost_topic:
            await _lost_topic(work, sent, sent.lost_topic, at)


def _fate(sent: Sent) -> Fate:
    return fate(sent.error) if sent.error else Fate.DONE


async def _failed(work: Work, sent: Sent, at: datetime, monotonic: float) -> None:
    row, error, outcome = sent.row, str(sent.error), _fate(sent)
    log.warning("outbox row %s, try %s: %s", row.id, row.tries, type(sent.error).__name__)
    match next_state(outcome, row.outgoing, row.tries):
        case OutboxState.PENDING:
            wait = sent.retry_at - monotonic if sent.retry_at is not None else _wait_for(sent)
            not_before = at + timedelta(seconds=max(wait, 0.0))
            await work.outbox.retry(row.id, not_before=not_before, is_try=outcome is not Fate.HELD)
        case OutboxState.UNCERTAIN:
            await work.outbox.uncertain(row.id, error=error, at=at)
        case _:
            await work.outbox.failed(row.id, error=error, at=at)
    if outcome is Fate.GONE and row.outgoing.card_id is not None:
        await work.cards.lose(row.outgoing.card_id)
    # The row first: what is pending again moves with its card.
    if isinstance(sent.error, Refused) and sent.error.migrated_to is not None:
        await move_group(work, row.outgoing.chat_id, sent.error.migrated_to, at=at)
    why = silence(sent.error)
    if why and not why.is_topics and row.outgoing.confidential:
        await _fell_silent(work, row.outgoing.chat_id, why, at)


def _wait_for(sent: Sent) -> float:
    match _fate(sent):
        case Fate.MOVED:
            return 0.0
        case Fate.HELD:
            return back_off(HELD_AS_LONG_AS, random.random)
        case _:
            return back_off(sent.row.tries, random.random)


async def _fell_silent(work: Work, chat_id: int, why: Silence, at: datetime) -> None:
    """What else waits for the chat fails at once; of strangers nothing is kept."""
    await work.unreachable.add(chat_id, why, at=at)
    if why is Silence.NOT_A_MEMBER:
        await left_group(work, chat_id, by=None, at=at)
    await work.outbox.give_up(at=at)


async def _lost_topic(work: Work, sent: Sent, why: Silence, at: datetime) -> None:
    outgoing = sent.row.outgoing
    thread_id = int(outgoing.params.get("message_thread_id", GENERAL))
    if await work.unreachable.add(outgoing.chat_id, why, at=at, thread_id=thread_id):
        group = await work.groups.by_chat(outgoing.chat_id)
        title = group.title if group else ""
        await tell(work, Role.COORDINATOR, lambda lang: topic_lost_text(title, lang), at=at)
