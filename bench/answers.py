"""From question to answer over real HTTP, inbox and all, beside the stock echo bots on the same server.

The server is the sandbox, in this process; the bot under test is a process of its own. All figures need a machine with
nothing else to do.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from statistics import median
from time import perf_counter

from bench.bots import Started, echo, zielbot
from bench.figures import Figure
from bench.peers import PYTHON
from sandbox.places import Person
from sandbox.server import Sandbox
from sandbox.stage import Event

NOW = datetime(2021, 5, 3, 7, tzinfo=UTC)
PEOPLE = 1500
QUESTION = "Was ist dieses Quartal für den Pflegestützpunkt fällig?"
ONE_AT_A_TIME = 200
WAIT_SECONDS = 60.0

Bot = Callable[[Sandbox, list[Person]], AbstractAsyncContextManager[Started]]


@dataclass(frozen=True)
class Pace:
    """Updates answered in a second when many come at once, and the median seconds when they come one at a time."""

    per_second: float
    latency: float


def figures() -> list[Figure]:
    """Return throughput and latency of Zielbot beside the echo bots'."""
    ours = asyncio.run(_pace(lambda box, people: zielbot(box, [person.id for person in people])))
    stock = asyncio.run(_pace(partial(_echo, "ptb_echo")))
    aiogram = asyncio.run(_pace(partial(_echo, "aiogram_echo"))) if PYTHON.exists() else None
    beside = f", aiogram's {aiogram.per_second:.0f}/s" if aiogram else ""
    return [
        Figure(
            "questions answered",
            f"{ours.per_second:.0f}/s",
            f"stock echo {stock.per_second:.0f}/s{beside}",
            f"≥ 2 x stock echo, here {ours.per_second / stock.per_second:.1f} x",
            ours.per_second >= 2 * stock.per_second,
        ),
        Figure(
            "question to answer, median",
            f"{1000 * ours.latency:.1f} ms",
            f"stock echo {1000 * stock.latency:.1f} ms"
            + (f", aiogram's {1000 * aiogram.latency:.1f} ms" if aiogram else ""),
            f"≤ 2 x stock echo, here {ours.latency / stock.latency:.1f} x",
            ours.latency <= 2 * stock.latency,
        ),
    ]


def _echo(name: str, box: Sandbox, people: list[Person]) -> AbstractAsyncContextManager[Started]:
    return echo(name, box)


async def _pace(bot: Bot) -> Pace:
    async with Sandbox(now=NOW, keep_calls=1) as box:
        people = [box.world.add_person(f"Person {number}") for number in range(PEOPLE)]
        async with bot(box, people):
            await _asked(box, people[:20])  # the bot starts and warms up
            latency = median([await _asked(box, [person]) for person in people[:ONE_AT_A_TIME]])
            return Pace(len(people) / await _asked(box, people), latency)


async def _asked(box: Sandbox, people: list[Person]) -> float:
    """Let everybody ask at once, and return the seconds until the last has an answer."""
    answers, all_there = 0, asyncio.Event()

    def count(event: Event) -> None:
        nonlocal answers
        if event.kind == "message" and event.data["from"]["is_bot"]:
            answers += 1
            if answers == len(people):
                all_there.set()

    box.world.watchers.add(count)
    try:
        start = perf_counter()
        for person in people:
            box.world.say(person, person, QUESTION)
        async with asyncio.timeout(WAIT_SECONDS):
            await all_there.wait()
        return perf_counter() - start
    finally:
        box.world.watchers.discard(count)
