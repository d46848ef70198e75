"""Narrow screens, colours, and text that wants to be more than text."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import DESK, PHONE, OpenPage, Town
from tests.browser.contrast import too_faint
from tests.browser.looks import answers, become, chat, field, message, say

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>&lt;b&gt; javascript:alert(3) \u202e‮ <b>fett</b>"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung" * 5


async def test_a_phone_shows_the_list_or_the_chat(town: Town, open_page: OpenPage) -> None:
    page = await open_page(f"{town.box.url}/?as={town.jana.id}", size=PHONE)
    await expect(field(page)).to_be_hidden()
    await chat(page, "Allgemein").click()
    await expect(field(page)).to_be_visible()
    await expect(page.get_by_role("navigation")).to_be_hidden()
    await page.get_by_role("button", name="Zurück zu den Chats").click()
    await expect(chat(page, "Allgemein")).to_be_focused()
    await expect(field(page)).to_be_hidden()


async def test_the_back_button_of_the_browser_leads_to_the_list(town: Town, open_page: OpenPage) -> None:
    page = await open_page(f"{town.box.url}/?as={town.jana.id}", size=PHONE)
    await chat(page, "Pflege").click()
    await expect(page.get_by_role("heading", name="Pflege")).to_be_visible()
    await page.go_back()
    await expect(chat(page, "Pflege")).to_be_visible()


async def test_one_can_be_somebody_else_in_an_open_chat_and_still_go_back(town: Town, open_page: OpenPage) -> None:
    page = await open_page(f"{town.box.url}/?as={town.jana.id}", size=PHONE)
    await chat(page, "Papagei").click()
    await become(page, "Thomas Vogel")
    await expect(page.get_by_role("heading", name="Papagei")).to_be_visible()
    await page.get_by_role("button", name="Zurück zu den Chats").click()
    await expect(chat(page, "Papagei")).to_be_visible()
    await expect(page.locator("#me")).to_contain_text("Thomas Vogel")


async def test_a_desk_shows_both(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await expect(field(page)).to_be_visible()
    await expect(chat(page, "Papagei")).to_be_visible()
    await expect(page.get_by_role("button", name="Zurück zu den Chats")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
async def test_nothing_scrolls_sideways(town: Town, open_page: OpenPage, width: int) -> None:
    page = await open_page(town.address(town.jana, town.group.id), size={"width": width, "height": 640})
    await say(page, f"/faellig {LONG}")
    await expect(answers(page)).to_have_count(1)
    await page.locator("#date").click()
    assert await _overflowing(page) == []
    await page.keyboard.press("Escape")
    await field(page).fill("@parrot_bot ")
    await expect(page.get_by_role("option")).to_have_count(3)
    assert await _overflowing(page) == []


async def test_hostile_text_stays_text(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    town.box.world.person(town.thomas).first_name = HOSTILE
    town.box.world.add_group(HOSTILE, [town.jana])
    keyboard = {"inline_keyboard": [[{"text": HOSTILE, "callback_data": "toast"}]]}
    town.box.world.post(town.group, town.thomas.user, {"text": HOSTILE, "reply_markup": keyboard})
    shown = page.get_by_role("log").get_by_role("listitem").last
    await expect(shown.locator(".text")).to_have_text(HOSTILE)
    await expect(shown.locator(".sender")).to_contain_text("<img")
    assert await page.locator("img, script:not([src])").count() == 0


async def test_a_dangerous_link_is_plain_text(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    entities = [{"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}]
    town.box.world.post(town.group, town.box.world.bot.user, {"text": "Hier klicken", "entities": entities})
    await expect(message(page, "Hier klicken")).to_be_visible()
    assert await message(page, "Hier klicken").get_by_role("link").count() == 0


async def test_formatting_nests_and_counts_utf16(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    entities = [
        {"type": "italic", "offset": 8, "length": 4},
        {"type": "bold", "offset": 3, "length": 9},
        {"type": "code", "offset": 14, "length": 4},
    ]
    town.box.world.post(town.group, town.box.world.bot.user, {"text": "😀 fett kurs! code", "entities": entities})
    shown = page.get_by_role("log").get_by_role("listitem").last
    await expect(shown.locator("strong")).to_have_text("fett kurs")
    await expect(shown.locator("strong em")).to_have_text("kurs")
    await expect(shown.locator("code")).to_have_text("code")


async def test_a_spoiler_is_shown_when_asked_for(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    entities = [{"type": "spoiler", "offset": 0, "length": 6}]
    town.box.world.post(town.group, town.box.world.bot.user, {"text": "Geheim", "entities": entities})
    await page.get_by_role("button", name="Verdeckten Text zeigen").click()
    await expect(page.get_by_role("log").get_by_text("Geheim")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_all_text_has_enough_contrast(town: Town, open_page: OpenPage, scheme: str, size: dict[str, int]) -> None:
    page = await open_page(town.address(town.jana, town.group.id), size=size, scheme=scheme)
    for person in (town.jana, town.thomas):
        said = town.box.world.say(person, town.group, "Siehe /faellig und https://example.org")
        town.box.world.say(person, town.group, "dazu", reply_to=said["message_id"])
    await expect(answers(page)).to_have_count(0)
    await expect(message(page, "dazu")).to_have_count(2)
    assert await too_faint(page) == []
    await page.locator("#me").click()
    assert await too_faint(page) == []


async def test_every_control_has_a_name(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await say(page, "/faellig")
    await expect(answers(page)).to_have_count(1)
    nameless = """() => [...document.querySelectorAll('button, input, textarea, a, [role=menuitemradio]')]
        .filter((e) => !(e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent).trim())
        .map((e) => e.outerHTML)"""
    assert await page.evaluate(nameless) == []


async def test_nothing_is_fetched_from_elsewhere(town: Town, open_page: OpenPage) -> None:
    page = await open_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(town.address(town.jana, town.group.id))
    await say(page, "/faellig")
    await expect(answers(page)).to_have_count(1)
    assert asked
    assert [url for url in asked if not url.startswith(town.box.url)] == []


async def _overflowing(page: Page) -> list[str]:
    """What reaches beyond the right edge of the window."""
    found: list[str] = await page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((e) => {
            const box = e.getBoundingClientRect();
            return e.checkVisibility() && box.width && (box.right > innerWidth + .5 || box.left < -.5);
        }).map((e) => e.outerHTML.slice(0, 100))"""
    )
    return found
