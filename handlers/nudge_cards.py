"""The card of a digest: how it is put together when it is sent, and drawn again for whoever presses its buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from bot.agreement.model import Snapshot
from bot.asking.asker import Reports
from bot.delivery import Card, CardKind
from bot.nudges.entries import entries_of
from bot.nudges.kept import overview_of
from bot.people.deputies import deputy_of
from bot.people.model import Person
from bot.ports import Work
from bot.reporting.taps import unchanged_of
from bot.texts.nudges import Shown, digest_text
from bot.texts.reply import Reply
from handlers.context import Context
from handlers.presses import card_here, redraw
from handlers.report_cards import person_of, reporter

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a digest is drawn for, and what they did about nudges and may do."""

    who: Reports
    put_off: Mapping[str, date]
    declined: frozenset[tuple[str, str]] = frozenset()
    has_deputy: bool = False
    wants: bool = True


def shown_of(content: Content, snapshot: Snapshot, reader: Reader, *, today: date, zone: tzinfo) -> Shown:
    """Return what a digest shows."""
    entries = entries_of(content, snapshot, reader.who, put_off=reader.put_off, declined=reader.declined)
    own = unchanged_of((one.item.listed for one in entries), reader.who)
    return Shown(
        day=date.fromisoformat(content["day"]),
        today=today,
        lang=content["lang"],
        day_of=lambda moment: moment.astimezone(zone).date(),
        entries=entries,
        open=content["open"],
        is_later=content["later"],
        page=content["page"],
        has_deputy=reader.has_deputy,
        wants=reader.wants,
        unchanged=sum(one.standing.last is not None for one in own),
        overview=overview_of(content, snapshot),
        over=tuple(content["over"]),
    )


async def reader_of(work: Work, person: Person, who: Reports) -> Reader:
    """Return whom a digest is drawn again for."""
    wants, _ = await work.nudges.wish_of(person.id)
    return Reader(
        who=who,
        put_off={one.code: one.until_on for one in await work.nudges.snoozes(person.id)},
        declined=frozenset(await work.nudges.declined()),
        has_deputy=await deputy_of(work, person) is not None,
        wants=wants is True,
    )


async def show(context: Context, card: Card, content: Content) -> None:
    """Show a digest on its card as it stands now."""
    if reply := await _drawn(context, content):
        await redraw(context, card, content, reply)


async def show_below(context: Context, content: Content) -> None:
    """Show a digest once more, below what was written to it; what it handed over stays with the first message."""
    kept = {**content, "deliveries": [], "snoozes": [], "reminders": []}
    if reply := await _drawn(context, content):
        context.reply(reply, card_here(context, CardKind.NUDGE, kept))


async def _drawn(context: Context, content: Content) -> Reply | None:
    snapshot = await context.work.agreements.current()
    if snapshot is None:
        return None
    reader = await reader_of(context.work, person_of(context), await reporter(context, content["lang"]))
    shown = shown_of(content, snapshot, reader, today=context.today, zone=context.unit.zone)
    return digest_text(context.bare(shown))


async def show_anew(context: Context, card: Card) -> None:
    """Show a digest after something was reported."""
    await show(context, card, card.content)
