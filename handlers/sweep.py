"""Carries out the rules of `bot/retention.py` every night, and logs the head of the audit log, outside the database."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from bot.errors import StoreUnavailable
from bot.ports import Work
from bot.retaining import retain
from handlers.setup import Bells, Setup
from handlers.waiting import rings

log = logging.getLogger(__name__)

LEASE = "retention"
LEASE_TIME = timedelta(minutes=10)
DAY_FACT = "retention:day"
"""The day (ISO, where the county is) of the last run."""

PAUSE_SECONDS = 1800.0


@dataclass(slots=True)
class Sweeper:
    """Sweeps while the service runs."""

    setup: Setup
    bells: Bells

    async def run(self) -> None:
        """Sweep after the first poll of a day, and whenever a new day has begun, until stopped."""
        await self.bells.polled.wait()
        while not self.bells.stop.is_set():
            try:
                await self.nightly()
            except StoreUnavailable as error:
                log.warning("swept later: %s", error)
            await rings(self.bells.stop, PAUSE_SECONDS)

    async def nightly(self) -> bool:
        """Sweep if nobody has done so today; return whether we did. Of several replicas one does."""
        today = self.setup.clock.now().astimezone(self.setup.zone).date().isoformat()
        real = self.setup.real.now()
        async with self.setup.store.writing() as work:
            if await work.facts.get(DAY_FACT) == today:
                return False
            if not await work.leases.take(LEASE, self.setup.instance, until=real + LEASE_TIME, at=real):
                return False
            await self._sweep(work)
            await work.facts.set(DAY_FACT, today)
        return True

    async def sweep(self) -> None:
        """Carry out every rule now."""
        async with self.setup.store.writing() as work:
            await self._sweep(work)

    async def _sweep(self, work: Work) -> None:
        setup = self.setup
        outcomes = await retain(work, now=setup.clock.now(), real=setup.real.now(), zone=setup.zone)
        swept = {rule.name: due.rows for rule, due in outcomes if due.rows}
        # Somebody who cuts the log's end cannot cut this line, too, if logs are kept elsewhere.
        log.info("swept %s, audit head %s", swept, await work.audit.head())
