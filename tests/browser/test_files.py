"""Photos and documents: sent from the page, shown, saved."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from sandbox.files import Upload
from sandbox.images import grey_png
from tests.browser.conftest import PHONE, OpenPage, Town
from tests.browser.looks import field, message

PDF: FilePayload = {"name": "Nachweis 6.1.3.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7" + bytes(1400)}
PNG: FilePayload = {"name": "foto.png", "mimeType": "image/png", "buffer": grey_png(300, 200)}


async def attach(page: Page, file: FilePayload) -> None:
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Datei anhängen").click()
    await (await chooser.value).set_files(file)


async def started(town: Town, open_page: OpenPage) -> Page:
    town.box.world.say(town.jana, town.jana, "Hallo")
    return await open_page(town.address(town.jana), size=PHONE)


async def test_a_document_goes_with_its_text_and_can_be_saved(town: Town, open_page: OpenPage, tmp_path: Path) -> None:
    page = await started(town, open_page)
    await attach(page, PDF)
    await expect(page.locator("#attachment")).to_contain_text("Nachweis 6.1.3.pdf")
    await expect(page.locator("#attachment")).to_contain_text("1,4 kB")
    await expect(field(page)).to_be_focused()
    await field(page).fill("erledigt")
    await field(page).press("Enter")
    sent = message(page, "Nachweis 6.1.3.pdf")
    await expect(sent).to_contain_text("erledigt")
    await expect(page.locator("#attachment")).to_be_hidden()
    async with page.expect_download() as download:
        await sent.get_by_role("link", name="Nachweis 6.1.3.pdf").click()
    saved = await download.value
    await saved.save_as(tmp_path / "saved")
    assert saved.suggested_filename == "Nachweis 6.1.3.pdf"
    assert (tmp_path / "saved").read_bytes() == PDF["buffer"]


async def test_a_picture_is_sent_as_a_photo_and_shown(town: Town, open_page: OpenPage) -> None:
    page = await started(town, open_page)
    await attach(page, PNG)
    await page.get_by_role("button", name="Senden").click()
    picture = page.get_by_role("img", name="Foto", exact=True)
    await expect(picture).to_be_visible()
    assert await picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 300


async def test_a_file_can_be_taken_away_again(town: Town, open_page: OpenPage) -> None:
    page = await started(town, open_page)
    await attach(page, PDF)
    await page.get_by_role("button", name="Datei entfernen").click()
    await expect(page.locator("#attachment")).to_be_hidden()
    await field(page).press("Enter")
    await expect(message(page, "Nachweis")).to_have_count(0)


async def test_a_caption_that_is_too_long_is_refused_and_nothing_is_lost(town: Town, chromium: Browser) -> None:
    """In a window of its own: Chromium itself reports the refusal as an error, which `open_page` would not pass."""
    town.box.world.say(town.jana, town.jana, "Hallo")
    page = await chromium.new_page(locale="de-DE")
    await page.goto(town.address(town.jana))
    await attach(page, PDF)
    await field(page).fill("ä" * 1025)
    await field(page).press("Enter")
    await expect(page.locator("#toast")).to_contain_text("message caption is too long")
    await expect(page.locator("#attachment")).to_contain_text("Nachweis 6.1.3.pdf")
    await expect(field(page)).to_have_value("ä" * 1025)
    await page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_small_picture_is_large_enough_to_scan_and_on_white(
    town: Town, open_page: OpenPage, scheme: str
) -> None:
    town.box.world.send_photo(town.jana, town.jana, grey_png(60, 60))
    page = await open_page(town.address(town.jana), size=PHONE, scheme=scheme)
    picture = page.get_by_role("img", name="Foto", exact=True)
    box = await picture.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 180
    assert await picture.evaluate("picture => getComputedStyle(picture).backgroundColor") == "rgb(255, 255, 255)"


async def test_it_is_said_who_wrote_first_and_in_whose_name(town: Town, open_page: OpenPage) -> None:
    world = town.box.world
    channel = world.add_channel("Aktuelles", [town.thomas])
    world.forward(town.jana, town.jana, world.say(town.thomas, channel, "Neues"))
    plain = world.add_group("Ämter", [town.thomas, town.jana])
    world.say(town.thomas, plain, "Anonym", as_chat=plain)
    page = await open_page(town.address(town.jana))
    await expect(message(page, "Weitergeleitet von Aktuelles")).to_contain_text("Neues")
    page = await open_page(town.address(town.jana, plain.id))
    await expect(message(page, "Anonym").locator(".sender")).to_have_text("Ämter")


async def test_an_album_shows_every_file(town: Town, open_page: OpenPage) -> None:
    uploads = [Upload(f"{number}.pdf", "application/pdf", b"%PDF") for number in (1, 2, 3)]
    town.box.world.send_album(town.jana, town.jana, uploads, caption="Nachweise")
    page = await open_page(town.address(town.jana))
    for upload in uploads:
        await expect(page.get_by_role("link", name=upload.name)).to_be_visible()
