"""Groups and topics that are bound: what holds where, and what a place gets, each once."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from bot.delivery import CardKind, Outgoing
from bot.delivery.states import Silence
from bot.people.model import Role
from bot.people.place import WHOLE_GROUP, Board, Place, Rhythm, Scope
from storage.tables import group_places, group_scopes
from storage.work import SqlStore, SqlWork
from tests.contract.moments import NOW
from tests.engines import engine_at

OLD, NEW, TOPIC = -4711, -1_001_234_567_890, 7
CARE, BUILDING = Scope(("Pflegestützpunkt",), (3, 6)), Scope(("Bauamt",))
Q2, Q3 = date(2021, 4, 1), date(2021, 7, 1)


@pytest.fixture
async def group(store: SqlStore) -> Place:
    """A group on the list that is bound to a unit and two fields."""
    async with store.writing() as work:
        await approve(work, OLD)
        await work.places.bind(Place(OLD), CARE)
        return await work.places.at(OLD, WHOLE_GROUP)


async def approve(work: SqlWork, chat_id: int) -> None:
    coordinator = await work.people.add(1, "A", Role.COORDINATOR, (), at=NOW)
    await work.groups.approve(chat_id, "Leitung", by=coordinator.id, at=NOW)


async def stored(url: str) -> int:
    async with engine_at(url) as engine, engine.connect() as connection:
        rows = [await connection.scalar(select(func.count()).select_from(one)) for one in (group_places, group_scopes)]
    return sum(row or 0 for row in rows)


async def test_a_topic_follows_its_group_until_it_is_bound_apart(store: SqlStore, group: Place) -> None:
    async with store.writing() as work:
        assert group == Place(OLD, scope=CARE)
        assert await work.places.at(OLD, TOPIC) == Place(OLD, TOPIC, CARE, is_own=False)
        topic = Place(OLD, TOPIC)
        await work.places.bind(topic, CARE)
        await work.places.bind(topic, BUILDING)
        assert await work.places.at(OLD, TOPIC) == Place(OLD, TOPIC, BUILDING)
        assert await work.places.at(OLD, WHOLE_GROUP) == group
        await work.places.release(topic)
        assert await work.places.at(OLD, TOPIC) == Place(OLD, TOPIC, CARE, is_own=False)
        await work.places.release(group)
        assert await work.places.at(OLD, TOPIC) == Place(OLD, TOPIC, is_own=False)
        await work.groups.set_language(OLD, "en")
        assert (await work.places.at(OLD, TOPIC)).lang == "en"


async def test_what_gets_something_is_listed_topics_first_while_it_takes_messages(
    store: SqlStore, group: Place
) -> None:
    topic = Place(OLD, TOPIC)
    async with store.writing() as work:
        assert await work.places.listed() == []
        await work.places.set_asks(group, is_on=True)
        await work.places.set_digest(topic, Rhythm.WEEKLY, on=Q2)
        asks = replace(group, asks=True)
        follows = Place(OLD, TOPIC, CARE, is_own=False, digest=Rhythm.WEEKLY)
        assert await work.places.listed() == [follows, asks]
        await work.unreachable.add(OLD, Silence.TOPIC_CLOSED, at=NOW, thread_id=TOPIC)
        assert await work.places.listed() == [asks]
        await work.unreachable.add(OLD, Silence.NO_RIGHTS, at=NOW)
        assert await work.places.listed() == []
        await work.unreachable.heard_from({(OLD, TOPIC)})
        await work.places.set_asks(group, is_on=False)
        assert await work.places.listed() == [follows]
        await work.places.release(group)
        assert await work.places.listed() == []


async def test_a_digest_is_taken_once_and_not_for_the_period_it_was_switched_on_in(
    store: SqlStore, group: Place
) -> None:
    async with store.writing() as work:
        assert not await work.places.begin_digest(group, Q2)
        await work.places.set_digest(group, Rhythm.QUARTERLY, on=Q2)
        assert not await work.places.begin_digest(group, Q2)

    async def begins(on: date) -> bool:
        async with store.writing() as work:
            return await work.places.begin_digest(group, on)

    assert sorted(await asyncio.gather(begins(Q3), begins(Q3))) == [False, True]
    # A clock that was set back begins nothing anew.
    assert not await begins(Q2)
    async with store.writing() as work:
        await work.places.set_digest(group, None, on=Q3)
        assert not await work.places.begin_digest(group, date(2021, 10, 1))


async def test_a_board_takes_the_place_of_the_one_that_was_read(store: SqlStore, group: Place) -> None:
    first, second = Board(Q2, 1, "a"), Board(Q3, 2, "b")
    async with store.writing() as work:
        assert await work.places.show(group, first)
        assert not await work.places.show(group, second)
        has_board = await work.places.at(OLD, WHOLE_GROUP)
        assert has_board.board == first

    async def shows(board: Board) -> bool:
        async with store.writing() as work:
            return await work.places.show(has_board, board)

    assert sorted(await asyncio.gather(shows(second), shows(replace(second, card_id=3)))) == [False, True]
    async with store.writing() as work:
        assert await work.places.show(await work.places.at(OLD, WHOLE_GROUP), None)
        assert await work.places.at(OLD, WHOLE_GROUP) == group


@pytest.mark.parametrize("ending", ["revoked", "moved to a group that is shut out"])
async def test_a_group_that_is_off_the_list_is_bound_no_more(
    store: SqlStore, database_url: str, group: Place, ending: str
) -> None:
    async with store.writing() as work:
        await work.places.bind(Place(OLD, TOPIC), BUILDING)
        await work.places.set_asks(group, is_on=True)
        if ending == "revoked":
            await work.groups.revoke(OLD, at=NOW)
        else:
            await approve(work, NEW)
            await work.groups.revoke(NEW, at=NOW)
            await work.groups.move(OLD, NEW)
    assert await stored(database_url) == 0


@pytest.mark.parametrize("times", [1, 2])
async def test_a_group_that_becomes_a_supergroup_takes_its_places_along(
    store: SqlStore, group: Place, times: int
) -> None:
    async with store.writing() as work:
        card = await work.cards.add(OLD, CardKind.BOARD, {}, thread_id=None, at=NOW)
        await work.places.show(group, Board(Q2, card.id, "a"))
        await work.places.bind(Place(OLD, TOPIC), BUILDING)
    for _ in range(times):
        async with store.writing() as work:
            await work.groups.move(OLD, NEW)
    async with store.reading() as work:
        assert await work.places.at(NEW, WHOLE_GROUP) == replace(group, chat_id=NEW, board=Board(Q2, card.id, "a"))
        assert await work.places.at(NEW, TOPIC) == Place(NEW, TOPIC, BUILDING)
        assert not (await work.places.at(OLD, WHOLE_GROUP)).scope


async def test_what_was_bound_in_the_supergroup_already_stands(store: SqlStore, group: Place) -> None:
    async with store.writing() as work:
        await work.places.set_asks(group, is_on=True)
        await approve(work, NEW)
        await work.places.bind(Place(NEW), BUILDING)
        await work.places.set_digest(Place(NEW), Rhythm.WEEKLY, on=Q2)
        for _ in range(2):
            await work.groups.move(OLD, NEW)
        assert await work.places.at(NEW, WHOLE_GROUP) == Place(NEW, scope=BUILDING, digest=Rhythm.WEEKLY)
        # Late messages of the move, in the other direction of time, change nothing.
        await work.groups.move(OLD, NEW)
        assert [place.chat_id for place in await work.places.listed()] == [NEW]


async def test_a_card_forgets_a_message_that_is_gone(store: SqlStore) -> None:
    async with store.writing() as work:
        card = await work.cards.add(OLD, CardKind.BOARD, {}, thread_id=None, at=NOW)
        row_id = await work.outbox.add(Outgoing(OLD, "sendMessage", {}, card_id=card.id), at=NOW)
        await work.outbox.sent(row_id, message_id=17, at=NOW)
        assert await work.cards.by_message(OLD, 17) == replace(card, message_id=17)
        await work.cards.lose(card.id)
        assert await work.cards.by_message(OLD, 17) is None
        assert await work.cards.by_id(card.id) == card
