"""Reports: stored at once where they are sure, chosen first where not, completed by replies, taken back.

A report's card keeps who wrote it (`by`, a Telegram id), the measures (`codes`), the messages it was written with
(`batches`), the updates that a reply completes (`updates`), what can still be chosen (`choices`) with the `files` that
wait for it, and what was not theirs to report (`refused`). `is_sentence`: it shows a sentence that was asked for, or
added to the update.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.agreement.model import Snapshot
from bot.asking.answers import HeldBackAnswer
from bot.asking.ask import Asked
from bot.asking.asker import Asker
from bot.asking.topic import vocabulary_of
from bot.delivery import Card, CardKind, NewCard
from bot.language.codes import find_codes
from bot.language.understanding import StatusReport
from bot.normal import tokens
from bot.people.model import Person
from bot.reporting.answers import Choices, Doubt, ReportAnswer, Why
from bot.reporting.evidence import file_from_json, file_to_json
from bot.reporting.kept import choices_from_json, choices_to_json, report_to_json
from bot.reporting.model import NewObstacle
from bot.reporting.plan import plan_report, plan_reports
from bot.reporting.record import UNDO_FOR, add_sentence, may_complete, may_withdraw, record, withdraw
from bot.reporting.reporter import as_reporter
from bot.reporting.sentence import completes
from bot.rights import Feature, may
from bot.texts.asking import OBSTACLE, REASON
from bot.texts.compose import compose
from bot.texts.minimal import minimal
from bot.texts.people import GONE, STALE, said
from bot.texts.refusals import FORWARDED, READERS
from bot.texts.reply import Line, Reply
from bot.texts.reporting import (
    CHOSEN_BY_WRITER,
    DROPPED,
    FILES_LATER,
    NO_LONGER,
    NOT_YOUR_REPORT,
    NOT_YOURS_TO_COMPLETE,
    NOTHING_TO_UNDO,
    WHICH_UPDATE,
    sentence_text,
    with_lines,
    withdrawn_text,
)
from handlers import passer
from handlers.alerts import obstacle_raised
from handlers.asking import ask_for
from handlers.cards import topic_codes
from handlers.context import Context
from handlers.due_dates import taken_back, tell_of_new_dates
from handlers.evidence import NO_FILES, attach, files_of, move, refusals
from handlers.opening import with_what_is_left
from handlers.presses import Pressed, notice, opened, redraw

Content = Mapping[str, Any]


def wants_sentence(context: Context, amended: Card | None, card: Card | None, *, is_reply: bool) -> Card | None:
    """Return the card that this message may add a sentence to: one that it replies to, or that asked for one.

    In a group that is for whoever reported alone; others talk there.
    """
    if amended and amended.content.get("is_sentence"):
        return amended
    if card is None or context.who.person is None:
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


async def take(context: Context, asked: Asked, amended: Card | None = None) -> None:
    """Store what is sure, show it, and ask what is not; an edited message replaces what it said before."""
    if not isinstance(asked.answer, ReportAnswer) or not _may_report(context):
        return
    async with context.work.savepoint():
        answer, content = asked.answer, _new_content(context, asked.answer)
        if amended and answer.planned and (snapshot := await _without(context, amended)):
            # What it said before is no longer what was there before.
            asker = await reporter(context, context.who.lang)
            answer = plan_report(snapshot, asked.understanding, asker, context.today)
        elif amended:
            content |= {"replaces": amended.content["batches"]}
        stored = await _stored(context, answer, content)
        lines, kept = await _files(context, answer, stored, amended)
        reply = await with_what_is_left(context, answer, with_lines(_reply(context, answer), lines))
        await _show(context, reply, {**stored, "files": kept}, amended)


async def complete(context: Context, about: Card, text: str | None, amended: Card | None = None) -> None:
    """Add a sentence to the update that the card `about` shows, or nothing but files (None)."""
    if not _may_report(context):
        return
    if text and about.content.get("what") == OBSTACLE:
        await _hinder(context, about, text, amended)
        return
    work, by = context.work, _person(context)
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
                **_content(context, about.content["lang"], [bases[0].update.code]),
                "batches": [batch],
                "updates": [bases[0].id],
                "is_sentence": True,
            }
            reply = sentence_text(bases[0].update.code, text, about.content["lang"], is_group=context.asker.is_group)
            await _show(context, with_lines(reply, await _attached(context, ids, amended)), content, amended)


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
        snapshot = await (_without(context, amended) if amended else context.work.agreements.current())
        if snapshot:
            asker = await reporter(context, about.content["lang"])
            answer = plan_reports(snapshot, reports, asker, context.today)
            content = {**_new_content(context, answer), "is_sentence": True, "what": OBSTACLE}
            await _show(context, _reply(context, answer), await _stored(context, answer, content), amended)


async def answer_press(context: Context, answer: ReportAnswer) -> None:
    """Store what a button said, and show it, or what it leaves open, in a message of its own."""
    await _show(context, _reply(context, answer), await _stored(context, answer, _new_content(context, answer)), None)


async def undo(context: Context) -> None:
    """Take back the last report of whoever says so, or the last one for the measure they name."""
    snapshot, by, since = await context.work.agreements.current(), _person(context), context.now - UNDO_FOR
    code = _named(snapshot, context.addressed.text) if snapshot else None
    batch = await context.work.updates.last_batch(by.id, since=since, code=code)
    if batch is None:
        context.reply(said(NOTHING_TO_UNDO, context.who.lang))
        return
    context.reply(await _withdrawn(context, [batch], context.who.lang))


async def pressed(context: Context) -> None:
    """Choose what was meant, leave it, or take it back."""
    found = await opened(context, CardKind.REPORT)
    if found is None:
        return
    query, content = context.tg.callback_query, found.card.content
    if found.is_stale:
        notice(context, STALE)
    elif found.press.action == "report_undo":
        await _undo_card(context, found)
    elif query is None or content["by"] != query.from_user.id:
        notice(context, CHOSEN_BY_WRITER)
    elif found.press.action == "report_drop":
        await redraw(context, found.card, {**content, "choices": None}, said(DROPPED, content["lang"]))
        await passer.tell(context, found.card, is_stored=False)
        notice(context)
    else:
        await _pick(context, found)


async def _pick(context: Context, found: Pressed) -> None:
    card = found.card
    choices = choices_from_json(card.content["choices"]) if card.content["choices"] else None
    if choices is None or not 0 <= found.press.arg < len(choices.options):
        notice(context, GONE)
        return
    await choose(context, card, choices.options[found.press.arg], choices.doubt)


async def choose(context: Context, card: Card, reports: Sequence[StatusReport], chosen: Doubt | None = None) -> None:
    """Store what was chosen on a card, and show it there; `chosen`: what was in doubt and is not any more."""
    await taken_back(context, card.content.get("replaces", ()), by=_person(context), at=context.now)
    snapshot = await context.work.agreements.current()
    if snapshot is None:
        notice(context, GONE)
        return
    asker, asks_why = await reporter(context, card.content["lang"]), chosen is Doubt.DUE
    answer = replace(plan_reports(snapshot, reports, asker, context.today, chosen=chosen), is_asked=asks_why)
    content = await _stored(context, answer, {**card.content, **_open(answer), "replaces": [], "files": []})
    new = content["updates"][len(card.content["updates"]) :]
    await move(context, card.content.get("replaces", ()), new)
    files = [file_from_json(file) for file in card.content.get("files", ())]
    reply = with_lines(_reply(context, answer), await attach(context, new, files))
    is_drawn = await redraw(context, card, content, await with_what_is_left(context, answer, reply))
    if is_drawn and answer.planned:
        await passer.tell(context, card, is_stored=True)
        if asks_why:
            ask_for(context, REASON, answer.planned[0].listed.measure, replace(card, content=content))
    notice(context)


async def offer(context: Context, card: Card, choices: Choices) -> None:
    """Ask on a card what has to be chosen further; nothing is stored before."""
    asker = replace(context.asker, lang=card.content["lang"])
    answer = ReportAnswer(asker.lang, context.today, asker.is_group, choices=choices)
    await redraw(context, card, {**card.content, **_open(answer)}, _reply(context, answer))
    notice(context)


async def _undo_card(context: Context, found: Pressed) -> None:
    """Take back all that a card shows, for its writer or a coordinator."""
    batches, by = found.card.content["batches"], _person(context)
    authors = {await context.work.updates.author_of(batch) for batch in batches}
    if not all(may_withdraw(by, author) for author in authors):
        notice(context, NOT_YOUR_REPORT)
        return
    reply = await _withdrawn(context, batches, found.card.content["lang"])
    await redraw(context, found.card, {**found.card.content, "batches": [], "updates": [], "choices": None}, reply)
    notice(context)


async def _withdrawn(context: Context, batches: Sequence[int], lang: str) -> Reply:
    codes = await taken_back(context, batches, by=_person(context), at=context.now)
    snapshot = await context.work.agreements.current()
    return withdrawn_text(codes, [snapshot.standing(code) for code in codes] if snapshot else [], lang)


async def _without(context: Context, amended: Card) -> Snapshot | None:
    """Withdraw what an edited message said before; return the agreement without it."""
    await taken_back(context, amended.content["batches"], by=_person(context), at=context.now)
    return await context.work.agreements.current()


async def _stored(context: Context, answer: ReportAnswer, content: Content) -> Content:
    """Write what was planned; return the content of its card."""
    if not answer.planned:
        return content
    batch, by = context.unit.number, _person(context)
    ids = await record(context.work, answer.planned, by=by, batch=batch, at=context.now)
    for one in answer.planned:
        if isinstance(one.new, NewObstacle):
            await obstacle_raised(context.work, one, by=by, policy=context.policy, at=context.unit.real or context.now)
    await tell_of_new_dates(context, answer, ids)
    return {**content, "batches": [*content["batches"], batch], "updates": [*content["updates"], *ids]}


async def _files(
    context: Context, answer: ReportAnswer, content: Content, amended: Card | None
) -> tuple[tuple[Line, ...], list[dict[str, Any]]]:
    """Take note of the files that came with a report; return what is said of them, and those that wait for a choice."""
    if answer.planned:
        return await _attached(context, content["updates"], amended), []
    files = files_of(context) if answer.choices and not amended else NO_FILES
    lines = (Line(FILES_LATER.in_(answer.lang)),) if files.accepted else ()
    return lines + refusals(context, files), [file_to_json(file) for file in files.accepted]


async def _attached(context: Context, update_ids: Sequence[int], amended: Card | None) -> tuple[Line, ...]:
    """Take note of the files of a message; those of an edited one are there, and go over to what it says now."""
    if amended:
        await move(context, amended.content["batches"], update_ids)
        return ()
    files = files_of(context)
    return await attach(context, update_ids, files.accepted) + refusals(context, files)


async def _show(context: Context, reply: Reply, content: Content, amended: Card | None) -> None:
    """Answer a message; an edited one where it was answered before."""
    message = context.message
    if amended and amended.message_id and await context.work.cards.redraw(amended.id, amended.version, content):
        context.amend(reply, replace(amended, version=amended.version + 1, content=content), amended.message_id)
        return
    thread_id = message.message_thread_id if message.is_topic_message else None
    asked_id = message.message_id if context.tg.callback_query is None else None
    context.reply(reply, NewCard(message.chat_id, CardKind.REPORT, content, thread_id, asked_id))


def _new_content(context: Context, answer: ReportAnswer) -> dict[str, Any]:
    return {**_content(context, answer.lang, answer.codes), **_open(answer)}


def _open(answer: ReportAnswer) -> dict[str, Any]:
    """Return what a card keeps of what was not stored: what can be chosen, and what can be passed on."""
    refused = [report_to_json(one.report) for one in answer.refused if one.why is Why.NOT_YOURS]
    return {"choices": choices_to_json(answer.choices) if answer.choices else None, "refused": refused}


def _content(context: Context, lang: str, codes: Sequence[str]) -> dict[str, Any]:
    by = _person(context).telegram_id
    return {"lang": lang, "by": by, "codes": list(codes), "batches": [], "updates": [], "choices": None}


def _reply(context: Context, answer: ReportAnswer) -> Reply:
    return compose(minimal(answer) if context.policy.is_minimal else answer).reply


def _may_report(context: Context) -> bool:
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


def _person(context: Context) -> Person:
    """Return who reports (LookupError: the rights table lets nobody in who is not on the list)."""
    if context.who.person is None:
        raise LookupError("nobody on the list")
    return context.who.person


def _named(snapshot: Snapshot, text: str) -> str | None:
    found = find_codes(tokens(text), vocabulary_of(snapshot).codes)
    return next((code for match in found for code in match.codes), None)
