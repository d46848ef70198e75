"""The webhook: updates are brought in order, again where they were not taken, and getUpdates is out of service."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.error import BadRequest, Conflict

from sandbox.faults import Fault, FaultKind
from sandbox.places import JsonObject, Person
from sandbox.server import Sandbox
from sandbox.webhook import DELIVERY
from tests.sandbox.conftest import bot_of

NOON = datetime(2021, 5, 3, 12, tzinfo=UTC)
PAUSE = 0.001


class Endpoint:
    """Takes updates, after refusing as often as it is told to."""

    def __init__(self) -> None:
        self.refusals = 0
        self.attempts: list[tuple[str, str | None]] = []
        self.taken: list[JsonObject] = []

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        text = update["message"]["text"]
        self.attempts.append((text, request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=500)
        self.taken.append(update)
        return web.Response()


@pytest.fixture
def endpoint() -> Endpoint:
    return Endpoint()


@pytest.fixture
async def url(endpoint: Endpoint) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", endpoint.take)
    async with TestServer(app) as server:
        yield str(server.make_url("/hook"))


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox(now=NOON, webhook_pauses=(0, PAUSE)) as box:
        yield box


async def test_updates_are_brought_in_order_with_the_secret(
    box: Sandbox, bot: Bot, anna: Person, url: str, endpoint: Endpoint
) -> None:
    box.world.say(anna, anna, "eins")
    assert await bot.set_webhook(url, secret_token="geheim-1")
    box.world.say(anna, anna, "zwei")
    await box.idle()
    assert endpoint.attempts == [("eins", "geheim-1"), ("zwei", "geheim-1")]
    assert [update["update_id"] for update in endpoint.taken] == [100_000_001, 100_000_002]


@pytest.mark.parametrize(("kind", "times"), [(FaultKind.RESET_AFTER, 2), (FaultKind.RESET_BEFORE, 1)])
async def test_an_update_whose_answer_is_lost_is_brought_twice(
    box: Sandbox, bot: Bot, anna: Person, url: str, endpoint: Endpoint, kind: FaultKind, times: int
) -> None:
    box.world.faults.plan(Fault(kind), method=DELIVERY)
    box.world.say(anna, anna, "eins")
    await bot.set_webhook(url)
    await box.idle()
    assert [text for text, _ in endpoint.attempts] == ["eins"] * times
    assert [one.had_effect for one in box.world.faults.history] == [times == 2]


async def test_what_is_not_taken_is_brought_again_before_the_next(
    box: Sandbox, bot: Bot, anna: Person, url: str, endpoint: Endpoint
) -> None:
    endpoint.refusals = 3
    await bot.set_webhook(url)
    box.world.say(anna, anna, "eins")
    box.world.say(anna, anna, "zwei")
    await box.idle()
    assert endpoint.attempts == [("eins", None)] * 4 + [("zwei", None)]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    assert info.last_error_date == box.clock.now()


async def test_the_state_of_the_webhook_can_be_asked_for(box: Sandbox, bot: Bot, anna: Person, url: str) -> None:
    dead = url.replace("/hook", "/none")
    await bot.set_webhook(dead, max_connections=7, allowed_updates=["message"])
    box.world.say(anna, anna, "eins")
    await box.until(lambda: box.world.webhook.last_error)
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections, info.pending_update_count) == (dead, 7, 1)
    assert info.allowed_updates == ("message",)
    assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"


async def test_a_dead_address_is_an_error_too(bot: Bot, box: Sandbox, anna: Person) -> None:
    await bot.set_webhook("http://127.0.0.1:9")
    box.world.say(anna, anna, "eins")
    await box.until(lambda: box.world.webhook.last_error)
    assert (await bot.get_webhook_info()).last_error_message == "Connection refused"


async def test_the_pauses_grow(url: str, endpoint: Endpoint) -> None:
    endpoint.refusals = 99
    async with Sandbox(now=NOON, webhook_pauses=(0, 0, 60)) as box, bot_of(box) as bot:
        anna = box.world.add_person("Anna")
        await bot.set_webhook(url)
        box.world.say(anna, anna, "eins")
        await box.until(lambda: len(endpoint.attempts) == 3)
        for _ in range(5):
            await bot.get_webhook_info()
        assert len(endpoint.attempts) == 3


async def test_another_webhook_is_tried_at_once(url: str, endpoint: Endpoint) -> None:
    async with Sandbox(now=NOON, webhook_pauses=(60,)) as box, bot_of(box) as bot:
        anna = box.world.add_person("Anna")
        await bot.set_webhook(url.replace("/hook", "/none"))
        box.world.say(anna, anna, "eins")
        await box.until(lambda: box.world.webhook.last_error)
        await bot.set_webhook(url)
        await box.idle()
    assert endpoint.attempts == [("eins", None)]


async def test_while_a_webhook_is_set_nobody_polls(box: Sandbox, bot: Bot, anna: Person, url: str) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=50))
    await box.until(lambda: box.world.updates.has_poller)
    await bot.set_webhook(url.replace("/hook", "/none"))
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await waiting
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    box.world.say(anna, anna, "eins")
    await bot.delete_webhook()
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "eins"


async def test_waiting_updates_go_if_asked_for(box: Sandbox, bot: Bot, anna: Person, url: str) -> None:
    box.world.say(anna, anna, "eins")
    await bot.set_webhook(url, drop_pending_updates=True)
    assert box.world.updates.pending == 0
    await bot.set_webhook("")
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://kreis.example/hook", None, "Bad webhook: an https url must be provided"),
        ("ftp://127.0.0.1/hook", None, "Bad webhook: an https url must be provided"),
        ("https://kreis.example/hook", "ä", "Secret token contains unallowed characters"),
        ("https://kreis.example/hook", "x" * 257, "Secret token is too long"),
    ],
)
async def test_a_webhook_that_telegram_would_refuse(bot: Bot, url: str, secret: str | None, reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.set_webhook(url, secret_token=secret)
