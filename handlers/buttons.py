"""Presses: rights were checked at the press, the card says what is meant, its version whether that still holds."""

from dataclasses import replace

from bot.asking.ask import answer_again
from bot.asking.press import press as pressed_question
from bot.asking.question import Question
from bot.delivery import Card, CardKind
from bot.texts.people import GONE, STALE
from bot.texts.text import Text
from handlers.callback_data import Press, read
from handlers.cards import answer_with, codes_of, content_of, question_of
from handlers.context import Context

OPENS = frozenset({"detail", "list"})
"""Actions that open a message of their own; the others redraw the card."""


async def pressed(context: Context) -> None:
    """Carry out a press, and end the button's waiting in any case."""
    query = context.tg.callback_query
    press = read(query.data) if query else None
    card = await context.work.cards.by_id(press.card_id) if press else None
    question = question_of(card)
    if press is None or card is None or question is None or not _is_here(context, card):
        notice(context, GONE)
    elif card.version != press.version:
        await _redraw(context, card, question)
        notice(context, STALE)
    else:
        await _carry_out(context, press, card, question)


async def _carry_out(context: Context, press: Press, card: Card, question: Question) -> None:
    try:
        wanted = pressed_question(question, codes_of(card), press.action, press.arg)
    except ValueError:
        notice(context, GONE)
        return
    if press.action in OPENS:
        answer_with(context, await answer_again(context.work, wanted, context.asker, today=context.today))
    else:
        await _redraw(context, card, wanted)
    notice(context, None)


async def _redraw(context: Context, card: Card, question: Question) -> None:
    asked = await answer_again(context.work, question, context.asker, today=context.today)
    content = content_of(asked.question or question, asked.codes)
    if await context.work.cards.redraw(card.id, card.version, content):
        context.edit(asked.reply, replace(card, version=card.version + 1, content=content))


def _is_here(context: Context, card: Card) -> bool:
    chat = context.tg.effective_chat
    return card.kind is CardKind.QUESTION and chat is not None and chat.id == card.chat_id


def notice(context: Context, text: Text | None) -> None:
    """End the button's waiting, with a sentence if there is one."""
    query = context.tg.callback_query
    if query:
        said = {"text": text.in_(context.who.lang)} if text else {}
        context.directly("answerCallbackQuery", {"callback_query_id": query.id, **said})
