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
