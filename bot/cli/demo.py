"""The demo's stage: a Telegram in a box, a temporary database with the example agreement, people and a group."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.cli.clock import SystemClock
from bot.cli.demo_cast import Cast, people_the_box, put_on_the_list
from bot.cli.demo_time import STOPS, finished
from bot.cli.example import example_agreement
from bot.cli.settings import LAND_OF_EXAMPLE
from bot.delivery.limits import NO_LIMITS
from bot.errors import ZielbotError
from bot.periods.calendar import Calendar
from handlers.setup import Bells, Setup
from sandbox.server import Sandbox
from storage.pictures import painted
from storage.work import SqlStore, open_store

ZONE = ZoneInfo("Europe/Berlin")
MORNING = time_of_day(9)


@dataclass(frozen=True, slots=True)
class Demo:
    """The box, who is in it, and what the bot is made of."""

    box: Sandbox
    cast: Cast
    setup: Setup
    bells: Bells


@dataclass(frozen=True, slots=True)
class BoxClock:
    """Domain time is the box's, so that days pass when somebody moves its clock."""

    box: Sandbox

    def now(self) -> datetime:
        """The box's moment, UTC."""
        return self.box.clock.now().astimezone(UTC)


@asynccontextmanager
async def furnished(today: date, port: int) -> AsyncIterator[Demo]:
    """Set the stage on the morning of `today`; port 0 takes a free one (ZielbotError where it is taken)."""
    now = datetime.combine(today, MORNING, ZONE)
    async with _box(now, port) as box, _temporary_store() as store:
        cast = people_the_box(box.world)
        async with store.writing() as work:
            await work.agreements.store(example_agreement(), source="example", at=now.astimezone(UTC))
            await put_on_the_list(work, cast, now.astimezone(UTC))
        bells = Bells()
        box.passing.finished = partial(finished, box, store, bells)
        try:
            yield Demo(box, cast, _setup(box, store), bells)
        finally:
            await box.passing.end()


@asynccontextmanager
async def _box(now: datetime, port: int) -> AsyncIterator[Sandbox]:
    box = Sandbox(now=now, port=port, stops=STOPS, elapsed=time.monotonic)
    try:
        await box.__aenter__()
    except OSError as error:
        raise ZielbotError(f"Port {port} ist belegt. Nehmen Sie einen anderen: zielbot demo --port 0") from error
    try:
        yield box
    finally:
        await box.__aexit__(None, None, None)


@asynccontextmanager
async def _temporary_store() -> AsyncIterator[SqlStore]:
    with TemporaryDirectory(prefix="zielbot-demo-") as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'demo.db'}")
        try:
            yield store
        finally:
            await store.close()


def _setup(box: Sandbox, store: SqlStore) -> Setup:
    return Setup(
        store=store,
        token=box.token,
        api_url=box.url,
        clock=BoxClock(box),
        real=SystemClock(),
        zone=ZONE,
        calendar=Calendar(LAND_OF_EXAMPLE),
        instance="demo",
        paint=painted,
        rates=NO_LIMITS,
    )
