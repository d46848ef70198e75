import asyncio

import pytest
from sqlalchemy import insert, select

from bot.delivery import CardKind, Outgoing, Received
from bot.delivery.states import Silence
from bot.people.model import Group, Role
from bot.people.place import Place, Scope
from storage.engine import make_engine
from storage.groups import chat_columns
from storage.tables import evidence, metadata, status_updates, unreachable
from storage.work import SqlStore, SqlWork
from tests.contract.agreement import AGREEMENT
from tests.contract.moments import NOW, later

OLD, NEW = -4711, -1_001_234_567_890


async def approve(work: SqlWork, chat_id: int, title: str = "Ämterrunde") -> Group:
    coordinator = await work.people.add(1, "A", Role.COORDINATOR, (), at=NOW)
    return await work.groups.approve(chat_id, title, by=coordinator.id, at=NOW)


async def test_a_group_is_on_the_list_until_it_is_revoked_and_again_when_approved(store: SqlStore) -> None:
    async with store.writing() as work:
        assert await work.groups.by_chat(OLD) is None
        assert await approve(work, OLD) == Group(OLD, "Ämterrunde", True)
        await work.groups.set_language(OLD, "en")
        await work.groups.revoke(OLD, at=later(1))
        assert await work.groups.by_chat(OLD) == Group(OLD, "Ämterrunde", False, "en")
        assert await approve(work, OLD, "Neu") == Group(OLD, "Neu", True, "en")
        assert await work.groups.by_chat(OLD) == Group(OLD, "Neu", True, "en")


async def test_revoking_a_group_never_seen_changes_nothing(store: SqlStore) -> None:
    async with store.writing() as work:
        await work.groups.revoke(OLD, at=NOW)
        assert await work.groups.by_chat(OLD) is None


