import asyncio
import json
import sqlite3
import traceback
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import StoreUnavailable
from handlers.addressed import Me, addressed
from handlers.app import assembled, build, run
from handlers.direct import Direct
from handlers.errors import NoAnswer
from handlers.identity import TokenRefused
from handlers.intake import ALLOWED_UPDATES, Intake
from handlers.poll import Poller
from handlers.profile import profile_calls
from handlers.receive import Receiver
from handlers.send import Sender
from handlers.setup import Bells
from handlers.transport import AiohttpRequest
from sandbox.server import Sandbox
from storage.work import SqlStore
from tests.handlers.moody import moody, refusal
from tests.handlers.stage import MORNING, Stage, setup_for
from tests.handlers.updates import BOT_ID, BOT_NAME, GROUP, message


def poller(store: SqlStore, api: Any, bells: Bells | None = None) -> Poller:
    setup, ringing, me = setup_for(Sandbox(now=MORNING), store), bells or Bells(), Me(BOT_ID, BOT_NAME)
    app = build(setup, AiohttpRequest(1), AiohttpRequest(1))
    receiver = Receiver(setup, ringing, app, me, Direct(api), Sender(setup, ringing, api))
    return Poller(setup, ringing, api, me, Intake(setup, ringing, receiver))


def updates(*updates: Any) -> tuple[int, Any]:
    return 200, {"ok": True, "result": list(updates)}


async def test_an_offset_is_confirmed_only_after_the_commit(store: SqlStore) -> None:
    async with moody(updates({**message("x"), "update_id": 41}), updates()) as (server, api):
        first = poller(store, api)
        await first.once(0)
        await first.once(0)
    (_, before), (_, after) = server.calls
    assert ("offset" in before, after["offset"]) == (False, "42")


async def test_what_could_not_be_stored_is_not_confirmed(store: SqlStore, database_url: str) -> None:
    locked = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    async with moody(updates({**message("x"), "update_id": 41})) as (_, api):
        one = poller(store, api)
        locked.execute("DROP TABLE inbox")
        with pytest.raises(StoreUnavailable):
            await one.once(0)
    locked.close()
    assert one.offset is None


async def test_only_what_is_needed_is_asked_for(store: SqlStore) -> None:
    async with moody(updates()) as (server, api):
        await poller(store, api).once(0)
    ((method, form),) = server.calls
    assert method == "getUpdates"
    assert form["allowed_updates"] == str(list(ALLOWED_UPDATES)).replace("'", '"')
    assert "drop_pending_updates" not in form


async def test_of_talk_in_a_group_nothing_but_the_id_is_stored(store: SqlStore, database_url: str) -> None:
    async with moody(updates(message("streng vertraulich", GROUP))) as (_, api):
        await poller(store, api).once(0)
    rows = sqlite3.connect(database_url.removeprefix("sqlite:///"))
    assert rows.execute("SELECT update_id, raw FROM inbox").fetchall() == [(1, None)]
    rows.close()


@pytest.mark.parametrize("strange", [updates(7, "x", {}), (200, {"ok": True, "result": 7})])
async def test_an_answer_without_updates_is_no_reason_to_ask_at_once_again(
    store: SqlStore, strange: tuple[int, Any]
) -> None:
    async with moody(strange) as (_, api):
        with pytest.raises(NoAnswer):
            await poller(store, api).once(0)


async def test_another_poller_is_waited_out(store: SqlStore, caplog: pytest.LogCaptureFixture) -> None:
    bells = Bells()
    async with moody(refusal(409, "Conflict: terminated by other getUpdates request"), updates()) as (_, api):
        polling = asyncio.create_task(poller(store, api, bells).run())
        await bells.polled.wait()
        bells.stop.set()
        await polling
    assert "another program polls with this token" in caplog.text


async def test_the_service_introduces_itself_once(stage: Stage) -> None:
    for _ in range(2):
        bells = Bells()
        service = asyncio.create_task(run(setup_for(stage.box, stage.store), bells))
        await bells.polled.wait()
        await stage.box.until(lambda: len(stage.box.calls_of("setMyShortDescription")) == 2)
        bells.stop.set()
        await service
    made = [call.method for call in stage.box.calls if call.method.startswith("setMy")]
    assert made == [method for method, _ in profile_calls()]


async def test_a_token_that_telegram_does_not_know_is_said_in_a_sentence(store: SqlStore) -> None:
    async with moody(refusal(401, "Unauthorized")) as (server, _):
        setup = replace(setup_for(Sandbox(now=MORNING), store), api_url=server.url)
        with pytest.raises(TokenRefused) as caught:
            await run(setup, Bells())
    assert setup.token not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("result", [None, "x"])
async def test_an_answer_that_tells_nothing_of_who_we_are_is_asked_for_again(store: SqlStore, result: object) -> None:
    ourselves = {"id": BOT_ID, "is_bot": True, "first_name": "Zielbot", "username": BOT_NAME}
    moods = ((200, {"ok": True, "result": result}), (200, {"ok": True, "result": ourselves}))
    async with moody(*moods) as (server, _):
        setup = replace(setup_for(Sandbox(now=MORNING), store), api_url=server.url)
        async with assembled(setup, Bells()) as parts:
            assert parts
            assert parts.me == Me(BOT_ID, BOT_NAME)


@pytest.mark.parametrize(
    "poison", ["[" * 5000 + "]" * 5000, "9" * 5000], ids=["nested too deeply", "a number too long"]
)
async def test_an_update_no_parser_takes_goes_aside_alone(store: SqlStore, poison: str) -> None:
    good = json.dumps({**message("x"), "update_id": 41})
    bad = f'{{"update_id": 42, "message": {poison}}}'
    answers = [(200, f'{{"ok": true, "result": [{rows}]}}') for rows in (f"{good}, {bad}", good, bad)]
    async with moody(*answers, updates()) as (server, api):
        one = poller(store, api)
        with pytest.raises(NoAnswer):
            await one.once(0)
        assert [await one.once(0), await one.once(0)] == [1, 1]
    assert [form["limit"] for _, form in server.calls] == ["100", "1", "1"]
    assert one.offset == 43
    async with store.writing() as work:
        kept, aside = await work.inbox.claim(9, holder="x", until=MORNING, at=MORNING)
    assert (kept.update_id, aside.update_id) == (41, 42)
    with pytest.raises(TypeError):
        addressed(json.loads(aside.raw), one.me)


@pytest.mark.parametrize("result", [None, {}, "x", 5])
async def test_what_is_no_list_of_updates_is_asked_for_again_later(store: SqlStore, result: object) -> None:
    async with moody((200, {"ok": True, "result": result})) as (_, api):
        with pytest.raises(NoAnswer):
            await poller(store, api).once(0)
