"""kill -9 at any moment: no update is lost, no change is made twice (DESIGN §6, PITFALLS 0.1)."""

import asyncio
import random
import sys
from collections import Counter

from bot.people.model import Role
from sandbox.places import Person
from sandbox.server import Sandbox
from storage.work import SqlStore
from tests.handlers.county import AGREEMENT
from tests.handlers.stage import MORNING

PEOPLE = 24
KILLS = 3


async def start(box: Sandbox, database_url: str) -> asyncio.subprocess.Process:
    arguments = ("-m", "tests.faults.player", box.url, box.token, database_url)
    return await asyncio.create_subprocess_exec(sys.executable, *arguments)


def answered(box: Sandbox) -> Counter[int]:
    """How many messages each person got."""
    return Counter(int(call.params["chat_id"]) for call in box.calls_of("sendMessage"))


async def populate(box: Sandbox, store: SqlStore) -> list[Person]:
    people = [box.world.add_person(f"Person {number}") for number in range(PEOPLE)]
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=MORNING)
        for person in people:
            await work.people.add(person.id, person.first_name, Role.READER, (), at=MORNING)
    return people


async def test_no_kill_loses_an_update_or_repeats_a_change(store: SqlStore, database_url: str) -> None:
    chance = random.Random(20210503)
    async with Sandbox(now=MORNING) as box:
        people = await populate(box, store)
        process = await start(box, database_url)
        for part in range(KILLS):
            for person in people[part :: KILLS + 1]:
                box.world.say(person, person, "Was ist dieses Quartal fällig?")
                # Without a language it changes to the other one: done twice, it would be German again.
                box.world.say(person, person, "/sprache")
            enough = len(box.calls) + chance.randrange(1, 12)
            await box.until(lambda enough=enough: len(box.calls) >= enough, timeout_s=20)  # type: ignore[misc]
            process.kill()
            await process.wait()
            process = await start(box, database_url)
        for person in people[KILLS :: KILLS + 1]:
            box.world.say(person, person, "Was ist dieses Quartal fällig?")
            box.world.say(person, person, "/sprache")
        await box.until(lambda: all(answered(box)[person.id] >= 2 for person in people), timeout_s=30)
        process.terminate()
        assert await process.wait() == 0
    async with store.reading() as work:
        assert {person.language for person in await work.people.everybody()} == {"en"}
        assert await work.inbox.quarantined() == []
