"""One's own reminders in words: wished for, put on another day or time, listed. Private chats only.

The card of a reminder keeps what it `shows`: what is "new", the "list", the "one" that was opened, or that it "asks"
when. `ids` are its reminders, `codes` their measures, `minute` is the time of day that was named.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from bot.agreement.model import Snapshot
from bot.asking.ask import Asked
from bot.asking.topic import vocabulary_of
from bot.delivery import Card, CardKind, NewCard
from bot.language.setting import Setting
from bot.language.understanding import ReminderWish
from bot.nudges.snoozing import Days, Until, read_snooze
from bot.people.model import Person
from bot.reminders.answers import Gap, Own, Planned, RemindAnswer
from bot.reminders.keeping import as_written, change, end, own_reminders, store
from bot.reminders.model import When
from bot.reminders.wish import plan_reminders, wish_in
from bot.rights import Feature, may
from bot.texts.people import NOT_YOURS, said
from bot.texts.refusals import FORWARDED
from bot.texts.reminders import ASKED, NOT_THERE, changed_text, gap_text, list_text, remind_page
from bot.texts.reply import Reply
from handlers.cards import answer_or_amend, codes_of, lang_of
from handlers.context import Context

Content = Mapping[str, Any]


async def take(context: Context, asked: Asked, amended: Card | None) -> None:
    """Store what was wished for, or ask when; what an edited message said before is deleted."""
    answer, by = asked.answer, context.who.person
    if not isinstance(answer, RemindAnswer):
        return
    if answer.gap and answer.gap not in ASKED:
        await answer_or_amend(context, asked, amended)
    elif by is None or not may(Feature.REMINDERS, context.who.role, context.who.kind):
        context.reply(said(NOT_YOURS, context.who.lang))
    elif context.addressed.is_forwarded:
        context.reply(said(FORWARDED, context.who.lang))
    else:
        async with context.work.savepoint():
            if amended and amended.kind is CardKind.REMINDER:
                await end(context.work, by, amended.content["ids"], at=context.now)
            await show(context, asked.reply, await kept(context, answer, by), amended)


async def wished(context: Context, asked: Asked, text: str, card: Card) -> ReminderWish | None:
    """Return when a reminder is to come, where the chat waits for that or the message replies to one that is new."""
    if context.addressed.is_forwarded or context.addressed.is_edit:
        return None
    is_reply = context.message.reply_to_message is not None
    if card.kind is CardKind.REMINDED and is_reply:
        return await _wished_again(context, text)
    if card.kind is not CardKind.REMINDER or len(card.content["ids"]) > 1:
        return None
    shows = card.content["shows"]
    is_awaited = shows in ("asks", "one") or (shows == "new" and is_reply)
    if not is_awaited:
        return None
    snapshot = await context.work.agreements.current()
    return wish_in(text, asked.understanding, context.today, _setting(context, snapshot, card)) if snapshot else None


async def _wished_again(context: Context, text: str) -> ReminderWish | None:
    """Return when what somebody was reminded of is to come once more: "nochmal in 3 Tagen"."""
    snapshot = await context.work.agreements.current()
    days = Days(context.unit.calendar, context.unit.ladder)
    until = read_snooze(text, context.today, days, vocabulary_of(snapshot).codes) if snapshot else None
    is_read = isinstance(until, Until) and not (until.codes or until.but or until.may_be_due)
    return ReminderWish(on=until.day) if isinstance(until, Until) and is_read else None


async def take_when(context: Context, wish: ReminderWish, card: Card) -> None:
    """Store the reminder that a card asks about, or change the one that it shows, and say so in a new message."""
    by, snapshot = context.who.person, await context.work.agreements.current()
    if by is None or snapshot is None:
        return
    async with context.work.savepoint():
        if card.kind is CardKind.REMINDED or card.content["shows"] == "asks":
            answer = planned_for(context, snapshot, wish, card)
            await show(context, remind_page(context.bare(answer)).reply, await kept(context, answer, by))
        elif own := await own_of(context, card, by):
            when = as_written(own.reminder.when, wish, local_now(context), context.unit.calendar)
            changed = when if isinstance(when, Gap) else await changed_to(context, own, when)
            content = {**card.content, "shows": "one"}
            await show(context, change_text(context, changed, lang_of(card)), content)
        else:
            context.reply(said(NOT_THERE, lang_of(card)))


async def listing(context: Context) -> None:
    """List one's own reminders."""
    if by := context.who.person:
        await show(context, *await listed(context, by, 0, context.who.lang))


