"""Putting nudges off in words: in reply to a digest, right after it, or where a day was asked for."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.agreement.model import Snapshot
from bot.asking.select import listed_by_code
from bot.asking.topic import vocabulary_of
from bot.delivery import Card, CardKind
from bot.nudges.ladder import is_said_since
from bot.nudges.snoozing import Days, Unread, Until, codes_in, put_off, read_snoozes
from bot.reporting.reporter import reporting_for
from bot.texts.asking import SNOOZE
from bot.texts.nudges import NOT_THAT_DAY, WHICH_DAY, move_text, put_off_text
from bot.texts.people import said
from bot.texts.report_rows import NO_LONGER_YOURS
from handlers.asking import ask_day
from handlers.cards import codes_of, topic_codes
from handlers.context import Context
from handlers.nudge_cards import show_below
from handlers.report_cards import may_report, person_of, reporter


async def take(context: Context, text: str, card: Card | None, *, is_reply: bool) -> bool:
    """Put off what the chat is about until the day that was said; False where nothing of that kind was said."""
    snapshot = await context.work.agreements.current()
    if card is None or snapshot is None or not _may_be(card):
        return False
    days, is_asked = Days(context.unit.calendar, context.unit.ladder), card.kind is CardKind.ASKING
    by_promise = not is_asked and not is_reply
    read = read_snoozes(text, context.today, days, vocabulary_of(snapshot).codes, by_promise=by_promise)
    meant = [] if isinstance(read, Unread) else [(_meant(one, card, snapshot), one.day) for one in read]
    if read is Unread.NONE or (meant and not all(codes and {*codes} <= {*codes_of(card)} for codes, _ in meant)):
        if is_asked and is_reply:
            context.reply(said(WHICH_DAY, context.who.lang))
        return is_asked and is_reply
    if not may_report(context):
        return True
    if read is Unread.NO_DAY:
        return await _asked_when(context, text, card, snapshot)
    if isinstance(read, Unread):
        context.reply(said(NOT_THAT_DAY, context.who.lang))
    elif any(one.may_be_due for one in read) and not is_asked:
        context.reply(move_text(read[0].day, context.who.lang))
    else:
        await _put_off(context, snapshot, meant)
    return True


async def _put_off(context: Context, snapshot: Snapshot, meant: Sequence[tuple[Sequence[str], date]]) -> None:
    """Put off what is the person's, and say so; all of it or nothing."""
    own = [(await _own(context, snapshot, codes), day) for codes, day in meant]
    if not all(codes for codes, _ in own):
        context.reply(said(NO_LONGER_YOURS, context.who.lang))
        return
    zone, at = context.unit.zone, context.now
    async with context.work.savepoint():
        for codes, day in own:
            await put_off(context.work, person_of(context).id, codes, day, zone=zone, at=at)
    context.reply(put_off_text(own, context.who.lang))


async def _asked_when(context: Context, text: str, card: Card, snapshot: Snapshot) -> bool:
    """Ask until when; of one measure of a digest with the buttons for it."""
    named = codes_in(text, vocabulary_of(snapshot).codes)
    codes = named or _about(card, snapshot)
    if not codes or not {*codes} <= {*codes_of(card)}:
        return False
    if card.kind is CardKind.NUDGE and len(codes) == 1:
        await show_below(context, {**card.content, "open": codes_of(card).index(codes[0]), "later": True})
    else:
        ask_day(context, codes)
    return True


def _meant(until: Until, card: Card, snapshot: Snapshot) -> Sequence[str]:
    """Return the measures to put off: those named, else what is open but those that are left out."""
    about = _about(card, snapshot, is_of_all=until.is_of_all)
    return until.codes or [code for code in about if code not in until.but]


async def _own(context: Context, snapshot: Snapshot, codes: Sequence[str]) -> list[str]:
    """Return those that the person may report on: what somebody puts off rests for all of the unit."""
    who, known = await reporter(context, context.who.lang), listed_by_code(snapshot)
    return [code for code in codes if code in known and reporting_for(known[code].measure, who)]


def _may_be(card: Card) -> bool:
    return card.kind is CardKind.NUDGE or (card.kind is CardKind.ASKING and card.content["what"] == SNOOZE)


def _about(card: Card, snapshot: Snapshot, *, is_of_all: bool = False) -> tuple[str, ...]:
    """Return the measure that is open, or that was asked about; of a list all that nobody answered."""
    if card.kind is CardKind.ASKING:
        return codes_of(card)
    if (topic := topic_codes(card)) and not is_of_all:
        return topic
    at, listed = datetime.fromisoformat(card.content["at"]), listed_by_code(snapshot)
    return tuple(code for code in codes_of(card) if code in listed and not is_said_since(listed[code], at))
