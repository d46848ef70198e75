"""Waiting that ends early: for a bell, or because the service stops; and how long to wait after failures."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from bot.errors import StoreUnavailable
from handlers.setup import Bells

log = logging.getLogger(__name__)

T = TypeVar("T")

MAX_BACK_OFF_SECONDS = 60.0


async def rings(bell: asyncio.Event, seconds: float) -> bool:
    """Wait for the bell, at most `seconds`; return whether it rang."""
    try:
        await asyncio.wait_for(bell.wait(), seconds)
    except TimeoutError:
        return False
    return True


async def every(seconds: float, bells: Bells, step: Callable[[], Awaitable[object]]) -> None:
    """Take a step after the first poll and then every so often until stopped; what the database keeps from it waits."""
    await bells.polled.wait()
    while not bells.stop.is_set():
        try:
            await step()
        except StoreUnavailable as error:
            log.warning("%s: later, %s", step.__qualname__, error)
        await rings(bells.stop, seconds)


async def unless(bell: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Return the result of `work`, or None if the bell rings first: then the work is broken off."""
    working, ringing = asyncio.create_task(work), asyncio.create_task(bell.wait())
    try:
        await asyncio.wait({working, ringing}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, ringing):
            task.cancel()
        await asyncio.wait({working, ringing})


def back_off(failures: int, chance: Callable[[], float], longest: float = MAX_BACK_OFF_SECONDS) -> float:
    """Return how long to wait after so many failures in a row, in seconds: doubled each time, half of it by chance."""
    most = min(longest, 0.5 * 2.0 ** min(failures, 16))
    return most / 2 + most / 2 * chance()
