"""Taking a report back: by command or in words, by its card's button, or before an edit replaces it."""

from collections.abc import Sequence

from bot.agreement.model import Snapshot
from bot.asking.topic import vocabulary_of
from bot.delivery import Card
from bot.language.codes import find_codes
from bot.normal import tokens
from bot.reporting.record import UNDO_FOR, may_withdraw
from bot.texts.people import said
from bot.texts.reply import Reply
from bot.texts.reporting import (
    NOT_YOUR_REPORT,
    NOTHING_TO_UNDO,
    withdrawn_text,
)
from handlers.context import Context
from handlers.due_dates import taken_back
from handlers.presses import Pressed, notice, redraw
from handlers.report_cards import (
    person_of,
)
from handlers.tapped import show_above


async def undo(context: Context) -> None:
    """Take back the last report of whoever says so, or the last one for the measure they name."""
    snapshot, by, since = await context.work.agreements.current(), person_of(context), context.now - UNDO_FOR
    code = _named(snapshot, context.addressed.text) if snapshot else None
    batch = await context.work.updates.last_batch(by.id, since=since, code=code)
    if batch is None:
        context.reply(said(NOTHING_TO_UNDO, context.who.lang))
        return
    context.reply(await _withdrawn(context, [batch], context.who.lang))


async def undo_card(context: Context, found: Pressed) -> None:
    """Take back all that a card shows, for its writer or a coordinator."""
    batches, by = found.card.content["batches"], person_of(context)
    authors = {await context.work.updates.author_of(batch) for batch in batches}
    if not all(may_withdraw(by, author) for author in authors):
        notice(context, NOT_YOUR_REPORT)
        return
    reply = await _withdrawn(context, batches, found.card.content["lang"])
    await redraw(context, found.card, {**found.card.content, "batches": [], "updates": [], "choices": None}, reply)
    await show_above(context, found.card)
    notice(context)


async def _withdrawn(context: Context, batches: Sequence[int], lang: str) -> Reply:
    codes = await taken_back(context, batches, by=person_of(context), at=context.now)
    snapshot = await context.work.agreements.current()
    return withdrawn_text(codes, [snapshot.standing(code) for code in codes] if snapshot else [], lang)


def _named(snapshot: Snapshot, text: str) -> str | None:
    found = find_codes(tokens(text), vocabulary_of(snapshot).codes)
    return next((code for match in found for code in match.codes), None)


async def without(context: Context, amended: Card) -> Snapshot | None:
    """Withdraw what an edited message said before; return the agreement without it."""
    await taken_back(context, amended.content["batches"], by=person_of(context), at=context.now)
    return await context.work.agreements.current()
