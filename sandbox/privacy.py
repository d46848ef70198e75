"""What a bot sees of a group: its privacy mode (core.telegram.org/bots/features#privacy-mode)."""

import re

from sandbox.places import Bot, Chat, JsonObject

_ADDRESSED_COMMAND = re.compile(r"/[A-Za-z0-9_]+@([A-Za-z0-9_]+)")

_SAID = ("text", "photo", "document")
"""What people send; a message without is a service message."""


def is_seen(bot: Bot, chat: Chat, message: JsonObject) -> bool:
    """Whether `bot` gets an update about this message of a person.

    In private and without privacy mode: all. Else service messages, commands unless they name another bot, messages
    that mention it, replies to its messages and what was sent via it.
    """
    if chat.is_private:
        return True
    if not chat.has(bot.id):
        return False
    if bot.reads_all or chat.members[bot.id] == "administrator":
        return True
    return not any(name in message for name in _SAID) or _is_meant(bot, message)


def _is_meant(bot: Bot, message: JsonObject) -> bool:
    text: str = message.get("text") or message.get("caption") or ""
    if message.get("via_bot", {}).get("id") == bot.id:
        return True
    if message.get("reply_to_message", {}).get("from", {}).get("id") == bot.id:
        return True
    if _mentions(bot, text):
        return True
    return text.startswith("/") and not _ADDRESSED_COMMAND.match(text)


def _mentions(bot: Bot, text: str) -> bool:
    name = re.escape(bot.username)
    return bool(re.search(rf"(?:(?<!\w)|/[A-Za-z0-9_]+)@{name}(?!\w)", text, re.IGNORECASE))
