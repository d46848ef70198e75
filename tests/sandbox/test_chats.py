"""What a bot can learn about chats and their members."""

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from sandbox.places import Chat, Person
from sandbox.server import Sandbox


async def test_a_chat_is_described(bot: Bot, anna: Person, forum: Chat) -> None:
    private, forum_info = await bot.get_chat(anna.id), await bot.get_chat(forum.id)
    assert (private.type, private.first_name, private.username) == ("private", "Anna", "anna")
    assert (forum_info.type, forum_info.title, forum_info.is_forum) == ("supergroup", "Fachgruppen", True)


async def test_members_have_a_status(box: Sandbox, bot: Bot, anna: Person, group: Chat) -> None:
    berta = box.world.add_person("Berta")
    statuses = [(await bot.get_chat_member(group.id, user)).status for user in (anna.id, bot.id, berta.id)]
    assert statuses == ["creator", "member", "left"]
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group.id, 1)


async def test_administrators_are_listed(box: Sandbox, bot: Bot, anna: Person, group: Chat) -> None:
    box.world.promote_bot(group, by=anna)
    listed = await bot.get_chat_administrators(group.id)
    assert [(one.user.id, one.status) for one in listed] == [(anna.id, "creator"), (bot.id, "administrator")]
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(anna.id)


async def test_a_bot_that_left_knows_nothing_more(bot: Bot, anna: Person, group: Chat) -> None:
    assert await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.get_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "x")
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "left"
    with pytest.raises(BadRequest, match="Chat is not a group"):
        await bot.leave_chat(anna.id)
