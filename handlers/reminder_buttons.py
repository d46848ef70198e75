"""Presses on one's own reminders: pages of the list, another day or time, deleting; and on one that has come."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.asking.ask import answer_again
from bot.asking.frame import framed
from bot.asking.question import Question
from bot.asking.select import listed_by_code
from bot.delivery import Card, CardKind
from bot.language.understanding import Intent, ReminderWish
from bot.people.model import Person
from bot.reminders.answers import DAYS, TIMES, Gap, Planned
from bot.reminders.keeping import end, on_another_day
from bot.texts.people import GONE, STALE
from bot.texts.reminded import DETAIL, STOPPED, reminded_text
from bot.texts.reminders import (
    DAY,
    END,
    GAPS,
    NOT_THERE,
    OPEN,
    PAGE,
    TIME,
    WHEN,
    deleted_text,
    own_text,
    remind_page,
)
from handlers.cards import answer_with, codes_of, lang_of
from handlers.context import Context
from handlers.presses import Pressed, notice, opened, redraw
from handlers.reminders import change_text, changed_to, kept, listed, local_now, own_of, planned_for
from handlers.report_cards import reporter


async def pressed(context: Context) -> None:
    """Turn the pages of the list, open a reminder, change or delete it."""
    found, by = await opened(context, CardKind.REMINDER), context.who.person
    if found is None or by is None:
        return
    if found.is_stale:
        notice(context, STALE)
    else:
        await _PRESSES[found.press.action](context, found, by)


async def reminded(context: Context) -> None:
    """Show the measure that somebody was reminded of in full, or end a reminder that comes back."""
    found, by = await opened(context, CardKind.REMINDED), context.who.person
    if found is None or by is None:
        return
    content = found.card.content
    if found.press.action == DETAIL:
        question = Question(Intent.DETAIL, content["lang"], codes=codes_of(found.card))
        answer_with(context, await answer_again(context.work, question, context.asker, today=context.today))
        notice(context)
    else:
        is_ended = await end(context.work, by, [content["reminder"]], at=context.now)
        await shown_anew(context, replace(found.card, content={**content, "can_stop": False}))
        notice(context, STOPPED if is_ended else NOT_THERE)


async def shown_anew(context: Context, card: Card) -> None:
    """Show the measure that somebody was reminded of as it stands now."""
    content, snapshot = card.content, await context.work.agreements.current()
    one = listed_by_code(snapshot).get(codes_of(card)[0]) if snapshot else None
    if snapshot is None or one is None:
        notice(context, GONE)
        return
    question = Question(Intent.DETAIL, content["lang"], codes=codes_of(card))
    frame = framed(snapshot, question, await reporter(context, content["lang"]), context.today)
    reply = reminded_text(content["why"], context.bare(one), context.bare(frame), can_stop=content["can_stop"])
    await redraw(context, card, content, reply)


async def _open(context: Context, found: Pressed, by: Person) -> None:
    card, place = found.card, found.press.arg
    ids = card.content["ids"][place : place + 1] if place >= 0 else []
    own = await own_of(context, replace(card, content={"ids": ids}), by)
    if own is None:
        await _gone(context, found, by)
        return
    codes = [own.reminder.code] if own.reminder.code else []
    content = {**card.content, "shows": "one", "ids": ids, "codes": codes}
    await redraw(context, card, content, own_text(context.bare(own), lang_of(card)))
    notice(context)


async def _page(context: Context, found: Pressed, by: Person) -> None:
    reply, content = await listed(context, by, found.press.arg, lang_of(found.card))
    await redraw(context, found.card, content, reply)
    notice(context)


async def _end(context: Context, found: Pressed, by: Person) -> None:
    await end(context.work, by, found.card.content["ids"], at=context.now)
    content = {**found.card.content, "shows": "list", "ids": [], "codes": []}
    await redraw(context, found.card, content, deleted_text(lang_of(found.card)))
    notice(context)


async def _day(context: Context, found: Pressed, by: Person) -> None:
    card, place = found.card, found.press.arg
    if not 0 <= place < len(DAYS):
        notice(context, GONE)
    elif card.content["shows"] == "asks":
        await _store(context, card, DAYS[place], by)
    elif own := await own_of(context, card, by):
        when = on_another_day(own.reminder.when, DAYS[place], local_now(context))
        await _changed(context, card, await changed_to(context, own, when))
    else:
        await _gone(context, found, by)


async def _time(context: Context, found: Pressed, by: Person) -> None:
    own = await own_of(context, found.card, by)
    if own is None:
        await _gone(context, found, by)
    elif not 0 <= found.press.arg < len(TIMES):
        notice(context, GONE)
    else:
        when = replace(own.reminder.when, minute=TIMES[found.press.arg])
        await _changed(context, found.card, await changed_to(context, own, when))


async def _store(context: Context, card: Card, days: int, by: Person) -> None:
    """Store the reminder that the card asks about, so many days from today."""
    snapshot = await context.work.agreements.current()
    if snapshot is None:
        notice(context, GONE)
        return
    on = local_now(context).date() + timedelta(days=days)
    answer = planned_for(context, snapshot, ReminderWish(on=on), card)
    await redraw(context, card, await kept(context, answer, by), remind_page(context.bare(answer)).reply)
    notice(context)


async def _changed(context: Context, card: Card, changed: Planned | Gap | None) -> None:
    if isinstance(changed, Gap):
        notice(context, GAPS.get(changed, WHEN))
        return
    await redraw(context, card, {**card.content, "shows": "one"}, change_text(context, changed, lang_of(card)))
    notice(context)


async def _gone(context: Context, found: Pressed, by: Person) -> None:
    """Show the list in place of a reminder that has ended."""
    reply, content = await listed(context, by, 0, lang_of(found.card))
    await redraw(context, found.card, content, reply)
    notice(context, NOT_THERE)


_PRESSES: Mapping[str, Callable[[Context, Pressed, Person], Awaitable[None]]] = {
    OPEN: _open,
    PAGE: _page,
    END: _end,
    DAY: _day,
    TIME: _time,
}
