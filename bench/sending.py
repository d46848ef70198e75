"""A morning's 2,000 nudges through `zielbot run`, beside the least time that our own limits allow.

Once they are texts to chats and groups that wait in the outbox, once the digests of 2,000 people, which are planned and
handed over while they are sent, at a moment that stands still: on a Sunday nobody would be nudged. The server is the
sandbox with Telegram's flood limits on: what comes too fast is refused there. Each run takes some 80 seconds.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.agreements import example_snapshot
from bench.bots import running_zielbot
from bench.figures import Figure
from bot.delivery import Outgoing, Purpose
from bot.delivery.limits import RATES, Limits
from bot.people.model import Role
from sandbox.server import Sandbox
from sandbox.stage import Event
from storage.work import open_store

NOW = datetime(2021, 5, 3, 6, tzinfo=UTC)
NUDGES, PEOPLE, GROUPS = 2000, 300, 40
MONTH_BEFORE = datetime(2021, 5, 31, 6, 30, tzinfo=UTC)
"""Monday, 8:30 in Berlin, thirty days before the end of the quarter in which 6.1.3 and 6.1.4 are due."""
UNITS = ("Pflegestützpunkt", "Projektleitung Audit")
WAIT_SECONDS = 300.0


def figures() -> list[Figure]:
    """Return how long the nudges took, and how many were refused."""
    texts = _figure(f"{NUDGES} nudges to {PEOPLE + GROUPS} chats", *asyncio.run(_measured()))
    return [texts, _figure(f"{NUDGES} digests to as many people", *asyncio.run(_planned()))]


def _figure(what: str, seconds: float, least: float, refused: int) -> Figure:
    over = 100 * (seconds / least - 1)
    return Figure(
        what,
        f"{seconds:.1f} s, {refused} refused",
        f"our limits allow {least:.1f} s",
        f"≤ 3 % over, here {over:.1f} %, no 429",
        over <= 3 and not refused,
    )


async def _measured() -> tuple[float, float, int]:
    async with Sandbox(now=NOW, keep_calls=1, floods=True) as box:
        people = [box.world.add_person(f"Person {number}") for number in range(PEOPLE)]
        for person in people:
            person.has_started = True
        groups = [box.world.add_group(f"Gruppe {number}", [people[number]]) for number in range(GROUPS)]
        chance = Random(8)
        # A quarter goes to groups; some of them get more than a minute allows.
        people_ids, group_ids = [person.id for person in people], [group.id for group in groups]
        chats = [chance.choice(people_ids if number % 4 else group_ids) for number in range(NUDGES)]
        with TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'bench.db'}"
            await _furnish(url, chats)
            async with running_zielbot(box, url, limits="telegram"):
                seconds = await _seconds(box)
        return seconds, _least(chats), box.world.floods.refused


async def _planned() -> tuple[float, float, int]:
    async with Sandbox(now=MONTH_BEFORE, keep_calls=1, floods=True) as box:
        with TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'bench.db'}"
            chats = await _staff(box, url)
            async with running_zielbot(box, url, limits="telegram", moment=MONTH_BEFORE):
                seconds = await _seconds(box)
        return seconds, _least(chats), box.world.floods.refused


async def _staff(box: Sandbox, url: str) -> Sequence[int]:
    """Put two units full of people on the list, each of which has a measure that is due in a month."""
    store, chats = await open_store(url), []
    async with store.writing() as work:
        await work.agreements.store(example_snapshot().agreement, source="bench", at=NOW)
        for number in range(NUDGES):
            person = box.world.add_person(f"Person {number}")
            person.has_started = True
            known = await work.people.add(person.id, person.first_name, Role.MEMBER, (UNITS[number % 2],), at=NOW)
            await work.nudges.set_wanted(known.id, wants=True)
            chats.append(person.id)
    await store.close()
    return chats


async def _furnish(url: str, chats: Sequence[int]) -> None:
    store = await open_store(url)
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        for chat_id in sorted(set(chats)):
            if chat_id > 0:
                await work.people.add(chat_id, f"Person {chat_id}", Role.MEMBER, (), at=NOW)
            else:
                await work.groups.approve(chat_id, f"Gruppe {chat_id}", by=karin.id, at=NOW)
        nudges = [Outgoing(chat, "sendMessage", {"text": "6.1.3 wird fällig."}, Purpose.NUDGE) for chat in chats]
        await work.outbox.add_all(nudges, at=NOW)
    await store.close()


async def _seconds(box: Sandbox) -> float:
    """Return the seconds from the first nudge to the last."""
    moments: list[float] = []
    all_there = asyncio.Event()

    def count(event: Event) -> None:
        if event.kind == "message" and event.data["from"]["is_bot"]:
            moments.append(perf_counter())
            if len(moments) == NUDGES:
                all_there.set()

    box.world.watchers.add(count)
    async with asyncio.timeout(WAIT_SECONDS):
        await all_there.wait()
    return moments[-1] - moments[0]


def _least(chats: Iterable[int]) -> float:
    """Return the seconds a sender takes that loses no moment: it always sends what may go first."""
    limits, now = Limits(RATES), 0.0
    waiting = deque(chats)
    while waiting:
        chat_id = next((chat for chat in waiting if limits.free_at(chat) <= now), None)
        if chat_id is None:
            now = min((free for chat in set(waiting) if (free := limits.free_at(chat)) > now), default=inf)
            continue
        waiting.remove(chat_id)
        limits.took(chat_id, now)
    return now
