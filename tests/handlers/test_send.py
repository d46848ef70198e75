from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import Row, select

from bot.delivery import CardKind, OutboxState, Outgoing, Purpose
from bot.delivery.limits import NO_LIMITS, RATES, Rates
from bot.delivery.states import MAX_TRIES
from bot.people.model import Role
from handlers.send import GATHER, LEASE, LEASE_FOR, QUIET, Sender
from handlers.setup import Bells
from sandbox.clock import Clock
from sandbox.server import Sandbox
from storage.tables import groups, outbox, unreachable
from storage.work import SqlStore
from tests.handlers.moody import SENT, Mood, Moody, moody, refusal
from tests.handlers.stage import MORNING, setup_for

Call = tuple[str, dict[str, str]]

GATEWAY: Mood = (502, "Bad Gateway")
LOST: Mood = (200, None)
BUSY = refusal(429, "Too Many Requests", retry_after=30)
BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")
KICKED = refusal(403, "Forbidden: bot was kicked from the supergroup chat")
MOVED = refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005)
MARKUP = refusal(400, "Bad Request: can't parse entities: x")
NO_TOPIC = refusal(400, "Bad Request: message thread not found")
CLOSED = refusal(400, "Bad Request: TOPIC_CLOSED")
UNKNOWN = refusal(401, "Unauthorized")
PAGE = (404, "<html>Not here</html>")
SAME = refusal(400, "Bad Request: message is not modified")


@dataclass
class Office:
    """A sender, a server in a mood, and a clock that passes only when told to."""

    store: SqlStore
    server: Moody
    sender: Sender
    clock: Clock

    async def hand_over(self, chat_id: int = 5, text: str = "x", purpose: Purpose = Purpose.ANSWER, **more: Any) -> int:
        params = {"text": text, **more.pop("params", {})}
        outgoing = Outgoing(chat_id, "sendMessage", params, purpose, **{"confidential": False, **more})
        async with self.store.writing() as work:
            return await work.outbox.add(outgoing, at=self.clock.now())

    async def send(self, seconds: float = 0) -> list[Call]:
        """Let time pass, send what goes, and return the calls made by that."""
        self.clock.advance(seconds=seconds)
        before = len(self.server.calls)
        while await self.sender.step():
            await self.sender.come_back()
        return self.server.calls[before:]

    async def rows(self) -> Sequence[Row[Any]]:
        return await self.selected(select(outbox).order_by(outbox.c.id))

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]

    async def silent(self) -> list[tuple[int, int, str]]:
        columns = (unreachable.c.chat_id, unreachable.c.thread_id, unreachable.c.reason)
        return [tuple(row) for row in await self.selected(select(*columns))]

    async def selected(self, statement: Any) -> Sequence[Row[Any]]:
        async with self.store._engine.connect() as connection:
            return (await connection.execute(statement)).all()


def sender_for(store: SqlStore, clock: Clock, api: Any, *, rates: Rates = NO_LIMITS, instance: str = "a") -> Sender:
    setup = replace(
        setup_for(Sandbox(now=MORNING), store),
        real=clock,
        monotonic=lambda: clock.now().timestamp(),
        rates=rates,
        instance=instance,
    )
    return Sender(setup, Bells(), api)


@asynccontextmanager
async def office(store: SqlStore, *moods: Mood, rates: Rates = NO_LIMITS) -> AsyncIterator[Office]:
    clock = Clock(MORNING)
    async with moody(*moods) as (server, api):
        yield Office(store, server, sender_for(store, clock, api, rates=rates), clock)


