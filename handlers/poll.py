"""Long polling: raw updates go to the inbox; only after the commit is their offset confirmed (PITFALLS 0.1, 0.2).

One instance polls, by a lease that is renewed while a poll waits. An offset only ever confirms what this very process
stored, so one that was suspended and lost the lease meanwhile confirms nothing that it did not store.
"""

import asyncio
import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from telegram.error import TelegramError

from bot.errors import StoreUnavailable
from handlers.addressed import Me
from handlers.alerts import conflict_noticed, heard_from_telegram
from handlers.errors import NoAnswer, Refused, Unreadable
from handlers.intake import ALLOWED_UPDATES, Intake, received_from, set_aside
from handlers.setup import Bells, Setup
from handlers.transport import Api
from handlers.waiting import back_off, rings

log = logging.getLogger(__name__)

POLL_SECONDS = 25
ANSWER_SECONDS = 10.0
"""How much longer than the poll the answer may take."""
BATCH = 100
LEASE = "poll"
LEASE_FOR = timedelta(seconds=30)
RENEW_AFTER = timedelta(seconds=10)
OTHERS_TURN_SECONDS = 5.0
"""How often an instance that does not poll asks for the lease: 35 s after a leader died another one polls."""
HASTY_SECONDS = 0.2
"""A server that does not wait for updates is asked again only after this pause."""
SILENCE = timedelta(seconds=120)
"""A poll that takes longer is broken off; without a successful one for so long the connections are thrown away."""
NEW_IDS_AFTER = timedelta(days=1)
"""Without updates for so long the offset is forgotten: after a week Telegram gives out ids anew, maybe lower ones."""
CONFLICTS = 3
CONFLICTS_WITHIN = timedelta(minutes=10)
"""So many conflicts within this time are no instance of ours that just ended, but another program."""


