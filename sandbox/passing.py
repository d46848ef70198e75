"""Lets time pass: not in one leap but from stop to stop, and the bot finishes at each what is to be done there."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime, time, timedelta

from sandbox.errors import Impossible
from sandbox.stage import Stage


async def nothing_to_finish() -> None:
    """The bot does nothing that a move of the clock would have to wait for."""


class Passing:
    """Moves the clock of a world. `stops` are times of day, `finished` waits until the bot is done at one."""

    def __init__(self, world: Stage, stops: Sequence[time]) -> None:
        self.stops = stops
        self.finished: Callable[[], Awaitable[object]] = nothing_to_finish
        self._world = world
        self._is_halted = False
        self._way = asyncio.Lock()
        """Held as long as the clock is on its way."""

    async def move(self, until: datetime) -> None:
        """Let time pass until this moment, or set the clock back to it (Impossible while it is on its way)."""
        if self._way.locked():
            raise Impossible("The clock is on its way.")
        async with self._way:
            self._world.clock.until, self._is_halted = until, False
            try:
                await self._pass_until(until)
            finally:
                self._world.clock.until = None
                self._show()

    def halt(self) -> None:
        """End a move that is under way, at the stop where it is."""
        self._is_halted = True

    async def end(self) -> None:
        """Halt, and wait until the stop is finished."""
        self.halt()
        async with self._way:
            pass

    async def _pass_until(self, until: datetime) -> None:
        await self.finished()
        for moment in _moments(self._world.clock.now(), until, self.stops):
            if self._is_halted:
                break
            self._world.clock.set(moment)
            self._show()
            await self.finished()

    def _show(self) -> None:
        self._world.publish("clock", None, self._world.clock.json)


def _moments(now: datetime, until: datetime, stops: Sequence[time]) -> Iterator[datetime]:
    """Return the stops between the two, and the last moment."""
    for passed in range((until.date() - now.date()).days + 1):
        day = now.date() + timedelta(days=passed)
        moments = (datetime.combine(day, stop, now.tzinfo) for stop in sorted(stops))
        yield from (moment for moment in moments if now < moment < until)
    yield until
