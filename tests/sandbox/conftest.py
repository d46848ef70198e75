"""A box at 8 o'clock on 3 May 2021, Anna who has pressed Start, and a bot on python-telegram-bot's default request."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession
from telegram import Bot
from telegram.request import HTTPXRequest

from sandbox.places import Chat, Person
from sandbox.server import Sandbox


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox(now=datetime(2021, 5, 3, 8, tzinfo=UTC)) as box:
        yield box


@pytest.fixture
def anna(box: Sandbox) -> Person:
    anna = box.world.add_person("Anna", username="anna")
    anna.has_started = True
    return anna


@pytest.fixture
def group(box: Sandbox, anna: Person) -> Chat:
    return box.world.add_group("Leitung", [anna])


@pytest.fixture
def forum(box: Sandbox, anna: Person) -> Chat:
    return box.world.add_group("Fachgruppen", [anna], forum=True)


def bot_of(box: Sandbox) -> Bot:
    """A bot that has its requests made without certificates, which plain HTTP does not need and loading is slow."""
    requests = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    return Bot(
        box.token,
        base_url=f"{box.url}/bot",
        base_file_url=f"{box.url}/file/bot",
        request=next(requests),
        get_updates_request=next(requests),
    )


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    async with bot_of(box) as bot:
        yield bot


@pytest.fixture
async def browser() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session
