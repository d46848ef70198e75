"""From the inbox through a unit of work: effect, answers and done mark commit together, or not at all (DESIGN §6).

After an unclean end updates are claimed one at a time, and such a claim commits the try before anything is handled: so
an update that ends the process is found, and those that were only beside it are not blamed. Else updates of different
chats share a commit and the look-ups they have in common; one that fails takes back its own part alone.
"""

import asyncio
import logging
import random
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from telegram import Update

from bot.delivery import InboxRow
from bot.errors import ClaimLost, StoreUnavailable
from bot.pace import Paces
from bot.ports import Work
from handlers.addressed import Me, Way
from handlers.arriving import Malformed, Parts, arrival_of, parts_of
from handlers.context import App
from handlers.direct import Direct
from handlers.send import Sender
from handlers.setup import Bells, Setup
from handlers.unit import Answer, Arrival, Known, NotYet, Unit
from handlers.waiting import back_off, rings

log = logging.getLogger(__name__)

BATCH = 100
MAX_TRIES = 3
CLAIM_FOR = timedelta(seconds=15)
IDLE_SECONDS = 5.0
"""How often the inbox is looked into without the bell: claims of a crashed process end by themselves."""
SETTLED_AFTER = timedelta(seconds=1)
"""An album is handled when no part of it has come for so long."""
_NEVER = datetime.min.replace(tzinfo=UTC)
NOT_YET = timedelta(seconds=1)
"""After this an update that refers to an answer still on its way is tried again."""


