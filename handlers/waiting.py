"""Waiting that ends early: for a bell, or because the service stops; and how long to wait after failures."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import StoreUnavailable
from handlers.setup import Bells

log = logging.getLogger(__name__)

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
    bells.steps.append(step)
    await bells.polled.wait()
    while not bells.stop.is_set():
        try:
            await step()
        except StoreUnavailable as error:
            log.warning("%s: later, %s", step.__qualname__, error)
        await rings(bells.stop, seconds)


def back_off(failures: int, chance: Callable[[], float], longest: float = MAX_BACK_OFF_SECONDS) -> float:
    """Return how long to wait after so many failures in a row, in seconds: doubled each time, half of it by chance."""
    most = min(longest, 0.5 * 2.0 ** min(failures, 16))
    return most / 2 + most / 2 * chance()
