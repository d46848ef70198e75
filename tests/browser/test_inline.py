from playwright.async_api import expect

from tests.browser.conftest import OpenPage, Town
from tests.browser.looks import field, message, say


async def test_inline_results_are_chosen_by_arrow_keys(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await field(page).press_sequentially("@parrot_bot a")
    await expect(page.get_by_role("option")).to_have_count(3)
    await field(page).press("ArrowDown")
    await field(page).press("ArrowDown")
    await expect(page.get_by_role("option", name="Ausbildung")).to_have_attribute("aria-selected", "true")
    await field(page).press("Enter")
    await expect(message(page, "Thema Ausbildung")).to_contain_text("über @parrot_bot")
    await expect(field(page)).to_have_value("")


async def test_an_inline_result_is_chosen_by_a_click(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id, thread=str(town.topic.id)))
    await field(page).fill("@parrot_bot bau")
    await page.get_by_role("option", name="Bauamt").click()
    await expect(message(page, "Thema Bauamt")).to_be_visible()
    await expect(page.get_by_role("heading", name="Pflege")).to_be_visible()


async def test_enter_without_a_choice_sends_the_mention_itself(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await field(page).fill("@parrot_bot bau")
    await expect(page.get_by_role("option", name="Bauamt")).to_be_visible()
    await field(page).press("Enter")
    await expect(message(page, "Gehört: @parrot_bot bau")).to_be_visible()
    await expect(page.get_by_role("option")).to_have_count(0)


async def test_no_result_is_said(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await field(page).fill("@parrot_bot xyz")
    await expect(page.get_by_role("option", name="Keine Treffer")).to_be_visible()


async def test_the_name_of_the_bot_completes_itself(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await field(page).press_sequentially("@pa")
    await field(page).press("Tab")
    await expect(field(page)).to_have_value("@parrot_bot ")
    await expect(page.get_by_role("option")).to_have_count(3)


async def test_the_menu_of_commands_narrows_while_typing(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await page.get_by_role("button", name="Befehle").click()
    await expect(page.get_by_role("option")).to_have_count(3)
    await field(page).press_sequentially("h")
    await expect(page.get_by_role("option")).to_have_count(1)
    await field(page).press("ArrowDown")
    await field(page).press("Enter")
    await expect(message(page, "Gehört: /hilfe")).to_be_visible()


async def test_a_command_can_be_completed_and_continued(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await field(page).press_sequentially("/fa")
    await expect(page.get_by_role("option")).to_have_count(1)
    await field(page).press("Tab")
    await field(page).press_sequentially("im Juni")
    await field(page).press("Enter")
    await expect(message(page, "Gehört: /faellig im Juni")).to_be_visible()


async def test_what_is_typed_is_sent_though_the_menu_offers_more(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await field(page).press_sequentially("/fa")
    await expect(page.get_by_role("option")).to_have_count(1)
    await field(page).press("Enter")
    await expect(message(page, "Gehört: /fa")).to_be_visible()


async def test_escape_closes_the_suggestions_and_keeps_the_text(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await field(page).press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_count(3)
    await field(page).press("Escape")
    await expect(page.get_by_role("option")).to_have_count(0)
    await expect(field(page)).to_have_value("/")


async def test_a_command_in_a_message_is_sent_by_a_click(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await say(page, "Probieren Sie /laufend")
    await page.get_by_role("log").get_by_role("button", name="/laufend").click()
    await expect(message(page, "Gehört: /laufend")).to_be_visible()
