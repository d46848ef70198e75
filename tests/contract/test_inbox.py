import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import select, text

from bot.delivery import InboxRow, Received
from bot.errors import ClaimLost
from storage.engine import make_engine
from storage.tables import inbox
from storage.work import SqlStore
from tests.contract.moments import NOW, later
from tests.contract.test_retention import RULE, days
from tests.engines import engine_at


def updates(*numbers: int, chat: int = 7) -> list[Received]:
    return [Received(number, chat, f'{{"update_id": {number}}}') for number in numbers]


async def add(store: SqlStore, received: Sequence[Received]) -> None:
    async with store.writing() as work:
        await work.inbox.add(received, at=NOW)


async def claim(store: SqlStore, holder: str = "a", limit: int = 100, minutes: float = 0) -> Sequence[InboxRow]:
    async with store.writing() as work:
        return await work.inbox.claim(limit, holder=holder, until=later(minutes + 1), at=later(minutes))


async def finish(store: SqlStore, *seqs: int) -> None:
    async with store.writing() as work:
        await work.inbox.done(seqs, at=NOW)


async def test_an_update_is_claimed_with_all_that_was_stored(store: SqlStore) -> None:
    await add(store, updates(41))
    row = (await claim(store))[0]
    assert (row.update_id, row.chat_key, row.raw, row.tries) == (41, 7, '{"update_id": 41}', 1)


async def test_the_inbox_is_empty_once_all_was_handled_or_set_aside(store: SqlStore) -> None:
    await add(store, [*updates(1, chat=1), *updates(2, chat=2)])
    handled, unreadable = await claim(store)
    await finish(store, handled.seq)
    async with store.writing() as work:
        assert not await work.inbox.is_empty()
        await work.inbox.quarantine(unreadable.seq, error="x", at=NOW)
        assert await work.inbox.is_empty()


async def test_an_update_handed_over_twice_is_stored_once(store: SqlStore) -> None:
    await add(store, updates(1, 1))
    await add(store, updates(1))
    row = (await claim(store))[0]
    await finish(store, row.seq)
    await add(store, updates(1))
    assert await claim(store) == []


async def test_a_chat_is_claimed_one_update_after_another_in_the_order_they_came(store: SqlStore) -> None:
    await add(store, updates(9, 3, 5))
    order = []
    while claimed := await claim(store):
        assert await claim(store) == []
        order += [row.update_id for row in claimed]
        await finish(store, *(row.seq for row in claimed))
    assert order == [9, 3, 5]


async def test_different_chats_are_claimed_together_up_to_the_limit(store: SqlStore) -> None:
    await add(store, [*updates(1, 2, chat=1), *updates(3, chat=2), *updates(4, chat=3)])
    assert [row.update_id for row in await claim(store, limit=2)] == [1, 3]
    assert [row.update_id for row in await claim(store, limit=2)] == [4]


async def test_an_update_that_is_not_for_us_is_kept_by_its_id_alone(store: SqlStore) -> None:
    await add(store, [Received(1, 7, None)])
    assert await claim(store) == []


async def test_a_claim_of_somebody_who_died_is_taken_over_when_it_ends(store: SqlStore) -> None:
    await add(store, updates(1, 2))
    await claim(store, "a", limit=1)
    assert await claim(store, "b", minutes=0.9) == []
    row = (await claim(store, "b", minutes=1))[0]
    assert (row.update_id, row.tries) == (1, 2)


async def test_what_a_stalled_holder_did_is_rolled_back_when_another_one_was_faster(store: SqlStore) -> None:
    await add(store, updates(1))
    seq = (await claim(store, "a"))[0].seq
    await claim(store, "b", minutes=2)
    await finish(store, seq)

    async def carry_out_again() -> None:
        async with store.writing() as work:
            await work.facts.set("effect", "twice")
            await work.inbox.done([seq], at=later(3))

    with pytest.raises(ClaimLost):
        await carry_out_again()
    async with store.reading() as work:
        assert await work.facts.get("effect") is None


async def test_raw_text_is_emptied_in_the_commit_that_marks_it_done(store: SqlStore, database_url: str) -> None:
    await add(store, updates(1))
    await finish(store, (await claim(store))[0].seq)
    async with engine_at(database_url) as engine, engine.connect() as connection:
        row = (await connection.execute(select(inbox.c.raw, inbox.c.done_at))).one()
    assert tuple(row) == (None, NOW)


