"""Updates by webhook, over loopback HTTP: stored before Telegram is told, and from Telegram alone."""

import asyncio
import io
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
import pytest

from handlers.alerts import HEARD_FACT
from handlers.app import assembled, run
from handlers.intake import ALLOWED_UPDATES
from handlers.setup import Bells, WebhookSetup
from handlers.transport import AiohttpRequest, Api
from handlers.webhook import MAX_BODY, SECRET_HEADER, Webhook
from sandbox.server import Sandbox
from storage.engine import make_engine
from storage.work import SqlStore
from tests.handlers.moody import HOST, Moody, moody
from tests.handlers.stage import MORNING, setup_for
from tests.handlers.updates import BOT_ID, BOT_NAME, GROUP, message

SECRET = "a-secret-that-nobody-else-knows"
PLACE = WebhookSetup("https://zielbot.example.org/telegram", SECRET, HOST, 0)
OURSELVES = {"id": BOT_ID, "is_bot": True, "first_name": "Zielbot", "username": BOT_NAME}


@dataclass
class Door:
    """A running webhook, and Telegram in a moody server behind it."""

    webhook: Webhook
    telegram: Moody
    session: aiohttp.ClientSession

    async def knock(self, body: Any, *, secret: str | None = SECRET, path: str = "telegram") -> int:
        """Post a body (JSON, or bytes as they are) as Telegram does, and return the status."""
        headers = {} if secret is None else {SECRET_HEADER: secret}
        data = body if isinstance(body, bytes | io.BytesIO) else json.dumps(body).encode()
        url = f"http://{HOST}:{self.webhook.port}/{path}"
        async with self.session.post(url, data=data, headers=headers) as answer:
            return answer.status


@asynccontextmanager
async def opened(store: SqlStore) -> AsyncIterator[Door]:
    bells = Bells()
    async with moody((200, {"ok": True, "result": OURSELVES})) as (telegram, _), aiohttp.ClientSession() as session:
        setup = replace(setup_for(Sandbox(now=MORNING), store), api_url=telegram.url, webhook=PLACE)
        async with assembled(setup, bells) as parts:
            assert parts
            assert parts.webhook
            serving = asyncio.create_task(parts.webhook.run())
            await bells.polled.wait()
            yield Door(parts.webhook, telegram, session)
            bells.stop.set()
            await serving


@pytest.fixture
async def door(store: SqlStore) -> AsyncIterator[Door]:
    async with opened(store) as ready:
        yield ready


def file_of(database_url: str) -> str:
    return database_url.removeprefix("sqlite:///")


async def stored(store: SqlStore) -> list[int]:
    """The ids of what waits to be handled."""
    async with store.writing() as work:
        return [row.update_id for row in await work.inbox.claim(9, holder="x", until=MORNING, at=MORNING)]


