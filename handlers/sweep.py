"""Sweeps out what was kept long enough: at the start, and then several times a day (DESIGN §6)."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import StoreUnavailable
from bot.people.groups import WAIT_FOR, left_group
from bot.ports import Work
from handlers.groups import leaving
from handlers.setup import Bells, Setup
from handlers.waiting import rings

log = logging.getLogger(__name__)

KEEP_CARDS = timedelta(days=30)
KEEP_TRAFFIC = timedelta(days=7)
"""How long quarantine keeps a raw update, the inbox an update's id, and the outbox a text that did not arrive.

Telegram itself may give out ids anew after a week without updates.
"""
PAUSE_SECONDS = 6 * 3600.0


@dataclass(slots=True)
class Sweeper:
    """Sweeps while the service runs."""

    setup: Setup
    bells: Bells

    async def run(self) -> None:
        """Sweep after the first poll and then every few hours until stopped."""
        await self.bells.polled.wait()
        while not self.bells.stop.is_set():
            try:
                await self.sweep()
            except StoreUnavailable as error:
                log.warning("swept later: %s", error)
            await rings(self.bells.stop, PAUSE_SECONDS)

    async def sweep(self) -> None:
        """Delete everything that was kept long enough."""
        traffic, now = self.setup.real.now() - KEEP_TRAFFIC, self.setup.clock.now()
        async with self.setup.store.writing() as work:
            swept = {
                "inbox": await work.inbox.sweep(before=traffic),
                "outbox": await work.outbox.sweep(before=traffic),
                "cards": await work.cards.sweep(before=now - KEEP_CARDS),
                "groups": await _leave_groups(work, now, self.setup.real.now()),
            }
        log.info("swept %s", swept)


async def _leave_groups(work: Work, now: datetime, sent_at: datetime) -> int:
    """Leave the groups that no coordinator approved in time, and return how many."""
    waiting = await work.groups.waiting(before=now - WAIT_FOR)
    for chat_id in waiting:
        await left_group(work, chat_id, by=None, at=now)
        await work.outbox.add(leaving(chat_id), at=sent_at)
    return len(waiting)
