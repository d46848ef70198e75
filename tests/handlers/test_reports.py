"""Reports at the door: who may, what an edit, a forward and a second press do, and what two at once leave behind."""

import pytest

from bot.agreement.model import Standing, Status
from bot.people.model import Role
from bot.rights import ChatKind, Feature, may
from bot.texts.refusals import FORWARDED, READERS
from sandbox.places import JsonObject, Person
from tests.dialogues.transcript import labels
from tests.handlers.stage import Stage

CODE = "2.1.1"


async def standing(stage: Stage, code: str = CODE) -> Standing:
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    return snapshot.standing(code)


async def press(stage: Stage, who: Person, message: JsonObject, data: str) -> str:
    query = stage.box.world.press(who, message, data)
    await stage.play()
    assert query.answer is not None
    return str(query.answer.get("text", ""))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", [ChatKind.PRIVATE, ChatKind.GROUP])
async def test_a_report_in_plain_words_is_written_where_the_table_lets_reports_be(
    stage: Stage, role: Role, kind: ChatKind
) -> None:
    who = await stage.listed("Anna", role, "Personalamt")
    group = stage.box.world.add_group("Leitung", [who])
    await stage.approve(group.id)
    place, mention = (group, f"@{stage.parts.me.username} ") if kind is ChatKind.GROUP else (who, "")
    await stage.said_after(stage.box.world.say(who, place, f"{mention}{CODE} 60 %"))
    assert bool((await standing(stage)).updates) is may(Feature.REPORT, role, kind)


async def test_a_stranger_in_an_approved_group_reports_nothing(stage: Stage) -> None:
    anna, otto = await stage.listed("Anna", Role.MEMBER), stage.box.world.add_person("Otto")
    group = stage.box.world.add_group("Leitung", [anna, otto])
    await stage.approve(group.id)
    (said,) = await stage.said_after(stage.box.world.say(otto, group, f"@{stage.parts.me.username} {CODE} fertig"))
    assert said["text"] == READERS.de
    assert (await standing(stage)).updates == ()


async def test_what_somebody_else_wrote_is_not_recorded(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    origin = {"type": "hidden_user", "date": 1620028000, "sender_user_name": "Otto"}
    message = stage.box.world.say(anna, anna, f"{CODE} fertig", extra={"forward_origin": origin})
    assert [one["text"] for one in await stage.said_after(message)] == [FORWARDED.de]
    assert (await standing(stage)).updates == ()


async def test_an_edited_report_replaces_what_it_said_and_keeps_the_trace(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    message = stage.box.world.say(anna, anna, f"{CODE} 60 %")
    (shown,) = await stage.said_after(message)
    stage.box.world.edit(anna, message, f"{CODE} 50 %, Entwurf liegt vor")
    assert await stage.said_after(message) == [shown]
    assert "läuft, 50 % (vorher: noch keine Meldung)" in shown["text"]
    found = await standing(stage)
    assert [(one.progress, one.withdrawn) for one in found.updates] == [(60, True), (50, False)]
    await press(stage, anna, shown, labels(shown)["Rückgängig"])
    assert (await standing(stage)).status is None


async def test_an_edit_in_which_no_report_is_to_be_read_leaves_the_report_as_it_was(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    message = stage.box.world.say(anna, anna, f"{CODE} 60 %")
    await stage.said_after(message)
    stage.box.world.edit(anna, message, "Was ist überfällig?")
    _, told = await stage.said_after(message)
    assert told["text"].startswith("In der geänderten Nachricht ist keine Meldung zu lesen.")
    assert (await standing(stage)).progress == 60


async def test_an_edited_sentence_replaces_the_sentence_alone(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (shown,) = await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} 60 %"))
    sentence = stage.box.world.say(anna, anna, "Der Entwruf liegt vor.", reply_to=shown["message_id"])
    await stage.said_after(sentence)
    stage.box.world.edit(anna, sentence, "Der Entwurf liegt vor.")
    await stage.play()
    (update,) = (await standing(stage)).updates
    assert (update.progress, update.note) == (60, "Der Entwurf liegt vor.")


async def test_thanks_complete_nothing_and_a_question_is_answered(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (shown,) = await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} 60 %"))
    for text in ("Danke!", "👍", "Was ist überfällig?"):
        await stage.said_after(stage.box.world.say(anna, anna, text, reply_to=shown["message_id"]))
    assert [one.note for one in (await standing(stage)).updates] == [None]


async def test_a_status_alone_in_reply_is_a_report_of_its_own(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (shown,) = await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} 60 %"))
    await stage.said_after(stage.box.world.say(anna, anna, "70 %", reply_to=shown["message_id"]))
    assert [one.progress for one in (await standing(stage)).updates] == [60, 70]


async def test_in_a_group_nobody_but_its_writer_completes_a_report(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    bernd = await stage.listed("Bernd", Role.MEMBER, "Personalamt")
    group = stage.box.world.add_group("Leitung", [anna, bernd])
    await stage.approve(group.id)
    (shown,) = await stage.said_after(stage.box.world.say(anna, group, f"/melden {CODE} 60 %"))
    reply = {"reply_to": shown["message_id"]}
    assert await stage.said_after(stage.box.world.say(bernd, group, "Das ging aber schnell.", **reply)) == []
    await stage.said_after(stage.box.world.say(anna, group, "Der Entwurf liegt vor.", **reply))
    assert [one.note for one in (await standing(stage)).updates] == ["Der Entwurf liegt vor."]


async def test_undoing_reaches_ones_own_reports_alone(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    bernd = await stage.listed("Bernd", Role.MEMBER, "Personalamt")
    await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} 60 %"))
    await stage.said_after(stage.box.world.say(bernd, bernd, "rückgängig"))
    assert (await standing(stage)).progress == 60
    await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} rückgängig"))
    assert (await standing(stage)).status is None


async def test_what_was_chosen_twice_is_stored_once(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (asked,) = await stage.said_after(stage.box.world.say(anna, anna, f"{CODE} ist noch nicht erledigt"))
    data = labels(asked)[f"{CODE} läuft"]
    await press(stage, anna, asked, data)
    await press(stage, anna, asked, data)
    assert [one.status for one in (await standing(stage)).updates] == [Status.IN_PROGRESS]


async def test_two_people_at_once_are_both_kept_and_the_second_sees_the_first(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    bernd = await stage.listed("Bernd", Role.MEMBER, "Schulamt")
    first = stage.box.world.say(anna, anna, "2.1.2 40 %")
    second = stage.box.world.say(bernd, bernd, "2.1.2 50 %")
    await stage.said_after(first)
    (shown,) = await stage.said_after(second)
    assert "läuft, 50 % (vorher: läuft, 40 %)" in shown["text"]
    assert [(one.unit, one.progress) for one in (await standing(stage, "2.1.2")).updates] == [
        ("Personalamt", 40),
        ("Schulamt", 50),
    ]


async def test_several_measures_in_one_message_are_one_report_that_is_undone_as_a_whole(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (shown,) = await stage.said_after(stage.box.world.say(anna, anna, "2.1.1 60 %, 2.1.2 läuft"))
    assert "2.1.1: läuft, 60 %" in shown["text"]
    await press(stage, anna, shown, labels(shown)["Rückgängig"])
    assert (await standing(stage, "2.1.1")).status is None
    assert (await standing(stage, "2.1.2")).status is None