async def test_a_released_update_comes_again_before_the_chats_next_one(store: SqlStore) -> None:
    await add(store, updates(1, 2))
    seq = (await claim(store))[0].seq
    async with store.writing() as work:
        await work.inbox.release(seq, tries=1, error="KeyError")
    row = (await claim(store))[0]
    assert (row.update_id, row.tries) == (1, 2)


async def test_a_failure_of_the_database_does_not_count_as_a_try(store: SqlStore) -> None:
    await add(store, updates(1))
    seq = (await claim(store))[0].seq
    async with store.writing() as work:
        await work.inbox.release(seq, tries=0, error=None)
        await work.inbox.release(seq, tries=0, error=None)
    assert (await claim(store))[0].tries == 1


async def test_only_an_update_claimed_alone_counts_a_try_that_ended_the_process(store: SqlStore) -> None:
    await add(store, [*updates(1, chat=1), *updates(2, chat=2)])
    for number in (0, 1):
        assert [row.tries for row in await claim(store, minutes=2 * number)] == [1, 1]
    (alone,) = await claim(store, limit=1, minutes=4)
    assert (alone.update_id, alone.tries) == (1, 1)
    assert [(row.update_id, row.tries) for row in await claim(store, minutes=6)] == [(1, 2), (2, 1)]


async def test_no_more_is_claimed_than_was_asked_for_however_the_database_goes_about_it(
    store: SqlStore, database_url: str
) -> None:
    await add(store, updates(9, chat=9))
    await finish(store, (await claim(store))[0].seq)
    async with engine_at(database_url) as engine, engine.begin() as connection:
        # It takes the table for one of a single row then, and looks for what to claim once for each row.
        await connection.execute(text("ANALYZE inbox"))
    await add(store, [update for chat in range(5) for update in updates(chat, chat=chat)])
    assert [len(await claim(store, limit=1)), len(await claim(store, limit=2))] == [1, 2]


async def test_a_quarantined_update_lets_its_chat_go_on_and_keeps_its_text(store: SqlStore, database_url: str) -> None:
    await add(store, updates(1, 2))
    seq = (await claim(store))[0].seq
    async with store.writing() as work:
        await work.inbox.quarantine(seq, error="KeyError: 'chat'", at=NOW)
    assert [row.update_id for row in await claim(store)] == [2]
    async with store.reading() as work:
        assert await work.inbox.quarantined() == [(1, "KeyError: 'chat'")]
    async with engine_at(database_url) as engine, engine.connect() as connection:
        assert await connection.scalar(select(inbox.c.raw).where(inbox.c.seq == seq)) == '{"update_id": 1}'


async def test_whoever_starts_anew_frees_what_its_earlier_life_left_and_nothing_else(store: SqlStore) -> None:
    await add(store, [*updates(1, chat=1), *updates(2, chat=2), *updates(3, chat=3)])
    await claim(store, "a", limit=1)
    last = (await claim(store, "a", limit=1))[-1].seq
    await claim(store, "b")
    async with store.writing() as work:
        assert await work.inbox.reclaim("a") == last
        assert await work.inbox.reclaim("a") == 0
    assert [(row.update_id, row.tries) for row in await claim(store, "a")] == [(1, 2), (2, 2)]


async def test_four_workers_carry_out_every_update_once_and_in_order(store: SqlStore, database_url: str) -> None:
    await add(store, [Received(number, number % 10, "{}") for number in range(60)])
    stores = [store, SqlStore(make_engine(database_url))]
    done: list[InboxRow] = []

    async def work_off(own: SqlStore, holder: str) -> None:
        while claimed := await claim(own, holder, limit=3):
            done.extend(claimed)
            await finish(own, *(row.seq for row in claimed))

    for _ in range(6):  # A worker ends when all chats are busy; six rounds are enough for six updates a chat.
        await asyncio.gather(*(work_off(stores[number % 2], str(number)) for number in range(4)))
    await stores[1].close()
    assert sorted(row.update_id for row in done) == list(range(60))
    for chat in range(10):
        own = [row.update_id for row in done if row.chat_key == chat]
        assert own == sorted(own)


async def test_finished_updates_do_not_slow_the_claim(store: SqlStore, database_url: str) -> None:
    """Open rows have indexes of their own; the claim walks those and never the whole table."""
    engine = make_engine(database_url)
    statement = "SELECT seq FROM inbox WHERE done_at IS NULL AND quarantined_at IS NULL ORDER BY seq LIMIT 100"
    async with engine.begin() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if not is_sqlite:
            await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = await connection.exec_driver_sql(f"EXPLAIN {'QUERY PLAN' if is_sqlite else ''} {statement}")
        lines = " ".join(str(row) for row in plan)
    await engine.dispose()
    assert "ix_inbox_open" in lines