@pytest.mark.parametrize(
    ("purpose", "moods", "calls", "state"),
    [
        pytest.param(Purpose.ANSWER, [SENT], 1, OutboxState.SENT, id="well"),
        pytest.param(Purpose.ANSWER, [LOST, SENT], 2, OutboxState.SENT, id="an answer rather twice than never"),
        pytest.param(Purpose.ANSWER, [GATEWAY, GATEWAY, SENT], 3, OutboxState.SENT, id="an answer after two 502"),
        pytest.param(Purpose.ANSWER, [LOST], MAX_TRIES, OutboxState.UNCERTAIN, id="an answer not for ever"),
        pytest.param(Purpose.NUDGE, [LOST, SENT], 1, OutboxState.UNCERTAIN, id="a nudge never twice"),
        pytest.param(Purpose.NUDGE, [GATEWAY, SENT], 1, OutboxState.UNCERTAIN, id="a nudge not after a 502"),
        pytest.param(Purpose.NUDGE, [BUSY, SENT], 2, OutboxState.SENT, id="a 429 was certainly not sent"),
        pytest.param(Purpose.ANSWER, [BUSY] * 9 + [SENT], 10, OutboxState.SENT, id="a 429 is no try"),
        pytest.param(Purpose.ANSWER, [BUSY] * 9 + [LOST] * 7 + [SENT], 17, OutboxState.SENT, id="nor one of many"),
        pytest.param(Purpose.NUDGE, [UNKNOWN] * 9 + [SENT], 10, OutboxState.SENT, id="a token being changed is no try"),
        pytest.param(Purpose.NUDGE, [PAGE] * 9 + [SENT], 10, OutboxState.SENT, id="nor is a proxy's page"),
        pytest.param(Purpose.ANSWER, [BLOCKED, SENT], 1, OutboxState.FAILED, id="blocked is for good"),
        pytest.param(Purpose.ANSWER, [SAME, SENT], 1, OutboxState.SENT, id="not modified is well"),
    ],
)
async def test_only_what_may_be_repeated_is_repeated(
    store: SqlStore, purpose: Purpose, moods: list[Mood], calls: int, state: OutboxState
) -> None:
    async with office(store, *moods) as at:
        await at.hand_over(purpose=purpose)
        for _ in range(3 * MAX_TRIES):
            await at.send(seconds=61)
        assert (len(at.server.calls), await at.states()) == (calls, [state])


async def test_refused_markup_is_sent_as_plain_text(store: SqlStore) -> None:
    async with office(store, MARKUP, SENT) as at:
        await at.hand_over(text="<b>a &lt; b</b>", params={"parse_mode": "HTML"})
        (_, first), (_, second) = await at.send()
    assert first["parse_mode"] == "HTML"
    assert (second["text"], "parse_mode" in second) == ("a < b", False)


# Limits and 429


async def test_a_429_is_waited_out_to_the_second_while_other_chats_go_on(store: SqlStore) -> None:
    async with office(store, BUSY, SENT) as at:
        await at.hand_over(5, "held")
        assert len(await at.send()) == 1
        await at.hand_over(5, "behind it")
        await at.hand_over(6, "elsewhere")
        assert [form["text"] for _, form in await at.send()] == ["elsewhere"]
        assert await at.send(seconds=29.9) == []
        assert [form["text"] for _, form in await at.send(seconds=0.1)] == ["held", "behind it"]


async def test_three_429_in_a_row_hold_all_chats(store: SqlStore) -> None:
    long = refusal(429, "Too Many Requests", retry_after=50)
    async with office(store, BUSY, long, BUSY, SENT) as at:
        for chat_id in (5, 6, 7):
            await at.hand_over(chat_id)
            assert len(await at.send()) == 1
        await at.hand_over(8)
        assert await at.send(seconds=49.8) == []
        assert len(await at.send(seconds=0.2)) == 4


async def test_a_chat_gets_one_message_a_second_and_a_busy_one_holds_up_no_other(store: SqlStore) -> None:
    async with office(store, SENT, rates=RATES) as at:
        for text in ("1", "2", "3"):
            await at.hand_over(5, text)
        await at.hand_over(6, "other")
        assert [form["text"] for _, form in await at.send()] == ["1", "other"]
        assert await at.send(seconds=0.85) == []
        assert [form["text"] for _, form in await at.send(seconds=0.15)] == ["2"]


async def test_whoever_asks_does_not_wait_for_a_days_nudges(store: SqlStore) -> None:
    async with office(store, SENT, rates=RATES) as at:
        for chat_id in range(10, 50):
            await at.hand_over(chat_id, "nudge", Purpose.NUDGE)
        assert [form["text"] for _, form in await at.send()] == ["nudge"] * 3
        await at.hand_over(5, "answer")
        assert "answer" in [form["text"] for _, form in await at.send(seconds=0.2)]


async def test_whoever_starts_counts_what_went_out_in_the_last_minute(store: SqlStore) -> None:
    async with office(store, SENT, rates=RATES) as at:
        async with store.writing() as work:
            await work.people.add(5, "Anna", Role.READER, (), at=MORNING)
        await at.hand_over(5, "before", confidential=True)
        await at.send()
        await at.hand_over(5, "after")
        anew = sender_for(store, at.clock, at.sender.api, rates=RATES)
        await anew.step()
        assert not anew.under_way
        at.clock.advance(seconds=1)
        assert await anew.step()
        await anew.come_back()
        await anew.step()


