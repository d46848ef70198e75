"""Changes to messages of the bot's: edit and delete."""

from typing import Any

from sandbox.errors import bad_request
from sandbox.keyboards import keyboard_of
from sandbox.limits import DELETABLE_S
from sandbox.methods.method import Method, chat_named, check_access
from sandbox.methods.sending import caption_content, text_content
from sandbox.params import Params
from sandbox.places import Chat, JsonObject
from sandbox.stage import EDITABLE
from sandbox.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


async def edit_message_text(world: World, params: Params) -> Any:
    """Replace text and keyboard of a message of the bot's, or of one sent via it."""
    content = {**text_content(world, params), **keyboard_of(params)}
    return _edit(world, params, content, of_text=True)


async def edit_message_caption(world: World, params: Params) -> Any:
    """Replace caption and keyboard of a message of the bot's with a file."""
    content = {**caption_content(world, params), **keyboard_of(params)}
    return _edit(world, params, content, of_text=False)


async def edit_message_reply_markup(world: World, params: Params) -> Any:
    """Replace only the keyboard."""
    keyboard = keyboard_of(params)
    _, message = _own_message(world, params)
    kept: JsonObject = {name: message[name] for name in EDITABLE if name in message and name != "reply_markup"}
    return _edit(world, params, {**kept, **keyboard}, of_text="text" in message)


async def delete_message(world: World, params: Params) -> Any:
    """Delete a message of the bot's, up to 48 hours old; in private also the person's."""
    chat = chat_named(world, params)
    check_access(world, chat)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    is_own = _is_own(world, chat, message)
    is_fresh = world.clock.timestamp() - message["date"] <= DELETABLE_S
    if not is_fresh or not (is_own or chat.is_private or chat.is_led_by(world.bot.id)):
        raise bad_request("message can't be deleted")
    world.delete(chat, message["message_id"])
    return True


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
    if not _is_own(world, chat, found) or not any(name in found for name in ("text", "photo", "document")):
        raise bad_request("message can't be edited")
    return chat, found


def _is_own(world: World, chat: Chat, message: JsonObject) -> bool:
    """Whether the bot sent it; an administrator of a channel may change all of its posts."""
    return chat.is_channel or message["from"]["id"] == world.bot.id


def _edit(world: World, params: Params, content: JsonObject, *, of_text: bool) -> Any:
    chat, message = _own_message(world, params)
    if of_text != ("text" in message):
        raise bad_request(f"there is no {'text' if of_text else 'caption'} in the message to edit")
    if all(message.get(name) == content.get(name) for name in EDITABLE):
        raise bad_request(_NOT_MODIFIED)
    world.change(chat, message, content)
    return True if params.text("inline_message_id") else {**message}


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
}
