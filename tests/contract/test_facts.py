import asyncio

from storage.work import SqlStore


async def test_a_fact_is_remembered_and_replaced(store: SqlStore) -> None:
    async with store.writing() as work:
        await work.facts.set("bot", "zielbot")
        await work.facts.set("bot", "ümläut_bot")
    async with store.reading() as work:
        assert await work.facts.get("bot") == "ümläut_bot"


async def test_an_unknown_fact_is_none(store: SqlStore) -> None:
    async with store.reading() as work:
        assert await work.facts.get("bot") is None


async def test_a_secret_that_is_asked_for_by_many_at_once_is_made_once(store: SqlStore) -> None:
    async def asked() -> str:
        async with store.writing() as work:
            return await work.facts.secret("key")

    assert len({*await asyncio.gather(*(asked() for _ in range(5))), await asked()}) == 1


async def test_a_fact_that_is_held_waits_for_whoever_holds_it(store: SqlStore) -> None:
    async def counted() -> None:
        async with store.writing() as work:
            count = int(await work.facts.hold("n") or 0)
            await asyncio.sleep(0)
            await work.facts.set("n", str(count + 1))

    await asyncio.gather(*(counted() for _ in range(10)))
    async with store.reading() as work:
        assert await work.facts.get("n") == "10"
