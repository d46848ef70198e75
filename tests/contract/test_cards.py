import asyncio

from bot.delivery import CardKind, NewCard
from storage.work import SqlStore
from tests.contract.moments import NOW


async def test_a_card_comes_back_as_it_was_added(store: SqlStore) -> None:
    content = {"codes": ["6.1.3"], "question": {"lang": "de", "topic": ["Musterwohnung „X“"]}}
    async with store.writing() as work:
        card = await work.cards.add(-7, CardKind.QUESTION, content, thread_id=3, at=NOW)
    assert (card.version, card.message_id, card.created_at) == (1, None, NOW)
    async with store.reading() as work:
        assert await work.cards.by_id(card.id) == card
        assert await work.cards.by_id(card.id + 1) is None
    assert dict(card.content) == content


async def test_the_latest_card_is_that_of_the_topic(store: SqlStore) -> None:
    async with store.writing() as work:
        whole = await work.cards.add(-7, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        await work.cards.add(-7, CardKind.QUESTION, {}, thread_id=3, at=NOW)
        topic = await work.cards.add(-7, CardKind.MEASURE, {}, thread_id=3, at=NOW)
        await work.cards.add(-8, CardKind.MEASURE, {}, thread_id=3, at=NOW)
        assert await work.cards.latest(-7, None) == whole
        assert await work.cards.latest(-7, 3) == topic
        assert await work.cards.latest(-7, 4) is None


async def test_of_two_presses_at_once_only_one_redraws_the_card(store: SqlStore) -> None:
    async with store.writing() as work:
        card = await work.cards.add(7, CardKind.QUESTION, {"page": 0}, thread_id=None, at=NOW)

    async def redraw(page: int) -> bool:
        async with store.writing() as work:
            return await work.cards.redraw(card.id, 1, {"page": page})

    assert sorted(await asyncio.gather(redraw(1), redraw(2))) == [False, True]
    async with store.reading() as work:
        redrawn = await work.cards.by_id(card.id)
    assert redrawn is not None
    assert redrawn.version == 2


async def test_many_cards_are_stored_in_their_order_and_found_by_chat(store: SqlStore) -> None:
    new = [NewCard(n % 3, CardKind.QUESTION, {"n": n}, 5 if n == 8 else None) for n in range(9)]
    async with store.writing() as work:
        assert await work.cards.add_all([], at=NOW) == []
        added = await work.cards.add_all(new, at=NOW)
        latest = await work.cards.latest_of([0, 2, 7])
    assert [card.content["n"] for card in added] == list(range(9))
    assert latest == {0: added[6], 2: added[5]}
