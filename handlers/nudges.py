"""The buttons of a digest: looking at one of its measures, and what else than reporting can be done about a nudge.

Reporting itself is `report_buttons`. The card keeps what was nudged (`items`) and how it is shown; which measure a
button is about is a place on the card. What is pressed twice is done once.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace

from bot.delivery import Card, CardKind, NewCard
from bot.nudges.declining import asked_next, decline, end_decline
from bot.nudges.digest import Item, can_get
from bot.nudges.entries import may_decline, unit_of
from bot.nudges.kept import Placed, placed
from bot.nudges.outlook import plan_again
from bot.nudges.snoozing import Days, choices, put_off
from bot.people.access import in_role
from bot.people.deputies import deputy_of
from bot.people.model import Person, Role
from bot.reporting.reporter import reporting_for
from bot.texts import nudges as texts
from bot.texts.asking import SNOOZE
from bot.texts.declines import declined_text
from bot.texts.people import GONE, STALE
from bot.texts.report_rows import NO_LONGER_YOURS
from bot.texts.text import Text
from handlers.asking import ask_for
from handlers.context import Context
from handlers.nudge_cards import Content, show, show_anew
from handlers.presses import Pressed, notice, opened
from handlers.report_cards import person_of, reporter


async def pressed(context: Context) -> None:
    """Do what a button says, and show the digest as it is then."""
    found = await opened(context, CardKind.NUDGE)
    if found is None:
        return
    if found.is_stale:
        await show_anew(context, found.card)
        notice(context, STALE)
        return
    content, said = await _done(context, found)
    if content is not None:
        await show(context, found.card, content)
    notice(context, said)


Done = tuple[Content | None, Text | None]
"""What the card keeps then, None where it stays as it is; and a sentence where there is one to say."""


async def _done(context: Context, found: Pressed) -> Done:
    content, press = found.card.content, found.press
    if press.action in _OF_ALL:
        return await _OF_ALL[press.action](context, content, press.arg)
    place = content["open"] if press.action in (texts.UNTIL, texts.DATE) else press.arg
    snapshot = await context.work.agreements.current()
    item = next((one.item for one in placed(content, snapshot) if one.place == place), None) if snapshot else None
    if item is None:
        return None, GONE
    if press.action == texts.UNTIL:
        return await _until(context, content, item, press.arg)
    return await _OF_ONE[press.action](context, found.card, item, place)


async def _list(context: Context, content: Content, page: int) -> Done:
    return {**content, "open": None, "later": False, "page": max(page, 0)}, None


async def _no_more(context: Context, content: Content, _: int) -> Done:
    await context.work.nudges.set_wanted(person_of(context).id, wants=False)
    return content, texts.NO_MORE_SAID


async def _again(context: Context, content: Content, _: int) -> Done:
    await context.work.nudges.set_wanted(person_of(context).id, wants=True)
    return content, None


async def _open(context: Context, card: Card, item: Item, place: int) -> Done:
    return {**card.content, "open": place, "later": False}, None


async def _later(context: Context, card: Card, item: Item, place: int) -> Done:
    return {**card.content, "open": place, "later": True}, None


async def _until(context: Context, content: Content, item: Item, choice: int) -> Done:
    days = choices(context.today, Days(context.unit.calendar, context.unit.ladder))
    if not 0 <= choice < len(days):
        return None, GONE
    if reporting_for(item.listed.measure, await reporter(context, context.who.lang)) is None:
        return None, NO_LONGER_YOURS
    person, zone, at = person_of(context), context.unit.zone, context.now
    await put_off(context.work, person.id, [item.listed.code], days[choice], zone=zone, at=at)
    return {**content, "later": False}, None


async def _date(context: Context, card: Card, item: Item, place: int) -> Done:
    ask_for(context, SNOOZE, item.listed.measure, card)
    return {**card.content, "later": False}, None


async def _not_ours(context: Context, card: Card, item: Item, place: int) -> Done:
    """Take down that the unit is not responsible, and tell the coordinators, who can end that: of whom it came, not."""
    by, unit = person_of(context), unit_of(item)
    if not may_decline(item, await reporter(context, context.who.lang)):
        return None, NO_LONGER_YOURS
    if await decline(context.work, item.listed.code, unit, by=by, at=context.now):
        await _tell_coordinators(context, item, but=by)
    return card.content, None


async def _ours(context: Context, card: Card, item: Item, place: int) -> Done:
    if not may_decline(item, await reporter(context, context.who.lang)):
        return None, NO_LONGER_YOURS
    await end_decline(context.work, item.listed.code, unit_of(item), by=person_of(context), at=context.now)
    return card.content, None


async def _pass(context: Context, card: Card, item: Item, place: int) -> Done:
    """Give the nudge to the deputy, whose next digest has it: today's, if they did not get it yet."""
    work, person = context.work, person_of(context)
    deputy = await deputy_of(work, person)
    if deputy is None:
        return None, texts.NO_DEPUTY
    if not may_decline(item, await reporter(context, context.who.lang)):
        return None, NO_LONGER_YOURS
    staff = next((one for one in await work.nudges.staff(since=context.today) if one.person.id == deputy.id), None)
    # Whether they want no nudges or are away is not told.
    if staff is None or not can_get(staff, context.today):
        return None, texts.DEPUTY_CANNOT
    if not await work.nudges.deliver_to(item.asked_id, deputy.id, passed_by=person.id, at=context.now):
        return None, texts.DEPUTY_HAS_IT
    await plan_again(work)
    return {**card.content, "passed": [*card.content["passed"], place]}, None


async def done_to(context: Context, card: Card, action: str, items: Iterable[Placed]) -> tuple[Content, Text | None]:
    """Do to these what a button does to one; return what the card keeps then, and why something was not done."""
    for one in items:
        content, refusal = await _OF_ONE[action](context, card, one.item, one.place)
        if refusal:
            return card.content, refusal
        card = replace(card, content=content or card.content)
    return card.content, None


async def _tell_coordinators(context: Context, item: Item, *, but: Person) -> None:
    snapshot, unit = await context.work.agreements.current(), unit_of(item)
    if snapshot is None:
        return
    measure = context.bare(item.listed.measure)
    following = await asked_next(context.work, snapshot.agreement, item.listed.measure, context.today)
    content = {"code": item.listed.code, "unit": unit}
    for one in await in_role(context.work, Role.COORDINATOR, but=but):
        card = NewCard(one.telegram_id, CardKind.DECLINE, content)
        context.tell(one, declined_text(measure, unit, following, one.language or "de"), card)


_OF_ALL: Mapping[str, Callable[[Context, Content, int], Awaitable[Done]]] = {
    texts.LIST: _list,
    texts.NO_MORE: _no_more,
    texts.AGAIN: _again,
}
_OF_ONE: Mapping[str, Callable[[Context, Card, Item, int], Awaitable[Done]]] = {
    texts.OPEN: _open,
    texts.LATER: _later,
    texts.DATE: _date,
    texts.NOT_OURS: _not_ours,
    texts.OURS: _ours,
    texts.PASS: _pass,
}
"""What each button does, to the digest or to the measure at a place of it."""
ACTIONS = (*_OF_ALL, *_OF_ONE, texts.UNTIL)
