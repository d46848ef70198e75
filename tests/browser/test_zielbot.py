"""Zielbot itself in the demo's page: what a clerk and a coordinator do first, on a phone."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import date

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.cli.demo import Demo, furnished
from bot.cli.demo_cast import TOPIC
from handlers.app import run
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.looks import become, chat, field, message, say
from tests.browser.test_files import PDF, attach

HEIKE, JENS, MAREN, TOM = range(4)
DUE = "Was ist dieses Quartal für den Pflegestützpunkt fällig?"
IN_ENGLISH = "What is due this quarter for the Pflegestützpunkt?"


@pytest_asyncio.fixture(loop_scope="session")
async def demo() -> AsyncIterator[Demo]:
    """The demo on 3 May 2021, its bot at work."""
    async with furnished(date(2021, 5, 3), port=0) as ready:
        bot = asyncio.create_task(run(ready.setup, ready.bells))
        yield ready
        ready.bells.stop.set()
        await bot


async def _private(demo: Demo, open_page: OpenPage, who: int) -> Page:
    person = demo.cast.people[who]
    page = await open_page(f"{demo.box.url}/?as={person.id}&chat={person.id}", size=PHONE)
    await page.get_by_role("button", name="START", exact=True).click()
    await expect(field(page)).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("question", "first_line"),
    [(DUE, "II. Quartal 2021"), (IN_ENGLISH, "2021")],
    ids=["German", "English"],
)
async def test_a_clerk_asks_in_private_what_is_due(
    demo: Demo, open_page: OpenPage, question: str, first_line: str
) -> None:
    page = await _private(demo, open_page, HEIKE)
    await say(page, question)
    answer = message(page, "6.1.3 Bündelung von Informationen")
    await expect(answer).to_contain_text("6.1.4 Prüfung, ob die Bereitstellung")
    await expect(answer).to_contain_text(first_line)


async def test_a_button_shows_the_details_of_a_measure(demo: Demo, open_page: OpenPage) -> None:
    page = await _private(demo, open_page, HEIKE)
    await say(page, DUE)
    await page.get_by_role("button", name="6.1.3").click()
    await expect(message(page, "Materialsammlung ist angelegt")).to_be_visible()


async def test_the_next_quarter_is_one_press_away(demo: Demo, open_page: OpenPage) -> None:
    page = await _private(demo, open_page, HEIKE)
    await say(page, DUE)
    await page.get_by_role("button", name="III. Quartal").click()
    await expect(message(page, "III. Quartal 2021 (1. Juli bis 30. September)")).to_be_visible()


@pytest.mark.parametrize(
    ("taps", "stored"),
    [
        (("Planmäßig",), "Stand: läuft (vorher: noch keine Meldung)"),
        (("Verzögert", "III. Quartal 2021"), "Neuer Termin: III. Quartal 2021."),
        (("Hindernis", "Personal fehlt"), "Hindernis: Personal fehlt"),
    ],
    ids=["on track", "delayed", "obstacle"],
)
async def test_a_status_is_stored_with_two_taps_at_most_on_a_measures_card(
    demo: Demo, open_page: OpenPage, taps: Sequence[str], stored: str
) -> None:
    page = await _private(demo, open_page, HEIKE)
    await say(page, "6.1.3")
    for tap in taps:
        await page.get_by_role("button", name=tap, exact=True).last.click()
    answer = message(page, "Gespeichert für Pflegestützpunkt, 3. Mai 2021")
    await expect(answer).to_contain_text(stored)
    await page.get_by_role("button", name="Rückgängig", exact=True).last.click()
    await expect(message(page, "Zurückgenommen: 6.1.3.")).to_be_visible()


async def test_a_file_is_sent_with_a_report_and_comes_back(demo: Demo, open_page: OpenPage) -> None:
    page = await _private(demo, open_page, HEIKE)
    await say(page, "6.1.3 60 %, Materialsammlung zur Hälfte fertig")
    await expect(message(page, "Stand: läuft, 60 %")).to_be_visible()
    await attach(page, PDF)
    await field(page).press("Enter")
    await expect(message(page, "Nachweis „Nachweis 6.1.3.pdf“ gespeichert zu 6.1.3.")).to_be_visible()


async def test_a_month_passes_and_the_nudges_come_on_their_days(demo: Demo, open_page: OpenPage) -> None:
    page = await _private(demo, open_page, HEIKE)
    await page.get_by_role("button", name="Datum weiterstellen").click()
    await page.get_by_role("button", name="+ 1 Monat").click()
    await expect(page.locator("#date")).to_contain_text("3. Juni 2021", timeout=60_000)
    await page.keyboard.press("Escape")
    await expect(message(page, "Hinweise für Montag, 31. Mai 2021")).to_contain_text("6.1.3")
    await page.get_by_role("button", name="Planmäßig", exact=True).click()
    await expect(message(page, "Gespeichert für Pflegestützpunkt, 3. Juni 2021")).to_be_visible()


async def test_the_group_answers_a_command_and_nothing_else(demo: Demo, open_page: OpenPage) -> None:
    person = demo.cast.people[JENS]
    page = await open_page(f"{demo.box.url}/?as={person.id}&chat={demo.cast.group.id}", size=PHONE)
    await say(page, "Hat jemand den Schlüssel?")
    await say(page, "/faellig Pflegestützpunkt dieses Quartal")
    await expect(message(page, "6.1.4 Prüfung")).to_be_visible()
    await expect(message(page, "zuordnen")).to_have_count(0)


async def test_inline_offers_the_measures_of_a_question(demo: Demo, open_page: OpenPage) -> None:
    person = demo.cast.people[HEIKE]
    page = await open_page(f"{demo.box.url}/?as={person.id}&chat={demo.cast.group.id}", size=PHONE)
    await field(page).fill(f"@{demo.box.world.bot.username} {DUE}")
    results = page.get_by_role("option")
    await expect(results).to_have_count(2)
    await results.first.click()
    await expect(message(page, "6.1.3")).to_be_visible()


async def test_a_stranger_learns_nothing(demo: Demo, open_page: OpenPage) -> None:
    page = await _private(demo, open_page, TOM)
    await say(page, DUE)
    await expect(message(page, "Zielbot steht nur eingeladenen Personen offen.").first).to_be_visible()
    await expect(message(page, "6.1.3 Bündelung")).to_have_count(0)


async def test_when_days_pass_the_answer_changes(demo: Demo, open_page: OpenPage) -> None:
    page = await _private(demo, open_page, HEIKE)
    demo.box.clock.advance(70)
    await say(page, "überfällig Pflegestützpunkt")
    await expect(message(page, "6.1.3 Bündelung")).to_be_visible()


async def test_one_may_be_somebody_else(demo: Demo, open_page: OpenPage) -> None:
    heike = demo.cast.people[HEIKE]
    page = await open_page(f"{demo.box.url}/?as={heike.id}&chat={heike.id}")
    await become(page, "Maren")
    await expect(page.locator("#me")).to_contain_text("Maren")
    await expect(chat(page, TOPIC)).to_be_visible()
