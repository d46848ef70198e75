"""The question to a group who can report what is missing: its buttons, and how it is drawn when something was reported.

Its card keeps the measures (`codes`) and which of them is `opened`, by its place among them.
"""

from collections.abc import Mapping
from typing import Any

from bot.asking.select import listed_by_code
from bot.delivery import Card, CardKind
from bot.nudges.ladder import last_said
from bot.texts.group_question import group_question_text
from bot.texts.people import GONE, STALE
from bot.texts.reply import Reply
from handlers.cards import codes_of, lang_of
from handlers.context import Context
from handlers.presses import notice, opened, redraw


async def pressed(context: Context) -> None:
    """Show what can be reported for one of the measures."""
    found = await opened(context, CardKind.GROUP_QUESTION)
    if found is None:
        return
    if found.is_stale or not 0 <= found.press.arg < len(codes_of(found.card)):
        await shown_anew(context, found.card)
        notice(context, STALE)
        return
    await _draw(context, found.card, {**found.card.content, "opened": found.press.arg})
    notice(context)


async def shown_anew(context: Context, card: Card) -> None:
    """Show on the card how it stands now."""
    await _draw(context, card, card.content)


async def _draw(context: Context, card: Card, content: Mapping[str, Any]) -> None:
    reply = await _reply(context, card, content)
    if reply:
        await redraw(context, card, content, reply)
    else:
        notice(context, GONE)


async def _reply(context: Context, card: Card, content: Mapping[str, Any]) -> Reply | None:
    """Return the question as it stands; None where the agreement does not know its measures any more."""
    snapshot = await context.work.agreements.current()
    known = listed_by_code(snapshot) if snapshot else {}
    listed = [known[code] for code in codes_of(card) if code in known]
    if len(listed) < len(codes_of(card)):
        return None
    said = [last_said(one) for one in listed]
    reported = [
        one.is_settled or bool(at and card.created_at and at >= card.created_at)
        for one, at in zip(listed, said, strict=True)
    ]
    shown = [context.bare(one) for one in listed]
    return group_question_text(shown, reported, content["opened"], context.today, lang_of(card))