@dataclass(slots=True)
class Poller:
    """Polls while this instance holds the lease."""

    setup: Setup
    bells: Bells
    api: Api
    me: Me
    intake: Intake
    offset: int | None = None
    """None on start: what was stored but not confirmed comes again and is passed over."""
    failures: int = 0
    conflicts: list[datetime] = field(default_factory=list)
    renewed_at: datetime | None = None
    """When we made sure of the lease; None while it is not ours."""
    succeeded_at: datetime | None = None
    received_at: datetime | None = None
    silent_since: datetime | None = None
    narrow: int = 0
    """How many more polls ask for one update only, to find the one that made an answer unreadable."""

    async def run(self) -> None:
        """Poll until stopped; no failure ends it."""
        self.silent_since = self.setup.real.now()
        while not self.bells.stop.is_set():
            try:
                wait = await self._turn()
            except (TelegramError, StoreUnavailable) as error:
                wait = await self.failed(error)
            if wait:
                await rings(self.bells.stop, wait)

    async def lead(self) -> bool:
        """Take the lease, or renew it where that was some time ago; the last success is noted with it."""
        now = self.setup.real.now()
        if self.renewed_at and self.renewed_at <= now < self.renewed_at + RENEW_AFTER:
            return True
        try:
            async with self.setup.store.writing() as work:
                is_ours = await work.leases.take(LEASE, self.setup.instance, until=now + LEASE_FOR, at=now)
                if is_ours and self.succeeded_at:
                    await heard_from_telegram(self.setup, work, at=self.succeeded_at)
        except StoreUnavailable:
            # Failing may have taken long.
            if self.renewed_at and self.setup.real.now() < self.renewed_at + LEASE_FOR - RENEW_AFTER:
                return True  # It is ours for a while yet; the database may be back when there is something to store.
            raise
        if not is_ours:
            # Whoever polls meanwhile moves on; what nobody stored comes to us without an offset.
            self.offset = None
        self.renewed_at = now if is_ours else None
        return is_ours

    async def _turn(self) -> float:
        """Poll if it is our turn, and return how long to wait after it."""
        if not await self.lead():
            return OTHERS_TURN_SECONDS
        # The first poll does not wait: what begins after it should not wait for somebody to write.
        seconds = POLL_SECONDS if self.bells.polled.is_set() else 0
        began = asyncio.get_running_loop().time()
        count = await self.once(seconds)
        self.failures = 0
        is_hasty = not count and seconds and asyncio.get_running_loop().time() - began < HASTY_SECONDS
        return HASTY_SECONDS if is_hasty else 0.0

    async def once(self, seconds: int) -> int:
        """Wait up to `seconds` for updates, keep them, and return how many there were."""
        now = self.setup.real.now()
        if self.received_at is None or now - self.received_at > NEW_IDS_AFTER:
            self.offset, self.received_at = None, now
        limit = 1 if self.narrow else BATCH
        params: dict[str, Any] = {"timeout": seconds, "limit": limit, "allowed_updates": ALLOWED_UPDATES}
        if self.offset is not None:
            params["offset"] = self.offset
        try:
            updates = await self._polled(params, seconds)
        except Unreadable as error:
            if not self.narrow:
                self.narrow = BATCH
                raise
            left = set_aside(error.body)
            if left is None:
                raise
            updates = [left]
        if updates is None:
            return 0
        self.narrow = max(0, self.narrow - 1)
        return await self._keep(updates)

    async def _polled(self, params: Mapping[str, Any], seconds: int) -> object:
        """Return what a poll brought; None where it was broken off because we are to stop or another instance leads.

        A poll that is broken off loses nothing: what it would have brought is not confirmed.
        """
        began = self.setup.real.now()
        polling = asyncio.create_task(self.api.call("getUpdates", params, read_seconds=seconds + ANSWER_SECONDS))
        stopping = asyncio.create_task(self.bells.stop.wait())
        try:
            while not polling.done():
                renew = RENEW_AFTER.total_seconds()
                await asyncio.wait({polling, stopping}, timeout=renew, return_when=asyncio.FIRST_COMPLETED)
                if polling.done():
                    break
                if self.setup.real.now() - began > SILENCE:
                    raise NoAnswer("an answer without end")
                if self.bells.stop.is_set() or not await self.lead():
                    return None
            result = polling.result()
            if result is None:
                raise NoAnswer("no list of updates in the answer")
            return result
        finally:
            for task in (polling, stopping):
                task.cancel()
            await asyncio.wait({polling, stopping})

    async def _keep(self, updates: object) -> int:
        if not isinstance(updates, list):
            raise NoAnswer("no list of updates in the answer")
        received = list(received_from(updates, self.me))
        if updates and not received:
            raise NoAnswer("no update with an id in the answer")
        if received:
            # This process may have been suspended since it asked.
            if self.renewed_at and not await self.lead():
                return 0
            await self.intake.store(received)
            self.offset = max(one.update_id for one in received) + 1
            self.received_at = self.setup.real.now()
        self.succeeded_at = self.silent_since = self.setup.real.now()
        self.bells.polled.set()
        return len(received)

    async def failed(self, error: Exception) -> float:
        """Take note of a failed poll, and return how long to wait."""
        self.failures += 1
        wait = back_off(self.failures, random.random)
        if isinstance(error, Refused) and error.code == 409:
            wait = await self._conflict()
        elif isinstance(error, Refused) and error.code in (401, 404):
            log.error("Telegram does not know this token; set a valid one and start again")
        elif isinstance(error, Refused) and error.retry_after:
            wait = max(wait, error.retry_after)
            log.warning("polling is to wait for %.0f s", wait)
        else:
            log.warning("polling failed (%s: %s), trying again in %.1f s", type(error).__name__, error, wait)
        now = self.setup.real.now()
        if self.silent_since and now - self.silent_since > SILENCE:
            log.warning("no successful poll for %.0f s, starting with new connections", SILENCE.total_seconds())
            await self.api.renew()
            self.silent_since = now
        return wait

    async def _conflict(self) -> float:
        """Give way to whoever else polls, longer each time; the administrators are told if it goes on."""
        now = self.setup.real.now()
        self.conflicts = [at for at in self.conflicts if now - at < CONFLICTS_WITHIN] + [now]
        wait = back_off(len(self.conflicts), random.random)
        log.error("another program polls with this token, trying again in %.0f s; is it yours? Else rotate it", wait)
        try:
            # A webhook that an earlier configuration left behind is a conflict, too. What waits there is kept.
            await self.api.call("deleteWebhook", {})
            if len(self.conflicts) >= CONFLICTS:
                async with self.setup.store.writing() as work:
                    await conflict_noticed(work, at=now)
                self.bells.handed_over.set()
        except (TelegramError, StoreUnavailable) as error:
            log.warning("the conflict was not dealt with (%s)", type(error).__name__)
        return wait
