"""Who gets what of the outbox, and what becomes of the rest: the list, silent chats, and what can be sent again."""

import asyncio

import pytest

from bot.delivery import Outgoing, Purpose
from bot.delivery.states import Silence
from bot.people.model import Role
from storage.engine import make_engine
from storage.work import SqlStore
from tests.contract.moments import NOW, later
from tests.contract.test_outbox import add, claim, stored

ANNA, GROUP = 7, -7


async def confidential(store: SqlStore, chat_id: int, text: str = "x") -> int:
    async with store.writing() as work:
        return await work.outbox.add(Outgoing(chat_id, "sendMessage", {"text": text}, Purpose.NUDGE), at=NOW)


async def give_up(store: SqlStore, minutes: float = 0) -> int:
    async with store.writing() as work:
        return await work.outbox.give_up(at=later(minutes))


async def put_on_the_list(store: SqlStore) -> int:
    """Anna and the group; return her person id."""
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        await work.groups.approve(GROUP, "Leitung", by=karin.id, at=NOW)
        return (await work.people.add(ANNA, "Anna", Role.MEMBER, (), at=NOW)).id


async def take_off_the_list(store: SqlStore, anna: int) -> None:
    async with store.writing() as work:
        await work.people.revoke(anna, at=NOW)
        await work.groups.revoke(GROUP, at=NOW)


async def test_what_is_confidential_goes_to_people_and_groups_on_the_list_alone(store: SqlStore) -> None:
    anna = await put_on_the_list(store)
    rows = {chat_id: await confidential(store, chat_id) for chat_id in (ANNA, GROUP, 8, -8)}
    assert {row.id for row in await claim(store)} == {rows[ANNA], rows[GROUP]}
    await take_off_the_list(store, anna)
    assert await give_up(store) == 2


async def test_what_waits_when_somebody_is_taken_off_the_list_never_goes_and_loses_its_text(
    store: SqlStore, database_url: str
) -> None:
    anna = await put_on_the_list(store)
    for chat_id in (ANNA, GROUP):
        await confidential(store, chat_id, "secret")
    welcome = await add(store, "open", chat=ANNA)
    await take_off_the_list(store, anna)
    assert await claim(store) == []
    assert await give_up(store) == 2
    assert [row.id for row in await claim(store)] == [welcome]
    assert [(row.state, row.error, row.params) for row in await stored(database_url)][:2] == [
        ("failed", "revoked", {})
    ] * 2


async def test_what_was_being_sent_in_a_crash_is_checked_anew(store: SqlStore, database_url: str) -> None:
    anna = await put_on_the_list(store)
    async with store.writing() as work:
        await work.outbox.add(Outgoing(ANNA, "sendMessage", {"text": "secret"}), at=NOW)
    assert len(await claim(store)) == 1
    await take_off_the_list(store, anna)
    async with store.writing() as work:
        await work.outbox.recover(at=later(2))
    assert await claim(store, minutes=3) == []


async def test_of_a_claim_and_a_revocation_at_the_same_moment_one_comes_first(
    store: SqlStore, database_url: str
) -> None:
    for _ in range(5):
        anna = await put_on_the_list(store)
        await confidential(store, ANNA)
        claimed, _ = await asyncio.gather(claim(store), take_off_the_list(store, anna))
        rest = await give_up(store)
        assert len(claimed) + rest == 1
        async with store.writing() as work:
            for row in claimed:
                await work.outbox.sent(row.id, message_id=1, at=NOW)


async def test_a_silent_chat_is_passed_over_and_what_waits_for_it_fails_with_its_text_kept(
    store: SqlStore, database_url: str
) -> None:
    silent, heard = await add(store, "1", purpose=Purpose.NUDGE), await add(store, "2", chat=8)
    async with store.writing() as work:
        assert await work.unreachable.add(7, Silence.BLOCKED, at=NOW)
        assert not await work.unreachable.add(7, Silence.NOT_FOUND, at=later(1))
    assert [row.id for row in await claim(store)] == [heard]
    assert await give_up(store) == 1
    row = (await stored(database_url))[0]
    assert (row.id, row.state, row.error, row.params) == (silent, "failed", "unreachable", {"text": "1"})


async def test_a_silent_topic_is_not_a_silent_chat(store: SqlStore) -> None:
    async with store.writing() as work:
        await work.unreachable.add(7, Silence.TOPIC_CLOSED, at=NOW, thread_id=4)
    await add(store, "1")
    assert await give_up(store) == 0
    assert len(await claim(store)) == 1


@pytest.mark.parametrize(("heard", "left"), [((7, 0), {4, 5}), ((7, 4), {5}), ((8, 0), {0, 4, 5})])
async def test_what_is_heard_from_is_silent_no_more(store: SqlStore, heard: tuple[int, int], left: set[int]) -> None:
    async with store.writing() as work:
        for thread_id in (0, 4, 5):
            await work.unreachable.add(7, Silence.TOPIC_GONE, at=NOW, thread_id=thread_id)
        await work.unreachable.heard_from([heard, (9, 0)])
        anew = [await work.unreachable.add(7, Silence.TOPIC_GONE, at=NOW, thread_id=at) for at in (0, 4, 5)]
    assert {at for at, is_new in zip((0, 4, 5), anew, strict=True) if not is_new} == left


