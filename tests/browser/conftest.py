"""The chat page in real Chromium, before a box with a bot that answers everything it sees."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from sandbox.places import Chat, Person, Topic
from sandbox.server import Sandbox
from tests.browser.parrot import parrot

HERE = Path(__file__).parent
NOW = datetime(2021, 5, 3, 9, 12, tzinfo=ZoneInfo("Europe/Berlin"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1200, "height": 800}
PHONE = {"width": 390, "height": 844}

PATIENCE_MS = 10_000
"""How long the slowest machine may take to show something; what is there sooner is not waited for."""
expect.set_options(timeout=PATIENCE_MS)

OpenPage = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here need Chromium and share the event loop in which it runs."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@dataclass(frozen=True, slots=True)
class Town:
    """A box with two people of a group with a topic, and a stranger."""

    box: Sandbox
    jana: Person
    thomas: Person
    stranger: Person
    group: Chat
    topic: Topic

    def address(self, person: Person, chat: int | None = None, **more: str) -> str:
        """The page's address for this person, with their private chat open unless another is named."""
        rest = "".join(f"&{name}={value}" for name, value in more.items())
        return f"{self.box.url}/?as={person.id}&chat={chat or person.id}{rest}"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The Chromium of this machine, or the one that `playwright install` brought."""
    path = os.environ.get("ZIELBOT_CHROMIUM") or shutil.which("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def town() -> AsyncIterator[Town]:
    """A fresh box, its bot at work."""
    async with Sandbox(now=NOW, bot_username="parrot_bot", bot_name="Papagei") as box:
        world = box.world
        jana = world.add_person("Jana", last_name="Meier", hint="Pflegestützpunkt")
        thomas = world.add_person("Thomas", last_name="Vogel", hint="Jugend- und Sozialamt")
        stranger = world.add_person("Erik", hint="Nicht eingeladen")
        group = world.add_group("Zielvereinbarung", [jana, thomas], forum=True)
        topic = world.add_topic(group, "Pflege", by=jana)
        async with parrot(f"{box.url}/bot{box.token}"):
            yield Town(box, jana, thomas, stranger, group, topic)


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(chromium: Browser) -> AsyncIterator[OpenPage]:
    """Opens an address in a window of its own, and fails where the page's script does."""
    contexts = []
    errors: list[str] = []

    async def opened(
        address: str, *, size: dict[str, int] = DESK, locale: str = "de-DE", scheme: str = "light"
    ) -> Page:
        context = await chromium.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            locale=locale,
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        response = await page.goto(address)
        assert response is None or response.ok, response.status
        await page.locator("body:not([aria-busy])").wait_for(state="attached")
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert not errors
