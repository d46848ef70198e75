"""New due dates: the coordinators hear of them, decide on each once, and whoever reported one is told.

A card keeps the updates whose dates it shows (`ids`) and the page. What is decided on it stays there with what became
of it; what somebody else decided meanwhile is seen with the next press.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.agreement.model import Snapshot
from bot.delivery import Card, CardKind, NewCard
from bot.people.access import in_role
from bot.people.model import Person, Role
from bot.reporting.again import shown_again
from bot.reporting.answers import ReportAnswer
from bot.reporting.due_dates import Shift, decide, lost_shifts, shifts_of, waiting_shifts
from bot.reporting.model import NewUpdate
from bot.reporting.record import withdraw
from bot.texts.compose import compose
from bot.texts.due_dates import CONFIRM, NO_LONGER_OPEN, PAGE, confirms_here, decided_text, lost_text, shifts_text
from bot.texts.people import STALE
from bot.texts.reply import Reply
from bot.texts.text import Text
from handlers.callback_data import Press
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw


async def listing(context: Context) -> None:
    """Show all new dates that wait."""
    snapshot = await context.work.agreements.current()
    ids = [shift.update.id for shift in waiting_shifts(snapshot)] if snapshot else []
    reply = _shown(context, snapshot, ids, 0, context.who.lang)
    context.reply(reply, card_here(context, CardKind.DUE_DATES, {"ids": ids, "page": 0}))


async def pressed(context: Context) -> None:
    """Confirm or refuse one of them, or turn the page."""
    found = await opened(context, CardKind.DUE_DATES)
    if found is None:
        return
    press, content = found.press, found.card.content
    said = STALE if found.is_stale else None
    if press.action == PAGE:
        content = {**content, "page": max(0, press.arg)}
    elif said is None:
        said = await _decided(context, press, content["ids"])
    snapshot = await context.work.agreements.current()
    reply = _shown(context, snapshot, content["ids"], content["page"], context.who.lang)
    await redraw(context, found.card, content, reply)
    notice(context, said)


async def confirm_here(context: Context) -> None:
    """Confirm the new date of one's own report on its card."""
    found = await opened(context, CardKind.REPORT)
    if found is None:
        return
    if found.is_stale:
        notice(context, STALE)
    elif await _decide(context, found.card.content["updates"][-1:], is_confirmed=True):
        await show_again(context, found.card, found.card.content)
        notice(context)
    else:
        notice(context, NO_LONGER_OPEN)


async def show_again(context: Context, card: Card, content: Mapping[str, Any]) -> None:
    """Draw the card of one report as things are now."""
    snapshot, stored = await context.work.agreements.current(), await context.work.updates.of(content["updates"][-1:])
    if snapshot and stored:
        asker = replace(context.asker, lang=content["lang"])
        answer = shown_again(snapshot, stored[0], asker, context.day_of(stored[0].at))
        await redraw(context, card, content, compose(context.bare(answer)).reply)


async def tell_of_new_dates(context: Context, answer: ReportAnswer, ids: Sequence[int]) -> None:
    """Have the coordinators decide on the new dates of what was just stored; one who can do so on the card is not told.

    `ids` are those of the updates among what was planned, in order.
    """
    updates = [one.new for one in answer.planned if isinstance(one.new, NewUpdate)]
    moved = [update_id for new, update_id in zip(updates, ids, strict=True) if new.new_due]
    if not moved:
        return
    snapshot = await context.work.agreements.current()
    me = context.who.person if confirms_here(answer) else None
    for person in await in_role(context.work, Role.COORDINATOR, but=me):
        reply = _shown(context, snapshot, moved, 0, person.language or "de")
        content = {"ids": moved, "page": 0}
        context.tell(person, reply, NewCard(person.telegram_id, CardKind.DUE_DATES, content))


async def taken_back(context: Context, batches: Sequence[int], *, by: Person, at: datetime) -> tuple[str, ...]:
    """Withdraw what was written with these messages; the coordinators are told of confirmed dates that went with it."""
    codes = await withdraw(context.work, batches, by=by, at=at)
    snapshot = await context.work.agreements.current() if codes else None
    if snapshot and (lost := lost_shifts(snapshot, batches)):
        for person in await in_role(context.work, Role.COORDINATOR, but=context.who.person):
            context.tell(person, lost_text(lost, person.language or "de"))
    return codes


async def _decided(context: Context, press: Press, ids: Sequence[int]) -> Text | None:
    """Decide on what was pressed; return what to say where that cannot be done any more."""
    wanted = ids[press.arg : press.arg + 1] if press.arg >= 0 else []
    return None if await _decide(context, wanted, is_confirmed=press.action == CONFIRM) else NO_LONGER_OPEN


async def _decide(context: Context, ids: Sequence[int], *, is_confirmed: bool) -> bool:
    by = context.who.person
    if by is None or not ids:
        return False
    stored = await decide(context.work, ids[0], is_confirmed=is_confirmed, by=by, at=context.now)
    if stored is None:
        return False
    reporter = await context.work.people.by_id(stored.person_id) if stored.person_id else None
    snapshot = await context.work.agreements.current()
    measure = snapshot.agreement.by_code.get(stored.update.code) if snapshot else None
    if reporter and reporter.id != by.id and snapshot and measure:
        present = snapshot.current_due(measure)
        reply = decided_text(stored, present, reporter.language or "de", is_confirmed=is_confirmed)
        context.tell(reporter, reply)
    return True


def _shown(context: Context, snapshot: Snapshot | None, ids: Sequence[int], page: int, lang: str) -> Reply:
    shifts: tuple[Shift | None, ...] = shifts_of(snapshot, ids) if snapshot else ()
    return shifts_text(context.bare(shifts), page, context.day_of, lang)
