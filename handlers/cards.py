"""Questions kept on cards: what a button, a reply and a follow-up refer to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.asking.answers import DetailAnswer, HeldBackAnswer
from bot.asking.ask import Asked
from bot.asking.question import Question
from bot.delivery import DRAWING, Card, CardKind, NewCard, Upload
from bot.language.understanding import Intent
from handlers.context import Context
from handlers.unit import NotYet

FOLLOW_UP = timedelta(minutes=30)
"""How long a private chat stays with its last question (domain time)."""


def content_of(question: Question, asked: Asked) -> dict[str, Any]:
    """Return what a card keeps: the question, the codes listed in order, and of one measure its open obstacles."""
    content: dict[str, Any] = {"question": question.to_json(), "codes": list(asked.codes)}
    if isinstance(asked.answer, DetailAnswer) and len(asked.answer.listed) == 1:
        content["obstacles"] = [obstacle.id for obstacle in asked.answer.listed[0].standing.obstacles]
    return content


def lang_of(card: Card) -> str:
    """Return the language that a card is written in."""
    lang: str = card.content["question"]["lang"] if card.kind is CardKind.QUESTION else card.content["lang"]
    return lang


def question_of(card: Card | None) -> Question | None:
    """Return the question of a card that shows one."""
    kept = card.content.get("question") if card and card.kind is CardKind.QUESTION else None
    return Question.from_json(kept) if kept else None


def codes_of(card: Card) -> tuple[str, ...]:
    """Return the codes a card lists, in order."""
    return tuple(card.content.get("codes", ()))


def answer_with(context: Context, asked: Asked, about: Card | None = None) -> None:
    """Answer the message on a card, for buttons, replies, follow-ups and edits.

    An answer without a question to come back to leaves the chat with the one it was `about`. What is held back is not
    kept: the answer quotes the message, so that a press brings it along. A picture has no buttons and needs no card.
    """
    if asked.picture:
        context.reply_picture(asked.reply, Upload("photo", "stand.png", DRAWING, asked.picture.encode()))
        return
    message, is_held_back = context.message, _is_held_back(asked)
    thread_id = message.message_thread_id if message.is_topic_message else None
    asked_id = message.message_id if context.tg.callback_query is None else None
    is_reply = message.reply_to_message is not None
    held_back = {"lang": asked.reply.lang, "about": about and about.id, "is_reply": is_reply}
    kind, content = (CardKind.HELD_BACK, held_back) if is_held_back else (CardKind.QUESTION, _content(asked, about))
    context.reply(asked.reply, NewCard(message.chat_id, kind, content, thread_id, asked_id), quotes=is_held_back)


async def answer_or_amend(context: Context, asked: Asked, card: Card | None, about: Card | None = None) -> None:
    """Answer a message; an edited one on the `card` that answered it before."""
    if card is None or card.kind is not CardKind.QUESTION or _is_held_back(asked) or asked.picture:
        answer_with(context, asked, about)
        return
    content = _content(asked, about)
    if card.message_id and await context.work.cards.redraw(card.id, card.version, content):
        context.amend(asked.reply, replace(card, version=card.version + 1, content=content), card.message_id)


def _is_held_back(asked: Asked) -> bool:
    return isinstance(asked.answer, HeldBackAnswer)


def _content(asked: Asked, about: Card | None) -> Mapping[str, Any]:
    if asked.question:
        return content_of(asked.question, asked) | _waiting(about)
    return about.content if about and about.kind is CardKind.QUESTION else _waiting(about)


def _waiting(about: Card | None) -> dict[str, Any]:
    """Return the question for text that goes on waiting while another one is answered."""
    if about and about.kind is CardKind.ASKING:
        return {"asking": about.id}
    return {"asking": about.content["asking"]} if about and "asking" in about.content else {}


async def answered_before(context: Context) -> Card | None:
    """Return the card that answered an edited message (NotYet: it is still on its way).

    None where nothing did, or where the answer did not arrive: then it is answered like a new one.
    """
    if not context.addressed.is_edit:
        return None
    message = context.message
    card = await context.work.cards.by_asked(message.chat_id, message.message_id)
    if card and card.message_id is None:
        if await context.work.outbox.is_under_way(card.id):
            raise NotYet
        return None
    return card


async def referred_to(context: Context, amended: Card | None = None) -> Card | None:
    """Return the card that the message replies to; in a private chat else the last one, while it is fresh.

    An edited message was said before the card `amended` by it was drawn, and refers to what was there then.
    """
    message = context.message
    if message.reply_to_message:
        return await context.work.cards.by_message(message.chat_id, message.reply_to_message.message_id)
    if message.chat.type != message.chat.PRIVATE:
        return None
    card, at = context.unit.known.cards.get(message.chat_id), context.now
    if amended and amended.created_at:
        card, at = await context.work.cards.latest(message.chat_id, None, before=amended.id), amended.created_at
    is_fresh = card and card.created_at and at - card.created_at <= FOLLOW_UP
    return card if is_fresh else None


def topic_codes(card: Card | None) -> tuple[str, ...]:
    """Return the measures a chat is about: of a report, a reminder, or a card that shows measures and no list.

    Of a digest that is the measure which is open.
    """
    if card and card.kind is CardKind.NUDGE:
        place = card.content["open"]
        return () if place is None else codes_of(card)[place : place + 1]
    if card and card.kind in (CardKind.REPORT, CardKind.REMINDER, CardKind.REMINDED):
        return codes_of(card)
    question = question_of(card)
    return codes_of(card) if card and question and question.intent is Intent.DETAIL else ()
