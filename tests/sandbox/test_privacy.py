"""In privacy mode a bot gets of a group what is meant for it, and nothing else."""

import json

import pytest

from sandbox.places import Chat, JsonObject, Person
from sandbox.server import Sandbox


async def received(box: Sandbox) -> list[JsonObject]:
    updates = await box.world.updates.poll(0, 100, 0)
    return [json.loads(update.text) for update in updates]


async def texts_received(box: Sandbox) -> list[str]:
    return [update["message"]["text"] for update in await received(box)]


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("/faellig Pflege", True),
        ("/faellig@zielbot_demo_bot Pflege", True),
        ("/faellig@ZIELBOT_demo_bot", True),
        ("/fällig Pflege", True),
        ("/faellig@other_bot Pflege", False),
        ("@zielbot_demo_bot was ist fällig?", True),
        ("Was ist fällig, @Zielbot_Demo_Bot?", True),
        ("@other_bot was ist fällig?", False),
        ("amt@zielbot_demo_bot", False),
        ("@zielbot_demo_bot2 was ist fällig?", False),
        ("Was ist fällig?", False),
        ("siehe /faellig", False),
        ("siehe /faellig@zielbot_demo_bot", True),
    ],
)
async def test_privacy_mode_decides_by_text(box: Sandbox, group: Chat, anna: Person, text: str, is_seen: bool) -> None:
    box.world.say(anna, group, text)
    assert await texts_received(box) == ([text] if is_seen else [])


async def test_a_reply_is_seen_if_it_answers_the_bot(box: Sandbox, group: Chat, anna: Person) -> None:
    of_bot = box.world.post(group, box.world.bot.user, {"text": "Zwei Maßnahmen"})
    of_anna = box.world.say(anna, group, "Aha")
    box.world.say(anna, group, "und danach?", reply_to=of_bot["message_id"])
    box.world.say(anna, group, "eben", reply_to=of_anna["message_id"])
    assert await texts_received(box) == ["und danach?"]


async def test_an_edited_message_is_seen_by_the_same_rule(box: Sandbox, group: Chat, anna: Person) -> None:
    message = box.world.say(anna, group, "faellig")
    box.world.edit(anna, message, "faellig?")
    box.world.edit(anna, message, "/faellig")
    updates = await received(box)
    assert [update["edited_message"]["text"] for update in updates] == ["/faellig"]


async def test_everything_is_seen_in_private(box: Sandbox, anna: Person) -> None:
    box.world.say(anna, anna, "Guten Morgen")
    assert await texts_received(box) == ["Guten Morgen"]


async def test_everything_is_seen_with_privacy_mode_off(box: Sandbox, group: Chat, anna: Person) -> None:
    box.world.bot.reads_all = True
    box.world.say(anna, group, "Guten Morgen")
    assert await texts_received(box) == ["Guten Morgen"]


async def test_an_administrator_sees_everything(box: Sandbox, group: Chat, anna: Person) -> None:
    box.world.promote_bot(group, by=anna)
    box.world.say(anna, group, "Guten Morgen")
    promoted, message = await received(box)
    assert promoted["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert message["message"]["text"] == "Guten Morgen"


async def test_service_messages_are_seen(box: Sandbox, group: Chat) -> None:
    berta = box.world.add_person("Berta")
    box.world.join(berta, group)
    box.world.leave(berta, group)
    updates = await received(box)
    assert [sorted({"new_chat_members", "left_chat_member"} & update["message"].keys()) for update in updates] == [
        ["new_chat_members"],
        ["left_chat_member"],
    ]


async def test_a_bot_that_was_thrown_out_sees_nothing_more(box: Sandbox, group: Chat, anna: Person) -> None:
    box.world.remove_bot(group, by=anna)
    box.world.say(anna, group, "/faellig")
    (update,) = await received(box)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_being_put_into_a_group_is_two_updates(box: Sandbox, anna: Person) -> None:
    group = box.world.add_group("Leitung", [anna], with_bot=False)
    box.world.say(anna, group, "/faellig")
    box.world.add_bot(group, by=anna)
    change, welcome = await received(box)
    assert change["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert change["my_chat_member"]["from"]["id"] == anna.id
    assert welcome["message"]["new_chat_members"] == [box.world.bot.user]
