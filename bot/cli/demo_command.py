"""`zielbot demo`: a Telegram in a box with the example agreement, several people and a group; no token needed."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import click

from bot.cli.clock import SystemClock
from bot.cli.dates import DAY
from bot.cli.demo_cast import people_the_box, put_on_the_list
from bot.cli.example import LAND, example_agreement
from bot.cli.logs import set_up
from bot.cli.service import serve
from bot.cli.wire import plainly
from bot.errors import ZielbotError
from bot.periods.calendar import Calendar
from handlers.setup import Setup
from sandbox.server import Sandbox
from storage.work import SqlStore, open_store

ZONE = ZoneInfo("Europe/Berlin")
EXAMPLE_DAY = date(2021, 5, 3)
"""A day in the midst of the example agreement."""
PORT = 8080


@click.command(help="Zielbot im Browser ausprobieren, ohne Token. Nichts bleibt gespeichert.")
@click.option("--today", type=DAY, default=EXAMPLE_DAY, show_default=True, help="Der Tag, an dem es losgeht.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 nimmt einen freien.")
@plainly
async def demo_command(today: date, port: int) -> None:
    """Serve the chat page and the bot until stopped."""
    set_up("WARNING")
    now = datetime.combine(today, time_of_day(9), ZONE)
    async with _box(now, port) as box, _temporary_store() as store:
        await store_example(store, now)
        cast = people_the_box(box.world)
        await put_on_the_list(store, cast, now.astimezone(UTC))
        click.echo(f"Zielbot zum Ausprobieren: {box.url}/  (beenden mit Strg+C)")
        await serve(_setup(box, store))


@asynccontextmanager
async def _box(now: datetime, port: int) -> AsyncIterator[Sandbox]:
    box = Sandbox(now=now, port=port, elapsed=time.monotonic)
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


async def store_example(store: SqlStore, now: datetime) -> None:
    """Import the example agreement."""
    agreement = example_agreement()
    async with store.writing() as work:
        await work.agreements.store(agreement, source="example", at=now.astimezone(UTC))


class _BoxClock:
    """Domain time is the box's, so that days pass when somebody moves its clock."""

    def __init__(self, box: Sandbox) -> None:
        self._box = box

    def now(self) -> datetime:
        """The box's moment, UTC."""
        return self._box.clock.now().astimezone(UTC)


def _setup(box: Sandbox, store: SqlStore) -> Setup:
    return Setup(
        store=store,
        token=box.token,
        api_url=box.url,
        clock=_BoxClock(box),
        real=SystemClock(),
        zone=ZONE,
        calendar=Calendar(LAND),
        instance="demo",
    )
