"""Questions in words and by command: in private, and in groups where they are addressed to us."""

from bot.asking.ask import ask
from bot.language.understanding import Intent
from handlers.addressed import Way
from handlers.cards import answer_with, question_of, referred_to, topic_codes
from handlers.context import Context


async def question(context: Context) -> None:
    """Answer a message. In a group a reply to us that is no question is talk among colleagues: it gets silence."""
    way = context.addressed.way
    card = await referred_to(context)
    asked = await ask(
        context.work,
        context.addressed.text,
        context.asker,
        today=context.today,
        last=question_of(card),
        topic_codes=topic_codes(card),
    )
    if way is Way.REPLY and asked.understanding.intent is Intent.NONE:
        return
    answer_with(context, asked, topic_codes(card))


async def command(context: Context) -> None:
    """Answer a command that stands for a question; what follows it narrows it down."""
    named = context.addressed.command
    phrase = named.phrase.in_(context.who.lang) if named and named.phrase else ""
    asked = await ask(
        context.work,
        f"{phrase} {context.addressed.text}".strip(),
        context.asker,
        today=context.today,
        expects=named.expects if named else None,
    )
    answer_with(context, asked)
