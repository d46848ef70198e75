"""Everything can be done without a mouse."""

from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage, Town
from tests.browser.looks import answers, chat, field, message


async def test_from_start_to_a_pressed_button_by_keyboard_alone(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    await expect(page.get_by_role("button", name="START")).to_be_visible()
    await _tab_to(page, "#start")
    await page.keyboard.press("Enter")
    await expect(field(page)).to_be_focused()
    await page.keyboard.type("Was ist fällig?")
    await page.keyboard.press("Enter")
    await expect(answers(page)).to_have_count(2)
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Stumm").last).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_contain_text("Laut gesagt")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Laut").last).to_be_focused()


async def test_the_focus_can_be_seen(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    await expect(page.get_by_role("button", name="START")).to_be_visible()
    for _ in range(6):
        await page.keyboard.press("Tab")
        outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", await page.evaluate("document.activeElement.outerHTML")


async def test_a_person_is_chosen_by_arrow_keys(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    await expect(page.get_by_role("button", name="START")).to_be_visible()
    await page.locator("#me").press("Enter")
    await expect(page.get_by_role("menuitemradio", name="Jana Meier")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitemradio", name="Thomas Vogel")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#me")).to_contain_text("Jugend- und Sozialamt")
    await expect(page.get_by_role("menuitemradio").first).to_be_hidden()


async def test_a_chat_is_opened_and_written_in_by_keyboard(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    await chat(page, "Pflege").press("Enter")
    await expect(field(page)).to_be_focused()
    await page.keyboard.type("/hilfe")
    await page.keyboard.press("Enter")
    await expect(message(page, "Gehört: /hilfe")).to_be_visible()


async def test_arrow_up_edits_the_last_message_and_escape_leaves_it(town: Town, open_page: OpenPage) -> None:
    town.box.world.say(town.jana, town.group, "Erster Versuch")
    page = await open_page(town.address(town.jana, town.group.id))
    await expect(message(page, "Erster Versuch")).to_be_visible()
    await field(page).press("ArrowUp")
    await expect(field(page)).to_have_value("Erster Versuch")
    await field(page).press("Escape")
    await expect(field(page)).to_have_value("")
    await field(page).press("ArrowUp")
    await field(page).fill("Zweiter Versuch")
    await field(page).press("Enter")
    await expect(message(page, "Zweiter Versuch")).to_contain_text("bearbeitet")


async def test_ctrl_and_arrow_up_replies(town: Town, open_page: OpenPage) -> None:
    for text in ("Eins", "Zwei"):
        town.box.world.say(town.thomas, town.group, text)
    page = await open_page(town.address(town.jana, town.group.id))
    await expect(message(page, "Zwei")).to_be_visible()
    await field(page).press("Control+ArrowUp")
    await expect(page.get_by_text("Antwort an Thomas Vogel")).to_be_visible()
    await field(page).press("Control+ArrowUp")
    await field(page).press_sequentially("Dazu")
    await field(page).press("Enter")
    await expect(message(page, "Dazu").locator(".quote")).to_contain_text("Eins")


async def test_new_messages_are_read_out_but_not_a_whole_chat(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    log = page.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log).not_to_have_attribute("aria-busy", "true")


async def _tab_to(page: Page, selector: str, limit: int = 20) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(limit):
        await page.keyboard.press("Tab")
        if await page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab.")
