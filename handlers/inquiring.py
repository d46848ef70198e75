"""Coordinators ask about measures: one, some, or all that a question lists. The card keeps the `codes` asked about."""

from collections.abc import Sequence

from bot.asking.answers import DetailAnswer, DueAnswer, ListAnswer, UnknownCodeAnswer, concerned_codes
from bot.asking.ask import Asked, ask
from bot.asking.topic import vocabulary_of
from bot.delivery import CardKind
from bot.language.codes import with_dots
from bot.language.understanding import Intent
from bot.nudges.deciding import Inquiry, inquire, plan_inquiry
from bot.nudges.foresight import digest_days
from bot.nudges.model import Outlook
from bot.texts.inquiries import GO, NOTHING, ask_text, how_text, inquired_text
from bot.texts.nudge_preview import goes_text
from bot.texts.people import STALE, said
from bot.texts.reply import Reply
from bot.texts.sentences import NO_AGREEMENT
from handlers.cards import lang_of
from handlers.context import Context
from handlers.outlooks import outlook_of
from handlers.presses import card_here, notice, redraw
from handlers.preview import opened_with_outlook

MANY = 5
"""More measures are asked about only after a question."""
_SELECTIONS = (ListAnswer, DueAnswer, DetailAnswer)


async def inquiring(context: Context) -> None:
    """Ask about what the text selects; about many after a question."""
    outlook = await outlook_of(context.work, context.unit, context.now)
    text, lang = context.addressed.text, context.who.lang
    if outlook is None:
        context.reply(said(NO_AGREEMENT, lang))
        return
    asked = await _selected(context, outlook, text) if text else None
    if asked and isinstance(asked.answer, UnknownCodeAnswer):
        context.reply(asked.reply)
    elif asked and isinstance(asked.answer, _SELECTIONS) and asked.understanding.intent is not Intent.REPORT_STATUS:
        await _ask_about(context, outlook, concerned_codes(asked.answer))
    else:
        agreement = outlook.snapshot.agreement
        code = next((measure.code for measure in agreement.measures), None)
        context.reply(how_text(code, next((unit.name for unit in agreement.units), None), lang))


async def inquire_of_named(context: Context, text: str) -> bool:
    """Ask about the measures that a text names, by code or title, or what is overdue; False for none."""
    outlook = await outlook_of(context.work, context.unit, context.now)
    if outlook is None:
        return False
    asked = await _selected(context, outlook, text)
    if not isinstance(asked.answer, _SELECTIONS):
        return False
    understood = asked.understanding
    is_named = bool(understood.codes) and understood.intent is Intent.DETAIL
    is_named = is_named or (bool(understood.topic) and len(concerned_codes(asked.answer)) == 1)
    if not (is_named or understood.intent is Intent.OVERDUE):
        return False
    await _ask_about(context, outlook, concerned_codes(asked.answer))
    return True


async def _selected(context: Context, outlook: Outlook, text: str) -> Asked:
    """Return what a text selects; codes may be written without their dots."""
    text = with_dots(text, vocabulary_of(outlook.snapshot).codes)
    return await ask(context.work, text, context.asker, today=context.today)


async def pressed(context: Context) -> None:
    """Ask about many after all, or leave it."""
    seen = await opened_with_outlook(context, CardKind.INQUIRY)
    if seen is None:
        return
    found, outlook = seen
    if found.is_stale or found.card.content["is_done"]:
        notice(context, STALE)
        return
    codes, lang = found.card.content["codes"], lang_of(found.card)
    if found.press.action == GO:
        reply = await _inquired(context, outlook, plan_inquiry(outlook, codes, context.today), lang)
    else:
        reply = said(NOTHING, lang)
    await redraw(context, found.card, {**found.card.content, "is_done": True}, reply)
    notice(context)


async def _ask_about(context: Context, outlook: Outlook, codes: Sequence[str]) -> None:
    inquiry, lang = plan_inquiry(outlook, codes, context.today), context.who.lang
    if len(inquiry.asked) > MANY:
        card = card_here(context, CardKind.INQUIRY, {"lang": lang, "codes": list(codes), "is_done": False})
        context.reply(ask_text(context.bare(inquiry), lang), card)
    else:
        context.reply(await _inquired(context, outlook, inquiry, lang))


async def _inquired(context: Context, outlook: Outlook, inquiry: Inquiry, lang: str) -> Reply:
    """Ask, and return what it came to."""
    if context.who.person is None:
        return said(NOTHING, lang)
    done = await inquire(context.work, inquiry, by=context.who.person, on=context.today, at=context.now)
    return inquired_text(context.bare(done), goes_text(digest_days(outlook, context.now), lang), lang)
