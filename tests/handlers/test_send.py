from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery import OutboxState, Outgoing, Purpose
from handlers.send import MAX_TRIES, Sender
from handlers.setup import Bells
from sandbox.clock import Clock
from sandbox.server import Sandbox
from storage.engine import make_engine
from storage.tables import outbox
from storage.work import SqlStore
from tests.handlers.moody import SENT, Mood, moody, refusal
from tests.handlers.stage import MORNING, setup_for

Call = tuple[str, dict[str, str]]

GATEWAY: Mood = (502, "Bad Gateway")
LOST: Mood = (200, None)
BUSY = refusal(429, "Too Many Requests", retry_after=30)
BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")
MOVED = refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005)
MARKUP = refusal(400, "Bad Request: can't parse entities: x")
NO_TOPIC = refusal(400, "Bad Request: message thread not found")
SAME = refusal(400, "Bad Request: message is not modified")


async def sent(store: SqlStore, *moods: Mood, rounds: int = 2 * MAX_TRIES, **message: Any) -> list[Call]:
    """Send a message to a server in these moods, with time passing between tries; return the calls made."""
    message = {"chat_id": -5, "params": {"text": "<b>a &lt; b</b>", "parse_mode": "HTML"}, **message}
    clock = Clock(MORNING)
    async with store.writing() as work:
        await work.outbox.add(Outgoing(method="sendMessage", **message), at=MORNING)
    async with moody(*moods) as (server, api):
        sender = Sender(replace(setup_for(Sandbox(now=MORNING), store), real=clock), Bells(), api)
        for _ in range(rounds):
            while await sender.step():
                await sender.come_back()
            clock.advance(seconds=61)
    return server.calls


async def states(database_url: str) -> list[str]:
    engine = make_engine(database_url)
    async with engine.connect() as connection:
        found = (await connection.scalars(select(outbox.c.state).order_by(outbox.c.id))).all()
    await engine.dispose()
    return list(found)


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
        pytest.param(Purpose.ANSWER, [BLOCKED, SENT], 1, OutboxState.FAILED, id="blocked is for good"),
        pytest.param(Purpose.ANSWER, [SAME, SENT], 1, OutboxState.SENT, id="not modified is well"),
    ],
)
async def test_only_what_may_be_repeated_is_repeated(
    store: SqlStore, database_url: str, purpose: Purpose, moods: list[Mood], calls: int, state: OutboxState
) -> None:
    made = await sent(store, *moods, purpose=purpose)
    assert (len(made), await states(database_url)) == (calls, [state])


async def test_refused_markup_is_sent_as_plain_text(store: SqlStore) -> None:
    (_, first), (_, second) = await sent(store, MARKUP, SENT)
    assert first["parse_mode"] == "HTML"
    assert (second["text"], "parse_mode" in second) == ("a < b", False)


async def test_what_has_no_topic_any_more_goes_to_the_group(store: SqlStore) -> None:
    params = {"text": "x", "message_thread_id": 4}
    (_, first), (_, second) = await sent(store, NO_TOPIC, SENT, params=params)
    assert ("message_thread_id" in first, "message_thread_id" in second) == (True, False)


async def test_a_group_that_moved_gets_its_message_under_the_new_id(store: SqlStore, database_url: str) -> None:
    calls = await sent(store, MOVED, SENT)
    assert [form["chat_id"] for _, form in calls] == ["-5", "-1005"]
    assert await states(database_url) == [OutboxState.SENT]


async def test_a_429_is_waited_out_to_the_second(store: SqlStore) -> None:
    clock = Clock(MORNING)
    async with store.writing() as work:
        await work.outbox.add(Outgoing(5, "sendMessage", {"text": "x"}), at=MORNING)
    async with moody(BUSY, SENT) as (server, api):
        sender = Sender(replace(setup_for(Sandbox(now=MORNING), store), real=clock), Bells(), api)
        for seconds, calls in ((0, 1), (29, 1), (1, 2)):
            clock.advance(seconds=seconds)
            while await sender.step():
                await sender.come_back()
            assert len(server.calls) == calls