async def test_a_clock_that_is_set_back_holds_nobody_up(store: SqlStore) -> None:
    async with office(store, SENT, rates=RATES) as at:
        await listed(store, 5)
        at.clock.advance(days=1)
        await at.hand_over(confidential=True)
        await at.send()
        at.clock.advance(days=-1)
        at.sender = sender_for(store, at.clock, at.sender.api, rates=RATES)
        await at.hand_over(confidential=True)
        assert await at.send() == []
        assert len(await at.send(1)) == 1


# One sender


async def test_of_two_instances_one_sends_and_the_other_takes_over_when_it_is_gone(store: SqlStore) -> None:
    async with office(store, SENT) as at:
        await at.send()
        other = sender_for(store, at.clock, at.sender.api, instance="b")
        await at.hand_over()
        assert not await other.step()
        assert len(await at.send(seconds=2)) == 1
        await at.hand_over()
        at.clock.advance(seconds=LEASE_FOR.total_seconds() + 1)
        assert await other.step()
        await other.come_back()
        await other.step()
        assert await at.states() == [OutboxState.SENT] * 2


async def test_whoever_stops_leaves_the_lease_to_others(store: SqlStore) -> None:
    async with office(store, SENT) as at:
        await at.send()
        await at.sender.finish()
        async with store.writing() as work:
            assert await work.leases.take(LEASE, "b", until=at.clock.now(), at=at.clock.now())


# Chats and topics that take nothing


async def listed(store: SqlStore, telegram_id: int, role: Role = Role.MEMBER) -> int:
    async with store.writing() as work:
        return (await work.people.add(telegram_id, "Anna", role, (), at=MORNING)).id


async def approved(store: SqlStore, chat_id: int) -> None:
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=MORNING)
        await work.groups.approve(chat_id, "Leitung", by=karin.id, at=MORNING)


async def test_what_waits_for_a_chat_that_blocked_us_fails_at_once(store: SqlStore) -> None:
    await listed(store, 5)
    async with office(store, BLOCKED, SENT) as at:
        await at.hand_over(5, confidential=True)
        await at.hand_over(5, confidential=True)
        assert len(await at.send()) == 1
        assert await at.silent() == [(5, 0, "blocked")]
        await at.hand_over(5)
        assert await at.send(seconds=1) == []
        assert await at.states() == [OutboxState.FAILED] * 3


async def test_of_a_stranger_who_blocked_us_nothing_is_kept(store: SqlStore) -> None:
    async with office(store, BLOCKED) as at:
        await at.hand_over(5)
        await at.send()
        assert (await at.states(), await at.silent()) == ([OutboxState.FAILED], [])


async def test_a_group_that_threw_us_out_is_off_the_list(store: SqlStore) -> None:
    await approved(store, -5)
    async with office(store, KICKED) as at:
        await at.hand_over(-5, confidential=True)
        await at.send()
        assert [row.is_approved for row in await at.selected(select(groups))] == [False]


@pytest.mark.parametrize("refused", [NO_TOPIC, CLOSED])
async def test_what_has_no_topic_any_more_goes_to_the_group_and_the_coordinators_learn_it_once(
    store: SqlStore, refused: Mood
) -> None:
    await approved(store, -5)
    async with office(store, refused, SENT, SENT, refused, SENT) as at:
        topic = {"message_thread_id": 4, "reply_parameters": {"message_id": 9}}
        await at.hand_over(-5, params=topic)
        (_, first), (_, second), (_, told) = await at.send()
        assert "message_thread_id" in first
        assert sorted(second) == ["chat_id", "text"]
        assert (told["chat_id"], "Leitung" in told["text"]) == ("1", True)
        await at.hand_over(-5, params=topic)
        assert len(await at.send()) == 2
        assert len(await at.silent()) == 1


async def test_a_closed_general_topic_takes_nothing_but_the_other_topics_do(store: SqlStore) -> None:
    await approved(store, -5)
    async with office(store, CLOSED, SENT) as at:
        await at.hand_over(-5)
        await at.send()
        await at.hand_over(-5, params={"message_thread_id": 4})
        assert len(await at.send()) == 1
        assert await at.silent() == [(-5, 1, "topic_closed")]


# Groups that move


