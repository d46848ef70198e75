"""A report with data of a client: nothing of it is kept, and Telegram hands it back when its writer wants it read."""

import re

import pytest
from sqlalchemy import Text, select

from bot.people.model import Role
from sandbox.places import JsonObject, Person
from storage.tables import metadata
from tests.dialogues.transcript import labels
from tests.engines import engine_at
from tests.handlers.stage import Stage

REPORT = "2.1.1 läuft, Frau Kanarienvogel, geb. 12.03.1951, hat den Bescheid"


async def everything(url: str) -> str:
    """What stands in every table."""
    async with engine_at(url) as engine, engine.connect() as connection:
        rows = [
            str(tuple(row))
            for table in metadata.sorted_tables
            for row in await connection.execute(select(*(column.cast(Text) for column in table.columns)))
        ]
    return "\n".join(rows)


def of_bot(stage: Stage, chat_id: int) -> list[JsonObject]:
    messages = stage.box.world.chat(chat_id).messages.values()
    return [one for one in messages if one["from"]["id"] == stage.box.world.bot.id]


async def press(stage: Stage, who: Person, message: JsonObject, label: str) -> str | None:
    query = stage.box.world.press(who, message, labels(message)[label])
    await stage.play()
    assert query.answer is not None
    text: str | None = query.answer.get("text")
    return text


async def test_the_question_replies_to_the_report_and_nothing_of_it_is_kept(stage: Stage, database_url: str) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    said = stage.box.world.say(anna, anna, REPORT)
    (warning,) = await stage.said_after(said)
    assert warning["reply_to_message"]["message_id"] == said["message_id"]
    assert "Kanarienvogel" not in warning["text"]
    assert "Kanarienvogel" not in await everything(database_url)


async def test_its_writer_can_have_it_read_after_all_once(stage: Stage, database_url: str) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (warning,) = await stage.said_after(stage.box.world.say(anna, anna, REPORT))
    data = labels(warning)["Trotzdem speichern"]
    assert await press(stage, anna, warning, "Trotzdem speichern") is None
    shown, answer = of_bot(stage, anna.id)
    assert shown["text"] == "Die Meldung wird auf Ihren Wunsch verwendet."
    assert re.search(r"Gespeichert.*Stand: läuft.*Kanarienvogel", answer["text"], re.DOTALL)
    query = stage.box.world.press(anna, shown, data)
    await stage.play()
    assert query.answer
    assert len(of_bot(stage, anna.id)) == 2
    assert (await everything(database_url)).count("Kanarienvogel") == 1


async def test_what_is_dropped_is_gone(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (warning,) = await stage.said_after(stage.box.world.say(anna, anna, REPORT))
    await press(stage, anna, warning, "Nicht speichern")
    (shown,) = of_bot(stage, anna.id)
    assert shown["text"] == "Es wurde nichts gespeichert."
    assert not labels(shown)


async def test_in_a_group_only_its_writer_decides_and_the_mention_is_no_part_of_it(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    bernd = await stage.listed("Bernd", Role.MEMBER, "Personalamt")
    group = stage.box.world.add_group("Leitung", [anna, bernd])
    await stage.approve(group.id)
    (warning,) = await stage.said_after(stage.box.world.say(anna, group, f"@{stage.parts.me.username} {REPORT}"))
    assert (
        await press(stage, bernd, warning, "Trotzdem speichern") == "Das entscheidet, wer die Meldung geschrieben hat."
    )
    assert await press(stage, anna, warning, "Trotzdem speichern") is None
    assert "2.1.1: läuft" in of_bot(stage, group.id)[-1]["text"]
    assert stage.parts.me.username not in of_bot(stage, group.id)[-1]["text"]


async def test_a_report_that_was_deleted_meanwhile_has_to_be_sent_again(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (warning,) = await stage.said_after(stage.box.world.say(anna, anna, REPORT))
    without = {name: value for name, value in warning.items() if name != "reply_to_message"}
    stage.box.world.chat(anna.id).messages[warning["message_id"]] = without
    told = await press(stage, anna, without, "Trotzdem speichern")
    assert told == "Ihre Nachricht ist nicht mehr zu lesen. Bitte senden Sie die Meldung noch einmal."


@pytest.mark.parametrize("text", [REPORT, "fällig Frau Kanarienvogel Bahnhofstraße 5", "Frau Kanarienvogel ist dement"])
async def test_no_answer_repeats_such_a_text(stage: Stage, database_url: str, text: str) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    said = await stage.said_after(stage.box.world.say(anna, anna, text))
    assert [one for one in said if "Kanarienvogel" in one["text"]] == []
    assert "Kanarienvogel" not in await everything(database_url)