def part(number: int, *, joins: bool = False, chat: int = 7, album: str = "a") -> Received:
    return Received(number, chat, f'{{"update_id": {number}}}', album, joins=joins)


async def settled(store: SqlStore, minutes: float) -> list[int]:
    """What is claimed when all that came before this moment has settled."""
    async with store.writing() as work:
        claimed = await work.inbox.claim(9, holder="a", until=later(99), at=later(50), settled=later(minutes))
    return [row.update_id for row in claimed]


async def test_an_album_waits_until_its_newest_part_has_settled(store: SqlStore) -> None:
    await add(store, [part(1)])
    async with store.writing() as work:
        await work.inbox.add([part(2), *updates(3, chat=8)], at=later(2))
    assert await settled(store, 1) == [3]
    assert await settled(store, 2) == [1]


async def test_the_parts_of_an_album_are_found_by_any_of_them_and_done_together(store: SqlStore) -> None:
    await add(store, [part(1), *updates(2), part(3), part(4, album="b"), part(5, chat=8)])
    row = next(row for row in await claim(store) if row.update_id == 1)
    async with store.writing() as work:
        parts, late_for = await work.inbox.album(row)
        await work.inbox.done([one.seq for one in parts], at=NOW)
    assert ([one.update_id for one in parts], late_for) == ([1, 3], None)
    await add(store, [part(6)])
    (talk,) = await claim(store)
    await finish(store, talk.seq)
    (other,) = await claim(store)
    await finish(store, other.seq)
    (late,) = await claim(store)
    async with store.reading() as work:
        parts, late_for = await work.inbox.album(late)
    assert ([one.update_id for one in parts], late_for) == ([6], row.seq)


async def test_a_part_without_words_is_kept_only_if_another_part_of_its_album_is_for_us(
    store: SqlStore, database_url: str
) -> None:
    await add(store, [part(1, joins=True), part(2), part(3, joins=True, album="b"), part(4, joins=True, chat=8)])
    await add(store, [part(5, joins=True), part(6, joins=True, album="b")])
    async with engine_at(database_url) as engine, engine.connect() as connection:
        rows = await connection.execute(select(inbox.c.update_id, inbox.c.album).where(inbox.c.raw.is_not(None)))
        assert sorted(map(tuple, rows)) == [(1, "a"), (2, "a"), (5, "a")]
        gone = select(inbox.c.album).where(inbox.c.raw.is_(None))
        assert set(await connection.scalars(gone)) == {None}


async def test_a_row_given_back_for_later_is_claimed_by_nobody_before(store: SqlStore) -> None:
    await add(store, updates(1))
    (row,) = await claim(store)
    async with store.writing() as work:
        await work.inbox.release(row.seq, tries=0, error=None, until=later(2))
    assert await claim(store, "b", minutes=1) == []
    (again,) = await claim(store, "b", minutes=2)
    assert again.tries == 1


async def test_of_what_went_aside_the_administrators_are_told_once(store: SqlStore) -> None:
    await add(store, [*updates(1, chat=1), *updates(2, chat=2), *updates(3, chat=3)])
    first, second, _ = [row.seq for row in await claim(store)]
    async with store.writing() as work:
        await work.inbox.quarantine(first, error="KeyError", at=NOW)
        await work.inbox.quarantine(second, error="KeyError", at=NOW)
        assert await work.inbox.unshown() == [1, 2]
        await work.inbox.shown([1, 3], at=NOW)
        assert await work.inbox.unshown() == [2]


async def test_an_id_given_out_anew_after_a_week_is_a_new_update(store: SqlStore) -> None:
    await add(store, updates(1))
    await finish(store, (await claim(store))[0].seq)
    async with store.writing() as work:
        await work.retention.carry_out(RULE["inbox"], days(8))
    await add(store, updates(1))
    assert [row.update_id for row in await claim(store)] == [1]


async def test_a_lower_id_than_before_is_no_old_one(store: SqlStore) -> None:
    await add(store, updates(900, chat=1))
    await add(store, updates(5, chat=2))
    assert [row.update_id for row in await claim(store)] == [900, 5]
