"""Questions in words and by command: in private, and in groups where they are addressed to us."""

from bot.asking.ask import ask
from bot.language.understanding import Intent
from bot.texts.people import said
from bot.texts.refusals import NO_FILES
from handlers.addressed import Way
from handlers.cards import answer_or_amend, answered_before, question_of, referred_to, topic_codes
from handlers.context import Context


async def question(context: Context) -> None:
    """Answer a message. In a group a reply to us that is no question is talk among colleagues: it gets silence."""
    way = context.addressed.way
    if context.addressed.has_file and not context.addressed.text:
        _about_a_file(context)
        return
    amended = await answered_before(context)
    card = await referred_to(context, amended)
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
    await answer_or_amend(context, asked, amended, card)


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
        view=named.view if named else None,
    )
    await answer_or_amend(context, asked, await answered_before(context))


def _about_a_file(context: Context) -> None:
    """Say that a file cannot be kept; of an album that goes on it was said before."""
    is_new = not context.addressed.is_edit and not context.arrival.is_late
    if is_new and context.addressed.way is not Way.REPLY:
        context.reply(said(NO_FILES, context.who.lang))
