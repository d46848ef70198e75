"""Presses on answers to questions: the card says what is meant, its version whether that still holds."""

from bot.asking.ask import answer_again
from bot.asking.press import press as pressed_question
from bot.asking.question import Question
from bot.delivery import Card, CardKind
from bot.texts.people import GONE, STALE
from handlers.callback_data import Press
from handlers.cards import answer_with, codes_of, content_of, question_of
from handlers.context import Context
from handlers.presses import notice, opened, redraw

OPENS = frozenset({"detail", "list", "history", "picture"})
"""Actions that open a message of their own; the others redraw the card."""


async def pressed(context: Context) -> None:
    """Carry out a press, and end the button's waiting in any case."""
    found = await opened(context, CardKind.QUESTION)
    question = question_of(found.card) if found else None
    if found is None:
        return
    if question is None:
        notice(context, GONE)
    elif found.is_stale:
        await redrawn(context, found.card, question)
        notice(context, STALE)
    else:
        await _carry_out(context, found.press, found.card, question)


async def _carry_out(context: Context, press: Press, card: Card, question: Question) -> None:
    try:
        wanted = pressed_question(question, codes_of(card), press.action, press.arg)
    except ValueError:
        notice(context, GONE)
        return
    if press.action in OPENS:
        answer_with(context, await answer_again(context.work, wanted, context.asker, today=context.today))
    else:
        await redrawn(context, card, wanted)
    notice(context)


async def redrawn(context: Context, card: Card, question: Question) -> None:
    """Show a question's present answer on its card."""
    asked = await answer_again(context.work, question, context.asker, today=context.today)
    await redraw(context, card, content_of(asked.question or question, asked), asked.reply)
