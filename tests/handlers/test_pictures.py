"""The picture of the state of things on its way: a drawing in the outbox, a photo at Telegram."""

import asyncio
import json
import sqlite3
import struct
from contextlib import closing
from dataclasses import replace

import pytest

from bot.delivery import DRAWING
from bot.errors import Unpaintable
from bot.people.model import Role
from sandbox.places import Chat, JsonObject, Person
from storage.work import SqlStore
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import HandClock, Stage, staged


async def pictured(stage: Stage, who: Person, place: Person | Chat, thread: int | None = None) -> JsonObject:
    """Ask for the state of things and press [Bild] below it; return the photo."""
    asked = stage.box.world.say(who, place, "/stand", thread=thread)
    [shown] = await stage.said_after(asked)
    stage.box.world.press(who, shown, labels(shown)["Bild"])
    [photo] = await stage.said_after(shown)
    return photo


def photo_of(stage: Stage, message: JsonObject) -> bytes:
    found = stage.box.world.files.find(message["photo"][-1]["file_id"])
    assert found
    return found.upload.data


async def test_the_press_sends_a_photo_with_the_same_facts_below_it(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    photo = await pictured(stage, anna, anna)
    png = photo_of(stage, photo)
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">L", png[16:20]) == (780,)
    assert text_of(photo).startswith("Stand am 3. Mai 2021, alle Einheiten: 4 Maßnahmen")


async def test_in_a_topic_it_comes_there_and_replies_to_the_answer(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    group = stage.box.world.add_group("Leitung", [anna], forum=True)
    await stage.approve(group.id)
    topic = stage.box.world.add_topic(group, "Pflege", by=anna)
    photo = await pictured(stage, anna, group, topic.id)
    assert photo["message_thread_id"] == topic.id
    assert photo["reply_to_message"]["text"].startswith("Stand am 3. Mai 2021")


def waiting(database_url: str) -> list[tuple[str, str | None]]:
    """State and file of all that was to be sent."""
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as database:
        return database.execute("select state, upload from outbox order by id").fetchall()


async def test_it_waits_as_a_drawing_and_is_emptied_once_it_is_sent(stage: Stage, database_url: str) -> None:
    anna = await stage.listed("Anna", Role.READER)
    stage.box.world.say(anna, anna, "/stand Bild")
    await stage.parts.poller.once(0)
    while await stage.parts.receiver.batch():
        pass
    [(state, upload)] = waiting(database_url)
    assert upload
    assert (state, json.loads(upload)["media_type"]) == ("pending", DRAWING)
    await stage.play()
    assert waiting(database_url) == [("sent", None)]


async def test_pictures_are_painted_one_at_a_time(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    post, at_work, most = stage.parts.sender.post, 0, 0

    async def counts(svg: bytes) -> bytes:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0)
        at_work -= 1
        return b"\x89PNG"

    monkeypatch.setattr(post, "setup", replace(post.setup, paint=counts))
    for name in ("Anna", "Berta", "Carla"):
        person = await stage.listed(name, Role.READER)
        stage.box.world.say(person, person, "/stand Bild")
    await stage.play()
    assert most == 1


async def test_where_painting_fails_it_is_tried_again(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = HandClock()
    async with staged(store, real=clock) as stage:
        post, tries = stage.parts.sender.post, []
        setup = post.setup

        async def fails_once(svg: bytes) -> bytes:
            tries.append(svg)
            if len(tries) == 1:
                raise Unpaintable("Das Bild ließ sich nicht zeichnen.")
            return await setup.paint(svg)

        monkeypatch.setattr(post, "setup", replace(setup, paint=fails_once))
        anna = await stage.listed("Anna", Role.READER)
        asked = stage.box.world.say(anna, anna, "/stand Bild")
        assert await stage.said_after(asked) == []
        clock.advance(minutes=1)
        [photo] = await stage.said_after(asked)
        assert photo_of(stage, photo).startswith(b"\x89PNG")
        assert len(tries) == 2
