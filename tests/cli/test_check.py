import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from bot.cli.clock import SystemClock
from handlers.alerts import CONFLICT_FACT
from sandbox.server import Sandbox
from storage.work import SqlStore, open_store
from tests.cli.conftest import Zielbot

NOW = datetime(2021, 5, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("reads_all", "exit_code", "sentence"),
    [
        (False, 0, "gut      Der Datenschutzmodus ist an"),
        (True, 1, "PROBLEM  Der Datenschutzmodus ist aus"),
    ],
    ids=["privacy on", "privacy off"],
)
async def test_the_check_asks_telegram_for_token_and_privacy_mode(
    imported: Zielbot, reads_all: bool, exit_code: int, sentence: str
) -> None:
    async with Sandbox(now=NOW, bot_username="county_bot") as box:
        box.world.bot.reads_all = reads_all
        checked = await asyncio.to_thread(_check, imported, box, box.token)
    assert "Das Token gehört zu @county_bot" in checked.stdout
    assert sentence in checked.stdout
    assert checked.exit_code == exit_code


async def test_the_check_says_that_a_token_is_wrong_without_repeating_it(imported: Zielbot) -> None:
    async with Sandbox(now=NOW) as box:
        checked = await asyncio.to_thread(_check, imported, box, "12345678:a-token-that-is-not-known")
    assert checked.exit_code == 1
    assert "Telegram kennt dieses Token nicht" in checked.stdout
    assert "a-token-that" not in checked.output


@pytest.mark.parametrize(("days", "is_shown"), [(0, True), (8, False)])
async def test_the_check_names_another_program_that_polled_lately(
    imported: Zielbot, tmp_path: Path, days: int, is_shown: bool
) -> None:
    seen = SystemClock().now() - timedelta(days=days)
    async with opened(tmp_path) as store, store.writing() as work:
        await work.facts.set(CONFLICT_FACT, seen.isoformat())
    checked = await asyncio.to_thread(imported, "check")
    assert ("fragte ein anderes Programm mit diesem Token" in checked.stdout) is is_shown


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(f"sqlite:///{folder / 'zielbot.db'}")
    yield store
    await store.close()


def _check(zielbot: Zielbot, box: Sandbox, token: str) -> Result:
    return zielbot("check", TELEGRAM_TOKEN=token, TELEGRAM_API_URL=box.url, ZIELBOT_LAND="TH")
