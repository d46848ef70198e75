"""Chats, who is in them, and their topics."""

from typing import Any

from sandbox.errors import bad_request
from sandbox.groups import TOPIC_COLOUR
from sandbox.limits import MAX_TOPIC_NAME
from sandbox.methods.method import Method, chat_named, check_access
from sandbox.params import Params
from sandbox.places import Chat, JsonObject
from sandbox.world import World

_FULL_INFO = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    },
}


async def get_chat(world: World, params: Params) -> Any:
    """A `ChatFullInfo`, with the fields that are always there."""
    chat = chat_named(world, params)
    check_access(world, chat, writing=False)
    return {**chat.json, **_FULL_INFO}


async def get_chat_member(world: World, params: Params) -> Any:
    """Somebody's standing in a chat; who never was in it has left."""
    chat = chat_named(world, params)
    check_access(world, chat, writing=False)
    user_id = params.integer("user_id")
    user = _user(world, user_id)
    return world.member_json(chat, user, chat.members.get(user_id, "left"))


async def get_chat_administrators(world: World, params: Params) -> Any:
    """The creator and administrators that are no bots, and this bot if it is one."""
    chat = chat_named(world, params)
    check_access(world, chat, writing=False)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        world.member_json(chat, _user(world, user_id), status)
        for user_id, status in chat.members.items()
        if status in ("creator", "administrator")
    ]


async def leave_chat(world: World, params: Params) -> Any:
    """Leave a group."""
    chat = chat_named(world, params)
    if chat.is_private:
        raise bad_request("chat is not a group, a supergroup or a channel chat")
    check_access(world, chat)
    world.bot_leaves(chat)
    return True


async def create_forum_topic(world: World, params: Params) -> Any:
    """Open a topic; only an administrator may."""
    chat = chat_named(world, params)
    check_access(world, chat)
    _check_may_make_topics(world, chat)
    name = params.text("name").strip()
    if not 1 <= len(name) <= MAX_TOPIC_NAME:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_INVALID")
    topic = world.add_topic(chat, name, by=world.bot)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": TOPIC_COLOUR}


def _check_may_make_topics(world: World, chat: Chat) -> None:
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if chat.members[world.bot.id] != "administrator":
        raise bad_request("not enough rights to create a topic")


def _user(world: World, user_id: int) -> JsonObject:
    if user_id == world.bot.id:
        return world.bot.user
    if user_id not in world.people:
        raise bad_request("user not found")
    return world.people[user_id].user


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "leaveChat": leave_chat,
    "createForumTopic": create_forum_topic,
}
