"""Files with reports: as a caption, as a reply, together, later, and taken back."""

from bot.agreement.model import Standing
from bot.people.model import Role
from bot.texts.refusals import NO_FILES
from sandbox.files import Upload
from sandbox.images import grey_png
from sandbox.places import JsonObject
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import Stage

PDF = Upload("Protokoll.pdf", "application/pdf", b"%PDF-1.7 ...")
CODE = "2.1.1"


async def standing(stage: Stage) -> Standing:
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    return snapshot.standing(CODE)


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
    (asked,) = await said(stage, sent)
    assert "Die Datei ist noch nicht gespeichert." in asked
    assert not stage.box.calls_of("getFile")
