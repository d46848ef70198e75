"""Messages of the bot: send, edit, delete, and the sign that it is typing."""

from functools import partial
from typing import Any

from sandbox.errors import bad_request
from sandbox.keyboards import keyboard_of
from sandbox.limits import DELETABLE_S
from sandbox.methods.method import Method, chat_named, check_access
from sandbox.params import Params
from sandbox.places import Chat, JsonObject
from sandbox.text import FORMATTING, content_of
from sandbox.world import World

GENERAL_TOPIC = 1
"""The General topic is addressed by no thread id at all."""
_ACTIONS = frozenset(
    {
        "typing",
        "choose_sticker",
        "find_location",
        "record_video",
        "record_voice",
        "record_video_note",
        "upload_photo",
        "upload_video",
        "upload_voice",
        "upload_document",
        "upload_video_note",
    }
)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


async def send_message(world: World, params: Params) -> Any:
    """Send a text."""
    content = text_content(world, params)
    keyboard = keyboard_of(params)
    chat = chat_named(world, params)
    check_access(world, chat)
    original = _original(chat, params)
    thread = _thread(chat, params)
    return {**world.post(chat, world.bot.user, {**content, **keyboard}, thread=thread, reply_to=original)}


async def edit_message_text(world: World, params: Params) -> Any:
    """Replace text and keyboard of a message of the bot's, or of one sent via it."""
    content = {**text_content(world, params), **keyboard_of(params)}
    return _edit(world, params, content)


async def edit_message_reply_markup(world: World, params: Params) -> Any:
    """Replace only the keyboard."""
    keyboard = keyboard_of(params)
    _, message = _own_message(world, params)
    kept: JsonObject = {name: message[name] for name in ("text", "entities") if name in message}
    return _edit(world, params, {**kept, **keyboard})


async def delete_message(world: World, params: Params) -> Any:
    """Delete a message of the bot's, up to 48 hours old; in private also the person's."""
    chat = chat_named(world, params)
    check_access(world, chat)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    is_own = message["from"]["id"] == world.bot.id
    is_fresh = world.clock.timestamp() - message["date"] <= DELETABLE_S
    if not is_fresh or not (is_own or chat.is_private or chat.members[world.bot.id] == "administrator"):
        raise bad_request("message can't be deleted")
    world.delete(chat, message["message_id"])
    return True


async def send_chat_action(world: World, params: Params) -> Any:
    """Say that the bot is typing; it leaves no trace."""
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_named(world, params)
    check_access(world, chat)
    _thread(chat, params)
    return True


def text_content(world: World, params: Params, name: str = "text") -> JsonObject:
    """Text and entities from the parameters `name`, parse_mode and entities; people unknown are not mentioned."""
    text = params.text(name)
    if not text:
        raise bad_request("message text is empty")
    parse_mode = params.text("parse_mode")
    entities = None if parse_mode else params.json("entities", "MessageEntity JSON object")
    content = content_of(text, parse_mode, _formatting(entities))
    known = [entity for entity in map(partial(_with_user, world), content.pop("entities", ())) if entity]
    return {**content, **({"entities": known} if known else {})}


def _formatting(entities: Any) -> list[JsonObject]:
    """The given entities that format; those Telegram finds by itself are passed over."""
    if not isinstance(entities, list):
        return []
    for entity in entities:
        if not isinstance(entity, dict) or not all(isinstance(entity.get(name), int) for name in ("offset", "length")):
            raise bad_request("can't parse MessageEntity: expected an Object with offset and length")
    return [entity for entity in entities if entity.get("type") in FORMATTING]


def _with_user(world: World, entity: JsonObject) -> JsonObject | None:
    if entity["type"] != "text_mention":
        return entity
    person = world.people.get(entity.get("user", {}).get("id"))
    return {**entity, "user": person.user} if person else None


def _original(chat: Chat, params: Params) -> int | None:
    """The id of the message that is replied to."""
    reply = params.json("reply_parameters", "reply parameters JSON object")
    if reply is not None and not isinstance(reply, dict):
        raise bad_request("object expected as reply parameters")
    given = Params(reply) if reply else params
    message_id = given.integer("message_id" if reply else "reply_to_message_id")
    if not message_id or message_id in chat.messages:
        return message_id or None
    if given.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _thread(chat: Chat, params: Params) -> int | None:
    """The topic to write to; without topics a thread id is passed over, in private there is none."""
    thread = params.integer("message_thread_id")
    if not thread or not (chat.is_forum or chat.is_private):
        return None
    if thread == GENERAL_TOPIC or thread not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[thread].is_closed:
        raise bad_request("TOPIC_CLOSED")
    return thread


def _own_message(world: World, params: Params) -> tuple[Chat, JsonObject]:
    """The message to edit: by chat and id, or by inline_message_id."""
    inline_id = params.text("inline_message_id")
    if inline_id:
        if inline_id not in world.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        message = world.inline_messages[inline_id]
        return world.chats[message["chat"]["id"]], message
    chat = chat_named(world, params)
    check_access(world, chat)
    found = chat.messages.get(params.integer("message_id"))
    if found is None:
        raise bad_request("message to edit not found")
    if found["from"]["id"] != world.bot.id or "text" not in found:
        raise bad_request("message can't be edited")
    return chat, found


def _edit(world: World, params: Params, content: JsonObject) -> Any:
    chat, message = _own_message(world, params)
    if all(message.get(name) == content.get(name) for name in ("text", "entities", "reply_markup")):
        raise bad_request(_NOT_MODIFIED)
    world.change(chat, message, content)
    return True if params.text("inline_message_id") else {**message}


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
}
