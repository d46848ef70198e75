"""What a report is kept on: its card, and the ways to store one, to show it and to know who reports.

A report's card keeps who wrote it (`by`, a Telegram id), the measures (`codes`), the messages it was written with
(`batches`), the updates that a reply completes (`updates`), what can still be chosen (`choices`) with the `files` that
wait for it, and what was not theirs to report (`refused`). `is_sentence`: it shows a sentence that was asked for, or
added to the update. `above`: the card with whose tap it began.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.asking.asker import Asker
from bot.delivery import Card, CardKind, NewCard
from bot.people.model import Person
from bot.reporting.answers import ReportAnswer, Why
from bot.reporting.evidence import file_to_json
from bot.reporting.kept import choices_to_json, report_to_json
from bot.reporting.model import NewObstacle
from bot.reporting.record import record
from bot.reporting.reporter import as_reporter
from bot.rights import Feature, may
from bot.texts.compose import compose
from bot.texts.people import said
from bot.texts.refusals import FORWARDED, READERS
from bot.texts.reply import Line, Reply
from bot.texts.reporting import FILES_LATER
from handlers.alerts import obstacle_raised
from handlers.context import Context
from handlers.due_dates import tell_of_new_dates
from handlers.evidence import NO_FILES, attach, files_of, move, refusals

Content = Mapping[str, Any]


async def store(context: Context, answer: ReportAnswer, content: Content) -> Content:
    """Write what was planned; return the content of its card."""
    if not answer.planned:
        return content
    batch, by = context.unit.number, person_of(context)
    ids = await record(context.work, answer.planned, by=by, batch=batch, at=context.now)
    for one in answer.planned:
        if isinstance(one.new, NewObstacle):
            await obstacle_raised(context.work, one, by=by, policy=context.policy, at=context.unit.real or context.now)
    await tell_of_new_dates(context, answer, ids)
    return {**content, "batches": [*content["batches"], batch], "updates": [*content["updates"], *ids]}


async def show(context: Context, reply: Reply, content: Content, amended: Card | None) -> None:
    """Answer a message; an edited one where it was answered before."""
    message = context.message
    if amended and amended.message_id and await context.work.cards.redraw(amended.id, amended.version, content):
        context.amend(reply, replace(amended, version=amended.version + 1, content=content), amended.message_id)
        return
    thread_id = message.message_thread_id if message.is_topic_message else None
    asked_id = message.message_id if context.tg.callback_query is None else None
    context.reply(reply, NewCard(message.chat_id, CardKind.REPORT, content, thread_id, asked_id))


def new_content(context: Context, answer: ReportAnswer) -> dict[str, Any]:
    """Return what the card of a new report keeps, before anything is stored."""
    return {**content_of(context, answer.lang, answer.codes), **open_content(answer)}


def open_content(answer: ReportAnswer) -> dict[str, Any]:
    """Return what a card keeps of what was not stored: what can be chosen, and what can be passed on."""
    refused = [report_to_json(one.report) for one in answer.refused if one.why is Why.NOT_YOURS]
    return {"choices": choices_to_json(answer.choices) if answer.choices else None, "refused": refused}


def content_of(context: Context, lang: str, codes: Sequence[str]) -> dict[str, Any]:
    """Return what the card of any report keeps."""
    by = person_of(context).telegram_id
    return {"lang": lang, "by": by, "codes": list(codes), "batches": [], "updates": [], "choices": None}


def reply_of(context: Context, answer: ReportAnswer) -> Reply:
    """Return what is said, without free texts where the county wants that."""
    return compose(context.bare(answer)).reply


def may_report(context: Context) -> bool:
    """Whether this person may report here at all, said where not: questions come in by the same door."""
    who = context.who
    if not may(Feature.REPORT, who.role, who.kind) or who.person is None:
        context.reply(said(READERS, who.lang))
    elif context.addressed.is_forwarded:
        context.reply(said(FORWARDED, who.lang))
    else:
        return True
    return False


async def reporter(context: Context, lang: str) -> Asker:
    """Return who reports, with the units they stand in for today, in the language of a card."""
    return await as_reporter(context.work, replace(context.asker, lang=lang), context.today)


def person_of(context: Context) -> Person:
    """Return who reports (LookupError: the rights table lets nobody in who is not on the list)."""
    if context.who.person is None:
        raise LookupError("nobody on the list")
    return context.who.person


async def take_files_of(
    context: Context, answer: ReportAnswer, content: Content, amended: Card | None
) -> tuple[tuple[Line, ...], list[dict[str, Any]]]:
    """Take note of the files that came with a report; return what is said of them, and those that wait for a choice."""
    if answer.planned:
        return await attach_files(context, content["updates"], amended), []
    files = files_of(context) if answer.choices and not amended else NO_FILES
    lines = (Line(FILES_LATER.in_(answer.lang)),) if files.accepted else ()
    return lines + refusals(context, files), [file_to_json(file) for file in files.accepted]


async def attach_files(context: Context, update_ids: Sequence[int], amended: Card | None) -> tuple[Line, ...]:
    """Take note of the files of a message; those of an edited one are there, and go over to what it says now."""
    if amended:
        await move(context, amended.content["batches"], update_ids)
        return ()
    files = files_of(context)
    return await attach(context, update_ids, files.accepted) + refusals(context, files)
