"""The box as a whole: a world and a server with two doors on 127.0.0.1.

    async with Sandbox(now=datetime(2021, 5, 3, 8, tzinfo=UTC)) as box:
        anna = box.world.add_person("Anna")
        asked = box.world.say(anna, anna, "Was ist fällig?")
        answer = await box.answer_to(asked)

`box.url` is what a bot takes for https://api.telegram.org; `box.token` is its token.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from datetime import time as time_of_day
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from sandbox.bot_door import BotDoor, Call
from sandbox.clock import Clock, standing_still
from sandbox.floods import Floods
from sandbox.limits import MAX_REQUEST_BYTES
from sandbox.passing import Passing
from sandbox.people_door import PeopleDoor
from sandbox.places import Bot, Chat, JsonObject, Person
from sandbox.waiting import Found
from sandbox.webhook import PAUSES
from sandbox.world import World

TOKEN = "700000001:sandbox-token-of-no-worth-anywhere"
HOST = "127.0.0.1"
SHUTDOWN_SECONDS = 1.0


class Sandbox:
    """A Telegram in a box. `elapsed` lets its clock run (time.monotonic), else it stands still between moves; where the
    page moves it on, it stops at the times of day `stops`, and waits at each for `passing.finished`.

    `port` 0 takes a free one. The newest `keep_calls` calls of the Bot API are kept in `calls`. `floods`
    keeps Telegram's flood limits, in the real seconds that `monotonic` returns; `webhook_pauses` are the real seconds
    before an update is brought to a webhook again.
    """

    def __init__(
        self,
        *,
        now: datetime,
        token: str = TOKEN,
        bot_username: str = "zielbot_demo_bot",
        bot_name: str = "Zielbot",
        port: int = 0,
        stops: Sequence[time_of_day] = (),
        elapsed: Callable[[], float] = standing_still,
        keep_calls: int = 10_000,
        floods: bool = False,
        monotonic: Callable[[], float] = time.monotonic,
        webhook_pauses: Sequence[float] = PAUSES,
    ) -> None:
        self.token = token
        self.clock = Clock(now, elapsed)
        bot = Bot(int(token.partition(":")[0]), token, bot_username, bot_name)
        self.world = World(bot, self.clock, Floods(monotonic, is_on=floods))
        self._port = port
        self._webhook_pauses = webhook_pauses
        self._postman: asyncio.Task[None] | None = None
        self._bot_door = BotDoor(self.world, keep_calls)
        self.passing = Passing(self.world, stops)
        self._people_door = PeopleDoor(self.world, self.passing)
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=MAX_REQUEST_BYTES)
        app.add_routes(self._people_door.routes())
        app.router.add_get("/file/bot{token}/{path:.*}", self._bot_door.download)
        app.router.add_route("*", "/bot{call:.*}", self._bot_door.open)
        return app

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, HOST, self._port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._port = self._runner.addresses[0][1]
        self._postman = asyncio.create_task(self.world.webhook.deliver(self._webhook_pauses))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._postman:
            self._postman.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._postman
        self._bot_door.closing.set()
        self.world.updates.close()
        self._people_door.streams.close()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """The address of both doors, without a slash at the end."""
        return f"http://{HOST}:{self._port}"

    @property
    def calls(self) -> list[Call]:
        """The calls of the Bot API so far, oldest first."""
        return list(self._bot_door.calls)

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self._bot_door.calls if call.method == method]

    def push_raw(self, fields: Mapping[str, Any]) -> int:
        """Put any update, however malformed, into the bot's queue and return the id that confirms it."""
        return self.world.updates.push_raw(fields)

    def hang_up(self) -> None:
        """End the event streams of all pages, as a lost connection does; they connect again by themselves."""
        self._people_door.streams.close()

    async def until(self, check: Callable[[], Found | None], timeout_s: float = 5) -> Found:
        """Wait until `check` returns something true, looked at after every change; TimeoutError in real seconds."""
        return await self.world.changes.until(check, timeout_s)

    async def next_message(self, where: Chat | Person | int, *, after: int = 0, timeout_s: float = 5) -> JsonObject:
        """The bot's first message in a chat with an id greater than `after`."""
        chat = self.world.private_chat(where) if isinstance(where, Person) else self.world.chat(where)
        return await self.until(lambda: self._first_of_bot(chat, after), timeout_s)

    async def answer_to(self, message: JsonObject, timeout_s: float = 5) -> JsonObject:
        """The bot's first message after `message` in the same chat."""
        return await self.next_message(message["chat"]["id"], after=message["message_id"], timeout_s=timeout_s)

    async def idle(self, timeout_s: float = 5) -> None:
        """Wait until the bot has confirmed every update and asks for more, or has taken all at its webhook."""
        await self.until(self._is_idle, timeout_s)

    def _is_idle(self) -> bool:
        is_listening = self.world.updates.has_poller or self.world.webhook.hook is not None
        return is_listening and not self.world.updates.pending

    def _first_of_bot(self, chat: Chat, after: int) -> JsonObject | None:
        found = None
        for message_id, message in reversed(chat.messages.items()):
            if message_id <= after:
                break
            if message.get("from", {}).get("id") == self.world.bot.id:
                found = message
        return found
