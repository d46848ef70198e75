"""Files: what the bot sends lands in the chat, what people send can be downloaded, within Telegram's limits."""

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from sandbox.errors import Impossible
from sandbox.files import Upload
from sandbox.images import grey_png, size_of
from sandbox.places import Chat, Person
from sandbox.server import Sandbox

PNG = grey_png(300, 200)
JPEG = bytes.fromhex("ffd8 ffe0 0004 4a46 ffc0 000b 08 0102 0304 01 011100") + b"..."
PDF = Upload("Nachweis 6.1.3.pdf", "application/pdf", b"%PDF-1.7")
MEBI = 1 << 20


def test_pictures_know_their_size() -> None:
    assert size_of(PNG) == (300, 200)
    assert size_of(JPEG) == (0x304, 0x102)
    assert [size_of(data) for data in (b"", b"%PDF", PNG[:20], JPEG[:8], b"\xff\xd8\x00")] == [None] * 5


async def test_a_photo_of_the_bots_lands_in_the_chat(box: Sandbox, bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, PNG, caption="<b>Einladung</b>", parse_mode="HTML")
    small, large = sent.photo
    assert (large.width, large.height, large.file_size) == (300, 200, len(PNG))
    assert (small.width, small.height) == (90, 60)
    assert sent.caption_html == "<b>Einladung</b>"
    assert box.world.files.find(large.file_id).upload.data == PNG  # type: ignore[union-attr]
    (call,) = box.calls_of("sendPhoto")
    assert call.params["photo"].data == PNG


async def test_a_document_of_the_bots_has_its_name_and_kind(bot: Bot, anna: Person) -> None:
    sent = await bot.send_document(anna.id, PDF.data, filename=PDF.name, caption="Jahresbericht")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == (PDF.name, "application/pdf")
    assert (sent.document.file_size, sent.caption) == (len(PDF.data), "Jahresbericht")


async def test_a_file_may_be_another_part_of_the_request_or_one_sent_before(
    box: Sandbox, browser: ClientSession, anna: Person
) -> None:
    form = FormData({"chat_id": str(anna.id), "document": "attach://part"})
    form.add_field("part", PDF.data, filename=PDF.name, content_type=PDF.mime_type)
    url = f"{box.url}/bot{box.token}/sendDocument"
    first = await (await browser.post(url, data=form)).json()
    file_id = first["result"]["document"]["file_id"]
    second = await (await browser.post(url, json={"chat_id": anna.id, "document": file_id})).json()
    assert second["result"]["document"]["file_unique_id"] == first["result"]["document"]["file_unique_id"]


@pytest.mark.parametrize(
    ("method", "fields", "reason"),
    [
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendDocument", {"document": "attach://none"}, "there is no document in the request"),
        ("sendDocument", {"document": "unknown"}, "wrong remote file identifier specified: can't unserialize it"),
        ("sendPhoto", {"photo": "https://kreis.example/a.png"}, "failed to get HTTP URL content"),
        ("getFile", {"file_id": "unknown"}, "wrong file_id or the file is temporarily unavailable"),
    ],
)
async def test_a_file_that_is_not_there_is_refused(
    box: Sandbox, browser: ClientSession, anna: Person, method: str, fields: dict[str, str], reason: str
) -> None:
    body = {"chat_id": anna.id, **fields}
    answer = await (await browser.post(f"{box.url}/bot{box.token}/{method}", json=body)).json()
    assert (answer["error_code"], answer["description"].split(".")[0]) == (400, f"Bad Request: {reason}".split(".")[0])


