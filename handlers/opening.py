"""The opening balance: a coordinator sees what has passed without a report, and takes it down in one go.

A card keeps the page and, once a whole page is to be stored, its measures (`codes`).
"""

from dataclasses import replace

from bot.agreement.model import Snapshot
from bot.asking.select import Listed
from bot.delivery import Card, CardKind
from bot.language.understanding import StatusReport
from bot.reporting.answers import ReportAnswer
from bot.reporting.opening import opening
from bot.reporting.plan import plan_reports
from bot.reporting.record import record
from bot.texts.opening import ALL, STATUSES, STORE, ask_text, is_of_opening, left_line, opening_text, pages_of
from bot.texts.page import fitted
from bot.texts.people import GONE, STALE
from bot.texts.reply import Reply
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw


async def listing(context: Context) -> None:
    """Show the first page of what has passed without a report."""
    listed = await _listed(context)
    reply = opening_text(listed, 0, context.today, context.who.lang)
    context.reply(reply, card_here(context, CardKind.OPENING, {"page": 0, "codes": []}))


async def pressed(context: Context) -> None:
    """Turn the page, ask before a whole page is stored, or store it."""
    found = await opened(context, CardKind.OPENING)
    if found is None:
        return
    press, card = found.press, found.card
    if found.is_stale:
        await _show(context, card, card.content["page"])
        notice(context, STALE)
    elif press.action in (ALL, STORE) and not 0 <= press.arg < len(STATUSES):
        notice(context, GONE)
    elif press.action == ALL:
        await _ask(context, card, press.arg)
    elif press.action == STORE:
        await _show(context, card, card.content["page"], stored=await _store(context, card, press.arg))
        notice(context)
    else:
        await _show(context, card, press.arg)
        notice(context)


async def with_what_is_left(context: Context, answer: ReportAnswer, reply: Reply) -> Reply:
    """Add to a coordinator's report of what had passed without one how much of that is left."""
    snapshot = await context.work.agreements.current() if is_of_opening(answer) else None
    if snapshot is None:
        return reply
    left = left_line(opening(snapshot, context.today), reply.lang)
    return fitted(replace(reply, blocks=(*reply.blocks, (left,))))


async def _ask(context: Context, card: Card, choice: int) -> None:
    page = _page(await _listed(context), card.content["page"])[0]
    if page:
        content = {**card.content, "codes": [one.code for one in page]}
        await redraw(context, card, content, ask_text(page, content["page"], choice, context.who.lang))
    else:
        await _show(context, card, 0)
    notice(context)


async def _store(context: Context, card: Card, choice: int) -> int:
    """Store what was asked about as far as nobody reported on it meanwhile; return how many measures."""
    snapshot, by, codes = await context.work.agreements.current(), context.who.person, card.content["codes"]
    if snapshot is None or by is None:
        return 0
    still = [one.code for one in opening(snapshot, context.today) if one.code in codes]
    reports = [StatusReport(code, STATUSES[choice]) for code in still]
    planned = plan_reports(snapshot, reports, context.asker, context.today).planned
    await record(context.work, planned, by=by, batch=context.unit.number, at=context.now)
    return len(planned)


async def _show(context: Context, card: Card, wanted: int, stored: int = 0) -> None:
    listed = await _listed(context)
    _, page = _page(listed, wanted)
    reply = opening_text(listed, page, context.today, context.who.lang, stored)
    await redraw(context, card, {"page": page, "codes": []}, reply)


def _page(listed: tuple[Listed, ...], wanted: int) -> tuple[list[Listed], int]:
    pages = pages_of(listed)
    page = max(0, min(wanted, len(pages) - 1))
    return pages[page], page


async def _listed(context: Context) -> tuple[Listed, ...]:
    snapshot: Snapshot | None = await context.work.agreements.current()
    listed = opening(snapshot, context.today) if snapshot else ()
    return context.bare(listed)
