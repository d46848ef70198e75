import asyncio

import pytest

from bot.errors import StoreUnavailable
from storage.engine import make_engine
from storage.work import SqlStore, SqlWork
from tests.contract.moments import later


async def write(store: SqlStore, name: str, value: str = "x") -> None:
    async with store.writing() as work:
        await work.facts.set(name, value)


async def read(store: SqlStore, name: str) -> str | None:
    async with store.reading() as work:
        return await work.facts.get(name)


async def test_an_exception_leaves_nothing_behind_and_goes_on(store: SqlStore) -> None:
    async def fail() -> None:
        async with store.writing() as work:
            await work.facts.set("a", "x")
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        await fail()
    assert await read(store, "a") is None


async def test_a_savepoint_is_undone_alone(store: SqlStore) -> None:
    async def fail_inside(work: SqlWork) -> None:
        async with work.savepoint():
            await work.facts.set("inside", "x")
            raise KeyError

    async with store.writing() as work:
        await work.facts.set("before", "x")
        with pytest.raises(KeyError):
            await fail_inside(work)
        async with work.savepoint():
            await work.facts.set("kept", "x")
    assert [await read(store, name) for name in ("before", "inside", "kept")] == ["x", None, "x"]


async def test_a_reading_unit_cannot_write(store: SqlStore) -> None:
    async def write_while_reading() -> None:
        async with store.reading() as work:
            await work.facts.set("a", "x")

    with pytest.raises(StoreUnavailable):
        await write_while_reading()
    await write(store, "a")
    assert await read(store, "a") == "x"


async def test_reading_goes_on_while_somebody_writes_and_does_not_see_it(store: SqlStore) -> None:
    await write(store, "a", "old")
    async with store.writing() as work:
        await work.facts.set("a", "new")
        assert await read(store, "a") == "old"
    assert await read(store, "a") == "new"


async def test_a_reading_unit_sees_one_moment(store: SqlStore, database_url: str) -> None:
    other = SqlStore(make_engine(database_url))
    await write(store, "a", "old")
    async with store.reading() as work:
        assert await work.facts.get("a") == "old"
        writing = asyncio.create_task(write(other, "a", "new"))
        assert await work.facts.get("a") == "old"
    await writing
    await other.close()
    assert await read(store, "a") == "new"


async def test_of_sixty_increments_at_once_none_is_lost(store: SqlStore, database_url: str) -> None:
    """DESIGN §8: without BEGIN IMMEDIATE 400 such increments ended at 29, silently."""
    stores = [store, SqlStore(make_engine(database_url))]

    async def increment(own: SqlStore) -> None:
        async with own.writing() as work:
            await work.leases.take("lock", "all", until=later(1), at=later(0))
            await work.facts.set("n", str(int(await work.facts.get("n") or 0) + 1))

    await asyncio.gather(*(increment(stores[number % 2]) for number in range(60)))
    await stores[1].close()
    assert await read(store, "n") == "60"


@pytest.mark.parametrize(
    "text",
    [
        "Ämter, Größe, ﬁ, „Anführung“ – ‚x‘ …",
        "Pflegestu\u0308tzpunkt",
        "👨‍👩‍👧‍👦 🇩🇪",
        "a'b\"c\\d%_;--",
        "x" * 100_000,
        "",
    ],
    ids=["German", "decomposed", "emoji", "quotes", "long", "empty"],
)
async def test_text_comes_back_as_it_was_stored(store: SqlStore, text: str) -> None:
    await write(store, "text", text)
    assert await read(store, "text") == text
