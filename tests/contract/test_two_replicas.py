"""Two replicas on one database: one polls, both handle, and when one is killed the other goes on."""

from contextlib import AsyncExitStack
from dataclasses import replace

from bot.people.model import Role
from handlers.app import Parts, assembled
from handlers.poll import LEASE_FOR
from handlers.setup import Bells
from sandbox.server import Sandbox
from storage.engine import make_engine
from storage.work import SqlStore
from tests.handlers.county import AGREEMENT
from tests.handlers.stage import MORNING, HandClock, setup_for

PEOPLE = 5


async def replica(stack: AsyncExitStack, name: str, box: Sandbox, database_url: str, clock: HandClock) -> Parts:
    """A replica with connections of its own."""
    store = SqlStore(make_engine(database_url))
    stack.push_async_callback(store.close)
    setup = replace(setup_for(box, store), instance=name, real=clock)
    parts = await stack.enter_async_context(assembled(setup, Bells()))
    assert parts
    return parts


async def send(parts: Parts) -> None:
    while await parts.sender.step():
        await parts.sender.come_back()


async def test_when_the_one_that_polls_is_killed_the_other_one_goes_on_and_nothing_is_lost_or_twice(
    store: SqlStore, database_url: str
) -> None:
    clock = HandClock()
    async with AsyncExitStack() as stack:
        box = await stack.enter_async_context(Sandbox(now=MORNING))
        first = await replica(stack, "a", box, database_url, clock)
        second = await replica(stack, "b", box, database_url, clock)
        people = [box.world.add_person(f"Person {number}") for number in range(PEOPLE)]
        async with store.writing() as work:
            await work.agreements.store(AGREEMENT, source="test", at=MORNING)
            for person in people:
                await work.people.add(person.id, person.first_name, Role.READER, (), at=MORNING)
        for person in people:
            box.world.say(person, person, "Was ist überfällig?")
            box.world.say(person, person, "/sprache")
        assert await first.poller.lead()
        assert not await second.poller.lead()
        await first.poller.once(0)
        # It answers each person's first message, has the second one claimed, and is killed.
        assert await first.receiver.batch() == PEOPLE
        await send(first)
        assert len(first.receiver.claimed) == PEOPLE
        for person in people:
            box.world.say(person, person, "2.1.1")

        clock.advance(seconds=LEASE_FOR.total_seconds() - 1)
        assert not await second.poller.lead()
        clock.advance(seconds=1)
        assert await second.poller.lead()
        await second.poller.once(0)
        while await second.receiver.batch():
            await send(second)

        told = [int(call.params["chat_id"]) for call in box.calls_of("sendMessage")]
        assert sorted(told) == sorted(person.id for person in people for _ in range(3))
    async with store.reading() as work:
        assert {person.language for person in await work.people.everybody()} == {"en"}


async def test_a_leader_that_wakes_after_it_was_given_up_takes_nothing_back_and_handles_nothing_again(
    store: SqlStore, database_url: str
) -> None:
    clock = HandClock()
    async with AsyncExitStack() as stack:
        box = await stack.enter_async_context(Sandbox(now=MORNING))
        first = await replica(stack, "a", box, database_url, clock)
        second = await replica(stack, "b", box, database_url, clock)
        anna = box.world.add_person("Anna")
        async with store.writing() as work:
            await work.people.add(anna.id, "Anna", Role.READER, (), at=MORNING)
        assert await first.poller.lead()
        box.world.say(anna, anna, "/sprache")
        await first.poller.once(0)
        # The machine stands still.
        clock.advance(minutes=5)
        assert await second.poller.lead()
        await second.poller.once(0)
        while await second.receiver.batch():
            await send(second)
        box.world.say(anna, anna, "/datenschutz")
        assert await first.poller.once(0) == 0
        assert not await first.poller.lead()
        assert await first.receiver.batch() == 0
        assert box.world.updates.pending == 1
        await second.poller.once(0)
        while await second.receiver.batch():
            await send(second)
        assert len(box.calls_of("sendMessage")) == 2
