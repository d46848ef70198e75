"""Questions kept on cards: what a button, a reply and a follow-up refer to."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.asking.answers import HeldBackAnswer
from bot.asking.ask import Asked
from bot.asking.question import Question
from bot.delivery import Card, CardKind, NewCard
from bot.language.understanding import Intent
from handlers.context import Context

FOLLOW_UP = timedelta(minutes=30)
"""How long a private chat stays with its last question (domain time)."""


def content_of(question: Question, codes: Sequence[str]) -> dict[str, Any]:
    """Return what a card keeps: the question, and the codes listed in order."""
    return {"question": question.to_json(), "codes": list(codes)}


def question_of(card: Card | None) -> Question | None:
    """Return the question of a card that shows one."""
    return Question.from_json(card.content["question"]) if card and card.kind is CardKind.QUESTION else None


def codes_of(card: Card) -> tuple[str, ...]:
    """Return the codes a card lists, in order."""
    return tuple(card.content.get("codes", ()))


def answer_with(context: Context, asked: Asked, topic: Sequence[str] = ()) -> None:
    """Answer the message, on a card where there is something to come back to; `topic` is what the chat is about."""
    message, card = context.message, None
    thread_id = message.message_thread_id if message.is_topic_message else None
    is_held_back = isinstance(asked.answer, HeldBackAnswer)
    if asked.question:
        content = content_of(asked.question, asked.codes)
        card = NewCard(message.chat_id, CardKind.QUESTION, content, thread_id)
    elif is_held_back and asked.reply.buttons:
        card = NewCard(message.chat_id, CardKind.HELD_BACK, {"lang": asked.reply.lang, "codes": list(topic)}, thread_id)
    # What is held back is not kept: the answer quotes the message, so that a press brings it along.
    context.reply(asked.reply, card, quotes=is_held_back)


async def referred_to(context: Context) -> Card | None:
    """Return the card that the message replies to; in a private chat else the last one, while it is fresh."""
    message = context.message
    if message.reply_to_message:
        return await context.work.cards.by_message(message.chat_id, message.reply_to_message.message_id)
    card = context.unit.known.cards.get(message.chat_id)
    is_fresh = card and card.created_at and context.now - card.created_at <= FOLLOW_UP
    return card if is_fresh else None


def topic_codes(card: Card | None) -> tuple[str, ...]:
    """Return the measures that the chat is about: those of a card that shows measures and not a list."""
    question = question_of(card)
    return codes_of(card) if card and question and question.intent is Intent.DETAIL else ()
