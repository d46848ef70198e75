"""Waiting that ends early: for a bell, or because the service stops; and how long to wait after failures."""

import asyncio
from collections.abc import Callable

MAX_BACK_OFF_SECONDS = 60.0


async def rings(bell: asyncio.Event, seconds: float) -> bool:
    """Wait for the bell, at most `seconds`; return whether it rang."""
    try:
        await asyncio.wait_for(bell.wait(), seconds)
    except TimeoutError:
        return False
    return True


def back_off(failures: int, chance: Callable[[], float], longest: float = MAX_BACK_OFF_SECONDS) -> float:
    """Return how long to wait after so many failures in a row, in seconds: doubled each time, half of it by chance."""
    most = min(longest, 0.5 * 2.0 ** min(failures, 16))
    return most / 2 + most / 2 * chance()
