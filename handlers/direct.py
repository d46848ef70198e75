"""Answers to presses and inline queries: directly after the commit, once, best effort (DESIGN §6)."""

import asyncio
import logging
from collections.abc import Sequence

from telegram.error import TelegramError

from handlers.transport import Api
from handlers.unit import Call

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 2.0
"""When a commit takes longer, a press is answered with nothing, so that the button stops waiting."""


class Direct:
    """Makes calls without waiting for them; a press is answered once, whoever comes first."""

    def __init__(self, api: Api, patience: float = PATIENCE_SECONDS) -> None:
        self._api = api
        self._patience = patience
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._calls: set[asyncio.Task[None]] = set()

    def expect(self, query_id: str) -> None:
        """A press begins to wait."""
        if query_id not in self._timers:
            empty = Call("answerCallbackQuery", {"callback_query_id": query_id})
            self._timers[query_id] = asyncio.get_running_loop().call_later(self._patience, self._start, empty)

    def send(self, calls: Sequence[Call]) -> None:
        """Make the calls; a press that ran out of patience has its answer already."""
        for call in calls:
            timer = self._timers.pop(str(call.params.get("callback_query_id")), None)
            if timer is None or timer.when() > asyncio.get_running_loop().time():
                self._start(call)
            if timer:
                timer.cancel()

    async def close(self) -> None:
        """Wait for the calls under way."""
        for timer in self._timers.values():
            timer.cancel()
        await asyncio.gather(*self._calls)

    def _start(self, call: Call) -> None:
        task = asyncio.create_task(self._make(call))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def _make(self, call: Call) -> None:
        try:
            await self._api.call(call.method, call.params)
        except TelegramError as error:
            # Telegram forgets a press after 150 s and an inline query after 30 s; nobody waits for those any more.
            log.info("%s came to nothing: %s", call.method, type(error).__name__)
