"""What lies ahead: coordinators see which nudges would go out, bring one forward, or have it left out.

A card keeps the days, the page, and what names the steps of the nudges on it (`shown`): a press looks for its own among
what lies ahead by now.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from bot.delivery import Card, CardKind
from bot.nudges.deciding import bring_forward, leave_out
from bot.nudges.foresight import Coming, digest_days, foreseen, out_of_reach, reaches_coordinators
from bot.nudges.model import Outlook
from bot.nudges.plan import Planned
from bot.people.absence import Unread, read_absence
from bot.people.model import Person
from bot.texts import nudge_preview as texts
from bot.texts.nudge_steps import to_asked_text
from bot.texts.page import chosen
from bot.texts.people import GONE, STALE, said
from bot.texts.reply import Reply
from bot.texts.sentences import NO_AGREEMENT
from handlers.cards import lang_of
from handlers.context import Context
from handlers.outlooks import outlook_of
from handlers.presses import Pressed, card_here, notice, opened, redraw

USUAL = timedelta(days=7)
"""How far one looks ahead where no period is named."""
LONGEST = timedelta(days=92)


class Days(NamedTuple):
    """From when to when one looks ahead; `is_cut` where more was asked for."""

    first: date
    last: date
    is_cut: bool = False


async def listing(context: Context) -> None:
    """Show what lies ahead: a week, or the days that were named."""
    days = _days(context)
    outlook = await outlook_of(context.work, context.unit, context.now) if isinstance(days, Days) else None
    if isinstance(days, Unread):
        context.reply(said(texts.PAST if days is Unread.PAST else texts.UNREAD, context.who.lang))
    elif outlook:
        reply, content = _shown(context, outlook, days, 0, context.who.lang)
        context.reply(reply, card_here(context, CardKind.PREVIEW, content))
    else:
        context.reply(said(NO_AGREEMENT, context.who.lang))


async def pressed(context: Context) -> None:
    """Turn the page, open a nudge, bring it forward, or have it left out."""
    seen, by = await opened_with_outlook(context, CardKind.PREVIEW), context.who.person
    if seen is None or by is None:
        return
    found, outlook = seen
    card, press = found.card, found.press
    if found.is_stale or press.action == texts.PAGE:
        await _list(context, outlook, card, card.content["page"] if found.is_stale else press.arg)
        notice(context, STALE if found.is_stale else None)
    elif (one := _meant(context, outlook, found)) is None:
        await _list(context, outlook, card, card.content["page"])
        notice(context, texts.NOT_PLANNED)
    elif press.action == texts.OPEN:
        page, today = card.content["page"], context.today
        reply = texts.one_text(context.bare(one), press.arg, page, today, lang_of(card))
        await redraw(context, card, card.content, reply)
        notice(context)
    else:
        await _decide(context, outlook, found, one, by)


async def unreached(context: Context) -> None:
    """List the units in which nobody can be reached."""
    if outlook := await outlook_of(context.work, context.unit, context.now):
        lang = context.who.lang
        content = {"lang": lang, "page": 0}
        context.reply(_unreached(outlook, 0, lang), card_here(context, CardKind.UNREACHED, content))
    else:
        context.reply(said(NO_AGREEMENT, context.who.lang))


async def unreached_page(context: Context) -> None:
    """Turn the page of that list."""
    seen = await opened_with_outlook(context, CardKind.UNREACHED)
    if seen is None:
        return
    found, outlook = seen
    page = found.card.content["page"] if found.is_stale else max(0, found.press.arg)
    content = {**found.card.content, "page": page}
    await redraw(context, found.card, content, _unreached(outlook, page, lang_of(found.card)))
    notice(context, STALE if found.is_stale else None)


async def opened_with_outlook(context: Context, kind: CardKind) -> tuple[Pressed, Outlook] | None:
    """Return the press and what planning looks at; None, and the button is answered, where either is not there."""
    found = await opened(context, kind)
    outlook = await outlook_of(context.work, context.unit, context.now) if found else None
    if found and outlook is None:
        notice(context, GONE)
    return (found, outlook) if found and outlook else None


def rest_of(outlook: Outlook, today: date) -> date | None:
    """Return the day up to which all nudges rest, if they still do."""
    return outlook.rest_until if outlook.rest_until and outlook.rest_until >= today else None


async def _decide(context: Context, outlook: Outlook, found: Pressed, one: Coming, by: Person) -> None:
    """Bring a nudge forward or have it left out, once, and say what became of it."""
    lang = lang_of(found.card)
    if found.press.action == texts.SKIP:
        is_skipped = await leave_out(context.work, one, outlook, by=by, at=context.now)
        await _say(context, outlook, found.card, one, texts.SKIPPED.in_(lang) if is_skipped else None)
        return
    planned = await bring_forward(context.work, one, outlook, by=by, at=context.now)
    if planned and not planned.route.people:
        notice(context, texts.REACHES_NOBODY)
    else:
        result = _sent(context, outlook, planned, lang) if planned else None
        await _say(context, outlook, found.card, one, result)


def _sent(context: Context, outlook: Outlook, planned: Planned, lang: str) -> str:
    goes = texts.goes_text(digest_days(outlook, context.now), lang)
    return texts.SENT.in_(lang, unit=to_asked_text(planned.route.unit, lang), goes=goes)


async def _say(context: Context, outlook: Outlook, card: Card, one: Coming, result: str | None) -> None:
    """Show what became of a nudge; None: somebody else was faster."""
    if result is None:
        await _list(context, outlook, card, card.content["page"])
        notice(context, texts.NOT_PLANNED)
    else:
        listed, page = context.bare(one.planned.listed), card.content["page"]
        reply = texts.decided_text(listed, result, page, context.today, lang_of(card))
        await redraw(context, card, card.content, reply)
        notice(context)


async def _list(context: Context, outlook: Outlook, card: Card, page: int) -> None:
    reply, content = _shown(context, outlook, _kept_days(context, card), page, lang_of(card))
    await redraw(context, card, content, reply)


def _shown(context: Context, outlook: Outlook, days: Days, page: int, lang: str) -> tuple[Reply, Mapping[str, Any]]:
    """Return a page of the preview, and what its card keeps."""
    coming = foreseen(outlook, days.first, days.last, context.today)
    page_shown, page = chosen(texts.pages_of(coming), page)
    reply = texts.preview_text(
        context.bare(coming),
        days.first,
        days.last,
        page,
        lang,
        unreached=sum(map(len, out_of_reach(outlook).values())),
        rest_until=rest_of(outlook, context.today),
        is_cut=days.is_cut,
    )
    kept = {"lang": lang, "first": days.first.isoformat(), "last": days.last.isoformat(), "is_cut": days.is_cut}
    return reply, {**kept, "page": page, "shown": [_kept(one) for one in page_shown]}


def _unreached(outlook: Outlook, page: int, lang: str) -> Reply:
    is_reached = reaches_coordinators(outlook)
    return texts.unreached_text(out_of_reach(outlook), page, lang, reaches_coordinators=is_reached)


def _meant(context: Context, outlook: Outlook, found: Pressed) -> Coming | None:
    """Return the nudge that a button is about, if it still lies ahead."""
    shown, place, days = found.card.content["shown"], found.press.arg, _kept_days(context, found.card)
    wanted = shown[place] if 0 <= place < len(shown) else None
    coming = foreseen(outlook, days.first, days.last, context.today)
    return next((one for one in coming if _kept(one) == wanted), None)


def _kept(one: Coming) -> list[str]:
    """Return what names a step, as a card keeps it."""
    slot = one.planned.slot
    return [slot.code, slot.rule.value, slot.step, slot.due_on.isoformat()]


def _days(context: Context) -> Days | Unread:
    """Return the days to look ahead; they are read like those of an absence, from today on."""
    text, today = context.addressed.text, context.today
    if not text:
        return Days(today, today + USUAL)
    read = read_absence(text, today, context.unit.calendar)
    if isinstance(read, Unread):
        return read
    longest = read.first_on + LONGEST
    is_cut = read.last_on is None or read.last_on > longest
    return Days(read.first_on, longest if is_cut or read.last_on is None else read.last_on, is_cut)


def _kept_days(context: Context, card: Card) -> Days:
    """Return the days of a card; those that passed meanwhile are left out."""
    first, last = (date.fromisoformat(card.content[end]) for end in ("first", "last"))
    today = context.today
    return Days(max(first, today), max(last, today), card.content["is_cut"])
