"""Forum topics, with their small print."""

import pytest
from telegram import Bot, ReplyParameters
from telegram.error import BadRequest

from sandbox.errors import Impossible
from sandbox.places import Chat, Person
from sandbox.server import Sandbox


async def test_a_message_in_a_topic_replies_to_the_topics_first_message(
    box: Sandbox, bot: Bot, anna: Person, forum: Chat
) -> None:
    topic = box.world.add_topic(forum, "Pflege", by=anna)
    box.world.say(anna, forum, "/faellig", thread=topic.id)
    created, said = (update.message for update in await bot.get_updates())
    assert created is not None
    assert created.forum_topic_created is not None
    assert created.forum_topic_created.name == "Pflege"
    assert said is not None
    assert (said.message_thread_id, said.is_topic_message) == (topic.id, True)
    assert said.reply_to_message is not None
    assert said.reply_to_message.forum_topic_created is not None


async def test_an_explicit_reply_is_kept_and_stands_in_the_same_topic(
    box: Sandbox, bot: Bot, anna: Person, forum: Chat
) -> None:
    topic = box.world.add_topic(forum, "Pflege", by=anna)
    sent = await bot.send_message(forum.id, "Zwei Maßnahmen", message_thread_id=topic.id)
    said = box.world.say(anna, forum, "und danach?", reply_to=sent.message_id)
    assert said["message_thread_id"] == topic.id
    assert said["reply_to_message"]["text"] == "Zwei Maßnahmen"
    answer = await bot.send_message(forum.id, "Nichts.", reply_parameters=ReplyParameters(said["message_id"]))
    assert answer.message_thread_id == topic.id


async def test_the_general_topic_has_no_thread(box: Sandbox, bot: Bot, anna: Person, forum: Chat) -> None:
    said = box.world.say(anna, forum, "/faellig")
    assert "message_thread_id" not in said
    assert "reply_to_message" not in said
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "Nichts.", message_thread_id=1)


async def test_a_deleted_topic_is_not_found(box: Sandbox, bot: Bot, anna: Person, forum: Chat) -> None:
    topic = box.world.add_topic(forum, "Pflege", by=anna)
    box.world.delete_topic(forum, topic)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "Nichts.", message_thread_id=topic.id)
    assert not forum.messages


async def test_a_closed_topic_takes_no_messages(box: Sandbox, bot: Bot, anna: Person, forum: Chat) -> None:
    topic = box.world.add_topic(forum, "Pflege", by=anna)
    box.world.close_topic(forum, topic)
    with pytest.raises(BadRequest, match=r"(?i)TOPIC_CLOSED"):
        await bot.send_message(forum.id, "Nichts.", message_thread_id=topic.id)
    with pytest.raises(Impossible):
        box.world.say(anna, forum, "/faellig", thread=topic.id)
    box.world.reopen_topic(forum, topic)
    assert await bot.send_message(forum.id, "Nichts.", message_thread_id=topic.id)


async def test_without_topics_a_thread_is_passed_over(bot: Bot, anna: Person, group: Chat) -> None:
    assert (await bot.send_message(group.id, "Nichts.", message_thread_id=7)).message_thread_id is None


async def test_a_private_chat_has_no_threads(bot: Bot, anna: Person) -> None:
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(anna.id, "Nichts.", message_thread_id=7)


async def test_only_an_administrator_makes_topics(box: Sandbox, bot: Bot, anna: Person, forum: Chat) -> None:
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await bot.create_forum_topic(forum.id, "Pflege")
    box.world.promote_bot(forum, by=anna)
    topic = await bot.create_forum_topic(forum.id, "Pflege")
    assert (await bot.send_message(forum.id, "Hier.", message_thread_id=topic.message_thread_id)).is_topic_message
