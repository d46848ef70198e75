"""Faults: what the caller gets to hear, what happened in truth, and which calls are met."""

import asyncio
from datetime import UTC, datetime
from random import Random
from typing import Any

import aiohttp
import pytest
from aiohttp import ClientSession

from sandbox.faults import Fault, FaultKind, Faults
from sandbox.places import Chat, Person
from sandbox.server import Sandbox

NOON = datetime(2021, 5, 3, 12, tzinfo=UTC)
EFFECTIVE = [FaultKind.TRUNCATED, FaultKind.SLOW, FaultKind.RESET_AFTER]
SILENT = [FaultKind.TRUNCATED, FaultKind.RESET_BEFORE, FaultKind.RESET_AFTER]


async def send(box: Sandbox, browser: ClientSession, chat_id: int, text: str = "Guten Tag") -> tuple[int, str]:
    """Status and body of a sendMessage."""
    url = f"{box.url}/bot{box.token}/sendMessage"
    async with browser.post(url, json={"chat_id": chat_id, "text": text}) as response:
        return response.status, await response.text()


@pytest.fixture
async def browser() -> Any:
    """A session that keeps no connection, so that aiohttp does not repeat a call on a new one by itself."""
    async with ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as session:
        yield session


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        (Fault(FaultKind.REFUSED), 500, '{"ok": false, "error_code": 500, "description": "Internal Server Error"}'),
        (
            Fault(FaultKind.REFUSED, 429, "Too Many Requests: retry after 7", parameters={"retry_after": 7}),
            429,
            '"parameters": {"retry_after": 7}',
        ),
        (Fault(FaultKind.NOT_JSON, 502), 502, "<center><h1>502</h1></center>"),
        (Fault(FaultKind.EMPTY), 200, ""),
        (Fault(FaultKind.SLOW, seconds=0.01), 200, "Guten Tag"),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else "",
)
async def test_a_fault_is_answered(
    box: Sandbox, browser: ClientSession, anna: Person, fault: Fault, status: int, body: str
) -> None:
    box.world.faults.plan(fault)
    found, text = await send(box, browser, anna.id)
    assert found == status
    assert body in text
    assert (text == "") == (body == "")


@pytest.mark.parametrize("kind", SILENT)
async def test_a_fault_ends_the_connection(box: Sandbox, browser: ClientSession, anna: Person, kind: FaultKind) -> None:
    box.world.faults.plan(Fault(kind))
    with pytest.raises((aiohttp.ClientPayloadError, aiohttp.ClientConnectionError)):
        await send(box, browser, anna.id)


async def test_half_of_the_json_arrives(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    box.world.faults.plan(Fault(FaultKind.TRUNCATED))
    url = f"{box.url}/bot{box.token}/sendMessage"
    async with browser.post(url, json={"chat_id": anna.id, "text": "Guten Tag"}) as response:
        half = await response.content.readany()
        assert response.content_length == 2 * len(half) or response.content_length == 2 * len(half) + 1
    assert half.startswith(b'{"ok":true,"result":{')


@pytest.mark.parametrize("kind", FaultKind)
async def test_what_happened_in_truth_is_written_down(
    box: Sandbox, browser: ClientSession, anna: Person, kind: FaultKind
) -> None:
    box.world.faults.plan(Fault(kind))
    sending = asyncio.create_task(send(box, browser, anna.id))
    (call,) = await box.until(lambda: box.calls)
    happened = kind in EFFECTIVE
    assert (call.had_effect, call.fault, call.error is None) == (happened, Fault(kind), happened)
    assert len(box.world.private_chat(anna).messages) == happened
    assert [(done.method, done.fault.kind, done.had_effect) for done in box.world.faults.history] == [
        ("sendMessage", kind, happened)
    ]
    sending.cancel()
    await asyncio.wait([sending])


async def test_a_call_that_telegram_refuses_had_no_effect(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    box.world.faults.plan(Fault(FaultKind.SLOW), times=1)
    await send(box, browser, anna.id, text="")
    await send(box, browser, anna.id, text="")
    assert [call.had_effect for call in box.calls] == [False, False]
    assert [done.had_effect for done in box.world.faults.history] == [False]


@pytest.mark.parametrize("kind", [FaultKind.HANGS, FaultKind.SLOW])
async def test_a_call_that_waits_is_let_go_when_the_box_closes(kind: FaultKind, browser: ClientSession) -> None:
    async with asyncio.timeout(5):
        async with Sandbox(now=NOON) as box:
            box.world.faults.plan(Fault(kind, seconds=60))
            sending = asyncio.create_task(send(box, browser, 1))
            await box.until(lambda: box.calls)
            assert not sending.done()
        await asyncio.wait([sending])
    if kind is FaultKind.HANGS:
        assert isinstance(sending.exception(), aiohttp.ClientConnectionError)


async def test_a_planned_fault_meets_the_next_calls_that_match(
    box: Sandbox, browser: ClientSession, anna: Person, group: Chat
) -> None:
    box.world.faults.plan(Fault(FaultKind.REFUSED), method="sendmessage", times=2, chat_id=group.id)
    where = (anna.id, group.id, anna.id, group.id, group.id)
    assert [(await send(box, browser, chat_id))[0] for chat_id in where] == [200, 500, 200, 500, 200]


def test_plans_are_met_in_their_order_and_by_method() -> None:
    faults = Faults()
    first, second = Fault(FaultKind.HANGS), Fault(FaultKind.EMPTY)
    faults.plan(first, method="getUpdates")
    faults.plan(second)
    assert faults.draw("sendMessage", {}) is second
    assert faults.draw("getUpdates", {"chat_id": "@none"}) is first
    assert faults.draw("getUpdates", {}) is None


def test_random_faults_come_at_their_rate_the_same_for_a_seed_until_cleared() -> None:
    kinds = [Fault(FaultKind.RESET_BEFORE), Fault(FaultKind.RESET_AFTER)]

    def drawn(seed: int) -> list[Fault | None]:
        faults = Faults()
        faults.at_random(Random(seed), 0.2, kinds, methods=("sendMessage",))
        assert faults.draw("getMe", {}) is None
        return [faults.draw("sendMessage", {}) for _ in range(1000)]

    met = [fault for fault in drawn(1) if fault]
    assert 150 < len(met) < 250
    assert set(map(id, met)) == set(map(id, kinds))
    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_after_clearing_nothing_goes_wrong() -> None:
    faults = Faults()
    faults.plan(Fault(FaultKind.EMPTY))
    faults.at_random(Random(1), 1, [Fault(FaultKind.EMPTY)])
    faults.clear()
    assert faults.draw("sendMessage", {}) is None
