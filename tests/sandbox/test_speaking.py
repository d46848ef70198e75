"""Messages that are not simply somebody's own: forwards, anonymous administrators, channels."""

import pytest
from telegram import Bot, MessageOriginChannel, MessageOriginChat, MessageOriginHiddenUser, MessageOriginUser
from telegram.error import BadRequest, Forbidden

from sandbox.errors import Impossible
from sandbox.places import Chat, Person
from sandbox.server import Sandbox


@pytest.fixture
def channel(box: Sandbox, anna: Person, group: Chat) -> Chat:
    return box.world.add_channel("Aktuelles", [anna, box.world.add_person("Berta")], group=group)


async def test_a_forward_names_where_it_is_from(
    box: Sandbox, bot: Bot, anna: Person, group: Chat, channel: Chat
) -> None:
    said = box.world.say(anna, anna, "/faellig")
    box.world.forward(anna, anna, said)
    box.world.forward(anna, anna, said, hidden=True)
    box.world.forward(anna, anna, box.world.say(anna, group, "/faellig", as_chat=group))
    box.world.forward(anna, anna, box.world.say(anna, channel, "/faellig"))
    messages = [update.message for update in await bot.get_updates() if update.message]
    origins = [message.forward_origin for message in messages if message.forward_origin and message.chat.id == anna.id]
    kinds = [MessageOriginUser, MessageOriginHiddenUser, MessageOriginChat, MessageOriginChannel]
    assert [type(origin) for origin in origins] == kinds
    assert {message.text for message in messages} == {"/faellig"}


def test_a_forward_of_a_forward_names_the_first(box: Sandbox, anna: Person) -> None:
    berta = box.world.add_person("Berta")
    first = box.world.forward(anna, anna, box.world.say(berta, berta, "Hallo"))
    second = box.world.forward(anna, anna, first)
    assert second["forward_origin"]["sender_user"]["id"] == berta.id


async def test_an_anonymous_administrator_and_a_channel_hide_the_person(
    box: Sandbox, bot: Bot, anna: Person, group: Chat, channel: Chat
) -> None:
    box.world.say(anna, group, "/faellig", as_chat=group)
    box.world.say(anna, group, "/faellig", as_chat=channel)
    messages = [update.message for update in await bot.get_updates()]
    seen = [(message.from_user.id, message.sender_chat.id) for message in messages]  # type: ignore[union-attr]
    assert seen == [(1087968824, group.id), (136817688, channel.id)]
    berta = box.world.add_person("Berta")
    box.world.join(berta, group)
    with pytest.raises(Impossible, match="Berta cannot write as Leitung"):
        box.world.say(berta, group, "/faellig", as_chat=group)


async def test_a_post_has_no_sender_and_is_forwarded_into_the_group(
    box: Sandbox, bot: Bot, anna: Person, group: Chat, channel: Chat
) -> None:
    box.world.bot.reads_all = True
    post = box.world.say(anna, channel, "Neues")
    box.world.edit(anna, post, "Neues und Altes")
    posted, discussed, edited = await bot.get_updates()
    assert posted.channel_post is not None
    assert (posted.channel_post.from_user, posted.channel_post.sender_chat.id) == (None, channel.id)  # type: ignore[union-attr]
    assert discussed.message is not None
    assert (discussed.message.from_user.id, discussed.message.is_automatic_forward) == (777000, True)  # type: ignore[union-attr]
    assert isinstance(discussed.message.forward_origin, MessageOriginChannel)
    assert edited.edited_channel_post is not None
    assert edited.edited_channel_post.text == "Neues und Altes"


async def test_only_administrators_write_in_a_channel(box: Sandbox, bot: Bot, anna: Person, channel: Chat) -> None:
    berta = next(person for person in box.world.people.values() if person.first_name == "Berta")
    with pytest.raises(Impossible, match="Only administrators"):
        box.world.say(berta, channel, "Hallo")
    sent = await bot.send_message(channel.id, "Neues")
    assert sent.from_user is None
    assert await bot.edit_message_text("Altes", channel.id, sent.message_id)
    assert await bot.delete_message(channel.id, sent.message_id)
    box.world.promote_bot(channel, by=anna, status="member")
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        await bot.send_message(channel.id, "Neues")
    box.world.remove_bot(channel, by=anna)
    with pytest.raises(Forbidden, match="bot was kicked from the channel chat"):
        await bot.send_message(channel.id, "Neues")
