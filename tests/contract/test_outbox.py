import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Row, select, text

from bot.delivery import CardKind, OutboxRow, Outgoing, Purpose, Upload
from storage.engine import make_engine
from storage.tables import outbox
from storage.work import SqlStore
from tests.contract.moments import NOW, later
from tests.contract.test_retention import RULE
from tests.engines import engine_at


def open_to_all(chat: int, text: str, purpose: Purpose = Purpose.ANSWER, **more: Any) -> Outgoing:
    return Outgoing(chat, "sendMessage", {"text": text}, purpose, confidential=False, **more)


async def add(store: SqlStore, text: str, chat: int = 7, purpose: Purpose = Purpose.ANSWER) -> int:
    async with store.writing() as work:
        return await work.outbox.add(open_to_all(chat, text, purpose), at=NOW)


async def claim(store: SqlStore, minutes: float = 0, limit: int = 100, holder: str = "a") -> Sequence[OutboxRow]:
    async with store.writing() as work:
        return await work.outbox.claim(limit, holder=holder, until=later(minutes + 1), at=later(minutes))


async def stored(database_url: str) -> Sequence[Row[*tuple[Any, ...]]]:
    async with engine_at(database_url) as engine, engine.connect() as connection:
        return (await connection.execute(select(outbox).order_by(outbox.c.id))).all()


async def test_a_row_is_claimed_as_it_was_added(store: SqlStore) -> None:
    outgoing = Outgoing(
        -100_123,
        "sendMessage",
        {"text": "Fällig: „6.1.3“ – 👨‍👩‍👧", "n": [1, None]},
        Purpose.NOTICE,
        card_id=5,
        upload=Upload("photo", "bild.png", "image/png", b"\x89PNG"),
        confidential=False,
        subject="6.1.3",
    )
    async with store.writing() as work:
        row_id = await work.outbox.add(outgoing, at=NOW)
    assert await claim(store) == [OutboxRow(row_id, outgoing, 1)]


async def test_no_more_is_claimed_than_was_asked_for_however_the_database_goes_about_it(
    store: SqlStore, database_url: str
) -> None:
    await add(store, "x", chat=99)
    await claim(store, minutes=60)
    async with engine_at(database_url) as engine, engine.begin() as connection:
        # As in test_inbox.
        await connection.execute(text("ANALYZE outbox"))
    for chat in range(5):
        await add(store, "x", chat=chat)
    assert [len(await claim(store, limit=1)), len(await claim(store, limit=2))] == [1, 2]


async def test_a_chat_gets_its_messages_one_after_another(store: SqlStore) -> None:
    first, second, other = await add(store, "1"), await add(store, "2"), await add(store, "3", chat=8)
    assert [row.id for row in await claim(store)] == [first, other]
    assert await claim(store) == []
    async with store.writing() as work:
        await work.outbox.sent(first, message_id=10, at=NOW)
    assert [row.id for row in await claim(store)] == [second]


async def test_the_outbox_is_empty_once_all_was_settled(store: SqlStore) -> None:
    arrived, failed = await add(store, "1"), await add(store, "2", chat=8)
    await claim(store)
    async with store.writing() as work:
        await work.outbox.sent(arrived, message_id=10, at=NOW)
        assert not await work.outbox.is_empty()
        await work.outbox.failed(failed, error="403", at=NOW)
        assert await work.outbox.is_empty()


async def test_a_chat_waits_for_the_message_that_is_to_be_sent_later(store: SqlStore) -> None:
    first, _ = await add(store, "1"), await add(store, "2")
    await claim(store)
    async with store.writing() as work:
        await work.outbox.retry(first, not_before=later(5))
    assert await claim(store, minutes=4) == []
    claimed = await claim(store, minutes=5)
    assert [(row.id, row.tries) for row in claimed] == [(first, 2)]


