"""Nudges decided by many at once: each slot once, each person one digest a day, whoever asks first."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import date, timedelta

import pytest

from bot.nudges.model import Rule, Slot
from bot.nudges.outlook import rules_off
from bot.nudges.steering import SWITCHED, switch_rule
from bot.people.model import Person, Role
from storage.work import SqlStore
from tests.contract.agreement import AGREEMENT
from tests.contract.moments import NOW

DAY = date(2021, 5, 3)
A_DAY = timedelta(days=1)


def slots(count: int) -> list[Slot]:
    return [Slot(Rule.BEFORE_DUE, "A-1.2", str(number), DAY, "Bauamt") for number in range(count)]


@pytest.fixture
async def people(store: SqlStore) -> Sequence[Person]:
    """Two people, and an agreement whose measures they can be asked about."""
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=NOW)
        return [await work.people.add(number, "Anna", Role.MEMBER, ("Bauamt",), at=NOW) for number in (1, 2)]


async def test_of_many_slots_those_are_counted_that_were_not_decided_before(
    store: SqlStore, people: Sequence[Person]
) -> None:
    whom = [one.id for one in people]
    many = [(slot, whom) for slot in slots(2500)]
    async with store.writing() as work:
        assert await work.nudges.claim_all(many[::2], on=DAY, at=NOW) == 1250
        assert await work.nudges.claim_all(many, on=DAY, at=NOW) == 1250
        assert await work.nudges.claim_all([], on=DAY, at=NOW) == 0
    async with store.reading() as work:
        assert len(await work.nudges.ledger()) == 2500
        assert len({(one.asked.slot, one.person_id) for one in await work.nudges.waiting()}) == 5000


async def test_of_two_replicas_that_decide_at_once_each_slot_goes_to_one(
    store: SqlStore, people: Sequence[Person]
) -> None:
    many = [(slot, [one.id for one in people]) for slot in slots(50)]

    async def claimed() -> int:
        async with store.writing() as work:
            return await work.nudges.claim_all(many, on=DAY, at=NOW)

    assert sum(await asyncio.gather(claimed(), claimed(), claimed())) == 50
    async with store.reading() as work:
        assert len(await work.nudges.waiting()) == 100


async def test_a_person_has_one_digest_a_day_also_when_the_clock_goes_back(
    store: SqlStore, people: Sequence[Person]
) -> None:
    (anna, bert) = people

    async def begins(person: Person, day: date) -> bool:
        async with store.writing() as work:
            return bool(await work.nudges.begin_digests([person.id], day))

    assert sorted(await asyncio.gather(*(begins(anna, DAY) for _ in range(3)))) == [False, False, True]
    assert not await begins(anna, DAY - A_DAY)
    assert await begins(bert, DAY - A_DAY)
    assert await begins(anna, DAY + A_DAY)


async def test_whoever_awaits_a_digest_is_left_to_one_of_two_who_would_hand_it_over(
    store: SqlStore, people: Sequence[Person]
) -> None:
    ids = [one.id for one in people]

    async def taken() -> Collection[int]:
        async with store.writing() as work:
            found = await work.nudges.awaiting(ids, DAY)
            await asyncio.sleep(0)
            assert await work.nudges.begin_digests(found, DAY) == found, "nobody else took it meanwhile"
            return found

    assert sorted(map(sorted, await asyncio.gather(taken(), taken()))) == [[], sorted(ids)]
    async with store.writing() as work:
        await work.people.revoke(ids[0], at=NOW)
        assert await work.nudges.awaiting(ids, DAY + A_DAY) == {ids[1]}


async def test_a_digest_of_a_day_far_ahead_was_sent_by_a_wrong_clock_and_holds_nothing_up(
    store: SqlStore, people: Sequence[Person]
) -> None:
    anna, _ = people
    async with store.writing() as work:
        assert await work.nudges.begin_digests([anna.id], DAY + 365 * A_DAY)
        assert await work.nudges.begin_digests([anna.id], DAY)


async def test_a_delivery_that_was_settled_waits_no_more(store: SqlStore, people: Sequence[Person]) -> None:
    (slot,) = slots(1)
    async with store.writing() as work:
        await work.nudges.claim(slot, [one.id for one in people], on=DAY, at=NOW)
        first, second = await work.nudges.waiting()
        await work.nudges.settle([first.id], is_sent=True, at=NOW)
        assert await work.nudges.waiting() == [second]
        assert not await work.nudges.deliver_to(first.asked.id, first.person_id, passed_by=None, at=NOW)


async def test_of_coordinators_who_switch_different_rules_at_once_each_is_heard(
    store: SqlStore, people: Sequence[Person]
) -> None:
    karin, _ = people

    async def switched(rule: Rule, *, is_on: bool) -> bool:
        async with store.writing() as work:
            return await switch_rule(work, rule, is_on=is_on, by=karin, at=NOW)

    for is_on in (False, True):
        assert all(await asyncio.gather(*(switched(rule, is_on=is_on) for rule in SWITCHED)))
        async with store.reading() as work:
            assert await rules_off(work) == (frozenset() if is_on else frozenset(SWITCHED))
    assert sorted(await asyncio.gather(*(switched(Rule.TURN, is_on=False) for _ in range(3)))) == [False, False, True]