@dataclass(slots=True)
class Receiver:
    """Handles what is in the inbox."""

    setup: Setup
    bells: Bells
    app: App
    me: Me
    direct: Direct
    sender: Sender
    left_until: int | None = None
    """After an unclean end one update is handled at a time up to this row; None before anybody looked."""
    claimed: list[InboxRow] = field(default_factory=list)
    """Rows that are ours and wait to be handled."""
    owed: list[InboxRow] = field(default_factory=list)
    """Rows to be given back without counting a try, because the database failed and not they."""
    paces: Paces = field(default_factory=Paces)

    async def run(self) -> None:
        """Handle updates until stopped; a batch that was begun is finished."""
        failures = 0
        while not self.bells.stop.is_set():
            self.bells.stored.clear()
            try:
                handled = await self.batch()
                failures = 0
            except (StoreUnavailable, ClaimLost) as error:
                failures += 1
                log.error("the database failed: %s", error)
                await rings(self.bells.stop, back_off(failures, random.random))
                continue
            # Each batch claims the next one in its own transaction, so when that is empty nothing is left.
            if not self.claimed and not (handled and self.left_until):
                await rings(self.bells.stored, IDLE_SECONDS)

    async def batch(self) -> int:
        """Handle what was claimed, or else claim something; return how many (StoreUnavailable: none was handled)."""
        if not self.claimed:
            await self._claim_now()
        rows, self.claimed = self.claimed, []
        if not rows:
            return 0
        try:
            units = await self._handle_somehow(rows)
        except (StoreUnavailable, ClaimLost):
            self.owed.extend(rows)
            raise
        for unit in units:
            self.direct.send(unit.direct)
        if any(unit.has_attached for unit in units):
            self.bells.attached.set()
        return len(rows)

    async def finish(self) -> None:
        """Give back what was claimed and not handled: stopping is no try."""
        self.owed.extend(self.claimed)
        try:
            if self.owed:
                async with self.setup.store.writing() as work:
                    await self._give_back(work)
        except StoreUnavailable as error:
            log.error("the database failed: %s", error)

    async def claim(self, work: Work) -> Sequence[InboxRow]:
        """Claim rows in a transaction that writes anyway; `claimed` takes them after its commit.

        None after an unclean end, for then one row at a time is claimed, by `_claim_now`.
        """
        if self.left_until != 0 or self.claimed or self.bells.stop.is_set():
            return ()
        return await self._claim(work, BATCH)

    async def _claim_now(self) -> None:
        async with self.setup.store.writing() as work:
            await self._give_back(work)
            left_until = self.left_until
            if left_until is None:
                left_until = await work.inbox.reclaim(self.setup.instance)
            rows = await self._claim_left(work, left_until) if left_until else ()
            if not rows:
                left_until, rows = 0, await self._claim(work, BATCH)
        self.owed.clear()
        self.left_until = left_until
        self.claimed.extend(rows)

    async def _claim(self, work: Work, limit: int, settled: datetime | None = None) -> Sequence[InboxRow]:
        now = self.setup.real.now()
        if settled is None:
            # After a restart the rest of an album may still be at Telegram, and comes with the first poll.
            settled = now - SETTLED_AFTER if self.bells.polled.is_set() else _NEVER
        return await work.inbox.claim(limit, holder=self.setup.instance, until=now + CLAIM_FOR, at=now, settled=settled)

    async def _claim_left(self, work: Work, left_until: int) -> Sequence[InboxRow]:
        """Claim one row that an earlier life had claimed before it ended; albums among them had settled."""
        rows = await self._claim(work, 1, settled=self.setup.real.now())
        if rows and rows[0].seq > left_until:
            await work.inbox.release(rows[0].seq, tries=rows[0].tries - 1, error=None)
            return ()
        return rows

    async def _give_back(self, work: Work) -> None:
        for row in self.owed:
            await work.inbox.release(row.seq, tries=row.tries - 1, error=None)

    async def _handle_somehow(self, rows: Sequence[InboxRow]) -> list[Unit]:
        """Handle rows together; if what they share comes to grief through one of them, each alone."""
        try:
            return await self._handle(rows)
        except (StoreUnavailable, ClaimLost):
            raise
        except Exception as error:
            if len(rows) > 1:
                return [unit for row in rows for unit in await self._handle_somehow([row])]
            async with self.setup.store.writing() as work:
                await self._failed(work, await parts_of(work, rows[0]), error)
            return []

    async def _handle(self, rows: Sequence[InboxRow]) -> list[Unit]:
        paces = self.paces.branch()
        async with self.setup.store.writing() as work:
            now, real = self.setup.clock.now(), self.setup.real.now()
            today = now.astimezone(self.setup.zone).date()
            units = [
                Unit(
                    number=row.seq,
                    work=work,
                    now=now,
                    today=today,
                    calendar=self.setup.calendar,
                    policy=self.setup.policy,
                    ladder=self.setup.ladder,
                    evidence_bytes=self.setup.evidence_bytes,
                    zone=self.setup.zone,
                    paces=paces,
                    real=real,
                )
                for row in rows
            ]
            parts = [await parts_of(work, row) for row in rows]
            arrivals = [self._arrival(unit, part) for unit, part in zip(units, parts, strict=True)]
            to_come = [arrival for arrival in arrivals if arrival]
            known = await _looked_up(work, to_come)
            for unit, part, arrival in zip(units, parts, arrivals, strict=True):
                unit.known = known
                await self._process(unit, part, arrival)
                if unit.changed_list:
                    known = await _looked_up(work, to_come)
            done = [row.seq for unit, part in zip(units, parts, strict=True) if unit.error is None for row in part.rows]
            await work.inbox.done(done, at=self.setup.real.now())
            await self._hand_over(work, [answer for unit in units for answer in unit.answers])
            sending, following = await self.sender.claim(work), await self.claim(work)
        self.paces.merge(paces)
        self.sender.start(sending)
        self.claimed.extend(following)
        return units

    def _arrival(self, unit: Unit, parts: Parts) -> Arrival | None:
        """Read the rows; None where nothing is to be done, or where `unit.error` says why it cannot be."""
        try:
            return arrival_of(parts, unit, self.me, self.app.bot)
        except Malformed as error:
            unit.error = error
            return None

    async def _process(self, unit: Unit, parts: Parts, arrival: Arrival | None) -> None:
        if arrival:
            if arrival.update.callback_query:
                self.direct.expect(arrival.update.callback_query.id)
            await self.app.process_update(arrival)
        if isinstance(unit.error, StoreUnavailable | ClaimLost):
            raise unit.error
        if unit.error:
            await self._failed(unit.work, parts, unit.error)
            if isinstance(unit.error, NotYet) or parts.rows[0].tries < MAX_TRIES:
                # The apology waits for the last try.
                unit.answers.clear()
                unit.direct.clear()
            return
        # What a failed try drew is not used up.
        unit.paces.keep(unit.drawn)

    async def _failed(self, work: Work, parts: Parts, error: Exception) -> None:
        """Take note of a failed try; after the last one the row goes aside, an album as a whole."""
        row = parts.rows[0]
        if isinstance(error, NotYet):
            later = self.setup.real.now() + NOT_YET
            await work.inbox.release(row.seq, tries=row.tries - 1, error=None, until=later)
            asyncio.get_running_loop().call_later(NOT_YET.total_seconds(), self.bells.stored.set)
            return
        log.error("update %s failed, try %s: %s", row.update_id, row.tries, place(error))
        if row.tries < MAX_TRIES:
            await work.inbox.release(row.seq, tries=row.tries, error=place(error))
            return
        for part in parts.rows:
            await work.inbox.quarantine(part.seq, error=place(error), at=self.setup.real.now())

    async def _hand_over(self, work: Work, answers: Sequence[Answer]) -> None:
        new = [answer.card for answer in answers if answer.card]
        cards = iter(await work.cards.add_all(new, at=self.setup.clock.now()))
        calls = [call for answer in answers for call in answer.drawn(next(cards) if answer.card else None)]
        await work.outbox.add_all(calls, at=self.setup.real.now())


async def _looked_up(work: Work, arrivals: Sequence[Arrival]) -> Known:
    """Look up at once what each of the updates will ask for. Chats that are heard from are silent no more."""
    if places := {place for arrival in arrivals if (place := _place(arrival.update))}:
        await work.unreachable.heard_from(places)
    users = {arrival.update.effective_user.id for arrival in arrivals if arrival.update.effective_user}
    chats = {a.update.effective_chat.id for a in arrivals if a.addressed.way is Way.PRIVATE and a.update.effective_chat}
    return Known(
        await work.people.by_telegram_ids(users) if users else {},
        await work.cards.latest_of(chats) if chats else {},
    )


def _place(update: Update) -> tuple[int, int] | None:
    """Return the chat and the topic (0 for none) that an update comes from; inline queries come from none."""
    chat, message = update.effective_chat, update.message
    topic = message.message_thread_id if message and message.is_topic_message else None
    return (chat.id, topic or 0) if chat else None


def place(error: Exception) -> str:
    """Return what was raised and where. What an exception says may quote a message, so it stays out of logs."""
    if isinstance(error, Malformed):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
