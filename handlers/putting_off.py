"""Putting nudges off in words: in reply to a digest, right after it, or where a day was asked for."""

from collections.abc import Sequence
from datetime import datetime

from bot.agreement.model import Snapshot
from bot.asking.select import listed_by_code
from bot.asking.topic import vocabulary_of
from bot.delivery import Card, CardKind
from bot.nudges.ladder import is_said_since
from bot.nudges.snoozing import Days, Unread, put_off, read_snooze
from bot.reporting.reporter import reporting_for
from bot.texts.asking import SNOOZE
from bot.texts.nudges import NOT_THAT_DAY, WHICH_DAY, put_off_text
from bot.texts.people import said
from bot.texts.report_rows import NO_LONGER_YOURS
from handlers.cards import codes_of, topic_codes
from handlers.context import Context
from handlers.report_cards import may_report, person_of, reporter


async def take(context: Context, text: str, card: Card | None, *, is_reply: bool) -> bool:
    """Put off what the chat is about until the day that was said; False where nothing of that kind was said."""
    snapshot = await context.work.agreements.current()
    if card is None or snapshot is None or context.addressed.is_edit or not _may_be(card):
        return False
    days, is_asked = Days(context.unit.calendar, context.unit.ladder), card.kind is CardKind.ASKING
    by_promise = not is_asked and not is_reply
    until = read_snooze(text, context.today, days, vocabulary_of(snapshot).codes, by_promise=by_promise)
    codes = () if isinstance(until, Unread) else until.codes
    about = _about(card, snapshot)
    if until is Unread.NONE or not set(codes) <= set(codes_of(card)) or not (codes or about):
        if is_asked and is_reply:
            context.reply(said(WHICH_DAY, context.who.lang))
        return is_asked and is_reply
    if not may_report(context):
        return True
    if isinstance(until, Unread):
        context.reply(said(NOT_THAT_DAY, context.who.lang))
        return True
    put, at = await _own(context, snapshot, codes or about), context.now
    if not put:
        context.reply(said(NO_LONGER_YOURS, context.who.lang))
        return True
    async with context.work.savepoint():
        await put_off(context.work, person_of(context).id, put, until.day, zone=context.unit.zone, at=at)
    context.reply(put_off_text(put, until.day, context.who.lang))
    return True


async def _own(context: Context, snapshot: Snapshot, codes: Sequence[str]) -> list[str]:
    """Return those that the person may report on: what somebody puts off rests for all of the unit."""
    who, known = await reporter(context, context.who.lang), listed_by_code(snapshot)
    return [code for code in codes if code in known and reporting_for(known[code].measure, who)]


def _may_be(card: Card) -> bool:
    return card.kind is CardKind.NUDGE or (card.kind is CardKind.ASKING and card.content["what"] == SNOOZE)


def _about(card: Card, snapshot: Snapshot) -> tuple[str, ...]:
    """Return the measure that is open, or that was asked about; of a list all that nobody answered."""
    if card.kind is CardKind.ASKING:
        return codes_of(card)
    if topic := topic_codes(card):
        return topic
    at, listed = datetime.fromisoformat(card.content["at"]), listed_by_code(snapshot)
    return tuple(code for code in codes_of(card) if code in listed and not is_said_since(listed[code], at))
