"""Carries out the rules of `bot/retention.py` every night, and logs the head of the audit log, outside the database."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.people.groups import WAIT_FOR, left_group
from bot.ports import Work
from bot.retaining import retain
from handlers.groups import leaving
from handlers.setup import Bells, Setup
from handlers.waiting import every

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
        await every(PAUSE_SECONDS, self.bells, self.nightly)

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

    async def _sweep(self, work: Work) -> None:
        setup = self.setup
        outcomes = await retain(work, now=setup.clock.now(), real=setup.real.now(), zone=setup.zone)
        await _leave_groups(work, setup.clock.now(), setup.real.now())
        swept = {rule.name: due.rows for rule, due in outcomes if due.rows}
        # Somebody who cuts the log's end cannot cut this line, too, if logs are kept elsewhere.
        log.info("swept %s, audit head %s", swept, await work.audit.head())


async def _leave_groups(work: Work, now: datetime, sent_at: datetime) -> None:
    """Leave the groups that no coordinator approved in time."""
    for chat_id in await work.groups.waiting(before=now - WAIT_FOR):
        await left_group(work, chat_id, by=None, at=now)
        await work.outbox.add(leaving(chat_id), at=sent_at)
