"""One instance polls: the lease, what another poller is, and what a long silence means. Time passes by hand."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import StoreUnavailable
from bot.people.model import Role
from bot.texts.notices import CONFLICT, GAP
from handlers.alerts import CONFLICT_FACT
from handlers.errors import NoAnswer, Refused
from handlers.intake import Intake
from handlers.poll import CONFLICTS, LEASE_FOR, NEW_IDS_AFTER, OTHERS_TURN_SECONDS, SILENCE, Poller
from storage.engine import make_engine
from storage.work import SqlStore
from tests.handlers.moody import moody, refusal
from tests.handlers.stage import MORNING, HandClock, Stage, staged
from tests.handlers.test_poll import poller, updates
from tests.handlers.updates import message


def instance(store: SqlStore, api: Any, name: str, clock: HandClock) -> Poller:
    """A poller as another instance, in the time of `clock`."""
    one = poller(store, api)
    one.setup = replace(one.setup, instance=name, real=clock)
    one.intake = Intake(one.setup, one.bells, one.intake.receiver)
    return one


async def told(store: SqlStore) -> list[tuple[int, str]]:
    """What was to be sent to whom; it is now."""
    notices: list[tuple[int, str]] = []
    async with store.writing() as work:
        while rows := await work.outbox.claim(9, holder="x", until=MORNING, at=MORNING):
            notices += [(row.outgoing.chat_id, row.outgoing.params["text"]) for row in rows]
            await work.outbox.all_sent({row.id: 1 for row in rows}, at=MORNING)
    return notices


async def on_the_list(store: SqlStore, telegram_id: int, role: Role) -> None:
    async with store.writing() as work:
        await work.people.add(telegram_id, role.value, role, (), at=MORNING)


async def test_when_the_leader_dies_another_instance_leads_within_thirty_five_seconds(
    store: SqlStore, database_url: str
) -> None:
    clock, other = HandClock(), SqlStore(make_engine(database_url))
    async with moody(updates()) as (_, api):
        first, second = instance(store, api, "a", clock), instance(other, api, "b", clock)
        assert await first.lead()
        clock.advance(seconds=20)
        assert await first.lead()
        assert not await second.lead()
        # Here the first one is killed.
        clock.advance(seconds=LEASE_FOR.total_seconds())
        assert await second.lead()
    await other.close()
    assert LEASE_FOR.total_seconds() + OTHERS_TURN_SECONDS == 35


async def test_a_leader_renews_its_lease_while_a_poll_waits_and_breaks_it_off_when_it_was_lost(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.poll.RENEW_AFTER", timedelta(milliseconds=5))
    clock = HandClock()
    api = SilentApi()
    first = instance(store, api, "a", clock)
    assert await first.lead()
    polling = asyncio.create_task(first.once(25))
    await api.asked.wait()
    clock.advance(seconds=25)
    while first.renewed_at != clock.now():
        await asyncio.wait({polling}, timeout=0.005)
    async with store.writing() as work:
        # The whole machine stands still, and somebody else takes over.
        clock.advance(seconds=31)
        assert await work.leases.take("poll", "b", until=clock.now() + LEASE_FOR, at=clock.now())
    assert await polling == 0
    assert first.renewed_at is None


class SilentApi:
    """A Telegram that takes every call and never answers."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()

    async def call(self, *_: Any, **__: Any) -> Any:
        self.asked.set()
        await asyncio.Event().wait()


async def test_a_lease_that_cannot_be_renewed_is_held_until_shortly_before_its_end(
    store: SqlStore, database_url: str
) -> None:
    clock = HandClock()
    async with moody(updates()) as (_, api):
        one = instance(store, api, "a", clock)
        assert await one.lead()
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as rows:
            rows.execute("DROP TABLE leases")
        clock.advance(seconds=15)
        assert await one.lead()
        clock.advance(seconds=5)
        with pytest.raises(StoreUnavailable):
            await one.lead()