async def test_sent_text_is_emptied_and_the_card_learns_the_message(store: SqlStore, database_url: str) -> None:
    async with store.writing() as work:
        card = await work.cards.add(7, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        row_id = await work.outbox.add(open_to_all(7, "x", card_id=card.id), at=NOW)
        await work.outbox.claim(1, holder="a", until=later(1), at=NOW)
        await work.outbox.sent(row_id, message_id=99, at=NOW)
        shown = await work.cards.by_message(7, 99)
    assert shown is not None
    assert shown.id == card.id
    row = (await stored(database_url))[0]
    assert (row.state, row.params, row.message_id, row.settled_at) == ("sent", {}, 99, NOW)


async def test_a_message_whose_card_was_swept_is_sent_all_the_same(store: SqlStore, database_url: str) -> None:
    async with store.writing() as work:
        card = await work.cards.add(7, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        row_id = await work.outbox.add(open_to_all(7, "x", card_id=card.id), at=NOW)
        await work.retention.carry_out(RULE["cards"], later(1))
        assert await work.cards.by_id(card.id) is None
        await work.outbox.sent(row_id, message_id=99, at=NOW)
    row = (await stored(database_url))[0]
    assert (row.state, row.message_id) == ("sent", 99)


@pytest.mark.parametrize("end", ["failed", "uncertain"])
async def test_a_message_that_ends_badly_is_told_and_lets_its_chat_go_on(
    store: SqlStore, database_url: str, end: str
) -> None:
    first, second = await add(store, "1"), await add(store, "2")
    await claim(store)
    async with store.writing() as work:
        await getattr(work.outbox, end)(first, error="403 blocked", at=NOW)
    assert [row.id for row in await claim(store)] == [second]
    row = (await stored(database_url))[0]
    assert (row.state, row.error) == (end, "403 blocked")


@pytest.mark.parametrize(
    ("purpose", "state"),
    [(Purpose.ANSWER, "pending"), (Purpose.NUDGE, "uncertain"), (Purpose.NOTICE, "uncertain")],
    ids=str,
)
async def test_after_a_crash_answers_go_again_and_all_else_is_uncertain(
    store: SqlStore, database_url: str, purpose: Purpose, state: str
) -> None:
    await add(store, "1", purpose=purpose)
    await claim(store)
    async with store.writing() as work:
        assert await work.outbox.recover(at=later(0.5)) == 0
        assert await work.outbox.recover(at=later(1)) == 1
        assert await work.outbox.recover(at=later(1)) == 0
    assert (await stored(database_url))[0].state == state


async def test_whoever_starts_anew_need_not_wait_for_its_own_claim_to_end(store: SqlStore) -> None:
    own = await add(store, "1", chat=1)
    await claim(store, holder="a")
    await add(store, "2", chat=2)
    await claim(store, holder="b")
    async with store.writing() as work:
        assert await work.outbox.recover(at=NOW, holder="a") == 1
    assert [row.id for row in await claim(store, holder="a")] == [own]


async def test_a_message_thought_uncertain_that_did_arrive_is_sent(store: SqlStore, database_url: str) -> None:
    row_id = await add(store, "1", purpose=Purpose.NUDGE)
    await claim(store)
    async with store.writing() as work:
        await work.outbox.recover(at=later(2))
        await work.outbox.sent(row_id, message_id=5, at=later(2))
    assert (await stored(database_url))[0].state == "sent"


async def test_a_message_that_arrived_is_never_sent_again(store: SqlStore, database_url: str) -> None:
    row_id = await add(store, "1")
    await claim(store)
    async with store.writing() as work:
        await work.outbox.sent(row_id, message_id=5, at=NOW)
        await work.outbox.retry(row_id, not_before=NOW)
        await work.outbox.failed(row_id, error="late", at=NOW)
    assert await claim(store, minutes=9) == []
    assert (await stored(database_url))[0].state == "sent"


async def test_senders_side_by_side_never_claim_a_message_twice(store: SqlStore, database_url: str) -> None:
    other = SqlStore(make_engine(database_url))
    async with store.writing() as work:
        for chat in range(40):
            await work.outbox.add(open_to_all(chat, "x"), at=NOW)
    claims = [claim(own, limit=10, holder=str(number)) for number, own in enumerate([store, other] * 4)]
    rows = [row.id for claimed in await asyncio.gather(*claims) for row in claimed]
    rows += [row.id for row in await claim(store)]
    await other.close()
    assert len(rows) == len(set(rows)) == 40


async def test_many_messages_are_added_and_sent_at_once(store: SqlStore, database_url: str) -> None:
    async with store.writing() as work:
        shown = await work.cards.add(1, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        unshown = await work.cards.add(1, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        await work.outbox.add_all([], at=NOW)
        cards = [shown.id, unshown.id, None, None]
        await work.outbox.add_all([open_to_all(n, str(n), card_id=cards[n]) for n in range(4)], at=NOW)
    ids = [row.id for row in await claim(store)]
    assert [row.params["text"] for row in await stored(database_url)] == ["0", "1", "2", "3"]
    async with store.writing() as work:
        await work.outbox.all_sent({}, at=NOW)
        await work.outbox.all_sent({ids[0]: 90, ids[1]: None, ids[2]: 92}, at=NOW)
        seen = [await work.cards.by_id(card.id) for card in (shown, unshown)]
    assert [card.message_id for card in seen if card] == [90, None]
    rows = await stored(database_url)
    assert [(row.state, row.message_id) for row in rows] == [
        ("sent", 90),
        ("sent", None),
        ("sent", 92),
        ("sending", None),
    ]
    assert [row.params for row in rows] == [{}, {}, {}, {"text": "3"}]


async def test_a_card_shown_twice_knows_its_last_message(store: SqlStore) -> None:
    async with store.writing() as work:
        card = await work.cards.add(1, CardKind.QUESTION, {}, thread_id=None, at=NOW)
        ids = [await work.outbox.add(Outgoing(1, "sendMessage", {}, card_id=card.id), at=NOW) for _ in range(2)]
        await work.outbox.all_sent({ids[0]: 8, ids[1]: 9}, at=NOW)
        seen = await work.cards.by_id(card.id)
    assert seen is not None
    assert seen.message_id == 9


async def test_what_is_too_late_is_not_sent_holds_up_nothing_and_is_taken_back(store: SqlStore) -> None:
    async with store.writing() as work:
        card = await work.cards.add(7, CardKind.NUDGE, {"codes": ["7"]}, thread_id=None, at=NOW)
        nudge = open_to_all(7, "Hinweise", Purpose.NUDGE, not_after=later(10), card_id=card.id)
        under_way = open_to_all(8, "andere", Purpose.NUDGE, not_after=later(10))
        await work.outbox.add_all([under_way, nudge], at=NOW)
        answer = await work.outbox.add(open_to_all(7, "Antwort"), at=NOW)
    assert [row.outgoing for row in await claim(store, 9, limit=1)] == [under_way]
    assert [row.id for row in await claim(store, 10)] == [answer]
    async with store.writing() as work:
        assert not await work.outbox.are_late(at=later(9.9))
        assert await work.outbox.take_back(at=later(9.9)) == []
        assert await work.outbox.are_late(at=later(10))
        assert await work.outbox.take_back(at=later(10)) == [card.id], "what is under way may have arrived"
        assert not await work.outbox.are_late(at=later(10))
        assert await work.cards.take_out([card.id]) == [card]
        assert await work.cards.by_id(card.id) is None
