"""The chat page in real Chromium, before a box with a bot that answers everything it sees."""

import os
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Error, Page, ViewportSize, async_playwright, expect

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
DESK: ViewportSize = {"width": 1200, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}

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


@pytest.fixture(scope="session")
def windows() -> defaultdict[str, list[Page]]:
    """Windows that no test has now, by their language: to open a new one for each takes a third of the time."""
    return defaultdict(list)


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(chromium: Browser, windows: defaultdict[str, list[Page]]) -> AsyncIterator[OpenPage]:
    """Opens an address in a window that nobody else has, and fails where the page's script does."""
    opened: list[tuple[str, Page]] = []
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    def read(line: ConsoleMessage) -> None:
        if line.type == "error":
            errors.append(line.text)

    async def open_at(
        address: str, *, size: ViewportSize = DESK, locale: str = "de-DE", scheme: Literal["dark", "light"] = "light"
    ) -> Page:
        page = windows[locale].pop() if windows[locale] else await _window(chromium, locale)
        opened.append((locale, page))
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=scheme)
        page.on("pageerror", note)
        page.on("console", read)
        response = await page.goto(address)
        assert response is None or response.ok, response.status
        await page.locator("body:not([aria-busy])").wait_for(state="attached")
        return page

    yield open_at
    for locale, page in opened:
        await page.evaluate("sessionStorage.clear()")
        page.remove_listener("pageerror", note)
        page.remove_listener("console", read)
        await page.goto("about:blank")
        windows[locale].append(page)
    assert not errors


async def _window(chromium: Browser, locale: str) -> Page:
    page = await (await chromium.new_context(locale=locale, reduced_motion="reduce")).new_page()
    page.set_default_timeout(PATIENCE_MS)
    return page