async def test_a_poll_without_end_is_broken_off(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.poll.RENEW_AFTER", timedelta(milliseconds=5))
    clock = HandClock()
    api = SilentApi()
    polling = asyncio.create_task(instance(store, api, "a", clock).once(25))
    await api.asked.wait()
    clock.advance(seconds=SILENCE.total_seconds() + 1)
    with pytest.raises(NoAnswer):
        await polling


async def test_who_lost_the_lease_while_it_was_suspended_stores_and_confirms_nothing(store: SqlStore) -> None:
    clock = HandClock()
    async with moody(updates({**message("x"), "update_id": 41})) as (server, api):
        first = instance(store, api, "a", clock)
        assert await first.lead()
        first.offset, first.received_at = 41, clock.now()
        clock.advance(minutes=5)
        async with store.writing() as work:
            await work.leases.take("poll", "b", until=clock.now() + LEASE_FOR, at=clock.now())
        assert await first.once(0) == 0
        assert first.offset is None
    async with store.writing() as work:
        assert await work.inbox.claim(9, holder="x", until=MORNING, at=MORNING) == []
    assert [form.get("offset") for _, form in server.calls] == ["41"]


async def test_after_two_minutes_without_a_poll_the_connections_are_new(store: SqlStore) -> None:
    clock = HandClock()
    async with moody(updates()) as (_, api):
        one = instance(store, api, "a", clock)
        one.silent_since = clock.now()
        session = api._request._session
        clock.advance(seconds=SILENCE.total_seconds())
        await one.failed(NoAnswer("x"))
        assert api._request._session is session
        clock.advance(seconds=1)
        await one.failed(NoAnswer("x"))
        assert api._request._session is not session
        assert await one.once(0) == 0


async def test_the_offset_is_forgotten_before_telegram_gives_out_ids_anew(store: SqlStore) -> None:
    clock = HandClock()
    lower = [
        updates({**message("x"), "update_id": 900}),
        updates(),
        updates({**message("x"), "update_id": 5}),
        updates(),
    ]
    async with moody(*lower) as (server, api):
        one = instance(store, api, "a", clock)
        for passed in (0, 0, NEW_IDS_AFTER.total_seconds() + 1, 0):
            clock.advance(seconds=passed)
            await one.once(0)
    assert [form.get("offset") for _, form in server.calls] == [None, "901", None, "6"]


async def test_a_conflict_that_goes_on_is_told_the_administrators_once_and_a_later_one_again(store: SqlStore) -> None:
    await on_the_list(store, 71, Role.ADMIN)
    await on_the_list(store, 72, Role.COORDINATOR)
    clock = HandClock()
    async with moody((200, {"ok": True, "result": True})) as (server, api):
        one = instance(store, api, "a", clock)
        waits = [await one.failed(Refused(409, "Conflict")) for _ in range(CONFLICTS + 3)]
        (only,) = await told(store)
        clock.advance(days=2)
        for _ in range(CONFLICTS):
            await one.failed(Refused(409, "Conflict"))
    assert len(await told(store)) == 1
    assert only[0] == 71
    assert CONFLICT.de in only[1]
    assert waits[-1] > waits[0]
    # Our own webhook of yesterday would be a conflict, too; what waits there is kept.
    assert set(map(json.dumps, server.calls)) == {json.dumps(["deleteWebhook", {}])}
    async with store.reading() as work:
        assert await work.facts.get(CONFLICT_FACT) == clock.now().isoformat()


async def test_a_conflict_that_passes_is_told_nobody(store: SqlStore) -> None:
    await on_the_list(store, 71, Role.ADMIN)
    clock = HandClock()
    async with moody((200, {"ok": True, "result": True})) as (_, api):
        one = instance(store, api, "a", clock)
        for _ in range(9):
            await one.failed(Refused(409, "Conflict"))
            clock.advance(minutes=6)
    assert await told(store) == []


@pytest.mark.parametrize("answer", [refusal(409, "Conflict"), (200, {"ok": True, "result": True})])
async def test_a_conflict_that_cannot_be_dealt_with_does_not_end_the_polling(
    store: SqlStore, database_url: str, answer: Any
) -> None:
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as rows:
        rows.execute("DROP TABLE facts")
    async with moody(answer) as (_, api):
        one = poller(store, api)
        for _ in range(CONFLICTS):
            assert await one.failed(Refused(409, "Conflict")) > 0


@pytest.mark.parametrize(("hours", "is_told"), [(23.9, False), (24.1, True), (24 * 21, True)])
async def test_of_a_downtime_that_telegram_did_not_bridge_the_coordinators_hear_once(
    store: SqlStore, hours: float, is_told: bool
) -> None:
    await on_the_list(store, 71, Role.ADMIN)
    await on_the_list(store, 72, Role.COORDINATOR)
    clock = HandClock()
    async with moody(updates()) as (_, api):
        await heard(instance(store, api, "a", clock), clock)
        clock.advance(hours=hours)
        # Two starts: after the first one nothing is new.
        for _ in range(2):
            await heard(instance(store, api, "a", clock), clock)
    notices = await told(store)
    assert [chat for chat, _ in notices] == ([72] if is_told else [])
    assert all(GAP.de in text for _, text in notices)


async def heard(one: Poller, clock: HandClock) -> None:
    """A poll that succeeded, and the lease renewed after it."""
    assert await one.lead()
    await one.once(0)
    one.renewed_at = None
    assert await one.lead()


async def test_the_gap_is_named_in_the_countys_time(store: SqlStore) -> None:
    await on_the_list(store, 72, Role.COORDINATOR)
    clock = HandClock()
    async with moody(updates()) as (_, api):
        await heard(instance(store, api, "a", clock), clock)
        clock.advance(days=3)
        await heard(instance(store, api, "a", clock), clock)
    ((_, text),) = await told(store)
    assert "zwischen dem 3. Mai 2021 um 10:00 Uhr und dem 5. Mai 2021 um 10:00 Uhr" in text


@pytest.fixture
async def quick_stage(store: SqlStore) -> AsyncIterator[Stage]:
    async with staged(store, real=HandClock()) as ready:
        yield ready


async def test_of_updates_set_aside_the_administrators_hear_once_and_of_several_together(quick_stage: Stage) -> None:
    stage = quick_stage
    admin = await stage.listed("Admin", Role.ADMIN)
    english = await stage.listed("Ada", Role.ADMIN, language="en")
    await stage.listed("Karin", Role.COORDINATOR)
    numbers = [
        stage.box.push_raw({"message": {"chat": {"id": chat, "type": "private"}, "text": ["geheim"]}})
        for chat in (5, 6)
    ]
    await stage.play()
    assert [await stage.parts.teller.step(), await stage.parts.teller.step()] == [2, 0]
    await stage.play()
    sent = {int(call.params["chat_id"]): call.params["text"] for call in stage.box.calls_of("sendMessage")}
    assert set(sent) == {admin.id, english.id}
    assert (
        f"2 Nachrichten konnten nicht verarbeitet werden und liegen jetzt in Quarantäne: {numbers[0]} und {numbers[1]}"
        in sent[admin.id]
    )
    assert "2 messages could not be processed" in sent[english.id]
    assert not any("geheim" in text for text in sent.values())


async def test_without_an_administrator_the_first_one_to_come_is_told(quick_stage: Stage) -> None:
    stage = quick_stage
    stage.box.push_raw({"message": {"chat": {"id": 5, "type": "private"}, "text": ["x"]}})
    await stage.play()
    assert await stage.parts.teller.step() == 0
    await stage.listed("Admin", Role.ADMIN)
    assert await stage.parts.teller.step() == 1