async def test_a_group_that_moved_gets_its_message_under_the_new_id_and_its_card_learns_it(store: SqlStore) -> None:
    await approved(store, -5)
    async with office(store, MOVED, SENT) as at:
        async with store.writing() as work:
            card = await work.cards.add(-5, CardKind.QUESTION, {}, thread_id=None, at=MORNING)
        await at.hand_over(-5, confidential=True, card_id=card.id)
        assert [form["chat_id"] for _, form in await at.send()] == ["-5", "-1005"]
        assert await at.states() == [OutboxState.SENT]
        async with store.reading() as work:
            assert await work.cards.by_message(-1005, 5) is not None


async def test_a_message_under_way_while_its_group_moves_is_not_taken_for_one_of_the_new_group(
    store: SqlStore,
) -> None:
    async with office(store, SENT) as at:
        async with store.writing() as work:
            card = await work.cards.add(-5, CardKind.QUESTION, {}, thread_id=None, at=MORNING)
        await at.hand_over(-5, card_id=card.id)
        await at.sender.step()
        async with store.writing() as work:
            await work.groups.move(-5, -1005)
        await at.send()
        assert await at.states() == [OutboxState.SENT]
        async with store.reading() as work:
            assert await work.cards.by_message(-1005, 5) is None


# Whoever is not on the list


async def test_what_waits_for_somebody_taken_off_the_list_is_not_sent_and_its_text_is_gone(store: SqlStore) -> None:
    anna = await listed(store, 5)
    async with office(store, SENT, rates=RATES) as at:
        await at.hand_over(5, "first", confidential=True)
        await at.hand_over(5, "secret", confidential=True)
        assert [form["text"] for _, form in await at.send()] == ["first"]
        async with store.writing() as work:
            await work.people.revoke(anna, at=at.clock.now())
        assert await at.send(seconds=2) == []
        row = (await at.rows())[1]
        assert (row.state, row.error, row.params) == (OutboxState.FAILED, "revoked", {})


async def test_what_was_refused_before_the_revocation_is_not_sent_after_it(store: SqlStore) -> None:
    anna = await listed(store, 5)
    async with office(store, BUSY, SENT) as at:
        await at.hand_over(5, "secret", confidential=True)
        await at.sender.step()  # The call is under way while somebody takes Anna off the list: that one call is made.
        async with store.writing() as work:
            await work.people.revoke(anna, at=at.clock.now())
        await at.send()
        assert await at.send(seconds=31) == []
        assert len(at.server.calls) == 1


async def test_a_stranger_is_told_what_anybody_may_know(store: SqlStore) -> None:
    async with office(store, SENT) as at:
        await at.hand_over(5, confidential=False)
        assert len(await at.send()) == 1


# What the coordinators learn


async def test_the_coordinators_are_told_once_of_all_that_is_uncertain(store: SqlStore) -> None:
    await listed(store, 1, Role.COORDINATOR)
    await listed(store, 2)
    async with office(store, LOST, LOST, SENT) as at:
        for chat_id in (5, 6):
            await at.hand_over(chat_id, purpose=Purpose.NUDGE)
        await at.send()
        (told,) = await at.send(seconds=GATHER.total_seconds() + 1)
        assert (told[1]["chat_id"], "2 Nachrichten" in told[1]["text"]) == ("1", True)
        assert await at.send(seconds=2 * QUIET.total_seconds()) == []


async def test_what_goes_wrong_soon_after_is_told_later_and_together(store: SqlStore) -> None:
    await listed(store, 1, Role.COORDINATOR)
    async with office(store, LOST, SENT, LOST, LOST, SENT) as at:
        await at.hand_over(5, purpose=Purpose.NUDGE)
        await at.send()
        assert len(await at.send(seconds=GATHER.total_seconds() + 1)) == 1
        for chat_id in (6, 7):
            await at.hand_over(chat_id, purpose=Purpose.NUDGE)
        assert len(await at.send()) == 2
        assert await at.send(seconds=GATHER.total_seconds() + 1) == []
        (told,) = await at.send(seconds=QUIET.total_seconds())
        assert "2 Nachrichten" in told[1]["text"]


async def test_a_notice_that_may_not_have_arrived_gives_rise_to_no_other(store: SqlStore) -> None:
    await listed(store, 1, Role.COORDINATOR)
    async with office(store, LOST) as at:
        await at.hand_over(5, purpose=Purpose.NUDGE)
        await at.send()
        assert len(await at.send(seconds=GATHER.total_seconds() + 1)) == 1
        for _ in range(5):
            assert await at.send(seconds=QUIET.total_seconds() + 1) == []
        assert await at.states() == [OutboxState.UNCERTAIN] * 2