@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        (PDF.data, "Image_process_failed"),
        (grey_png(2100, 100), "Photo_invalid_dimensions"),
        (PNG + bytes(10 * MEBI), "File of size 10486"),
        (b"", "File must be non-empty"),
    ],
    ids=["no picture", "too long", "more than 10 MiB", "nothing"],
)
async def test_a_photo_that_telegram_would_refuse(bot: Bot, anna: Person, photo: bytes, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_photo(anna.id, photo, filename="a.png")


async def test_a_caption_has_up_to_1024_characters_after_its_markup(bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, PNG, caption=f"<b>{'ä' * 1024}</b>", parse_mode="HTML")
    assert len(sent.caption or "") == 1024
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(anna.id, PNG, caption="ä" * 1025)


async def test_a_request_has_up_to_50_mebibytes(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    form = FormData({"chat_id": str(anna.id)})
    form.add_field("document", BytesIO(bytes(50 * MEBI)), filename="a.bin")
    response = await browser.post(f"{box.url}/bot{box.token}/sendDocument", data=form)
    assert response.status == 413
    assert (await response.json())["description"] == "Request Entity Too Large"


async def test_captions_and_keyboards_of_files_are_edited(bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, PNG, caption="Einladung")
    assert (await sent.edit_caption("Eingelöst")).caption == "Eingelöst"  # type: ignore[union-attr]
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Zugang", callback_data="access")]])
    edited = await bot.edit_message_reply_markup(anna.id, sent.message_id, reply_markup=keyboard)
    assert edited.caption == "Eingelöst"  # type: ignore[union-attr]
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", anna.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_caption(anna.id, sent.message_id, caption="Eingelöst", reply_markup=keyboard)


async def test_what_people_send_can_be_downloaded(box: Sandbox, bot: Bot, anna: Person) -> None:
    box.world.send_photo(anna, anna, PNG, caption="6.1.3 erledigt")
    box.world.send_document(anna, anna, PDF)
    photo, document = [update.message for update in await bot.get_updates()]
    assert photo is not None
    assert photo.caption == "6.1.3 erledigt"
    assert bytes(await (await photo.photo[-1].get_file()).download_as_bytearray()) == PNG
    assert document is not None
    assert document.document is not None
    assert bytes(await (await document.document.get_file()).download_as_bytearray()) == PDF.data


async def test_a_link_to_a_file_is_good_for_an_hour(
    box: Sandbox, browser: ClientSession, bot: Bot, anna: Person
) -> None:
    said = box.world.send_document(anna, anna, PDF)
    url = (await bot.get_file(said["document"]["file_id"])).file_path
    assert url == f"{box.url}/file/bot{box.token}/documents/file_1.pdf"
    assert (await browser.get(url)).status == 200
    assert (await browser.get(url.replace(box.token, "1:wrong"))).status == 401
    box.clock.advance(seconds=3601)
    assert (await browser.get(url)).status == 404
    await bot.get_file(said["document"]["file_id"])
    assert (await browser.get(url)).status == 200


async def test_a_file_of_more_than_20_mebibytes_cannot_be_downloaded(box: Sandbox, bot: Bot, anna: Person) -> None:
    said = [
        box.world.send_document(anna, anna, Upload("a.bin", "application/octet-stream", bytes(size)))
        for size in (20 * MEBI, 20 * MEBI + 1)
    ]
    assert await bot.get_file(said[0]["document"]["file_id"])
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(said[1]["document"]["file_id"])


@pytest.mark.parametrize(
    ("uploads", "kind"),
    [([Upload("", "image/png", PNG)] * 3, "photo"), ([PDF, Upload("", "image/png", PNG)], "document")],
    ids=["photos", "documents"],
)
async def test_an_album_is_several_messages_with_one_caption(
    box: Sandbox, bot: Bot, anna: Person, uploads: Sequence[Upload], kind: str
) -> None:
    box.world.send_album(anna, anna, uploads, caption="Nachweise")
    box.world.send_album(anna, anna, uploads)
    messages = [update.to_dict()["message"] for update in await bot.get_updates()]
    assert [message.get("caption") for message in messages[: len(uploads)]] == ["Nachweise"] + [None] * (
        len(uploads) - 1
    )
    assert all(kind in message for message in messages)
    groups = [message["media_group_id"] for message in messages]
    assert len(set(groups)) == 2
    assert groups == sorted(groups)


def test_people_send_only_what_an_app_would_send(box: Sandbox, anna: Person) -> None:
    with pytest.raises(Impossible, match="2 to 10"):
        box.world.send_album(anna, anna, [PDF])
    with pytest.raises(Impossible, match="caption is too long"):
        box.world.send_document(anna, anna, PDF, caption="x" * 1025)
    with pytest.raises(Impossible, match="IMAGE_PROCESS_FAILED"):
        box.world.send_photo(anna, anna, b"GIF89a")


@pytest.mark.parametrize(
    ("caption", "is_seen"), [("", False), ("Schauen Sie", False), ("/nachweis", True), ("@zielbot_demo_bot", True)]
)
async def test_privacy_mode_looks_at_the_caption(
    box: Sandbox, anna: Person, group: Chat, caption: str, is_seen: bool
) -> None:
    box.world.send_photo(anna, group, PNG, caption=caption)
    assert box.world.updates.pending == is_seen


async def test_the_page_sends_and_shows_files(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    photo = await post_file(browser, box, anna, Upload("a.png", "image/png", PNG), "6.1.3")
    document = await post_file(browser, box, anna, Upload("a.html", "text/html", b"<script>"), "")
    assert photo["caption"] == "6.1.3"
    assert document["document"]["file_name"] == "a.html"
    shown = await browser.get(f"{box.url}/sandbox/files/{photo['photo'][-1]['file_id']}")
    assert (shown.content_type, await shown.read()) == ("image/png", PNG)
    saved = await browser.get(f"{box.url}/sandbox/files/{document['document']['file_id']}")
    assert (saved.content_type, saved.headers["Content-Disposition"]) == ("application/octet-stream", "attachment")
    assert (await browser.get(f"{box.url}/sandbox/files/none")).status == 404


async def post_file(browser: ClientSession, box: Sandbox, anna: Person, upload: Upload, text: str) -> Any:
    form = FormData({"as": str(anna.id), "chat": str(anna.id), "text": text, "thread": "", "reply_to": ""})
    form.add_field("file", upload.data, filename=upload.name, content_type=upload.mime_type)
    async with browser.post(f"{box.url}/sandbox/send", data=form) as response:
        assert response.status == 200, await response.text()
        return json.loads(await response.text())
