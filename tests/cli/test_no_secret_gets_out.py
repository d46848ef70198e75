"""Token and passwords stand in no output, log, file or database, whatever goes wrong (PITFALLS A7)."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from aiohttp import web

from bot.cli.logs import redacted
from tests.cli.conftest import Zielbot, called

SECRET = "canary-token-that-must-not-be-seen"
TOKEN = f"700000001:{SECRET}"
PASSWORD = "canary-password"
ME = {"id": 700000001, "is_bot": True, "first_name": "Zielbot", "username": "zielbot_demo_bot"}
QUESTION = {
    "update_id": 6,
    "message": {
        "message_id": 1,
        "date": 1620028800,
        "chat": {"id": 7, "type": "private"},
        "from": {"id": 7, "is_bot": False, "first_name": TOKEN},
        "text": "/start",
    },
}


@dataclass
class Gossip:
    """A server that repeats the address, and so the token, in all that it says; a new mischief with each call."""

    calls: Counter[str] = field(default_factory=Counter)
    was_called_enough: asyncio.Event = field(default_factory=asyncio.Event)
    url: str = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method, count = request.path.rpartition("/")[2], sum(self.calls.values())
        self.calls[method] += 1
        if self.calls["getUpdates"] > 2 and self.calls["sendMessage"]:
            self.was_called_enough.set()
        if method == "getMe" and self.calls["getMe"] > 1:
            return web.json_response({"ok": True, "result": ME})
        if method == "getUpdates" and self.calls["getUpdates"] == 1:
            return web.json_response({"ok": True, "result": [QUESTION]})
        return self._mischief(count, request)

    def _mischief(self, count: int, request: web.Request) -> web.StreamResponse:
        said = f"no such address: {request.url} {quote(TOKEN)} {'x' * (count % 3 * 140)}{SECRET}"
        match count % 7:
            case 0:
                return web.json_response({"ok": False, "error_code": 502, "description": said}, status=502)
            case 1:
                return web.Response(status=302, headers={"Location": f"{request.url}?again"}, text=said)
            case 2:
                return web.Response(status=200, text=said)
            case 3:
                return web.json_response({"ok": True, "result": said})
            case 4:
                return web.json_response({"ok": False, "error_code": 429, "description": said, "parameters": [said]})
            case 5:
                return web.Response(status=200, text="[" * 100_000 + said)
            case _:
                if request.transport:
                    request.transport.close()
                return web.Response()


@asynccontextmanager
async def gossip() -> AsyncIterator[Gossip]:
    server, app = Gossip(), web.Application()
    app.router.add_route("*", "/{call:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


def seen(folder: Path) -> list[str]:
    """The files that hold a part of a secret."""
    parts = [part.encode() for part in (SECRET, PASSWORD, SECRET[:12], SECRET[-12:], quote(TOKEN, safe=""))]
    return [file.name for file in folder.rglob("*") if file.is_file() and any(p in file.read_bytes() for p in parts)]


async def test_a_server_that_repeats_the_token_finds_it_repeated_nowhere(tmp_path: Path) -> None:
    async with gossip() as server:
        environment = {
            **os.environ,
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": server.url,
            "DATABASE_URL": f"sqlite:///{tmp_path}/zielbot.db",
            "ZIELBOT_LAND": "TH",
            "ZIELBOT_LOG_LEVEL": "DEBUG",
            "PYTHONASYNCIODEBUG": "1",
        }
        with (tmp_path / "output").open("wb") as output:
            command = (sys.executable, "-X", "dev", "-m", "bot", "run")
            bot = await asyncio.create_subprocess_exec(*command, env=environment, stdout=output, stderr=output)
            async with asyncio.timeout(40):
                await server.was_called_enough.wait()
            bot.send_signal(signal.SIGTERM)
            assert await bot.wait() == 0
    assert (tmp_path / "output").stat().st_size > 500
    assert seen(tmp_path) == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://nowhere.invalid"])
def test_a_server_that_is_not_there_is_told_of_without_the_token(zielbot_command: Zielbot, url: str) -> None:
    checked = zielbot_command("check", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=url, ZIELBOT_LAND="TH")
    assert checked.exit_code == 1
    assert SECRET not in checked.output


@pytest.mark.parametrize("token", [f"{TOKEN} {TOKEN}", f"{TOKEN}/../..", f"ä{TOKEN}", f"{TOKEN}#", SECRET])
async def test_a_token_that_is_none_is_not_repeated(token: str) -> None:
    async with gossip() as server:
        settings = {"TELEGRAM_TOKEN": token, "TELEGRAM_API_URL": server.url, "ZIELBOT_LAND": "TH"}
        checked = await asyncio.to_thread(called, "check", DATABASE_URL="sqlite:////no/such.db", **settings)
    assert checked.exit_code == 1
    assert SECRET not in checked.output


@pytest.mark.parametrize("command", [("check",), ("ask", "x"), ("export", "--format", "json"), ("migrate",)])
@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://zielbot:{PASSWORD}@127.0.0.1:1/zielbot",
        f"postgresql://zielbot:p@{PASSWORD}@127.0.0.1:1/zielbot",
        f"postgresql://127.0.0.1:1/zielbot?user=a&password={PASSWORD}",
        f"mysql://zielbot:{PASSWORD}@127.0.0.1/zielbot",
        f"postgresql://zielbot:{PASSWORD}@[127.0.0.1/zielbot",
        f"postgresql://zielbot:{PASSWORD}@127.0.0.1:port/zielbot",
        PASSWORD,
    ],
)
def test_a_database_that_is_not_there_is_told_of_without_its_password(
    zielbot_command: Zielbot, command: tuple[str, ...], url: str
) -> None:
    refused = zielbot_command(*command, DATABASE_URL=url)
    assert refused.exit_code == 1
    assert PASSWORD not in refused.output


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://zielbot:{PASSWORD}@host/db",
        f"postgresql://zielbot:p@ss{PASSWORD}@host/db",
        f"postgresql://zielbot:a:{PASSWORD}@host/db",
    ],
)
def test_a_password_in_an_address_is_redacted_whatever_signs_it_has(address: str) -> None:
    assert PASSWORD not in redacted(f"cannot reach {address} today")
