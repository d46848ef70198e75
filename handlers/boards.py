"""What groups and topics get unasked: the board of the quarter, kept up to date, an overview when a week or quarter
begins, and the question who can report a status that is missing. All of it within core hours."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from bot.agreement.model import Snapshot
from bot.asking.links import start_of
from bot.asking.select import listed_by_code
from bot.delivery import Card, CardKind, Outgoing
from bot.nudges.board import board_of, digest_of
from bot.nudges.groups import asked_now, to_ask
from bot.people.invite import link
from bot.people.place import Board, Place
from bot.people.places import period_of
from bot.periods.period import Period
from bot.periods.spans import quarter_of
from bot.ports import Work
from bot.privacy.policy import Policy
from bot.reporting.news import is_core_time
from bot.texts.board import board_text, digest_text
from bot.texts.group_question import group_question_text
from bot.texts.minimal import minimal
from bot.texts.reply import Reply
from handlers.outlooks import outlook_of
from handlers.render import shown_anew, to_chat
from handlers.setup import Bells, Setup
from handlers.unit import Answer
from handlers.waiting import every

T = TypeVar("T")

LEASE = "boards"
LEASE_TIME = timedelta(minutes=5)
PAUSE_SECONDS = 180.0
"""How often we look, and so how often a board is edited at most."""


@dataclass(frozen=True, slots=True)
class Printer:
    """What boards are printed with: the transaction, the agreement as it stands, and under which name we are linked."""

    work: Work
    snapshot: Snapshot
    bot_name: str
    policy: Policy
    today: date
    now: datetime

    def bare(self, shown: T) -> T:
        """Return what is to be shown, without free texts where the county wants that."""
        return minimal(shown) if self.policy.is_minimal else shown

    @property
    def link(self) -> Callable[[str], str]:
        """Turns a code into the address that opens its measure."""
        return lambda code: link(self.bot_name, start_of(code))


@dataclass(slots=True)
class Boards:
    """Posts and edits all that while the service runs."""

    setup: Setup
    bells: Bells
    bot_name: str

    async def run(self) -> None:
        """Look every few minutes until stopped."""
        await every(PAUSE_SECONDS, self.bells, self.step)

    async def step(self) -> int:
        """Hand over what is to be said or changed now; return how many messages. Of several replicas one does."""
        setup, now, real = self.setup, self.setup.clock.now(), self.setup.real.now()
        local = now.astimezone(setup.zone)
        if not is_core_time(local, setup.calendar, setup.ladder):
            return 0
        async with setup.store.reading() as work:
            if not await work.places.listed():
                return 0
        async with setup.store.writing() as work:
            snapshot = await work.agreements.current()
            if not snapshot or not await work.leases.take(LEASE, setup.instance, until=real + LEASE_TIME, at=real):
                return 0
            printer = Printer(work, snapshot, self.bot_name, setup.policy, local.date(), now)
            calls = await self._calls(printer, await work.places.listed())
            await work.outbox.add_all(calls, at=real)
        if calls:
            self.bells.handed_over.set()
        return len(calls)

    async def _calls(self, printer: Printer, places: Sequence[Place]) -> list[Outgoing]:
        calls = [call for place in places for call in (*await kept_up(printer, place), *await overview(printer, place))]
        return calls + await self._asked(printer, [place for place in places if place.asks])

    async def _asked(self, printer: Printer, places: Sequence[Place]) -> list[Outgoing]:
        """Ask groups what nobody answered, each nudge once."""
        calls = list[Outgoing]()
        outlook = await outlook_of(printer.work, self.setup, printer.now) if places else None
        if outlook is None:
            return calls
        for place in places:
            if asked := to_ask(outlook, place.scope, printer.today):
                await printer.work.nudges.group_asked([one.id for one in asked], at=printer.now)
                calls += await _question(printer, place, [one.slot.code for one in asked])
                outlook = asked_now(outlook, asked, at=printer.now)
        return calls


async def kept_up(printer: Printer, place: Place) -> tuple[Outgoing, ...]:
    """Return the calls that bring a place's board up to date: an edit, the board of a new quarter, or nothing."""
    board, quarter = place.board, quarter_of(printer.today)
    if board is None:
        return ()
    if quarter.first and quarter.first > board.on:
        return await posted(printer, place, quarter)
    card, period = await printer.work.cards.by_id(board.card_id), quarter_of(board.on)
    if card and await printer.work.outbox.is_under_way(card.id):
        return ()
    if card is None or card.message_id is None:
        # Its message is gone, or never arrived: one more try, then whoever misses it asks for it.
        return () if card and card.content["is_second"] else await posted(printer, place, period, is_second=True)
    reply = _printed(printer, place, period)
    changed = replace(board, checksum=_checksum(reply))
    if changed == board or not await printer.work.places.show(place, changed):
        return ()
    return (shown_anew(reply, card),)


async def posted(printer: Printer, place: Place, quarter: Period, *, is_second: bool = False) -> tuple[Outgoing, ...]:
    """Return the call that posts the board of a quarter; from now on it is the one that is kept up."""
    reply = _printed(printer, place, quarter)
    card = await _card(printer, place, CardKind.BOARD, {"is_second": is_second})
    assert quarter.first
    if not await printer.work.places.show(place, Board(quarter.first, card.id, _checksum(reply))):
        return ()
    return Answer(_said(reply, place)).drawn(card)


async def overview(printer: Printer, place: Place) -> tuple[Outgoing, ...]:
    """Return the overview of the week or quarter that has begun, once; nothing where nothing is due."""
    if place.digest is None:
        return ()
    period = period_of(place.digest, printer.today)
    assert period.first
    if not await printer.work.places.begin_digest(place, period.first):
        return ()
    digest = digest_of(printer.snapshot, place.scope, period, printer.today)
    reply = digest_text(printer.bare(digest), printer.link, place.lang)
    return _said(reply, place) if digest else ()


async def _question(printer: Printer, place: Place, codes: Sequence[str]) -> tuple[Outgoing, ...]:
    listed = [printer.bare(listed_by_code(printer.snapshot)[code]) for code in codes]
    reply = group_question_text(listed, [False] * len(listed), None, printer.today, place.lang)
    card = await _card(printer, place, CardKind.GROUP_QUESTION, {"codes": list(codes), "opened": None})
    return Answer(_said(reply, place), reply.buttons).drawn(card)


async def _card(printer: Printer, place: Place, kind: CardKind, content: Mapping[str, Any]) -> Card:
    thread_id, kept = place.thread_id or None, {"lang": place.lang, **content}
    return await printer.work.cards.add(place.chat_id, kind, kept, thread_id=thread_id, at=printer.now)


def _said(reply: Reply, place: Place) -> tuple[Outgoing, ...]:
    return to_chat(reply, place.chat_id, thread_id=place.thread_id or None)


def _printed(printer: Printer, place: Place, quarter: Period) -> Reply:
    board = board_of(printer.snapshot, place.scope, quarter, printer.today)
    return board_text(printer.bare(board), printer.link, place.lang)


def _checksum(reply: Reply) -> str:
    return hashlib.sha256(repr(reply.blocks).encode(errors="surrogatepass")).hexdigest()