@pytest.mark.parametrize("times", [1, 2])
async def test_a_group_that_becomes_a_supergroup_takes_all_with_it(
    store: SqlStore, database_url: str, times: int
) -> None:
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=NOW)
        await approve(work, OLD)
        card = await work.cards.add(OLD, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        await work.outbox.add(Outgoing(OLD, "sendMessage", {"text": "x"}, card_id=card.id), at=NOW)
        await work.places.bind(Place(OLD), Scope(("Bauamt",)))
        await work.places.set_asks(Place(OLD), is_on=True)
        await work.inbox.add([Received(1, OLD, "{}"), Received(2, OLD, "{}")], at=NOW)
    engine = make_engine(database_url)
    async with engine.begin() as connection:
        of_measure = {"measure_id": 1, "reported_at": NOW, "status": "done"}
        await connection.execute(insert(status_updates).values(of_measure))
        file = {
            "batch": 1,
            "update_id": 1,
            "position": 1,
            "kind": "photo",
            "label": "x",
            "media_type": "image/jpeg",
            "state": "x",
        }
        await connection.execute(insert(evidence).values(**file, chat_id=OLD, message_id=17, created_at=NOW))
        silent = {"chat_id": OLD, "thread_id": 7, "reason": "closed", "since": NOW}
        await connection.execute(insert(unreachable).values(silent))
    for _ in range(times):
        async with store.writing() as work:
            await work.groups.move(OLD, NEW)
    async with engine.connect() as connection:
        # That the old chat took no messages says nothing of the new one; all else is known of it now.
        assert (await connection.scalars(select(unreachable.c.chat_id))).all() == []
        for column in set(chat_columns()) - {unreachable.c.chat_id}:
            assert set(await connection.scalars(select(column))) == {NEW}, column
        assert await connection.scalar(select(evidence.c.message_id)) is None
    await engine.dispose()
    async with store.reading() as work:
        assert await work.groups.by_chat(NEW) == Group(NEW, "Ämterrunde", True)
        assert await work.groups.by_chat(OLD) is None


async def test_a_supergroup_known_as_silent_stays_so_and_the_old_group_is_forgotten(store: SqlStore) -> None:
    async with store.writing() as work:
        for chat_id in (OLD, NEW):
            await work.unreachable.add(chat_id, Silence.NOT_A_MEMBER, at=NOW)
        for _ in range(2):
            await work.groups.move(OLD, NEW)
        assert await work.unreachable.add(OLD, Silence.NOT_FOUND, at=NOW)
        assert not await work.unreachable.add(NEW, Silence.NOT_FOUND, at=NOW)


async def test_a_message_under_way_while_its_group_moves_tells_its_card_no_id(store: SqlStore) -> None:
    async with store.writing() as work:
        card = await work.cards.add(OLD, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        for _ in range(2):
            await work.outbox.add(
                Outgoing(OLD, "sendMessage", {"text": "x"}, card_id=card.id, confidential=False), at=NOW
            )
        (going,) = await work.outbox.claim(9, holder="a", until=later(1), at=NOW)
        await work.groups.move(OLD, NEW)
        await work.outbox.sent(going.id, message_id=17, at=NOW)
        assert await work.cards.by_message(NEW, 17) is None
        (waiting,) = await work.outbox.claim(9, holder="a", until=later(1), at=NOW)
        assert (waiting.outgoing.chat_id, waiting.outgoing.card_id) == (NEW, card.id)


async def test_moving_keeps_what_was_decided_for_the_supergroup_already(store: SqlStore) -> None:
    async with store.writing() as work:
        await approve(work, OLD, "Alt")
        await approve(work, NEW, "Neu")
        await work.groups.revoke(NEW, at=NOW)
        await work.groups.move(OLD, NEW)
        assert await work.groups.by_chat(NEW) == Group(NEW, "Neu", False)
        assert await work.groups.by_chat(OLD) is None


async def test_a_message_of_the_supergroup_is_not_taken_for_one_of_the_old_group(store: SqlStore) -> None:
    async with store.writing() as work:
        card = await work.cards.add(OLD, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        row_id = await work.outbox.add(Outgoing(OLD, "sendMessage", {}, card_id=card.id), at=NOW)
        await work.outbox.sent(row_id, message_id=17, at=NOW)
        await work.groups.move(OLD, NEW)
        assert await work.cards.by_message(NEW, 17) is None
        moved = await work.cards.latest(NEW, None)
    assert moved is not None
    assert moved.id == card.id


def test_every_column_with_a_chats_id_is_moved() -> None:
    named = {column for table in metadata.tables.values() for column in table.c if column.name.startswith("chat_")}
    assert set(chat_columns()) == named


async def test_a_group_waits_until_it_is_approved_or_left(store: SqlStore) -> None:
    async with store.writing() as work:
        for chat in (OLD, NEW, -5):
            await work.groups.wait(chat, "Neu", at=NOW)
        assert await work.groups.by_chat(OLD) == Group(OLD, "Neu", False)
        assert await work.groups.waiting(before=NOW) == []
        await approve(work, NEW)
        await work.groups.revoke(-5, at=NOW)
        assert await work.groups.waiting(before=later(1)) == [OLD]
        assert await work.groups.by_chat(-5) is None
        assert await work.groups.listed() == [Group(NEW, "Ämterrunde", True)]


async def test_a_group_on_the_list_never_waits(store: SqlStore) -> None:
    async with store.writing() as work:
        await approve(work, OLD)
        await work.groups.wait(OLD, "Anders", at=NOW)
        assert await work.groups.waiting(before=later(1)) == []
        assert await work.groups.by_chat(OLD) == Group(OLD, "Ämterrunde", True)


async def test_a_supergroup_that_only_waits_takes_over_what_was_decided(store: SqlStore) -> None:
    async with store.writing() as work:
        await approve(work, OLD)
        await work.groups.wait(NEW, "Neu", at=NOW)
        await work.groups.move(OLD, NEW)
        assert await work.groups.by_chat(NEW) == Group(NEW, "Ämterrunde", True)


async def test_a_group_is_told_of_an_update_once_and_from_when_it_was_switched_on(store: SqlStore) -> None:
    async with store.writing() as work:
        await approve(work, OLD)
        assert [group.tells_changes for group in await work.groups.listed()] == [False]
        await work.groups.tell_changes(OLD, is_on=True)
    async with store.reading() as work:
        (group,) = await work.groups.listed()
    assert (group.tells_changes, group.told_update_id) == (True, 0)

    async def tells() -> bool:
        async with store.writing() as work:
            return await work.groups.told(group, 7)

    assert sorted(await asyncio.gather(tells(), tells())) == [False, True]
    async with store.writing() as work:
        (group,) = await work.groups.listed()
        assert group.told_update_id == 7
        await work.groups.revoke(OLD, at=NOW)
        await approve(work, OLD)
        # Who is let in again is not told of what came meanwhile.
        assert [one.tells_changes for one in await work.groups.listed()] == [False]
