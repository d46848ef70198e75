"""Reports: stored at once where they are sure, chosen first where not; an edit replaces what was said before."""

from collections.abc import Sequence
from dataclasses import replace

from bot.asking.ask import Asked
from bot.delivery import Card, CardKind
from bot.language.understanding import StatusReport
from bot.reporting.answers import Choices, Doubt, ReportAnswer
from bot.reporting.evidence import file_from_json
from bot.reporting.kept import choices_from_json
from bot.reporting.plan import plan_report, plan_reports
from bot.texts.asking import REASON
from bot.texts.people import GONE, STALE, said
from bot.texts.reporting import (
    CHOSEN_BY_WRITER,
    DROPPED,
    with_lines,
)
from handlers import passer
from handlers.asking import ask_for
from handlers.context import Context
from handlers.due_dates import taken_back
from handlers.evidence import attach, move
from handlers.opening import with_what_is_left
from handlers.presses import Pressed, notice, opened, redraw
from handlers.report_cards import (
    may_report,
    new_content,
    open_content,
    person_of,
    reply_of,
    reporter,
    show,
    store,
    take_files_of,
)
from handlers.tapped import show_above, tapped_on
from handlers.withdrawing import undo_card, without


async def take(context: Context, asked: Asked, amended: Card | None = None) -> None:
    """Store what is sure, show it, and ask what is not; an edited message replaces what it said before."""
    if not isinstance(asked.answer, ReportAnswer) or not may_report(context):
        return
    async with context.work.savepoint():
        answer, content = asked.answer, new_content(context, asked.answer)
        if amended and answer.planned and (snapshot := await without(context, amended)):
            # What it said before is no longer what was there before.
            asker = await reporter(context, context.who.lang)
            answer = plan_report(snapshot, asked.understanding, asker, context.today)
        elif amended:
            content |= {"replaces": amended.content["batches"]}
        stored = await store(context, answer, content)
        lines, kept = await take_files_of(context, answer, stored, amended)
        reply = await with_what_is_left(context, answer, with_lines(reply_of(context, answer), lines))
        await show(context, reply, {**stored, "files": kept}, amended)


async def answer_press(context: Context, answer: ReportAnswer, pressed_on: Card) -> None:
    """Store what a button said, and show it, or what it leaves open, in a message of its own."""
    content = {**new_content(context, answer), "above": tapped_on(pressed_on)}
    await show(context, reply_of(context, answer), await store(context, answer, content), None)


async def pressed(context: Context) -> None:
    """Choose what was meant, leave it, or take it back."""
    found = await opened(context, CardKind.REPORT)
    if found is None:
        return
    query, content = context.tg.callback_query, found.card.content
    if found.is_stale:
        notice(context, STALE)
    elif found.press.action == "report_undo":
        await undo_card(context, found)
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
    await taken_back(context, card.content.get("replaces", ()), by=person_of(context), at=context.now)
    snapshot = await context.work.agreements.current()
    if snapshot is None:
        notice(context, GONE)
        return
    asker, asks_why = await reporter(context, card.content["lang"]), chosen is Doubt.DUE
    answer = replace(plan_reports(snapshot, reports, asker, context.today, chosen=chosen), is_asked=asks_why)
    # Where something is still to be chosen, the files wait on.
    left = card.content.get("files", []) if answer.choices and not answer.planned else []
    content = await store(context, answer, {**card.content, **open_content(answer), "replaces": [], "files": left})
    new = content["updates"][len(card.content["updates"]) :]
    await move(context, card.content.get("replaces", ()), new)
    files = [] if left else [file_from_json(file) for file in card.content.get("files", ())]
    reply = with_lines(reply_of(context, answer), await attach(context, new, files))
    is_drawn = await redraw(context, card, content, await with_what_is_left(context, answer, reply))
    if is_drawn and answer.planned:
        await show_above(context, card)
        await passer.tell(context, card, is_stored=True)
        if asks_why:
            ask_for(context, REASON, answer.planned[0].listed.measure, replace(card, content=content))
    notice(context)


async def offer(context: Context, card: Card, choices: Choices) -> None:
    """Ask on a card what has to be chosen further; nothing is stored before."""
    asker = replace(context.asker, lang=card.content["lang"])
    answer = ReportAnswer(asker.lang, context.today, asker.is_group, choices=choices)
    await redraw(context, card, {**card.content, **open_content(answer)}, reply_of(context, answer))
    notice(context)
