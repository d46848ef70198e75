"""Messages of the bot, and the sign that it is typing."""

from functools import partial
from typing import Any

from sandbox.errors import bad_request
from sandbox.keyboards import keyboard_of
from sandbox.methods.method import Method, chat_named, check_access
from sandbox.params import Params
from sandbox.places import Chat, JsonObject
from sandbox.text import FORMATTING, caption_of, content_of
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


async def send_message(world: World, params: Params) -> Any:
    """Send a text."""
    return post(world, params, {**text_content(world, params), **keyboard_of(params)})


def post(world: World, params: Params, content: JsonObject) -> JsonObject:
    """Put a message of the bot's into the chat that is named."""
    chat = chat_named(world, params)
    check_access(world, chat)
    original = original_of(chat, params)
    thread = thread_of(chat, params)
    message = world.post(chat, world.bot.user, content, thread=thread, reply_to=original)
    markup = params.json("reply_markup", "reply keyboard markup JSON object")
    if isinstance(markup, dict) and markup.get("force_reply"):
        world.publish("asks", chat, _asking(message, markup))
    return {**message}


def _asking(message: JsonObject, markup: JsonObject) -> JsonObject:
    """Whom a message asks to reply: everybody, or if it is selective whom it mentions and whom it replies to."""
    mentioned = [entity["user"]["id"] for entity in message.get("entities", ()) if "user" in entity]
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    return {
        "chat": {"id": message["chat"]["id"]},
        "message_id": message["message_id"],
        "of": [one for one in (*mentioned, replied) if one] if markup.get("selective") else None,
        "placeholder": markup.get("input_field_placeholder", ""),
    }


async def send_chat_action(world: World, params: Params) -> Any:
    """Say that the bot is typing; it leaves no trace."""
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_named(world, params)
    check_access(world, chat)
    thread_of(chat, params)
    return True


def text_content(world: World, params: Params, name: str = "text") -> JsonObject:
    """Text and entities from the parameters `name`, parse_mode and entities; people unknown are not mentioned."""
    if not params.text(name):
        raise bad_request("message text is empty")
    return _known(world, content_of(params.text(name), *_markup(params, "entities")), "entities")


def caption_content(world: World, params: Params) -> JsonObject:
    """The same of a caption, which may be empty."""
    content = caption_of(params.text("caption"), *_markup(params, "caption_entities"))
    return _known(world, content, "caption_entities")


def _markup(params: Params, entities: str) -> tuple[str, list[JsonObject]]:
    parse_mode = params.text("parse_mode")
    return parse_mode, [] if parse_mode else _formatting(params.json(entities, "MessageEntity JSON object"))


def _known(world: World, content: JsonObject, entities: str) -> JsonObject:
    known = [entity for entity in map(partial(_with_user, world), content.pop(entities, ())) if entity]
    return {**content, **({entities: known} if known else {})}


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


def original_of(chat: Chat, params: Params) -> int | None:
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


def thread_of(chat: Chat, params: Params) -> int | None:
    """The topic to write to; without topics a thread id is passed over, in private there is none."""
    thread = params.integer("message_thread_id")
    if not thread or not (chat.is_forum or chat.is_private):
        return None
    if thread == GENERAL_TOPIC or thread not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[thread].is_closed:
        raise bad_request("TOPIC_CLOSED")
    return thread


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendChatAction": send_chat_action,
}
