"""/meinedaten brings a file with everything, /datenloeschen erases down to the last byte, and both are traced."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.people.model import Role
from bot.privacy.fields import TABLES
from bot.texts.privacy import NOT_ERASED
from sandbox.places import JsonObject, Person
from storage.tables import audit, pseudonyms
from tests.dialogues.transcript import labels
from tests.engines import engine_at
from tests.handlers.stage import MORNING, Stage
from tests.handlers.test_held_back import everything, of_bot, press


async def file_of(stage: Stage, person: Person, command: str = "/meinedaten") -> dict[str, Any]:
    (answer,) = await stage.said_after(stage.box.world.say(person, person, command))
    stored: dict[str, Any] = json.loads(content_of(stage, answer))
    return stored


def content_of(stage: Stage, message: JsonObject) -> bytes:
    found = stage.box.world.files.find(message["document"]["file_id"])
    assert found
    return found.upload.data


async def traces(url: str) -> list[tuple[str, str | None]]:
    async with engine_at(url) as engine, engine.connect() as connection:
        rows = (await connection.execute(select(audit.c.action, audit.c.actor).order_by(audit.c.id))).all()
    return [(row.action, row.actor) for row in rows]


async def erase(stage: Stage, person: Person) -> list[JsonObject]:
    (asked,) = await stage.said_after(stage.box.world.say(person, person, "/datenloeschen"))
    await press(stage, person, asked, "Endgültig löschen")
    return of_bot(stage, person.id)


async def test_the_file_says_in_words_what_is_stored(stage: Stage, database_url: str) -> None:
    anna = await stage.listed("Anna Öztürk", Role.MEMBER, "Personalamt")
    stored = await file_of(stage, anna)
    (entry,) = stored["Wer mit Zielbot arbeiten darf"]["Einträge"]
    assert entry["Name aus Telegram"] == "Anna Öztürk"
    assert entry["Seit wann auf der Liste"] == MORNING.isoformat()
    (unit,) = stored["Für welche Einheiten jemand arbeitet"]["Einträge"]
    assert unit["Name der Einheit"] == "Personalamt"
    assert stored["Wer mit Zielbot arbeiten darf"]["Wann es gelöscht wird"]
    assert [action for action, _ in await traces(database_url)] == ["accessed_own_data"]


async def test_the_file_speaks_english_to_whom_it_should(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER, language="en")
    assert "Who may work with Zielbot" in await file_of(stage, anna, "/mydata")


def test_no_two_columns_of_a_table_have_the_same_name_in_words() -> None:
    for lang in ("de", "en"):
        for name, table in TABLES.items():
            words = [field.meaning.in_(lang) for field in table.columns.values()]
            assert len(set(words)) == len(words), name
    assert len({table.purpose.de for table in TABLES.values()}) == len(TABLES)


async def test_after_erasing_not_a_byte_of_the_file_names_them(stage: Stage, database_url: str) -> None:
    anna = await stage.listed("Anna Kanarienvogel", Role.MEMBER, "Personalamt")
    await stage.said_after(stage.box.world.say(anna, anna, "Was ist fällig?"))
    await file_of(stage, anna)
    assert str(anna.id) in await everything(database_url)
    *_, last = await erase(stage, anna)
    assert last["text"].startswith("Ihre Daten sind gelöscht")
    assert not labels(last)
    assert str(anna.id) not in await everything(database_url)
    assert "Kanarienvogel" not in await everything(database_url)
    await stage.store.close()
    for part in Path(database_url.removeprefix("sqlite:///")).parent.glob("zielbot.db*"):
        content = await asyncio.to_thread(part.read_bytes)
        assert b"Kanarienvogel" not in content
        assert str(anna.id).encode() not in content
        assert anna.id.to_bytes(6, "big") not in content


async def test_the_trace_of_erasing_names_nobody(stage: Stage, database_url: str) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    await erase(stage, anna)
    ((action, actor),) = await traces(database_url)
    assert action == "erased"
    assert actor
    async with engine_at(database_url) as engine, engine.connect() as connection:
        assert (await connection.execute(select(pseudonyms))).all() == []


@pytest.mark.parametrize("revoked", [True, False])
async def test_who_was_taken_off_the_list_can_see_and_erase_and_stays_out_of_groups(
    stage: Stage, revoked: bool
) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    group = stage.box.world.add_group("Leitung", [anna])
    await stage.approve(group.id)
    if revoked:
        async with stage.store.writing() as work:
            person = await work.people.by_telegram_id(anna.id)
            assert person
            await work.people.revoke(person.id, at=MORNING)
        assert "Wer mit Zielbot arbeiten darf" in await file_of(stage, anna)
    *_, last = await erase(stage, anna)
    assert last["text"].startswith("Ihre Daten sind gelöscht")
    answers = await stage.said_after(stage.box.world.say(anna, group, "/faellig"))
    assert bool(answers) is not revoked


async def test_of_two_coordinators_who_leave_at_once_one_stays(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.COORDINATOR)
    bernd = await stage.listed("Bernd", Role.COORDINATOR)
    (hers,) = await stage.said_after(stage.box.world.say(anna, anna, "/datenloeschen"))
    (his,) = await stage.said_after(stage.box.world.say(bernd, bernd, "/datenloeschen"))
    first = stage.box.world.press(anna, hers, labels(hers)["Endgültig löschen"])
    second = stage.box.world.press(bernd, his, labels(his)["Endgültig löschen"])
    await stage.play()
    told = [query.answer.get("text", "") for query in (first, second) if query.answer is not None]
    assert sorted(text.startswith("Sie sind die letzte Koordination") for text in told) == [False, True]
    async with stage.store.reading() as work:
        assert len(await work.people.everybody()) == 1


async def test_the_buttons_of_somebody_else_erase_nobody(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER)
    bernd = await stage.listed("Bernd", Role.MEMBER)
    (hers,) = await stage.said_after(stage.box.world.say(anna, anna, "/datenloeschen"))
    (his,) = await stage.said_after(stage.box.world.say(bernd, bernd, "/datenloeschen"))
    stage.box.world.press(bernd, his, labels(hers)["Endgültig löschen"])
    await stage.play()
    async with stage.store.reading() as work:
        assert len(await work.people.everybody()) == 2


async def test_whoever_was_taken_off_the_list_sees_that_nothing_was_erased(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    async with stage.store.writing() as work:
        person = await work.people.by_telegram_id(anna.id)
        assert person
        await work.people.revoke(person.id, at=MORNING)
    (asked,) = await stage.said_after(stage.box.world.say(anna, anna, "/datenloeschen"))
    await press(stage, anna, asked, "Nichts löschen")
    assert of_bot(stage, anna.id)[-1]["text"] == NOT_ERASED.de
