"""What staff report is added and withdrawn, never overwritten; two at once lose nothing."""

import asyncio
from dataclasses import replace

import pytest

from bot.agreement.model import DueState, Outcome, Standing, Status
from bot.delivery import Received
from bot.people.model import Person, Role
from bot.periods.spans import quarter
from bot.reporting.due_dates import decide, lost_shifts
from bot.reporting.model import NewObstacle, NewUpdate
from bot.trace.model import Action
from storage.engine import make_engine
from storage.work import SqlStore
from tests.contract.agreement import AGREEMENT
from tests.contract.moments import NOW, later

RUNS = NewUpdate("7", "Bauamt", Status.IN_PROGRESS, 60, "läuft „gut“")


@pytest.fixture
async def anna(store: SqlStore) -> Person:
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=NOW)
        return await work.people.add(4711, "Anna", Role.MEMBER, ("Bauamt",), at=NOW)


async def standing(store: SqlStore, code: str = "7") -> Standing:
    async with store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    return snapshot.standing(code)


async def add(store: SqlStore, by: Person, batch: int, *new: NewUpdate, minutes: float = 0) -> list[int]:
    async with store.writing() as work:
        return list(await work.updates.add(new, by=by.id, batch=batch, at=later(minutes)))


async def test_what_is_stored_is_what_is_read(store: SqlStore, anna: Person) -> None:
    full = NewUpdate("A-1.2", None, Status.DELAYED, note="wegen Umbau", new_due=quarter(2021, 4))
    ids = await add(store, anna, 1, RUNS, full)
    async with store.reading() as work:
        stored = await work.updates.of(ids)
    assert [one.update for one in stored] == [RUNS, full]
    assert [(one.id, one.batch, one.person_id, one.is_withdrawn) for one in stored] == [
        (ids[0], 1, anna.id, False),
        (ids[1], 1, anna.id, False),
    ]
    found = await standing(store)
    assert (found.status, found.progress, found.updates[0].note) == (Status.IN_PROGRESS, 60, "läuft „gut“")


async def test_a_batch_is_withdrawn_as_a_whole_and_once(store: SqlStore, anna: Person) -> None:
    await add(store, anna, 1, RUNS, replace(RUNS, code="A-1.2"))
    await add(store, anna, 2, replace(RUNS, status=Status.DONE), minutes=1)
    async with store.writing() as work:
        assert await work.updates.codes_of(1) == ["7", "A-1.2"]
        assert await work.updates.withdraw(1, at=later(2)) == 2
        assert await work.updates.withdraw(1, at=later(2)) == 0
        assert await work.updates.codes_of(1) == []
    found = await standing(store)
    assert (found.status, [one.withdrawn for one in found.updates]) == (Status.DONE, [True, False])


async def test_what_completes_an_update_goes_with_it(store: SqlStore, anna: Person) -> None:
    (first,) = await add(store, anna, 1, RUNS)
    await add(store, anna, 2, replace(RUNS, note="Mehr.", completes=first), minutes=1)
    assert (await standing(store)).updates[0].note == "läuft „gut“ Mehr."
    async with store.writing() as work:
        assert await work.updates.withdraw(1, at=later(2)) == 2


async def test_a_new_date_is_decided_once(store: SqlStore, anna: Person) -> None:
    (moved,) = await add(store, anna, 1, replace(RUNS, status=Status.DELAYED, new_due=quarter(2021, 4)))
    waiting = (await standing(store)).waiting
    assert waiting
    assert (waiting.id, waiting.due_state) == (moved, DueState.WAITING)
    async with store.writing() as work:
        assert await work.updates.decide_due(moved, is_confirmed=True, at=later(1))
        assert not await work.updates.decide_due(moved, is_confirmed=False, at=later(1))
    found = await standing(store)
    assert found.due
    assert found.due.period == quarter(2021, 4)


async def test_what_was_withdrawn_and_what_names_no_date_cannot_be_decided(store: SqlStore, anna: Person) -> None:
    (moved,) = await add(store, anna, 1, replace(RUNS, new_due=quarter(2021, 4)))
    (plain,) = await add(store, anna, 2, RUNS)
    async with store.writing() as work:
        await work.updates.withdraw(1, at=later(1))
        assert not await work.updates.decide_due(moved, is_confirmed=True, at=later(1))
        assert not await work.updates.decide_due(plain, is_confirmed=True, at=later(1))