async def test_telegram_is_told_where_we_are_with_the_secret_and_nothing_waiting_is_dropped(door: Door) -> None:
    ((_, form),) = [call for call in door.telegram.calls if call[0] == "setWebhook"]
    assert form == {"url": PLACE.url, "secret_token": SECRET, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
    assert [method for method, _ in door.telegram.calls if method == "getUpdates"] == []


async def test_what_was_answered_with_200_is_in_the_inbox_once(door: Door, store: SqlStore) -> None:
    update = {**message("x"), "update_id": 41}
    assert [await door.knock(update), await door.knock(update)] == [200, 200]
    assert await stored(store) == [41]


async def test_of_talk_in_a_group_nothing_but_the_id_is_stored(door: Door, database_url: str) -> None:
    assert await door.knock(message("streng vertraulich", GROUP)) == 200
    with closing(sqlite3.connect(file_of(database_url))) as rows:
        assert rows.execute("SELECT update_id, raw FROM inbox").fetchall() == [(1, None)]


@pytest.mark.parametrize("secret", [None, "", "x", SECRET[:-1], SECRET.upper(), "ü"])
async def test_who_does_not_know_the_secret_is_turned_away(door: Door, store: SqlStore, secret: str | None) -> None:
    assert await door.knock({**message("x"), "update_id": 41}, secret=secret) == 403
    assert await stored(store) == []


@pytest.mark.parametrize(
    "body", [b"", b"geheim{", b"\xff\xfe", [], 7, {}, {"update_id": "geheim"}, {"update_id": 2**70}]
)
async def test_what_is_no_update_is_refused_and_not_repeated_in_the_log(
    door: Door, body: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert await door.knock(body) == 400
    assert "geheim" not in caplog.text


@pytest.mark.parametrize(
    "poison", ["[" * 5000 + "]" * 5000, "9" * 5000], ids=["nested too deeply", "a number too long"]
)
async def test_an_update_no_parser_takes_goes_the_way_to_quarantine(door: Door, store: SqlStore, poison: str) -> None:
    assert await door.knock(f'{{"update_id": 42, "message": {poison}}}'.encode()) == 200
    assert await stored(store) == [42]


async def test_a_body_that_is_too_large_is_refused(door: Door) -> None:
    assert await door.knock(io.BytesIO(b" " * (MAX_BODY + 1))) == 413


async def test_when_the_database_fails_telegram_is_asked_to_come_again(
    door: Door, store: SqlStore, database_url: str
) -> None:
    update = {**message("x"), "update_id": 41}
    with closing(sqlite3.connect(file_of(database_url), timeout=30, isolation_level=None)) as rows:
        rows.execute("ALTER TABLE inbox RENAME TO away")
        assert await door.knock(update) == 503
        rows.execute("ALTER TABLE away RENAME TO inbox")
    assert await door.knock(update) == 200


async def test_any_instance_may_receive_and_an_update_that_came_to_two_counts_once(
    store: SqlStore, database_url: str
) -> None:
    other, update = SqlStore(make_engine(database_url)), {**message("x"), "update_id": 41}
    async with opened(store) as first, opened(other) as second:
        assert list(await asyncio.gather(first.knock(update), second.knock(update))) == [200, 200]
    await other.close()
    assert await stored(store) == [41]


async def test_a_path_changed_by_a_proxy_is_no_obstacle_and_other_methods_are(door: Door) -> None:
    assert await door.knock(message("x", GROUP), path="") == 200
    async with door.session.get(f"http://{HOST}:{door.webhook.port}/telegram") as answer:
        assert answer.status == 405


async def service(box: Sandbox, store: SqlStore, bells: Bells, webhook: WebhookSetup | None) -> None:
    await run(replace(setup_for(box, store), webhook=webhook), bells)


def renamed(database_url: str, old: str, new: str) -> None:
    with closing(sqlite3.connect(file_of(database_url), timeout=30, isolation_level=None)) as rows:
        rows.execute(f"ALTER TABLE {old} RENAME TO {new}")


async def test_what_telegram_brings_is_answered_and_brought_again_while_the_database_is_away(
    store: SqlStore, database_url: str, unused_tcp_port: int
) -> None:
    bells = Bells()
    place = WebhookSetup(f"http://{HOST}:{unused_tcp_port}/telegram", SECRET, HOST, unused_tcp_port)
    async with Sandbox(now=MORNING, webhook_pauses=(0.01,)) as box:
        serving = asyncio.create_task(service(box, store, bells, place))
        await bells.polled.wait()
        anna = box.world.add_person("Anna")
        await box.answer_to(box.world.say(anna, anna, "/datenschutz"), timeout_s=10)
        # In a thread of its own: the transaction it waits for needs our loop.
        await asyncio.to_thread(renamed, database_url, "inbox", "away")
        asked = box.world.say(anna, anna, "/datenschutz")
        await box.until(lambda: box.world.webhook.last_error, timeout_s=10)
        await asyncio.to_thread(renamed, database_url, "away", "inbox")
        await box.answer_to(asked, timeout_s=20)
        bells.stop.set()
        await serving
        assert len(box.calls_of("sendMessage")) == 2
        assert box.calls_of("getUpdates") == []


async def test_a_webhook_left_behind_is_taken_away_and_what_waits_there_is_not_lost(store: SqlStore) -> None:
    bells = Bells()
    async with Sandbox(now=MORNING) as box:
        async with AiohttpRequest(1) as request:
            await Api(f"{box.url}/bot{box.token}", request).call("setWebhook", {"url": f"http://{HOST}:9/"})
        anna = box.world.add_person("Anna")
        asked = box.world.say(anna, anna, "/datenschutz")
        serving = asyncio.create_task(service(box, store, bells, None))
        await box.answer_to(asked, timeout_s=10)
        bells.stop.set()
        await serving
        (call,) = box.calls_of("deleteWebhook")
        assert call.params == {}


INFO = {"url": PLACE.url, "has_custom_certificate": False}


@pytest.mark.parametrize(
    ("info", "is_heard", "is_set_again"),
    [
        ({**INFO, "pending_update_count": 0}, True, False),
        ({**INFO, "pending_update_count": 7, "last_error_message": "Connection refused"}, False, False),
        ({**INFO, "url": "", "pending_update_count": 0}, False, True),
        (True, False, True),
    ],
    ids=["all brought", "some wait", "somebody took it away", "no answer to that"],
)
async def test_a_webhook_is_looked_after(
    door: Door, store: SqlStore, info: Any, is_heard: bool, is_set_again: bool
) -> None:
    door.telegram.calls.clear()
    door.telegram.moods = [(200, {"ok": True, "result": info})]
    await door.webhook.look()
    async with store.reading() as work:
        assert (await work.facts.get(HEARD_FACT) is not None) is is_heard
    assert ("setWebhook" in [method for method, _ in door.telegram.calls]) is is_set_again


async def test_a_telegram_that_cannot_be_reached_is_asked_again_later(door: Door) -> None:
    door.telegram.moods = [(502, "bad gateway")]
    await door.webhook.look()
    assert await door.knock(message("x", GROUP)) == 200
