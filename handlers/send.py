"""From the outbox to Telegram: each chat's messages one after another, chats side by side (DESIGN §6).

A row is marked as being sent before the call and settled after it. Answers are marked in the transaction that hands
them over, and one transaction settles what came back and claims what is next: each costs a write to the disk.

Of several replicas the one that holds a lease sends, so that Telegram's limits are kept by one (decision 12).
"""

import asyncio
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from math import inf

from bot.delivery import OutboxRow, Purpose
from bot.delivery.limits import Limits
from bot.errors import StoreUnavailable
from bot.people.model import Role
from bot.ports import Work
from bot.texts.deliveries import news_text
from handlers.alerts import tell
from handlers.post import Post, Sent
from handlers.settle import settle
from handlers.setup import Bells, Setup
from handlers.transport import Api
from handlers.waiting import back_off, rings

log = logging.getLogger(__name__)

CLAIM_FOR = timedelta(seconds=120)
"""Longer than any call takes, so that what is under way here is never taken for left over."""
LEASE = "send"
LEASE_FOR = timedelta(seconds=30)
SOON_SECONDS = 0.02
TICK_SECONDS = 0.04
"""How soon more is claimed while the limits alone hold it back."""
AHEAD_SECONDS = 0.08
"""Rows are claimed so long before the limits let them go, so that no moment is lost to the database."""
LOOK_SECONDS = 1.0
"""How often the outbox is looked into untold: for rows that wait for their moment, were left over or are hopeless."""
LIMITS_LOOK_BACK = timedelta(seconds=60)
GATHER = timedelta(seconds=20)
QUIET = timedelta(minutes=10)
"""The coordinators are told so long after something went wrong, and not again within the other: together, not each."""


@dataclass(slots=True)
class Sender:
    """Sends what is in the outbox."""

    setup: Setup
    bells: Bells
    api: Api
    looked_at: float | None = None
    """When the outbox was last looked into untold, a moment of `Setup.monotonic`.

    None before the first time: then all that an earlier life of this instance was sending is left over.
    """
    leads_until: datetime | None = None
    """Until when the lease is ours; None while another instance sends."""
    claim_at: float = inf
    """When the limits let more go than was claimed, a moment of `Setup.monotonic`."""
    under_way: set[asyncio.Task[Sent]] = field(default_factory=set)
    back: list[Sent] = field(default_factory=list)
    """What came back and is not settled yet; kept when the database fails."""
    post: Post = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing sent."""
        self.post = Post(self.setup, self.api, Limits(self.setup.rates))

    async def run(self) -> None:
        """Send until stopped; `finish` does the rest."""
        failures = 0
        while not self.bells.stop.is_set():
            self.bells.handed_over.clear()
            try:
                if self.back or self._pause() <= 0:
                    await self.step()
                failures = 0
            except StoreUnavailable as error:
                failures += 1
                log.error("the database failed: %s", error)
                await rings(self.bells.stop, back_off(failures, random.random))
                continue
            bell = asyncio.create_task(rings(self.bells.handed_over, max(self._pause(), SOON_SECONDS)))
            await self.come_back(bell)
            bell.cancel()

    async def finish(self) -> None:
        """Wait for what is under way and settle it; what cannot be settled is found again at the next start."""
        try:
            while self.under_way or self.back:
                await self.come_back()
                await self.step()
            async with self.setup.store.writing() as work:
                await work.leases.drop(LEASE, self.setup.instance)
        except StoreUnavailable as error:
            log.error("the database failed: %s", error)

    async def claim(self, work: Work) -> Sequence[OutboxRow]:
        """Mark in this transaction what can be sent now; `start` it after the commit.

        None while another instance sends, and none before what an earlier life left is recovered: it would be taken
        for left over itself.
        """
        now = self.setup.real.now()
        if self.bells.stop.is_set() or self.leads_until is None or now >= self.leads_until:
            return ()
        limits, monotonic = self.post.limits, self.setup.monotonic()
        soon, slots = monotonic + AHEAD_SECONDS, self.setup.rates.at_once - len(self.under_way)
        room = limits.room(soon) - len(self.post.waiting)
        most, until, held = min(room, slots), now + CLAIM_FOR, limits.held(soon)
        rows: Sequence[OutboxRow] = ()
        if most > 0:
            rows = await work.outbox.claim(most, holder=self.setup.instance, until=until, at=now, held=held)
        if room <= slots and len(rows) >= most:
            self.claim_at = max(monotonic + TICK_SECONDS, limits.paused_until - AHEAD_SECONDS)
        else:
            self.claim_at = limits.next_at(soon) - AHEAD_SECONDS
        return rows

    def start(self, rows: Sequence[OutboxRow]) -> None:
        """Begin to send rows that were claimed."""
        if rows:
            self.post.waiting.update(row.id for row in rows)
            self.under_way.update(asyncio.create_task(self.post.send(row)) for row in rows)
            self.bells.handed_over.set()

    async def step(self) -> bool:
        """Settle what came back, claim and start what is next; return whether anything is under way."""
        now, monotonic, back = self.setup.real.now(), self.setup.monotonic(), list(self.back)
        leads_until = self.leads_until
        is_time = self.looked_at is None or monotonic >= self.looked_at + LOOK_SECONDS
        # The clock on the wall may have leapt, and the lease with it.
        is_time = is_time or (self.leads_until is not None and now >= self.leads_until)
        try:
            async with self.setup.store.writing() as work:
                await settle(work, back, at=now, monotonic=monotonic)
                if is_time:
                    await self._look(work, now)
                rows = await self.claim(work)
        except StoreUnavailable:
            self.leads_until = leads_until  # A lease that was not committed is none.
            raise
        if is_time:
            self.looked_at = monotonic
        del self.back[: len(back)]
        self.start(rows)
        return bool(self.under_way)

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

    def _pause(self) -> float:
        """Return how many seconds there is nothing to do unless something comes in or comes back."""
        look_at = 0.0 if self.looked_at is None else self.looked_at + LOOK_SECONDS
        return min(look_at, self.claim_at) - self.setup.monotonic()

    async def _look(self, work: Work, now: datetime) -> None:
        is_first = self.looked_at is None
        await work.outbox.recover(at=now, holder=self.setup.instance if is_first else None)
        await self._lead(work, now)
        if self.leads_until:
            await work.outbox.give_up(at=now)
            if news := await work.outbox.tell(at=now, settled_before=now - GATHER, told_before=now - QUIET):
                told = partial(news_text, news)
                await tell(work, Role.COORDINATOR, told, at=now, purpose=Purpose.DELIVERY)

    async def _lead(self, work: Work, now: datetime) -> None:
        """Take or renew the lease; whoever takes it counts what went out in the last minute, whoever sent that."""
        if self.leads_until and now < self.leads_until - LEASE_FOR / 2:
            return
        until = now + LEASE_FOR
        if not await work.leases.take(LEASE, self.setup.instance, until=until, at=now):
            self.leads_until = None
            return
        if self.leads_until is None:
            monotonic = self.setup.monotonic()
            for chat_id, moment in await work.outbox.recent(since=now - LIMITS_LOOK_BACK):
                # What was sent by a clock that was set back since counts as sent now, and holds nobody up until then.
                self.post.limits.took(chat_id, monotonic - max((now - moment).total_seconds(), 0.0))
        self.leads_until = until
