"""A Bot API server in a bad mood: it answers each call as the test says, and remembers the calls."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from handlers.transport import AiohttpRequest, Api

TOKEN = "700000001:canary-token-that-must-not-be-seen"
HOST = "127.0.0.1"
SENT = (200, {"ok": True, "result": {"message_id": 5}})
Mood = tuple[int, Any]
"""Status and JSON; a text instead of JSON is sent as it is, None drops the connection."""


@dataclass
class Moody:
    """The server: `moods` are its next answers, the last one for good."""

    moods: list[Mood] = field(default_factory=lambda: [SENT])
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    called: asyncio.Event = field(default_factory=asyncio.Event)
    url: str = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer in the present mood."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.calls.append((request.path.rpartition("/")[2], form))
        self.called.set()
        status, body = self.moods.pop(0) if len(self.moods) > 1 else self.moods[0]
        if body is None and request.transport:
            request.transport.close()
        if isinstance(body, str):
            return web.Response(status=status, text=body)
        return web.json_response(body, status=status)


def refusal(code: int, description: str, **parameters: Any) -> Mood:
    """A refusal as Telegram words it."""
    return code, {"ok": False, "error_code": code, "description": description, "parameters": parameters}


@asynccontextmanager
async def moody(*moods: Mood) -> AsyncIterator[tuple[Moody, Api]]:
    """A moody server and an Api that talks to it."""
    server = Moody(list(moods) or [SENT])
    app = web.Application()
    app.router.add_route("*", "/{call:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, HOST, 0).start()
    server.url = f"http://{HOST}:{runner.addresses[0][1]}"
    async with AiohttpRequest(4) as request:
        yield server, Api(f"{server.url}/bot{TOKEN}", request)
    await runner.cleanup()
