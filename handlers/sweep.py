"""Sweeps out what was kept long enough: at the start, and then several times a day (DESIGN §6)."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from bot.errors import StoreUnavailable
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
        traffic = self.setup.real.now() - KEEP_TRAFFIC
        async with self.setup.store.writing() as work:
            swept = {
                "inbox": await work.inbox.sweep(before=traffic),
                "outbox": await work.outbox.sweep(before=traffic),
                "cards": await work.cards.sweep(before=self.setup.clock.now() - KEEP_CARDS),
            }
        log.info("swept %s", swept)
