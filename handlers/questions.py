"""Questions and reports in words and by command: in private, and in groups where they are addressed to us."""

from bot.asking.answers import HeldBackAnswer
from bot.asking.ask import answer_again, ask
from bot.asking.links import code_of
from bot.asking.question import Question
from bot.delivery import Card, CardKind
from bot.language.understanding import Intent
from bot.pace import ONCE_A_DAY, Verdict
from bot.reminders.answers import RemindAnswer
from bot.reporting.answers import ReportAnswer
from bot.texts.evidence import CAME_LATE
from bot.texts.people import said
from bot.texts.refusals import LINK_IS_OLD, NO_FILES
from bot.texts.reporting import EDIT_READS_NOTHING
from handlers import (
    asking,
    completing,
    nudge_replies,
    nudge_wishes,
    of_oneself,
    orders,
    putting_off,
    reminders,
    reporting,
    revising,
)
from handlers.addressed import Way
from handlers.cards import answer_or_amend, answer_with, answered_before, question_of, referred_to, topic_codes
from handlers.context import Context
from handlers.evidence import attach_late


async def question(context: Context) -> None:
    """Answer a message. In a group a reply to us that says nothing to us is talk among colleagues: it gets silence."""
    if context.addressed.has_file and not context.addressed.text:
        await _files(context)
        return
    amended = await answered_before(context)
    card = await referred_to(context, amended)
    is_reply = context.message.reply_to_message is not None
    await answer(context, context.addressed.text, amended, card, is_reply=is_reply)


async def answer(
    context: Context,
    text: str,
    amended: Card | None,
    card: Card | None,
    *,
    is_reply: bool,
    may_be_of_client: bool = False,
) -> None:
    """Answer what was said, in a chat that is about `card`: a question, a report, or a sentence that was asked for."""
    wanted = completing.wants_sentence(context, amended, card, is_reply=is_reply)
    waiting = None if wanted else await asking.still_open(context, card)
    if await _took(context, text, card, is_reply=is_reply, is_sentence=bool(wanted or waiting)):
        return
    asked = await ask(
        context.work,
        text,
        context.asker,
        today=context.today,
        last=question_of(card),
        topic_codes=topic_codes(card),
        may_be_of_client=may_be_of_client,
        is_sentence=bool(wanted or waiting),
    )
    if wanted and completing.is_sentence(text, asked, card):
        await completing.complete(context, wanted, text, amended)
    elif waiting and asked.understanding.intent is Intent.NONE and completing.is_sentence(text, asked, waiting):
        await completing.complete(context, waiting, text, amended)
    elif isinstance(asked.answer, ReportAnswer):
        await reporting.take(context, asked, _report(amended))
    elif isinstance(asked.answer, RemindAnswer) and not _report(amended):
        await reminders.take(context, asked, amended)
    elif card and (wish := await reminders.wished(context, asked, text, card)):
        await reminders.take_when(context, wish, card)
    elif _report(amended) and not isinstance(asked.answer, HeldBackAnswer):
        context.reply(said(EDIT_READS_NOTHING, context.who.lang))
    elif context.addressed.way is not Way.REPLY or asked.understanding.intent is not Intent.NONE:
        await answer_or_amend(context, asked, amended, card)


async def _took(context: Context, text: str, card: Card | None, *, is_reply: bool, is_sentence: bool) -> bool:
    """Do what a message says of nudges, reminders, its writer or the group; False where it says nothing of these.

    An edit does nothing of that kind, nor what is forwarded; where that would put something off, it is said. Where a
    sentence was asked for, "Urlaub bis 14.8." may be it.
    """
    addressed = context.addressed
    if addressed.is_edit:
        return False
    if await putting_off.take(context, text, card, is_reply=is_reply):
        return True
    return not addressed.is_forwarded and (
        await nudge_replies.take(context, text, card, is_reply=is_reply)
        or await nudge_wishes.take(context, text, card, is_reply=is_reply)
        or await revising.take(context, text, card)
        or (not is_sentence and (await of_oneself.take(context, text) or await orders.take(context, text)))
    )


def _report(card: Card | None) -> Card | None:
    return card if card and card.kind is CardKind.REPORT else None


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
    amended = await answered_before(context)
    if isinstance(asked.answer, ReportAnswer):
        await reporting.take(context, asked, _report(amended))
    else:
        await answer_or_amend(context, asked, amended, await asking.waiting_here(context, amended))


async def linked(context: Context) -> None:
    """Open the measure that a link leads to."""
    snapshot = await context.work.agreements.current()
    code = code_of(context.addressed.text, snapshot.agreement) if snapshot else None
    if code is None:
        context.reply(said(LINK_IS_OLD, context.who.lang))
        return
    question = Question(Intent.DETAIL, context.who.lang, codes=(code,))
    answer_with(context, await answer_again(context.work, question, context.asker, today=context.today))


async def _files(context: Context) -> None:
    """Take files without words for the report that they belong to; else say how they can be stored."""
    if context.addressed.is_edit or await attach_late(context):
        return
    is_reply, is_late = context.message.reply_to_message is not None, context.arrival.is_late
    is_taken = not is_late and await completing.take_files(context, await referred_to(context), is_reply=is_reply)
    # In a group a picture in reply to us may be meant for colleagues.
    if not is_taken and context.addressed.way is not Way.REPLY and _is_news(context):
        context.reply(said(CAME_LATE if is_late else NO_FILES, context.who.lang))


def _is_news(context: Context) -> bool:
    """Whether nothing was said yet of the album that this file is a part of."""
    album = context.message.media_group_id
    return album is None or context.pace(ONCE_A_DAY, context.message.chat_id, album) is Verdict.HEAR
