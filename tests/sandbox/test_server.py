"""The box as a whole: its clock, and waiting for what the bot does."""

import asyncio
from datetime import UTC, datetime

import pytest
from telegram import Bot

from sandbox.clock import Clock
from sandbox.errors import Impossible
from sandbox.places import Person
from sandbox.server import Sandbox
from tests.sandbox.conftest import bot_of

NOON = datetime(2021, 5, 3, 12, tzinfo=UTC)


def test_the_clock_stands_still_until_moved() -> None:
    clock = Clock(NOON)
    clock.advance(days=1, seconds=5)
    assert clock.now() == datetime(2021, 5, 4, 12, 0, 5, tzinfo=UTC)


def test_a_running_clock_goes_on_from_where_it_was_set() -> None:
    gone_by = [10.0]
    clock = Clock(NOON, lambda: gone_by[-1])
    gone_by.append(13.0)
    clock.advance(days=1)
    gone_by.append(20.0)
    assert clock.now() == datetime(2021, 5, 4, 12, 0, 10, tzinfo=UTC)


def test_a_clock_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        Clock(NOON.replace(tzinfo=None))


async def test_an_answer_is_waited_for(box: Sandbox, bot: Bot, anna: Person) -> None:
    asked = box.world.say(anna, anna, "Was ist fällig?")
    async with asyncio.TaskGroup() as tasks:
        answer = tasks.create_task(box.answer_to(asked))
        await bot.send_message(anna.id, "Nichts.")
        await bot.send_message(anna.id, "Wirklich nichts.")
    assert answer.result()["text"] == "Nichts."
    later = await box.next_message(anna, after=answer.result()["message_id"])
    assert later["text"] == "Wirklich nichts."


async def test_the_bot_is_idle_when_it_confirmed_all_and_asks_for_more(box: Sandbox, bot: Bot, anna: Person) -> None:
    box.world.say(anna, anna, "Hallo")
    (update,) = await bot.get_updates()
    with pytest.raises(TimeoutError):
        await box.idle(timeout_s=0)
    asking = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=50))
    await box.idle()
    box.world.say(anna, anna, "Noch etwas")
    assert await asking


async def test_closing_the_box_lets_a_poller_go() -> None:
    async with Sandbox(now=NOON) as box, bot_of(box) as bot:
        asking = asyncio.create_task(bot.get_updates(timeout=50))
        await box.until(lambda: box.world.updates.has_poller)
        box.world.updates.close()
        assert await asking == ()


async def test_two_boxes_cannot_share_a_port(box: Sandbox) -> None:
    other = Sandbox(now=NOON, port=int(box.url.rpartition(":")[2]))
    with pytest.raises(OSError, match="in use"):
        await other.__aenter__()


def test_a_start_link_carries_at_most_64_plain_characters() -> None:
    world = Sandbox(now=NOON).world
    anna = world.add_person("Anna")
    assert world.start(anna, "x" * 64)["text"] == "/start " + "x" * 64
    for parameter in ("x" * 65, "ä", "a b"):
        with pytest.raises(Impossible, match="start parameter"):
            world.start(anna, parameter)


def test_people_do_only_what_an_app_lets_them() -> None:
    world = Sandbox(now=NOON).world
    anna, berta = world.add_person("Anna"), world.add_person("Berta")
    group = world.add_group("Leitung", [anna])
    said = world.say(anna, group, "/faellig")
    with pytest.raises(Impossible, match="Berta is not in this chat"):
        world.say(berta, group, "/faellig")
    with pytest.raises(Impossible, match="Only one's own texts"):
        world.edit(berta, said, "anders")
    with pytest.raises(Impossible, match="no topics"):
        world.add_topic(group, "Pflege", by=anna)
    with pytest.raises(Impossible, match="no message 99"):
        world.say(anna, group, "ja", reply_to=99)
    with pytest.raises(Impossible, match="Only a basic group"):
        world.upgrade(group)


def test_an_anonymous_administrator_writes_in_the_groups_name() -> None:
    world = Sandbox(now=NOON).world
    anna = world.add_person("Anna")
    group = world.add_group("Leitung", [anna])
    mask = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    said = world.say(anna, group, "/faellig", extra={"from": mask, "sender_chat": group.json})
    assert said["from"]["id"] == 1087968824
    assert said["sender_chat"]["id"] == group.id
