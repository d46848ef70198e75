import asyncio
from datetime import UTC, datetime

import pytest
from click.testing import Result

from sandbox.server import Sandbox
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


def _check(zielbot: Zielbot, box: Sandbox, token: str) -> Result:
    return zielbot("check", TELEGRAM_TOKEN=token, TELEGRAM_API_URL=box.url, ZIELBOT_LAND="TH")
