import asyncio

from storage.engine import make_engine
from storage.work import SqlStore
from tests.contract.moments import NOW, later


async def take(store: SqlStore, holder: str, minutes: float = 0) -> bool:
    async with store.writing() as work:
        return await work.leases.take("poll", holder, until=later(minutes + 1), at=later(minutes))


async def test_a_lease_is_held_by_one_until_it_ends(store: SqlStore) -> None:
    assert await take(store, "a")
    assert not await take(store, "b", 0.5)
    assert await take(store, "a", 0.5)
    assert not await take(store, "b", 1.4)
    assert await take(store, "b", 1.5)
    assert not await take(store, "a", 1.6)


async def test_a_lease_given_back_is_free_at_once(store: SqlStore) -> None:
    await take(store, "a")
    async with store.writing() as work:
        await work.leases.drop("poll", "b")
    assert not await take(store, "b")
    async with store.writing() as work:
        await work.leases.drop("poll", "a")
    assert await take(store, "b")


async def test_leases_of_different_names_are_apart(store: SqlStore) -> None:
    await take(store, "a")
    async with store.writing() as work:
        assert await work.leases.take("plan", "b", until=later(1), at=NOW)


async def test_of_many_at_once_one_gets_the_lease(store: SqlStore, database_url: str) -> None:
    other = SqlStore(make_engine(database_url))
    taken = await asyncio.gather(*(take(own, str(number)) for number, own in enumerate([store, other] * 5)))
    await other.close()
    assert sum(taken) == 1
