"""Completing a report: with a sentence, with files, or with the reason for an obstacle that was asked for."""

from dataclasses import replace

from bot.asking.answers import HeldBackAnswer
from bot.asking.ask import Asked
from bot.delivery import Card, CardKind
from bot.language.understanding import StatusReport
from bot.reporting.plan import plan_reports
from bot.reporting.record import add_sentence, may_complete, withdraw
from bot.reporting.sentence import completes
from bot.texts.asking import OBSTACLE, SNOOZE
from bot.texts.people import said
from bot.texts.reporting import (
    NO_LONGER,
    NOT_YOURS_TO_COMPLETE,
    WHICH_UPDATE,
    sentence_text,
    with_lines,
)
from handlers.cards import topic_codes
from handlers.context import Context
from handlers.report_cards import (
    attach_files,
    content_of,
    may_report,
    new_content,
    person_of,
    reply_of,
    reporter,
    show,
    store,
    take_files_of,
)
from handlers.tapped import show_above, tapped_on
from handlers.withdrawing import without


def wants_sentence(context: Context, amended: Card | None, card: Card | None, *, is_reply: bool) -> Card | None:
    """Return the card that this message may add a sentence to: one that it replies to, or that asked for one.

    In a group that is for whoever reported alone; others talk there.
    """
    if amended and amended.content.get("is_sentence"):
        return amended
    if card is None or context.who.person is None:
        return None
    if card.content.get("what") == SNOOZE:
        return None
    is_asking = card.kind is CardKind.ASKING
    if not is_asking and not (is_reply and card.kind is CardKind.REPORT and card.content["updates"]):
        return None
    return card if card.content["by"] == context.who.person.telegram_id else None


def is_sentence(text: str, asked: Asked, card: Card | None) -> bool:
    """Whether a message where a sentence may come is one, and can be kept."""
    if isinstance(asked.answer, HeldBackAnswer):
        return False
    return completes(text, asked.understanding, was_asked_for=card is not None and card.kind is CardKind.ASKING)


async def complete(context: Context, about: Card, text: str | None, amended: Card | None = None) -> None:
    """Add a sentence to the update that the card `about` shows, or nothing but files (None)."""
    if not may_report(context):
        return
    if text and about.content.get("what") == OBSTACLE:
        await _hinder(context, about, text, amended)
        return
    work, by = context.work, person_of(context)
    bases = [one for one in await work.updates.of(about.content["updates"]) if not one.is_withdrawn]
    if len(bases) != 1:
        context.reply(said(WHICH_UPDATE if bases else NO_LONGER, context.who.lang))
    elif not may_complete(by, bases[0]):
        context.reply(said(NOT_YOURS_TO_COMPLETE, context.who.lang))
    else:
        async with work.savepoint():
            if amended:
                await withdraw(work, amended.content["batches"], by=by, at=context.now)
            batch = context.unit.number
            ids = await add_sentence(work, bases, text, by=by, batch=batch, at=context.now)
            content = {
                **content_of(context, about.content["lang"], [bases[0].update.code]),
                "batches": [batch],
                "updates": [bases[0].id],
                "is_sentence": True,
            }
            reply = sentence_text(bases[0].update.code, text, about.content["lang"], is_group=context.asker.is_group)
            await show(context, with_lines(reply, await attach_files(context, ids, amended)), content, amended)


async def take_files(context: Context, card: Card | None, *, is_reply: bool) -> bool:
    """Add files that came without words to the report that the chat is about; False where there is none.

    A reply to a measure's card means the last report on it.
    """
    if card is None or context.who.person is None:
        return False
    if card.kind is CardKind.REPORT and card.content["updates"]:
        await complete(context, card, None)
        return True
    codes, snapshot = topic_codes(card), await context.work.agreements.current()
    last = snapshot.standing(codes[0]).last if snapshot and is_reply and len(codes) == 1 else None
    if last is None:
        return False
    await complete(context, replace(card, content={"lang": context.who.lang, "updates": [last.id]}), None)
    return True


async def _hinder(context: Context, about: Card, reason: str, amended: Card | None) -> None:
    """Store the obstacle that was asked for, with its reason."""
    reports = [StatusReport(code, obstacle=reason) for code in about.content["codes"]]
    async with context.work.savepoint():
        snapshot = await (without(context, amended) if amended else context.work.agreements.current())
        if snapshot:
            asker = await reporter(context, about.content["lang"])
            answer = plan_reports(snapshot, reports, asker, context.today)
            content = {**new_content(context, answer), "is_sentence": True, "what": OBSTACLE, "above": tapped_on(about)}
            stored = await store(context, answer, content)
            lines, _ = await take_files_of(context, answer, stored, amended)
            await show(context, with_lines(reply_of(context, answer), lines), stored, amended)
            await show_above(context, about)
