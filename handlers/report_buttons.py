"""Reporting by taps: the buttons below a measure, below a list, and on the confirmation.

The taps work on every card whose content has `codes`; a button's argument is the place among them. Where a card shows
something else than a report, `tapped` says how it is drawn again.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.agreement.model import Snapshot
from bot.asking.asker import Asker
from bot.asking.select import Listed, all_listed, listed_by_code
from bot.delivery import Card, CardKind
from bot.language.understanding import StatusReport
from bot.people.model import Person
from bot.reporting.again import shown_again
from bot.reporting.answers import Choices, ReportAnswer
from bot.reporting.model import Stored
from bot.reporting.plan import plan_reports
from bot.reporting.record import add_sentence, may_withdraw
from bot.reporting.reporter import reporting_for
from bot.reporting.taps import Tap, due_choices, tapped, text_before, unchanged_of
from bot.texts.asking import NOTE, OBSTACLE
from bot.texts.people import GONE, STALE
from bot.texts.report_rows import NO_LONGER_YOURS
from bot.texts.reporting import CHOSEN_BY_WRITER, NO_LONGER, NOT_YOUR_REPORT
from handlers import reporting
from handlers.asking import ask_for
from handlers.cards import codes_of, lang_of
from handlers.context import Context
from handlers.presses import notice, opened, redraw
from handlers.report_cards import reply_of, reporter
from handlers.tapped import SHOWN_ANEW

_TAPPED = (*SHOWN_ANEW, CardKind.REPORT)


async def tap(context: Context) -> None:
    """Report on a measure what its button says, or ask what that leaves open."""
    found, snapshot = await opened(context, *_TAPPED), await context.work.agreements.current()
    if found is None:
        return
    listed = _listed(snapshot, codes_of(found.card), found.press.arg)
    if found.is_stale:
        await _stale(context, found.card)
    elif snapshot is None or listed is None:
        notice(context, GONE)
    elif found.card.content.get("by", _presser(context)) != _presser(context):
        notice(context, CHOSEN_BY_WRITER)
    elif reporting_for(listed.measure, await reporter(context, context.who.lang)) is None:
        notice(context, NO_LONGER_YOURS)
    else:
        await _carry_out(context, snapshot, found.card, listed, Tap(found.press.action))


async def all_unchanged(context: Context) -> None:
    """Report all own measures of a list as unchanged, in one go."""
    found, snapshot = await opened(context, *SHOWN_ANEW), await context.work.agreements.current()
    if found is None:
        return
    codes = codes_of(found.card)
    who = await reporter(context, lang_of(found.card))
    own = unchanged_of((one for one in all_listed(snapshot) if one.code in codes), who) if snapshot else ()
    if found.is_stale:
        await _stale(context, found.card)
    elif snapshot is None or not own:
        notice(context, GONE)
    else:
        await _report(context, snapshot, found.card, [tapped(one, Tap.UNCHANGED, context.today) for one in own])


async def pressed(context: Context) -> None:
    """Complete what was reported with a sentence or with the last text, or ask for another due date."""
    found = await opened(context, CardKind.REPORT)
    if found is None:
        return
    base, snapshot = await _base(context, found.card), await context.work.agreements.current()
    listed = _listed(snapshot, [base.update.code], 0) if base else None
    if found.is_stale:
        await _stale(context, found.card)
    elif base is None or snapshot is None or listed is None:
        notice(context, NO_LONGER)
    elif context.who.person is None or not may_withdraw(context.who.person, base.person_id):
        notice(context, NOT_YOUR_REPORT)
    elif found.press.action == "report_keep":
        await _keep(context, found.card, base, listed, context.who.person)
    elif found.press.action == "report_note":
        ask_for(context, NOTE, listed.measure, found.card)
        notice(context)
    elif choices := due_choices(listed, context.today, base.update.progress):
        await _ask_until_when(context, found.card, choices)
    else:
        notice(context, GONE)


async def _carry_out(context: Context, snapshot: Snapshot, card: Card, listed: Listed, said: Tap) -> None:
    choices = due_choices(listed, context.today) if said is Tap.DELAYED else None
    if said is Tap.OBSTACLE:
        ask_for(context, OBSTACLE, listed.measure, card)
        notice(context)
    elif choices and card.kind is CardKind.REPORT:
        await reporting.offer(context, card, choices)
    elif choices:
        await _ask_until_when(context, card, choices)
    else:
        await _report(context, snapshot, card, [tapped(listed, said, context.today)])


async def _ask_until_when(context: Context, card: Card, choices: Choices) -> None:
    """Offer the quarters after the due date, in a message of its own; nothing is stored before one is chosen."""
    asker = _asker(context, card)
    await reporting.answer_press(
        context, ReportAnswer(asker.lang, context.today, asker.is_group, choices=choices), card
    )
    notice(context)


async def _report(context: Context, snapshot: Snapshot, card: Card, reports: Sequence[StatusReport]) -> None:
    """Store reports: what was chosen on a report's card is shown there, all else in a message of its own."""
    if card.kind is CardKind.REPORT:
        await reporting.choose(context, card, reports)
    # The compare-and-set comes first: pressed twice, it is reported once.
    elif await context.work.cards.redraw(card.id, card.version, card.content):
        who = await reporter(context, lang_of(card))
        answer = plan_reports(snapshot, reports, who, context.today)
        await reporting.answer_press(context, answer, card)
        await SHOWN_ANEW[card.kind](context, replace(card, version=card.version + 1))
        notice(context)
    else:
        notice(context, STALE)


async def _keep(context: Context, card: Card, base: Stored, listed: Listed, by: Person) -> None:
    """Add the text of the unit's update before to this one, and show it on its card."""
    text = text_before(listed.standing, base.update.unit, base.id)
    # The compare-and-set comes first: pressed twice, it is added once.
    if text is None or not await context.work.cards.redraw(card.id, card.version, card.content):
        notice(context, STALE)
        return
    await add_sentence(context.work, [base], text, by=by, batch=context.unit.number, at=context.now)
    if snapshot := await context.work.agreements.current():
        answer = shown_again(snapshot, base, _asker(context, card), context.today)
        await redraw(context, replace(card, version=card.version + 1), card.content, reply_of(context, answer))
    notice(context)


async def _base(context: Context, card: Card) -> Stored | None:
    """Return the one update that a card shows, while it stands."""
    stored = [one for one in await context.work.updates.of(card.content["updates"]) if not one.is_withdrawn]
    return stored[0] if len(stored) == 1 else None


async def _stale(context: Context, card: Card) -> None:
    if card.kind in SHOWN_ANEW:
        await SHOWN_ANEW[card.kind](context, card)
    notice(context, STALE)


def _listed(snapshot: Snapshot | None, codes: Sequence[str], place: int) -> Listed | None:
    """Return the measure at a place of a card; a card may name one that is gone."""
    return listed_by_code(snapshot).get(codes[place]) if snapshot and 0 <= place < len(codes) else None


def _asker(context: Context, card: Card) -> Asker:
    return replace(context.asker, lang=lang_of(card))


def _presser(context: Context) -> int | None:
    user = context.tg.effective_user
    return user.id if user else None
