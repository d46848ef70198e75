from aiohttp import ClientSession
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage, Town
from tests.browser.looks import answers, field, message, say


async def test_a_private_chat_begins_with_start(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    await expect(field(page)).to_be_hidden()
    await page.get_by_role("button", name="START", exact=True).click()
    await expect(message(page, "Gehört: /start")).to_be_visible()
    await expect(field(page)).to_be_visible()
    await expect(page.get_by_role("button", name="START", exact=True)).to_be_hidden()


async def test_an_invitation_link_presses_start_once(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.stranger, start="k3y-of_one"))
    await expect(message(page, "Gehört: /start k3y-of_one")).to_be_visible()
    await page.reload()
    await expect(answers(page)).to_have_count(1)
    assert "k3y" not in page.url


async def test_an_invitation_in_a_message_is_followed_in_the_page(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    await say(page, "https://t.me/parrot_bot?start=abc")
    await message(page, "Gehört: https").get_by_role("link").click()
    await expect(message(page, "Gehört: /start abc")).to_be_visible()


async def test_enter_sends_and_shift_enter_begins_a_line(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    await field(page).press_sequentially("eins")
    await field(page).press("Shift+Enter")
    await field(page).press_sequentially("zwei")
    await field(page).press("Enter")
    await expect(message(page, "Gehört: eins\nzwei")).to_be_visible()
    await expect(field(page)).to_have_value("")


async def test_an_empty_message_is_not_sent(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    await say(page, "   ")
    await say(page, "etwas")
    await expect(answers(page)).to_have_count(2)


async def test_a_button_answers_with_a_passing_line(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    await page.get_by_role("button", name="Leise").click()
    await expect(page.locator("#toast")).to_have_text("Leise gesagt")
    await expect(page.locator("#toast")).to_be_visible()


async def test_a_button_answers_with_an_alert_that_waits(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    await page.get_by_role("button", name="Laut").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Laut gesagt")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_an_edited_message_is_marked_and_the_focus_stays_on_its_button(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    button = page.get_by_role("button", name="Weiter ›")
    await button.press("Enter")
    await expect(message(page, "Weitergeblättert")).to_contain_text("bearbeitet")
    await expect(button).to_be_focused()


async def test_a_button_waits_for_its_answer(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    silent = {"inline_keyboard": [[{"text": "Warten", "callback_data": "toast"}]]}
    town.box.world.post(town.group, town.thomas.user, {"text": "Hier", "reply_markup": silent})
    town.box.world.updates.allow(["message"])
    await page.get_by_role("button", name="Warten").click()
    await expect(page.get_by_role("button", name="Warten")).to_have_attribute("aria-busy", "true")


async def test_one_can_reply_and_the_quote_leads_back(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    heard = answers(page).first
    await heard.hover()
    await heard.get_by_role("button", name="Antworten").click()
    await expect(page.get_by_text("Antwort an Papagei")).to_be_visible()
    await say(page, "dazu")
    quote = message(page, "dazu").first.get_by_role("button", name="Papagei")
    await expect(quote).to_contain_text("Gehört: /start")
    await quote.click()
    await expect(heard).to_be_in_viewport()


async def test_what_the_bot_asks_opens_the_field_for_a_reply(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    await say(page, "Frag mich")
    await expect(page.get_by_text("Antwort an Papagei")).to_be_visible()
    await expect(field(page)).to_be_focused()
    await expect(field(page)).to_have_attribute("placeholder", "Ein Satz dazu")
    await say(page, "bitte")
    await expect(message(page, "bitte").first.get_by_role("button", name="Papagei")).to_contain_text("Frag mich")
    await expect(field(page)).to_have_attribute("placeholder", "Nachricht als Jana")


async def test_what_the_bot_asks_somebody_else_leaves_the_field_alone(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, town.group.id))
    for person in (town.thomas, town.jana):
        mention = {"type": "text_mention", "offset": 0, "length": 2, "user": person.user}
        asked = {"chat_id": town.group.id, "text": f"An {person.first_name}", "entities": [mention]}
        asked["reply_markup"] = {"force_reply": True, "selective": True}
        address = f"{town.box.url}/bot{town.box.token}/sendMessage"
        async with ClientSession() as session, session.post(address, json=asked):
            await expect(message(page, f"An {person.first_name}")).to_be_visible()
            await expect(page.get_by_text("Antwort an Papagei")).to_be_visible(visible=person is town.jana)


async def test_one_can_edit_what_one_said(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    await say(page, "6.1.3 60 %")
    mine = page.locator("li.own").last
    await mine.hover()
    await mine.get_by_role("button", name="Bearbeiten").click()
    await expect(field(page)).to_have_value("6.1.3 60 %")
    await field(page).fill("6.1.3 80 %")
    await field(page).press("Enter")
    await expect(mine).to_contain_text("6.1.3 80 %")
    await expect(mine).to_contain_text("bearbeitet")


async def test_a_deleted_message_disappears(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    chat = town.box.world.private_chat(town.jana)
    town.box.world.delete(chat, max(chat.messages))
    await expect(answers(page)).to_have_count(0)


async def test_days_are_set_apart(town: Town, open_page: OpenPage) -> None:
    page = await _started(town, open_page)
    town.box.clock.advance(1)
    await say(page, "am nächsten Tag")
    await expect(page.locator(".day")).to_have_text(["3. Mai 2021", "4. Mai 2021"])


async def test_the_page_speaks_english_to_an_english_browser(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana), locale="en-GB")
    await expect(page.get_by_text("No messages yet")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_a_language_named_in_the_address_counts_more(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana, lang="de"), locale="en-GB")
    await expect(page.get_by_text("Noch keine Nachrichten")).to_be_visible()


async def test_both_languages_have_the_same_sentences(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    tables = await page.evaluate("import('/page/strings.js').then(({TABLES}) => TABLES)")
    assert tables["de"].keys() == tables["en"].keys()
    assert all(tables["de"].values())
    assert all(tables["en"].values())


async def _started(town: Town, open_page: OpenPage) -> Page:
    town.box.world.start(town.jana)
    page = await open_page(town.address(town.jana))
    await expect(answers(page)).to_have_count(1)
    return page