async def test_answers_go_before_what_nobody_waits_for_and_held_chats_wait(store: SqlStore) -> None:
    nudge = await add(store, "1", chat=1, purpose=Purpose.NUDGE)
    held, answer = await add(store, "2", chat=2), await add(store, "3", chat=3)
    async with store.writing() as work:
        taken = await work.outbox.claim(1, holder="a", until=later(1), at=NOW, held=[2])
        assert [row.id for row in taken] == [answer]
        taken = await work.outbox.claim(9, holder="a", until=later(1), at=NOW, held=[2])
        assert [row.id for row in taken] == [nudge]
    assert [row.id for row in await claim(store)] == [held]


async def test_a_try_that_is_none_does_not_count(store: SqlStore) -> None:
    row_id = await add(store, "1")
    for is_try, counted in ((False, 1), (True, 1), (True, 2)):
        assert [row.tries for row in await claim(store)] == [counted]
        async with store.writing() as work:
            await work.outbox.retry(row_id, not_before=NOW, is_try=is_try)


async def undelivered(store: SqlStore) -> list[tuple[int, str]]:
    async with store.reading() as work:
        rows, total = await work.outbox.undelivered(100)
    assert total == len(rows)
    return [(row.id, row.state) for row in rows]


async def settled(store: SqlStore, end: str, purpose: Purpose = Purpose.NUDGE, minutes: float = 0) -> int:
    row_id = await add(store, "x", purpose=purpose)
    async with store.writing() as work:
        await getattr(work.outbox, end)(row_id, error="x", at=later(minutes))
    return row_id


async def test_what_is_uncertain_or_failed_is_listed_but_no_answer_that_was_refused(store: SqlStore) -> None:
    listed = [
        (await settled(store, "uncertain"), "uncertain"),
        (await settled(store, "failed"), "failed"),
        (await settled(store, "uncertain", Purpose.ANSWER), "uncertain"),
        (await settled(store, "failed", Purpose.NOTICE), "failed"),
    ]
    await settled(store, "failed", Purpose.ANSWER)
    await settled(store, "uncertain", Purpose.DELIVERY)
    await add(store, "pending")
    assert await undelivered(store) == listed


async def test_a_message_is_sent_again_once(store: SqlStore, database_url: str) -> None:
    row_id = await settled(store, "uncertain")
    other = SqlStore(make_engine(database_url))

    async def again(own: SqlStore) -> int | None:
        async with own.writing() as work:
            return await work.outbox.send_again(row_id)

    done = await asyncio.gather(*(again(own) for own in [store, other] * 3))
    await other.close()
    assert sorted(map(str, done)) == ["7"] + ["None"] * 5
    assert await undelivered(store) == []
    assert [(row.id, row.tries) for row in await claim(store)] == [(row_id, 1)]


async def test_what_is_set_aside_is_listed_no_more_and_cannot_be_sent(store: SqlStore) -> None:
    row_id = await settled(store, "failed")
    async with store.writing() as work:
        assert await work.outbox.set_aside(row_id)
        assert not await work.outbox.set_aside(row_id)
        assert await work.outbox.send_again(row_id) is None
    assert await undelivered(store) == []


async def test_what_has_arrived_cannot_be_sent_again(store: SqlStore) -> None:
    row_id = await add(store, "1")
    async with store.writing() as work:
        await work.outbox.sent(row_id, message_id=5, at=NOW)
        assert await work.outbox.send_again(row_id) is None


async def test_news_are_told_together_once_and_after_a_while(store: SqlStore) -> None:
    async def tell(minutes: float) -> int:
        moments = {"settled_before": later(minutes - 1), "told_before": later(minutes - 10)}
        async with store.writing() as work:
            return await work.outbox.tell(at=later(minutes), **moments)

    await settled(store, "uncertain", minutes=0)
    await settled(store, "failed", minutes=0.9)
    assert [await tell(0.5), await tell(1), await tell(2)] == [0, 2, 0]
    again = await settled(store, "uncertain", minutes=3)
    assert [await tell(5), await tell(11), await tell(30)] == [0, 1, 0]
    async with store.writing() as work:
        await work.outbox.send_again(again)
        await work.outbox.uncertain(again, error="x", at=later(40))
    assert await tell(41) == 1


async def test_what_went_out_lately_is_known_to_whoever_takes_over(store: SqlStore) -> None:
    for minutes, chat in ((0, 1), (2, 2), (1, 3)):
        async with store.writing() as work:
            await work.people.add(chat, "A", Role.READER, (), at=NOW)
            row_id = await work.outbox.add(Outgoing(chat, "sendMessage", {"text": "x"}), at=NOW)
            await work.outbox.sent(row_id, message_id=5, at=later(minutes))
    async with store.reading() as work:
        assert await work.outbox.recent(since=later(0.5)) == [(3, later(1)), (2, later(2))]
