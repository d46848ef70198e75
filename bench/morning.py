"""Zielbot at a standstill of its calendar: `python -m bench.morning MOMENT` serves as if it were that moment (ISO).

Only domain time stands still; what is sent, and how fast, goes by real time. Settings come from the environment as for
`zielbot run`.
"""

import asyncio
import sys
from datetime import datetime

from bot.cli.clock import SystemClock
from bot.cli.service import serve
from bot.cli.settings import load
from bot.cli.wire import calendar_of
from handlers.setup import Bells, Setup
from sandbox.clock import Clock
from storage.pictures import painted
from storage.work import open_store


async def morning(moment: datetime) -> None:
    """Be Zielbot until SIGTERM."""
    settings = load(to_run=True)
    assert settings.token
    store = await open_store(settings.database_url)
    setup = Setup(
        store=store,
        token=settings.token.get_secret_value(),
        api_url=settings.api_url,
        clock=Clock(moment),
        real=SystemClock(),
        zone=settings.zone,
        calendar=calendar_of(settings),
        instance="bench",
        paint=painted,
        ladder=settings.ladder,
    )
    await serve(setup, Bells())
    await store.close()


if __name__ == "__main__":
    asyncio.run(morning(datetime.fromisoformat(sys.argv[1])))