async def listed(context: Context, by: Person, page: int, lang: str) -> tuple[Reply, Content]:
    """Return a page of the list and what its card keeps."""
    own, snapshot = (
        await own_reminders(context.work, by, zone=context.unit.zone),
        await context.work.agreements.current(),
    )
    example = next((measure.code for measure in snapshot.agreement.measures), "") if snapshot else ""
    reply, shown, page = list_text(context.bare(tuple(own)), page, example, lang)
    return reply, {"shows": "list", "lang": lang, "ids": [one.reminder.id for one in shown], "codes": []}


async def own_of(context: Context, card: Card, by: Person) -> Own | None:
    """Return the reminder that a card shows, while it is still to come."""
    own = await own_reminders(context.work, by, zone=context.unit.zone)
    return next((one for one in own if [one.reminder.id] == card.content["ids"]), None)


async def changed_to(context: Context, own: Own, when: When) -> Planned | Gap | None:
    """Let a reminder come at another time."""
    return await change(context.work, own, when, now=local_now(context), calendar=context.unit.calendar)


def change_text(context: Context, changed: Planned | Gap | None, lang: str) -> Reply:
    """Say what became of a change."""
    if changed is None:
        return said(NOT_THERE, lang)
    return gap_text(changed, lang) if isinstance(changed, Gap) else changed_text(context.bare(changed), lang)


def planned_for(context: Context, snapshot: Snapshot, wish: ReminderWish, card: Card) -> RemindAnswer:
    """Plan the reminder that a card asks about; the time of day that was named before still counts."""
    minute = card.content.get("minute")
    if minute is not None and wish.at is None:
        wish = replace(wish, at=time(*divmod(minute, 60)))
    now, lang = local_now(context), lang_of(card)
    return plan_reminders(snapshot, wish, codes_of(card), lang, now=now, calendar=context.unit.calendar)


async def kept(context: Context, answer: RemindAnswer, by: Person) -> Content:
    """Store what was planned; return what the card keeps."""
    at = answer.wish.at if answer.wish else None
    minute = None if at is None else 60 * at.hour + at.minute
    common = {"lang": answer.lang, "codes": list(answer.codes), "minute": minute}
    if not answer.planned:
        return {**common, "shows": "asks" if answer.gap in ASKED else "new", "ids": []}
    ids = await store(context.work, by, answer.planned, at=context.now)
    return {**common, "shows": "new", "ids": list(ids)}


async def show(context: Context, reply: Reply, content: Content, amended: Card | None = None) -> None:
    """Answer a message; an edited one where it was answered before."""
    message = context.message
    shown_in = amended.message_id if amended and amended.kind is CardKind.REMINDER else None
    if amended and shown_in and await context.work.cards.redraw(amended.id, amended.version, content):
        context.amend(reply, replace(amended, version=amended.version + 1, content=content), shown_in)
        return
    asked_id = message.message_id if context.tg.callback_query is None else None
    context.reply(reply, NewCard(message.chat_id, CardKind.REMINDER, content, asked_message_id=asked_id))


def local_now(context: Context) -> datetime:
    """Return the present moment where the county is."""
    return context.now.astimezone(context.unit.zone)


def _setting(context: Context, snapshot: Snapshot, card: Card) -> Setting:
    calendar = context.unit.calendar
    return Setting(vocabulary_of(snapshot), calendar, topic_codes=codes_of(card), lang=lang_of(card))