async def test_an_obstacle_is_open_until_it_is_resolved_or_withdrawn(store: SqlStore, anna: Person) -> None:
    async with store.writing() as work:
        first = await work.updates.raise_obstacle(NewObstacle("7", "Bauamt", "Personal"), by=anna.id, batch=1, at=NOW)
        await work.updates.raise_obstacle(NewObstacle("7", "Bauamt", "Vertrag"), by=anna.id, batch=2, at=NOW)
    assert [one.reason for one in (await standing(store)).obstacles] == ["Personal", "Vertrag"]
    async with store.writing() as work:
        assert await work.updates.resolve_obstacle(first, at=later(1))
        assert not await work.updates.resolve_obstacle(first, at=later(1))
    assert [one.reason for one in (await standing(store)).obstacles] == ["Vertrag"]
    async with store.writing() as work:
        assert await work.updates.reopen_obstacle(first)
        assert not await work.updates.reopen_obstacle(first)
    assert [one.reason for one in (await standing(store)).obstacles] == ["Personal", "Vertrag"]
    async with store.writing() as work:
        assert await work.updates.resolve_obstacle(first, at=later(2))
        assert await work.updates.withdraw(2, at=later(1)) == 1
    found = await standing(store)
    assert found.obstacles == ()
    assert [(one.reason, one.resolved_at) for one in found.resolved] == [("Personal", later(2))]


async def test_the_last_batch_is_that_of_the_person_and_the_measure(store: SqlStore, anna: Person) -> None:
    async with store.writing() as work:
        bernd = await work.people.add(4712, "Bernd", Role.MEMBER, ("Bauamt",), at=NOW)
    await add(store, anna, 1, replace(RUNS, code="A-1.2"))
    await add(store, anna, 2, RUNS, minutes=1)
    await add(store, bernd, 3, RUNS, minutes=2)
    async with store.writing() as work:
        assert await work.updates.last_batch(anna.id, since=NOW) == 2
        assert await work.updates.last_batch(anna.id, since=NOW, code="A-1.2") == 1
        assert await work.updates.last_batch(anna.id, since=later(5)) is None
        await work.updates.withdraw(2, at=later(3))
        assert await work.updates.last_batch(anna.id, since=NOW) == 1
        assert await work.updates.author_of(3) == bernd.id


async def test_two_people_at_once_are_both_kept(store: SqlStore, database_url: str, anna: Person) -> None:
    async with store.writing() as work:
        bernd = await work.people.add(4712, "Bernd", Role.MEMBER, ("Bauamt",), at=NOW)
    other = SqlStore(make_engine(database_url))
    await asyncio.gather(
        *(add(store, anna, 2 * number, RUNS) for number in range(1, 6)),
        *(add(other, bernd, 2 * number + 1, RUNS) for number in range(1, 6)),
    )
    await other.close()
    assert len((await standing(store)).updates) == 10


async def test_what_one_message_says_of_a_measure_is_stored_once(store: SqlStore, anna: Person) -> None:
    await add(store, anna, 1, RUNS)
    with pytest.raises(Exception, match=r"(?i)unique"):
        await add(store, anna, 1, RUNS)
    assert len((await standing(store)).updates) == 1


async def test_only_what_something_was_reported_for_is_read_anew_whoever_reported_it(
    store: SqlStore, database_url: str, anna: Person
) -> None:
    await add(store, anna, 1, RUNS, replace(RUNS, code="A-1.2"))
    seven, other = await standing(store), await standing(store, "A-1.2")
    elsewhere = SqlStore(make_engine(database_url))
    await add(elsewhere, anna, 2, RUNS, minutes=1)
    await elsewhere.close()
    assert len((await standing(store)).updates) == len(seven.updates) + 1
    assert await standing(store, "A-1.2") is other
    async with store.writing() as work:
        await work.updates.withdraw(2, at=later(2))
    assert (await standing(store)).updates[1].withdrawn
    assert await standing(store, "A-1.2") is other


async def test_what_was_reached_is_no_last_report_and_goes_with_the_one_it_completes(
    store: SqlStore, anna: Person
) -> None:
    done = replace(RUNS, status=Status.DONE)
    (first,) = await add(store, anna, 1, done)
    await add(store, anna, 2, replace(done, outcome=Outcome.PARTLY, completes=first), minutes=1)
    await add(store, anna, 3, replace(done, outcome=Outcome.REACHED, completes=first), minutes=2)
    assert (await standing(store)).outcome is Outcome.REACHED
    async with store.writing() as work:
        assert await work.updates.last_batch(anna.id, since=NOW) == 1
        assert await work.updates.withdraw(1, at=later(3)) == 3
    assert (await standing(store)).outcome is None


