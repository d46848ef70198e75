"""Zielbot in a process of its own, to be killed: python -m tests.faults.player BOX_URL TOKEN DATABASE_URL."""

import asyncio
import signal
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.cli.clock import SystemClock
from bot.delivery.limits import NO_LIMITS
from bot.periods.calendar import Calendar
from handlers import app
from handlers.setup import Bells, Setup
from storage.work import open_store


class StandingClock:
    """Domain time stands still."""

    def now(self) -> datetime:
        """The morning on which all of it happens."""
        return datetime(2021, 5, 3, 8, tzinfo=UTC)


async def main(url: str, token: str, database_url: str) -> None:
    """Serve until SIGTERM; SIGKILL is what the test is about."""
    store, bells = await open_store(database_url), Bells()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, bells.stop.set)
    setup = Setup(
        store=store,
        token=token,
        api_url=url,
        clock=StandingClock(),
        real=SystemClock(),
        zone=ZoneInfo("Europe/Berlin"),
        calendar=Calendar("TH"),
        instance="player",
        rates=NO_LIMITS,
    )
    await app.run(setup, bells)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
