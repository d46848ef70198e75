from playwright.async_api import expect

from tests.browser.conftest import OpenPage, Town
from tests.browser.looks import answers, become, chat, field, message, say


async def test_a_topic_is_a_conversation_of_its_own(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    await chat(page, "Pflege").click()
    await say(page, "/faellig im Thema")
    await expect(message(page, "Gehört: /faellig im Thema")).to_be_visible()
    await chat(page, "Allgemein").click()
    await expect(page.get_by_role("heading", name="Allgemein")).to_be_visible()
    await expect(answers(page)).to_have_count(0)


async def test_the_first_message_of_a_topic_is_no_quote(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id, thread=str(town.topic.id)))
    await say(page, "Guten Morgen")
    await expect(message(page, "Guten Morgen")).to_be_visible()
    await expect(page.get_by_role("log").locator(".quote")).to_have_count(0)
    await expect(page.get_by_text("Thema „Pflege“ angelegt").last).to_be_visible()


async def test_in_a_group_others_are_named(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    town.box.world.say(town.thomas, town.group, "Hier Thomas")
    await expect(message(page, "Hier Thomas").get_by_text("Thomas Vogel")).to_be_visible()


async def test_being_somebody_else_keeps_the_group_open(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await say(page, "Von Jana")
    await become(page, "Thomas Vogel")
    await expect(page.get_by_role("heading", name="Allgemein")).to_be_visible()
    await expect(page.get_by_label("Nachricht als Thomas Vogel")).to_be_visible()
    await expect(message(page, "Von Jana").get_by_text("Jana Meier")).to_be_visible()


async def test_a_stranger_sees_no_group(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await become(page, "Erik")
    await expect(page.get_by_role("heading", name="Papagei")).to_be_visible()
    await expect(chat(page, "Allgemein")).to_have_count(0)
    await expect(page.get_by_role("button", name="START")).to_be_visible()


async def test_what_comes_elsewhere_is_counted_until_it_is_read(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    await expect(page.get_by_role("button", name="START")).to_be_visible()
    town.box.world.say(town.thomas, town.group, "eins")
    town.box.world.say(town.thomas, town.group, "zwei")
    await expect(chat(page, "Allgemein").get_by_title("2 ungelesen")).to_be_visible()
    await chat(page, "Allgemein").click()
    await expect(chat(page, "Allgemein").locator(".unread")).to_have_count(0)
    await page.reload()
    await expect(chat(page, "Allgemein")).to_contain_text("zwei")
    await expect(chat(page, "Allgemein").locator(".unread")).to_have_count(0)


async def test_two_windows_see_each_other(town: Town, open_page: OpenPage) -> None:
    janas = await open_page(town.address(town.jana, town.group.id))
    thomas = await open_page(town.address(town.thomas, town.group.id))
    await say(janas, "Sehen Sie das?")
    await expect(message(thomas, "Sehen Sie das?")).to_be_visible()


async def test_who_reads_above_is_told_of_new_messages(town: Town, open_page: OpenPage) -> None:
    for number in range(40):
        town.box.world.say(town.thomas, town.group, f"Zeile {number}")
    page = await open_page(town.address(town.jana, town.group.id))
    await expect(message(page, "Zeile 39")).to_be_in_viewport(ratio=1)
    await expect(page.locator("#pill")).to_be_hidden()
    await message(page, "Zeile 0").scroll_into_view_if_needed()
    town.box.world.say(town.thomas, town.group, "Neuestes")
    pill = page.get_by_role("button", name="Neue Nachrichten: 1")
    await expect(pill).to_be_visible()
    await expect(message(page, "Zeile 0").first).to_be_in_viewport()
    await pill.click()
    await expect(message(page, "Neuestes")).to_be_in_viewport()
    await expect(page.locator("#pill")).to_be_hidden()


async def test_nothing_is_missed_while_the_connection_is_lost(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    await expect(field(page)).to_be_visible()
    town.box.hang_up()
    town.box.world.say(town.thomas, town.group, "Während der Störung")
    await expect(message(page, "Während der Störung")).to_be_visible()
    await expect(message(page, "Während der Störung")).to_have_count(1)


async def test_a_new_group_appears_without_a_reload(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    town.box.world.add_group("Neue Runde", [town.jana, town.thomas])
    await expect(chat(page, "Neue Runde")).to_be_visible()
