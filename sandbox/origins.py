"""Whom a message seems to come from: masks of people who write as a chat, and where a forwarded message is from."""

from sandbox.errors import Impossible
from sandbox.places import Chat, JsonObject, Person

ANONYMOUS: JsonObject = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
"""Whom a bot sees in the place of an anonymous administrator."""
AS_CHANNEL: JsonObject = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
"""Whom a bot sees in the place of a channel that writes in a group."""
TELEGRAM: JsonObject = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""Who forwards the posts of a channel into its group."""
COPIED = ("text", "entities", "caption", "caption_entities", "photo", "document")


def mask(person: Person, chat: Chat, as_chat: Chat | None) -> JsonObject:
    """The sender of a message that the person writes in `chat` as `as_chat`: the group itself, or a channel."""
    if as_chat is None:
        return {}
    if not as_chat.is_led_by(person.id):
        raise Impossible(f"{person.first_name} cannot write as {as_chat.title}.")
    return {"from": ANONYMOUS if as_chat is chat else AS_CHANNEL, "sender_chat": as_chat.json}


def forwarded(message: JsonObject, *, hidden: bool = False) -> JsonObject:
    """The content of a message as it is forwarded; with `hidden` its sender does not let the account be linked."""
    content = {name: message[name] for name in COPIED if name in message}
    return {**content, "forward_origin": message.get("forward_origin") or _origin(message, hidden=hidden)}


def _origin(message: JsonObject, *, hidden: bool) -> JsonObject:
    date = {"date": message["date"]}
    if message["chat"]["type"] == "channel":
        return {"type": "channel", **date, "chat": message["chat"], "message_id": message["message_id"]}
    if "sender_chat" in message:
        return {"type": "chat", **date, "sender_chat": message["sender_chat"]}
    if hidden:
        return {"type": "hidden_user", **date, "sender_user_name": message["from"]["first_name"]}
    return {"type": "user", **date, "sender_user": message["from"]}
