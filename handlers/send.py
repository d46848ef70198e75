"""From the outbox to Telegram: each chat's messages one after another, chats side by side (DESIGN §6).

A row is marked as being sent before the call and settled after it. Answers are marked in the transaction that hands
them over, and one transaction settles what came back and claims what is next: each costs a write to the disk.
"""

import asyncio
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram.error import TelegramError

from bot.delivery import OutboxRow, Outgoing, Purpose
from bot.errors import StoreUnavailable
from bot.ports import Work
from handlers.addressed import is_id
from handlers.errors import Fate, Refused, fate
from handlers.render import plain_params
from handlers.setup import Bells, Setup
from handlers.transport import Api
from handlers.waiting import back_off, rings

log = logging.getLogger(__name__)

AT_ONCE = 100
CLAIM_FOR = timedelta(seconds=120)
"""Longer than any call takes, so that what is under way here is never taken for left over."""
MAX_TRIES = 8
SOON_SECONDS = 0.02
IDLE_SECONDS = 5.0
"""How often the outbox is looked into untold, for rows that wait for their moment or were left over."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A row and what came of it: the message's id, or what went wrong."""

    row: OutboxRow
    message_id: int | None = None
    error: TelegramError | None = None


@dataclass(slots=True)
class Sender:
    """Sends what is in the outbox."""

    setup: Setup
    bells: Bells
    api: Api
    looked_at: float | None = None
    """When rows that were left over were last looked for, by the loop's clock.

    None before the first time: then all that an earlier life of this instance was sending is left over.
    """
    under_way: set[asyncio.Task[Sent]] = field(default_factory=set)
    back: list[Sent] = field(default_factory=list)
    """What came back and is not settled yet; kept when the database fails."""

    async def run(self) -> None:
        """Send until stopped; `finish` does the rest."""
        failures = 0
        while not self.bells.stop.is_set():
            self.bells.handed_over.clear()
            try:
                if self.back or self._is_time_to_look():
                    await self.step()
                failures = 0
            except StoreUnavailable as error:
                failures += 1
                log.error("the database failed: %s", error)
                await rings(self.bells.stop, back_off(failures, random.random))
                continue
            bell = asyncio.create_task(rings(self.bells.handed_over, IDLE_SECONDS))
            await self.come_back(bell)
            bell.cancel()

    async def finish(self) -> None:
        """Wait for what is under way and settle it; what cannot be settled is found again at the next start."""
        try:
            while self.under_way or self.back:
                await self.come_back()
                await self.step()
        except StoreUnavailable as error:
            log.error("the database failed: %s", error)

    async def claim(self, work: Work) -> Sequence[OutboxRow]:
        """Mark in this transaction what can be sent now; `start` it after the commit.

        None before what an earlier life left is recovered: it would be taken for left over itself.
        """
        return () if self.looked_at is None else await self._claim(work)

    async def _claim(self, work: Work) -> Sequence[OutboxRow]:
        free = AT_ONCE - len(self.under_way)
        if self.bells.stop.is_set() or free <= 0:
            return ()
        now = self.setup.real.now()
        return await work.outbox.claim(free, holder=self.setup.instance, until=now + CLAIM_FOR, at=now)

    def start(self, rows: Sequence[OutboxRow]) -> None:
        """Begin to send rows that were claimed."""
        if rows:
            self.under_way.update(asyncio.create_task(self._send(row)) for row in rows)
            self.bells.handed_over.set()

    async def step(self) -> bool:
        """Settle what came back, claim and start what is next; return whether anything is under way."""
        now = self.setup.real.now()
        back = list(self.back)
        async with self.setup.store.writing() as work:
            arrived = {one.row.id: one.message_id for one in back if one.error is None or fate(one.error) is Fate.DONE}
            await work.outbox.all_sent(arrived, at=now)
            for sent in back:
                if sent.error and sent.row.id not in arrived:
                    await self._settle(work, sent.row, sent.error)
            if is_time := self._is_time_to_look():
                await work.outbox.recover(at=now, holder=self.setup.instance if self.looked_at is None else None)
            rows = await self._claim(work)
        if is_time:
            self.looked_at = asyncio.get_running_loop().time()
        del self.back[: len(back)]
        self.start(rows)
        return bool(self.under_way)

    def _is_time_to_look(self) -> bool:
        return self.looked_at is None or asyncio.get_running_loop().time() - self.looked_at >= IDLE_SECONDS

    async def come_back(self, *others: asyncio.Task[bool]) -> None:
        """Wait until something came back, and what comes soon after it, or until one of the others is done."""
        waited_for = {*others, *self.under_way}
        if not waited_for:
            return
        finished, _ = await asyncio.wait(waited_for, return_when=asyncio.FIRST_COMPLETED)
        if finished & self.under_way:
            # Each transaction costs a write to the disk; under load many calls share one.
            finished, _ = await asyncio.wait(self.under_way, timeout=SOON_SECONDS)
        for task in [task for task in self.under_way if task in finished]:
            self.under_way.discard(task)
            self.back.append(task.result())

    async def _send(self, row: OutboxRow) -> Sent:
        # The row's chat counts, not the one it was rendered for: a group may have moved since.
        params = {**row.outgoing.params, "chat_id": row.outgoing.chat_id}
        try:
            return Sent(row, _message_id(await self._call(row.outgoing, params)))
        except TelegramError as error:
            return Sent(row, error=error)

    async def _call(self, outgoing: Outgoing, params: dict[str, Any]) -> Any:
        method, upload = outgoing.method, outgoing.upload
        try:
            return await self.api.call(method, params, upload=upload)
        except Refused as error:
            match fate(error):
                case Fate.PLAIN:
                    return await self.api.call(method, plain_params(params), upload=upload)
                case Fate.NO_TOPIC:
                    elsewhere = {name: value for name, value in params.items() if name != "message_thread_id"}
                    return await self.api.call(method, elsewhere, upload=upload)
                case _:
                    raise

    async def _settle(self, work: Work, row: OutboxRow, error: TelegramError) -> None:
        """Take note of a call that failed."""
        now = self.setup.real.now()
        log.warning("outbox row %s, try %s: %s", row.id, row.tries, type(error).__name__)
        if isinstance(error, Refused) and error.migrated_to is not None:
            await work.groups.move(row.outgoing.chat_id, error.migrated_to)
        match _next_step(row, error):
            case Fate.LATER:
                await work.outbox.retry(row.id, not_before=now + timedelta(seconds=_wait_for(row, error)))
            case Fate.UNCERTAIN:
                await work.outbox.uncertain(row.id, error=str(error), at=now)
            case _:
                await work.outbox.failed(row.id, error=str(error), at=now)


def _next_step(row: OutboxRow, error: TelegramError) -> Fate:
    """Return whether to send again, to show as uncertain, or to give up.

    An answer is rather sent twice than never, everything else rather shown as uncertain. A 429 is no try.
    """
    outcome = fate(error)
    if isinstance(error, Refused) and error.code == 429:
        return Fate.LATER
    if row.tries >= MAX_TRIES:
        return Fate.UNCERTAIN if outcome is Fate.UNCERTAIN else Fate.NEVER
    if outcome in (Fate.LATER, Fate.MOVED):
        return Fate.LATER
    if outcome is Fate.UNCERTAIN:
        return Fate.LATER if row.outgoing.purpose is Purpose.ANSWER else Fate.UNCERTAIN
    return Fate.NEVER


def _wait_for(row: OutboxRow, error: TelegramError) -> float:
    if isinstance(error, Refused) and error.retry_after is not None:
        return error.retry_after
    if isinstance(error, Refused) and error.migrated_to is not None:
        return 0.0
    return back_off(row.tries, random.random)


def _message_id(result: Any) -> int | None:
    found = result.get("message_id") if isinstance(result, dict) else None
    return found if is_id(found) else None