async def test_of_two_coordinators_who_decide_at_once_one_decides(store: SqlStore, anna: Person) -> None:
    karin, kai = await _coordinators(store)
    (moved,) = await add(store, anna, 1, replace(RUNS, new_due=quarter(2021, 4)))

    async def decides(by: Person, *, is_confirmed: bool) -> bool:
        async with store.writing() as work:
            return await decide(work, moved, is_confirmed=is_confirmed, by=by, at=later(1)) is not None

    outcomes = await asyncio.gather(decides(karin, is_confirmed=True), decides(kai, is_confirmed=False))
    assert sorted(outcomes) == [False, True]
    async with store.reading() as work:
        traced = [one.action async for one in work.audit.records() if one.action.startswith("due_")]
    assert traced == [(Action.DUE_CONFIRMED if outcomes[0] else Action.DUE_REFUSED).value]
    assert ((await standing(store)).due is not None) is outcomes[0]


async def test_confirmed_and_taken_back_at_once_no_date_counts_and_nothing_goes_unseen(
    store: SqlStore, anna: Person
) -> None:
    karin, _ = await _coordinators(store)
    for batch in range(1, 9):
        (moved,) = await add(store, anna, batch, replace(RUNS, new_due=quarter(2021, 4)))

        async def confirms(moved: int = moved) -> bool:
            async with store.writing() as work:
                return await decide(work, moved, is_confirmed=True, by=karin, at=later(1)) is not None

        async def undoes(batch: int = batch) -> bool:
            async with store.writing() as work:
                await work.updates.withdraw(batch, at=later(1))
                snapshot = await work.agreements.current()
                assert snapshot
                return bool(lost_shifts(snapshot, [batch]))

        both = (confirms(), undoes()) if batch % 2 else (undoes(), confirms())
        results = await asyncio.gather(*both)
        # Whoever takes back a confirmed date knows of it; whoever comes too late to confirm does, too.
        assert results[0] == results[1]
        assert (await standing(store)).due is None


async def test_news_is_what_still_stands_and_was_said_elsewhere(store: SqlStore, anna: Person) -> None:
    async with store.writing() as work:
        assert await work.updates.last_id() == 0
        await work.inbox.add([Received(1, -100, "{}")], at=NOW)
        (row,) = await work.inbox.claim(1, holder="test", until=later(1), at=NOW)
    (first,) = await add(store, anna, 1000, RUNS)
    (second,) = await add(store, anna, 1001, replace(RUNS, progress=70))
    await add(store, anna, 1002, replace(RUNS, is_unchanged=True))
    await add(store, anna, 1003, replace(RUNS, completes=second))
    await add(store, anna, 1004, RUNS)
    (there,) = await add(store, anna, row.seq, RUNS)
    async with store.writing() as work:
        await work.updates.withdraw(1004, at=later(1))
        assert await work.updates.last_id() == there
        assert [one.id for one in await work.updates.news(after=first, but_from=-100)] == [second]
        assert [one.id for one in await work.updates.news(after=first, but_from=-200)] == [second, there]


async def test_withdrawn_news_is_what_was_taken_back_since_and_not_replaced(store: SqlStore, anna: Person) -> None:
    other = replace(RUNS, code="A-1.2")
    (first,) = await add(store, anna, 1, RUNS)
    await add(store, anna, 2, replace(RUNS, completes=first))
    await add(store, anna, 3, replace(RUNS, is_unchanged=True))
    (told,) = await add(store, anna, 4, other)
    await add(store, anna, 5, replace(other, completes=told))
    async with store.writing() as work:
        await work.updates.withdraw(1, at=later(10))
        await work.updates.withdraw(4, at=later(10))
        assert [one.id for one in await work.updates.withdrawn_news(since=later(9))] == [told]
        assert await work.updates.withdrawn_news(since=later(10)) == []
        await work.updates.withdraw(3, at=later(11))
        found = await work.updates.withdrawn_news(since=later(9))
    assert [(one.id, one.withdrawn_at) for one in found] == [(first, later(10)), (told, later(10))]


async def _coordinators(store: SqlStore) -> tuple[Person, Person]:
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        return karin, await work.people.add(2, "Kai", Role.COORDINATOR, (), at=NOW)
