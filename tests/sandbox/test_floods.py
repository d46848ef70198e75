"""Flood limits: what is let through, what is refused and for how long."""

from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession

from sandbox.errors import ApiError
from sandbox.floods import BURST, PER_GROUP_MINUTE, PER_SECOND, Floods
from sandbox.params import Params
from sandbox.places import JsonObject, Person
from sandbox.server import Sandbox

NOON = datetime(2021, 5, 3, 12, tzinfo=UTC)


class Time:
    """Seconds that a test lets pass."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def floods(time: Time) -> Floods:
    return Floods(time, is_on=True)


def send(floods: Floods, chat_id: int, method: str = "sendMessage") -> int:
    """0 where the message goes out, else the seconds to wait."""
    params = Params({"chat_id": chat_id})
    try:
        floods.check(method, params)
    except ApiError as error:
        return int(error.parameters["retry_after"])
    floods.sent(method, params)
    return 0


def test_a_chat_takes_a_short_burst_then_one_a_second(floods: Floods, time: Time) -> None:
    assert [send(floods, 1) for _ in range(BURST)] == [0] * BURST
    assert send(floods, 1) == 1
    time.now = 1
    assert [send(floods, 1), send(floods, 1)] == [0, 1]
    assert send(floods, 2) == 0
    assert floods.refused == 2


def test_one_a_second_is_never_refused(floods: Floods, time: Time) -> None:
    for second in range(100):
        time.now = float(second)
        assert send(floods, 1) == 0


def test_a_held_chat_is_told_what_is_left(floods: Floods, time: Time) -> None:
    for second in range(PER_GROUP_MINUTE):
        time.now = float(second)
        assert send(floods, -1) == 0
    assert send(floods, -1) == 41
    time.now = 40.5
    assert send(floods, -1) == 20
    time.now = 60
    assert send(floods, -1) == 0
    assert floods.refused == 2


def test_a_group_takes_twenty_in_any_minute(floods: Floods, time: Time) -> None:
    for second in range(0, 40, 2):
        time.now = float(second)
        assert send(floods, -1) == 0
    time.now = 40
    assert send(floods, -1) == 20
    time.now = 59.5
    assert send(floods, -1) == 1
    time.now = 60.5
    assert [send(floods, -1), send(floods, -1)] == [0, 2]


def test_thirty_a_second_go_out_to_all_chats_together(floods: Floods, time: Time) -> None:
    assert [send(floods, chat_id) for chat_id in range(1, PER_SECOND + 1)] == [0] * PER_SECOND
    assert send(floods, 100) == 1
    time.now = 1
    assert send(floods, 100) == 0


@pytest.mark.parametrize("method", ["sendChatAction", "editMessageText", "getMe"])
def test_only_messages_count(floods: Floods, method: str) -> None:
    assert [send(floods, 1, method) for _ in range(PER_SECOND + 1)] == [0] * (PER_SECOND + 1)
    assert send(floods, 1) == 0


async def test_a_box_keeps_the_limits_if_asked_to(time: Time, browser: ClientSession) -> None:
    async with Sandbox(now=NOON, floods=True, monotonic=time) as box:
        anna = box.world.add_person("Anna")
        box.world.start(anna)
        answers = [await send_to(box, browser, anna) for _ in range(BURST + 1)]
        assert [answer["ok"] for answer in answers] == [True] * BURST + [False]
        assert answers[-1] == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }
        assert len(box.world.private_chat(anna).messages) == 1 + BURST
        assert (box.world.floods.refused, box.calls[-1].had_effect) == (1, False)


async def test_without_being_asked_a_box_knows_no_limits(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    assert all([(await send_to(box, browser, anna))["ok"] for _ in range(BURST + 1)])


async def send_to(box: Sandbox, browser: ClientSession, person: Person) -> JsonObject:
    url = f"{box.url}/bot{box.token}/sendMessage"
    async with browser.post(url, json={"chat_id": person.id, "text": "Guten Tag"}) as response:
        answer: JsonObject = await response.json()
        return answer
