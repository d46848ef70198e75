"""Waiting for something to happen in the box, without sleeping."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Changes:
    """Wakes whoever waits for the box to change."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def happened(self) -> None:
        """Something changed: let everybody look again."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def until(self, check: Callable[[], Found | None], timeout_s: float | None) -> Found:
        """Return the first result of `check` that is true; TimeoutError after `timeout_s` real seconds, if any."""
        async with asyncio.timeout(timeout_s):
            while not (found := check()):
                waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.add(waiter)
                try:
                    await waiter
                finally:
                    self._waiting.discard(waiter)
        return found
