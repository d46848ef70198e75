"""From the start of `zielbot run` to its first poll, and the memory it takes after a hundred questions."""

import asyncio
from time import perf_counter

from bench.answers import NOW, QUESTION
from bench.bots import zielbot
from bench.figures import Figure
from sandbox.server import Sandbox

MAX_START_SECONDS = 2.0
MAX_MEMORY_MB = 150


def figures() -> list[Figure]:
    """Return seconds and megabytes."""
    seconds, megabytes = asyncio.run(_start())
    return [
        Figure("start to first poll", f"{seconds:.2f} s", "", "≤ 2 s", seconds <= MAX_START_SECONDS),
        Figure("memory", f"{megabytes:.0f} MB", "", "≤ 150 MB", megabytes <= MAX_MEMORY_MB),
    ]


async def _start() -> tuple[float, float]:
    async with Sandbox(now=NOW) as box:
        people = [box.world.add_person(f"Person {number}") for number in range(100)]
        async with zielbot(box, [person.id for person in people]) as started:
            await box.until(lambda: box.world.updates.has_poller, timeout_s=30)
            seconds = perf_counter() - started.at
            for person in people:
                await box.answer_to(box.world.say(person, person, QUESTION), timeout_s=30)
            return seconds, resident_megabytes(started.pid)


def resident_megabytes(pid: int) -> float:
    """Return how much memory a process holds (Linux)."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
