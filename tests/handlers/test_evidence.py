"""Files that come with a report: said at once what is taken, said again when it is stored, and sent back in private."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.people.model import Role
from bot.privacy.policy import Content, Policy
from bot.texts import evidence as texts
from bot.texts.people import GONE
from handlers.evidence import SENT_AT_ONCE
from sandbox.files import Upload
from sandbox.images import grey_png
from sandbox.places import Chat, JsonObject, Person
from storage.tables import evidence
from storage.work import SqlStore
from tests.bot.reporting.pictures import SECRET, opened, picture
from tests.dialogues.transcript import labels
from tests.engines import engine_at
from tests.handlers.stage import HandClock, Stage, staged

PDF = Upload("Protokoll.pdf", "application/pdf", b"%PDF-1.7 ...")
DOCX = Upload("Bericht.docx", "application/zip", b"PK\x03\x04...")
REPORT = "2.1.1 läuft"
FILM = Upload("film.mp4", "video/mp4", b"....")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def stage(store: SqlStore, clock: HandClock) -> AsyncIterator[Stage]:
    async with staged(store, real=clock) as ready:
        yield ready


@pytest.fixture
async def anna(stage: Stage) -> Person:
    return await stage.listed("Anna", Role.MEMBER, "Personalamt")


def texts_of(said: Sequence[JsonObject]) -> list[str]:
    return [message.get("text") or message.get("caption") or "" for message in said]


async def said(stage: Stage, clock: HandClock, message: JsonObject) -> list[str]:
    """What is said to a message, an album among them."""
    await stage.play()
    clock.advance(seconds=1)
    return texts_of(await stage.said_after(message))


def send(stage: Stage, person: Person, upload: Upload, caption: str = REPORT, where: Chat | None = None) -> JsonObject:
    return stage.box.world.send_document(person, where or person, upload, caption=caption)


def of_files(answer: str) -> list[str]:
    """The lines of a confirmation that speak of its files."""
    return answer.split("\n\n")[-1].split("\n")


async def stored(url: str) -> list[tuple[str, str, bytes | None]]:
    columns = (evidence.c.label, evidence.c.state, evidence.c.content)
    async with engine_at(url) as engine, engine.connect() as connection:
        rows = (await connection.execute(select(*columns).order_by(evidence.c.id))).all()
    return [(row.label, row.state, row.content) for row in rows]


async def test_a_document_is_announced_fetched_and_stored(
    stage: Stage, clock: HandClock, anna: Person, database_url: str
) -> None:
    at_once, later = await said(stage, clock, send(stage, anna, PDF))
    assert of_files(at_once) == [
        "„Protokoll.pdf“ wird abgeholt. Zielbot meldet, wenn der Nachweis gespeichert ist.",
        texts.CAUTION.de,
    ]
    assert later == "Nachweis „Protokoll.pdf“ gespeichert zu 2.1.1."
    assert await stored(database_url) == [("Protokoll.pdf", "stored", PDF.data)]


async def test_the_update_is_committed_before_anything_is_fetched(stage: Stage, anna: Person) -> None:
    send(stage, anna, PDF)
    await stage.parts.poller.once(0)
    await stage.parts.receiver.batch()
    assert stage.box.calls_of("getFile") == []
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    assert snapshot.standing("2.1.1").updates[-1].evidence_pending == ("Protokoll.pdf",)
    assert stage.parts.receiver.bells.attached.is_set()


async def test_a_photo_is_kept_without_what_the_camera_noted(
    stage: Stage, clock: HandClock, anna: Person, database_url: str
) -> None:
    message = stage.box.world.send_photo(anna, anna, picture("JPEG", size=(300, 200)), caption=REPORT)
    assert (await said(stage, clock, message))[-1] == "Nachweis „Foto 1“ gespeichert zu 2.1.1."
    ((_, _, kept),) = await stored(database_url)
    assert kept
    assert SECRET not in kept
    assert opened(kept).size == (200, 300)


@pytest.mark.parametrize(
    ("upload", "refused"),
    [
        (FILM, "„film.mp4“ kann Zielbot nicht aufbewahren."),
        (Upload("gross.pdf", "application/pdf", bytes(10_000_001)), "„gross.pdf“ ist zu groß."),
        (Upload("", "", b"x"), "Diese Datei kann Zielbot nicht aufbewahren."),
    ],
    ids=["kind", "size", "nothing known"],
)
async def test_what_cannot_be_kept_is_refused_before_the_download(
    stage: Stage, clock: HandClock, anna: Person, database_url: str, upload: Upload, refused: str
) -> None:
    (only,) = await said(stage, clock, send(stage, anna, upload))
    (line,) = of_files(only)
    assert line.startswith(refused)
    assert stage.box.calls_of("getFile") == []
    assert await stored(database_url) == []


@pytest.mark.parametrize("kind", ["video", "voice", "animation", "video_note", "audio"])
async def test_what_moves_or_sounds_is_refused(stage: Stage, clock: HandClock, anna: Person, kind: str) -> None:
    file = {"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1, "duration": 1, "length": 1}
    extra = {kind: file, **({"document": file | {"file_name": "a.pdf"}} if kind == "animation" else {})}
    message = stage.box.world.say(anna, anna, REPORT, extra=extra)
    (only,) = await said(stage, clock, message)
    assert "kann Zielbot nicht aufbewahren" in only


async def test_an_album_is_answered_once_when_all_of_it_is_stored(
    stage: Stage, clock: HandClock, anna: Person, database_url: str
) -> None:
    files = [PDF, DOCX, FILM]
    first, *_ = stage.box.world.send_album(anna, anna, files, caption="2.1.2 läuft, 2.1.1 läuft")
    at_once, later = await said(stage, clock, first)
    assert of_files(at_once) == [
        "2 Nachweise werden abgeholt. Zielbot meldet, wenn sie gespeichert sind.",
        texts.CAUTION.de,
        "„film.mp4“ kann Zielbot nicht aufbewahren. Möglich sind Fotos und Dateien der Art pdf, docx, xlsx, pptx, odt, "
        "ods, odp, jpg, png.",
    ]
    assert later == "2 Nachweise gespeichert zu 2.1.2 und 2.1.1: „Protokoll.pdf“ und „Bericht.docx“"
    assert [label for label, *_ in await stored(database_url)] == ["Protokoll.pdf", "Bericht.docx"] * 2


async def test_a_part_of_an_album_that_comes_late_goes_to_the_same_update(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    photo = grey_png(30, 20)
    for caption in (REPORT, "", ""):
        message = stage.box.world.send_photo(anna, anna, photo, caption=caption, extra={"media_group_id": "12345"})
        heard = await said(stage, clock, message)
    assert heard[-1] == "Nachweis „Foto 3“ gespeichert zu 2.1.1."
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    (update,) = snapshot.standing("2.1.1").updates
    assert update.evidence == ("Foto 1", "Foto 2", "Foto 3")


async def part(stage: Stage, clock: HandClock, who: Person, caption: str = "", where: Chat | None = None) -> list[str]:
    """What is said to one more part of an album."""
    photo, extra = grey_png(30, 20), {"media_group_id": "12345"}
    return await said(stage, clock, stage.box.world.send_photo(who, where or who, photo, caption=caption, extra=extra))


async def test_a_part_that_comes_while_the_report_waits_for_a_choice_is_not_lost_in_silence(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    (asked,) = await part(stage, clock, anna, "2.1.1 ist noch nicht erledigt")
    assert "mit Ihrer Auswahl" in asked
    assert await part(stage, clock, anna) == [texts.CAME_LATE.de]
    assert await part(stage, clock, anna) == []


async def test_a_part_that_comes_after_all_others_were_refused_is_not_lost_in_silence(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    film = {"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1, "duration": 1}
    first = stage.box.world.say(anna, anna, REPORT, extra={"video": film, "media_group_id": "12345"})
    (refused,) = await said(stage, clock, first)
    assert "kann Zielbot nicht aufbewahren" in refused
    assert await part(stage, clock, anna) == [texts.CAME_LATE.de]


async def test_of_an_album_that_was_held_back_it_is_said_what_is_not_taken(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    caption = f"{REPORT}, Frau Kanarienvogel, geb. 12.03.1951, hat den Bescheid"
    first, *_ = stage.box.world.send_album(anna, anna, [PDF, DOCX], caption=caption)
    await said(stage, clock, first)
    warning = (await stage.said_after(first))[-1]
    _, (answer, rest, stored) = await pressed(stage, anna, warning, "Trotzdem speichern")
    assert texts_of([rest, stored]) == [texts.REST_OF_ALBUM.de, "Nachweis „Protokoll.pdf“ gespeichert zu 2.1.1."]
    assert "Stand: läuft" in answer["text"]


async def test_a_part_without_words_that_comes_late_in_a_group_goes_to_the_same_update(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    group = stage.box.world.add_group("Leitung", [anna])
    await stage.approve(group.id)
    stage.box.world.bot.reads_all = True
    mention = f"@{stage.box.world.bot.username}"
    await part(stage, clock, anna, f"{mention} 2.1.2 läuft", group)
    assert (await part(stage, clock, anna, where=group))[-1] == "Nachweis „Foto 2“ gespeichert zu 2.1.2."


async def test_what_is_withdrawn_before_it_is_fetched_is_not_fetched(
    stage: Stage, clock: HandClock, anna: Person, database_url: str
) -> None:
    message = send(stage, anna, PDF)
    await stage.parts.poller.once(0)
    await stage.parts.receiver.batch()
    async with stage.store.writing() as work:
        person = await work.people.by_telegram_id(anna.id)
        assert person
        batch = await work.updates.last_batch(person.id, since=stage.box.clock.now())
        assert batch
        await work.updates.withdraw(batch, at=clock.now())
    assert len(await said(stage, clock, message)) == 1
    assert stage.box.calls_of("getFile") == []
    assert await stored(database_url) == [("Protokoll.pdf", "failed", None)]


async def test_in_a_group_it_is_answered_there_in_its_topic_as_a_reply(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    world = stage.box.world
    group = world.add_group("Leitung", [anna], forum=True)
    await stage.approve(group.id)
    topic = world.add_topic(group, "Pflege", by=anna)
    mention = f"@{world.bot.username} 2.1.2 läuft"
    message = world.send_document(anna, group, PDF, caption=mention, thread=topic.id)
    await said(stage, clock, message)
    _, later = await stage.said_after(message)
    assert later["text"] == "Nachweis „Protokoll.pdf“ gespeichert zu 2.1.2."
    assert (later["message_thread_id"], later["reply_to_message"]["message_id"]) == (topic.id, message["message_id"])


async def test_who_went_off_the_list_meanwhile_is_told_nothing(stage: Stage, clock: HandClock, anna: Person) -> None:
    message = send(stage, anna, PDF)
    await stage.parts.poller.once(0)
    await stage.parts.receiver.batch()
    async with stage.store.writing() as work:
        person = await work.people.by_telegram_id(anna.id)
        assert person
        await work.people.revoke(person.id, at=clock.now())
    assert await said(stage, clock, message) == []


async def card_of(stage: Stage, person: Person, where: Chat | None = None, code: str = "2.1.1") -> JsonObject:
    text = f"@{stage.box.world.bot.username} {code}" if where else code
    return (await stage.said_after(stage.box.world.say(person, where or person, text)))[-1]


async def pressed(stage: Stage, person: Person, card: JsonObject, label: str) -> tuple[str, list[JsonObject]]:
    """What a press is answered with, and what is said after it in private."""
    chat = stage.box.world.private_chat(person)
    before = max(chat.messages, default=0)
    query = stage.box.world.press(person, card, labels(card)[label])
    await stage.play()
    me = stage.box.world.bot.id
    after = [one for one in chat.messages.values() if one["message_id"] > before and one["from"]["id"] == me]
    return str((query.answer or {}).get("text", "")), after


def content_of(stage: Stage, message: JsonObject) -> bytes:
    sent = message["document"] if "document" in message else message["photo"][-1]
    found = stage.box.world.files.find(sent["file_id"])
    assert found
    return found.upload.data


async def test_the_card_lists_the_files_and_its_button_sends_them(stage: Stage, clock: HandClock, anna: Person) -> None:
    await said(stage, clock, send(stage, anna, PDF))
    await said(stage, clock, stage.box.world.send_photo(anna, anna, grey_png(30, 20), caption=REPORT))
    card = await card_of(stage, anna)
    assert "Nachweise: Protokoll.pdf, Foto 1. „/nachweise 2.1.1“ sendet sie." in card["text"].split("\n")
    told, (photo, document) = await pressed(stage, anna, card, "Nachweise")
    assert told == ""
    assert content_of(stage, document) == PDF.data
    assert document["document"]["file_name"] == "Protokoll.pdf"
    assert document["caption"] == "2.1.1: Protokoll.pdf, gemeldet am 3. Mai 2021"
    assert photo["caption"] == "2.1.1: Foto 1, gemeldet am 3. Mai 2021"


async def test_the_command_sends_them_too(stage: Stage, clock: HandClock, anna: Person) -> None:
    await said(stage, clock, send(stage, anna, PDF))
    (document,) = await stage.said_after(stage.box.world.say(anna, anna, "/nachweise 2.1.1"))
    assert content_of(stage, document) == PDF.data
    for asked, answer in (("2.1.2", texts.NONE.de), ("9.9", texts.WHICH.de), ("", texts.WHICH.de)):
        heard = await stage.said_after(stage.box.world.say(anna, anna, f"/nachweise {asked}"))
        assert texts_of(heard) == [answer]


async def test_in_a_group_the_files_go_to_the_private_chat_of_whoever_is_on_the_list(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    world = stage.box.world
    guest, boss = world.add_person("Gast"), await stage.listed("Technik", Role.ADMIN)
    group = world.add_group("Leitung", [anna, guest, boss])
    await stage.approve(group.id)
    await said(stage, clock, send(stage, anna, PDF))
    card = await card_of(stage, anna, group)
    shown = len(group.messages)
    told, (document,) = await pressed(stage, anna, card, "Nachweise (privat)")
    assert (told, content_of(stage, document)) == (texts.SENT_IN_PRIVATE.de, PDF.data)
    for somebody in (guest, boss):
        told, heard = await pressed(stage, somebody, card, "Nachweise (privat)")
        assert (told, heard) == (texts.LISTED_ONLY.de, [])
    assert len(group.messages) == shown


async def test_a_measure_without_files_has_no_button(stage: Stage, anna: Person) -> None:
    card = await card_of(stage, anna)
    assert "Nachweise" not in labels(card)
    assert "Nachweis" not in card["text"]


async def test_many_files_are_sent_ten_at_a_time(stage: Stage, clock: HandClock, anna: Person) -> None:
    for number in range(SENT_AT_ONCE + 2):
        await said(stage, clock, send(stage, anna, Upload(f"{number}.pdf", PDF.mime_type, PDF.data)))
        clock.advance(minutes=1)
    card = await card_of(stage, anna)
    assert "und 7 weitere" in card["text"]
    _, heard = await pressed(stage, anna, card, "Nachweise")
    *files, more = heard
    assert [file["document"]["file_name"] for file in files] == [f"{number}.pdf" for number in range(11, 1, -1)]
    assert more["text"] == "10 von 12 Nachweisen zu 2.1.1."
    _, last = await pressed(stage, anna, more, "Weitere senden")
    assert [file["document"]["file_name"] for file in last] == ["1.pdf", "0.pdf"]


async def test_after_a_file_was_withdrawn_its_old_button_sends_nothing(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    await said(stage, clock, send(stage, anna, PDF))
    card = await card_of(stage, anna)
    async with stage.store.writing() as work:
        person = await work.people.by_telegram_id(anna.id)
        assert person
        batch = await work.updates.last_batch(person.id, since=stage.box.clock.now())
        assert batch
        await work.updates.withdraw(batch, at=clock.now())
    told, heard = await pressed(stage, anna, card, "Nachweise")
    assert (told, heard) == (texts.NONE.de, [])


async def test_a_button_somebody_made_up_sends_nothing(stage: Stage, clock: HandClock, anna: Person) -> None:
    await said(stage, clock, send(stage, anna, PDF))
    card = await card_of(stage, anna)
    _, number, version, _ = labels(card)["Nachweise"].split(":")
    for data in (f"evidence:{number}:{version}:5", f"evidence:{number}:{version}:-1", "evidence:9999:1:0"):
        query = stage.box.world.press(anna, card, data)
        await stage.play()
        assert (query.answer or {}).get("text") == GONE.de


async def test_minimal_content_neither_names_nor_sends_files(stage: Stage, clock: HandClock, anna: Person) -> None:
    for part in (stage.parts.receiver, stage.parts.fetcher):
        part.setup = replace(part.setup, policy=Policy(content=Content.MINIMAL))
    heard = await said(stage, clock, send(stage, anna, PDF))
    assert heard[-1] == "Nachweis gespeichert zu 2.1.1."
    assert "Protokoll" not in "".join(heard)
    card = await card_of(stage, anna)
    assert "Nachweis" not in card["text"] + str(labels(card))
    asked = stage.box.world.say(anna, anna, "/nachweise 2.1.1")
    assert texts_of(await stage.said_after(asked)) == [texts.MINIMAL_ONLY.de]


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.pdf", "a\x00b.pdf", "gnp\u202e.pdf", "x" * 4000 + ".pdf", "<b>&amp;ü%.pdf", "=1+1.pdf"],
)
async def test_hostile_names_do_no_harm(
    stage: Stage, clock: HandClock, anna: Person, database_url: str, name: str
) -> None:
    heard = await said(stage, clock, send(stage, anna, Upload(name, "application/pdf", PDF.data)))
    assert heard[-1].startswith("Nachweis „")
    ((label, state, _),) = await stored(database_url)
    assert state == "stored"
    assert "/" not in label
    card = await card_of(stage, anna)
    _, (document,) = await pressed(stage, anna, card, "Nachweise")
    assert document["document"]["file_name"] == label
    assert content_of(stage, document) == PDF.data
