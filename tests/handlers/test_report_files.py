"""Files with reports: as a caption, as a reply, together, later, and taken back."""

import pytest

from bot.agreement.model import Standing
from bot.people.model import Role
from bot.texts.evidence import NO_UPDATE
from bot.texts.refusals import NO_FILES
from sandbox.files import Upload
from sandbox.images import grey_png
from sandbox.places import JsonObject
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import Stage

PDF = Upload("Protokoll.pdf", "application/pdf", b"%PDF-1.7 ...")
CODE = "2.1.1"


async def standing(stage: Stage, code: str = CODE) -> Standing:
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    return snapshot.standing(code)


async def said(stage: Stage, message: JsonObject) -> list[str]:
    return [text_of(one) for one in await stage.said_after(message)]


async def test_the_caption_is_the_report_and_the_file_its_evidence(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    sent = stage.box.world.send_document(anna, anna, PDF, caption=f"{CODE} 60 %, Protokoll anbei")
    at_once, later = await said(stage, sent)
    assert "Stand: läuft, 60 %" in at_once
    assert "„Protokoll.pdf“ wird abgeholt." in at_once
    assert later == f"Nachweis „Protokoll.pdf“ gespeichert zu {CODE}."
    (update,) = (await standing(stage)).updates
    assert (update.progress, update.evidence) == (60, ("Protokoll.pdf",))


async def test_a_file_in_reply_to_the_confirmation_belongs_to_that_report(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (shown,) = await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} 60 %"))
    sent = stage.box.world.send_document(anna, anna, PDF, reply_to=shown["message_id"])
    at_once, _ = await stage.said_after(sent)
    assert "Ergänzt zu 2.1.1" in at_once["text"]
    (update,) = (await standing(stage)).updates
    assert (update.progress, update.evidence) == (60, ("Protokoll.pdf",))
    stage.box.world.press(anna, at_once, labels(at_once)["Rückgängig"])
    await stage.play()
    (update,) = (await standing(stage)).updates
    assert (update.progress, update.evidence) == (60, ())


async def test_a_photo_right_after_the_report_belongs_to_it(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} 60 %"))
    await stage.said_after(stage.box.world.send_photo(anna, anna, grey_png(40, 30)))
    assert (await standing(stage)).updates[0].evidence == ("Foto 1",)


async def test_a_colleague_of_the_unit_adds_a_file_in_reply_to_the_measures_card(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    bernd = await stage.listed("Bernd", Role.MEMBER, "Personalamt")
    clara = await stage.listed("Clara", Role.MEMBER, "Schulamt")
    await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} 60 %"))
    for who in (clara, bernd):
        (card,) = await stage.said_after(stage.box.world.say(who, who, CODE))
        sent = stage.box.world.send_document(who, who, PDF, reply_to=card["message_id"])
        answers = await said(stage, sent)
        if who is clara:
            assert answers[0].startswith("Ergänzen kann das die Einheit")
    assert (await standing(stage)).updates[0].evidence == ("Protokoll.pdf",)


async def test_a_file_that_belongs_to_nothing_is_not_stored_and_it_is_said_how_it_can_be(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    assert await said(stage, stage.box.world.send_document(anna, anna, PDF)) == [NO_FILES.de]
    assert not stage.box.calls_of("getFile")


async def test_with_a_report_in_doubt_the_file_waits_for_the_choice(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    sent = stage.box.world.send_document(anna, anna, PDF, caption=f"{CODE} ist noch nicht erledigt")
    (asked,) = await stage.said_after(sent)
    assert "Die Datei ist noch nicht gespeichert" in asked["text"]
    assert not stage.box.calls_of("getFile")
    stage.box.world.press(anna, asked, next(iter(labels(asked).values())))
    await stage.play()
    (update,) = (await standing(stage)).updates
    assert update.evidence == ("Protokoll.pdf",)
    assert stage.box.calls_of("sendMessage")[-1].params["text"] == f"Nachweis „Protokoll.pdf“ gespeichert zu {CODE}."


@pytest.mark.parametrize("caption", [f"{CODE} 80 %", "2.1.2 80 %"])
async def test_when_the_caption_is_edited_the_file_stays_with_what_it_says_now(stage: Stage, caption: str) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    sent = stage.box.world.send_document(anna, anna, PDF, caption=f"{CODE} 60 %")
    await stage.said_after(sent)
    stage.box.world.edit(anna, sent, caption)
    await stage.play()
    code = caption.split()[0]
    last = (await standing(stage, code)).last
    assert last
    assert (last.progress, last.evidence) == (80, ("Protokoll.pdf",))
    assert len(stage.box.calls_of("getFile")) == 1


async def test_of_an_edited_caption_in_doubt_the_file_stays_until_it_is_chosen(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    sent = stage.box.world.send_document(anna, anna, PDF, caption=f"{CODE} 60 %")
    (shown, _) = await stage.said_after(sent)
    stage.box.world.edit(anna, sent, f"{CODE} ist noch nicht erledigt")
    await stage.play()
    assert (await standing(stage)).updates[0].evidence == ("Protokoll.pdf",)
    asked = stage.box.world.private_chat(anna).messages[shown["message_id"]]
    stage.box.world.press(anna, asked, next(iter(labels(asked).values())))
    await stage.play()
    before, after = (await standing(stage)).updates
    assert (before.withdrawn, before.evidence, after.evidence) == (True, (), ("Protokoll.pdf",))


async def test_a_file_with_an_obstacle_is_not_taken_in_silence(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    sent = stage.box.world.send_document(anna, anna, PDF, caption=f"Hindernis bei {CODE}: Stelle unbesetzt")
    (answer,) = await said(stage, sent)
    assert "Hindernis: Stelle unbesetzt" in answer
    assert NO_UPDATE.de in answer


async def test_photos_of_a_measure_are_numbered_on(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} 60 %"))
    for _ in range(2):
        await stage.said_after(stage.box.world.send_photo(anna, anna, grey_png(40, 30)))
    await stage.said_after(stage.box.world.send_photo(anna, anna, grey_png(40, 30), caption=f"{CODE} 70 %"))
    assert [update.evidence for update in (await standing(stage)).updates] == [("Foto 1", "Foto 2"), ("Foto 3",)]
