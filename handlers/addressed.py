"""What is for us: a pure filter on Telegram's raw JSON. Of everything else only the id of the update is kept.

In a group that is a command, a mention and a reply to us, nothing else (DESIGN §6). The same reading later picks the
handler, so what is stored and what is answered cannot differ.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeGuard

from bot.clean import clean
from bot.texts.commands import Command, command_named
from handlers.callback_data import read

Json = Mapping[str, Any]

MAX_TEXT = 4096
"""Characters of a message; Telegram allows no more."""

_COMMAND = re.compile(r"/(\w{1,64})(?:@(\w+))?(?!\S)")
_FILES = ("photo", "document", "video", "audio", "voice", "animation", "video_note")
_MEDIA = (*_FILES, "sticker", "contact", "location", "venue", "poll", "dice")
"""What somebody sends without words; the rest without text are service messages, which nobody waits an answer for."""
_FORWARDED = ("forward_origin", "forward_date", "is_automatic_forward")
"""Marks of what somebody else wrote; the second one is how servers before Bot API 7.0 say it."""
_MAX_ALBUM = 64


class Way(StrEnum):
    """How something reached us."""

    PRIVATE = "private"
    COMMAND = "command"
    MENTION = "mention"
    REPLY = "reply"
    PRESS = "press"
    INLINE = "inline"
    MEMBERSHIP = "membership"
    MIGRATION = "migration"


@dataclass(frozen=True, slots=True)
class Me:
    """Who we are in Telegram; `username` has no @."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Addressed:
    """Something that is for us. `text` is cleaned and has neither the command nor the mention in it."""

    way: Way
    text: str = ""
    command: Command | None = None
    lang: str | None = None
    """The language that the name of the command tells."""
    is_edit: bool = False
    """It amends what was said before and is answered there, never a second time."""
    is_forwarded: bool = False
    """Somebody else wrote it: it may be read as a question, it never changes anything."""
    has_file: bool = False
    action: str | None = None
    """What a pressed button is for; None where its data is none of ours."""


def addressed(update: Json, me: Me) -> Addressed | None:
    """Return what an update says to us, None if nothing (KeyError, TypeError, AttributeError: it is malformed)."""
    said = _said(update, me)
    if said:
        _check_ids(update)
    return said


def _check_ids(update: Json) -> None:
    """Refuse an update from nobody or nowhere (TypeError): SQLite would keep a text where an id should be."""
    for content in update.values():
        if isinstance(content, Mapping):
            message = content.get("message")
            owners = (content.get("from"), content.get("chat"), message.get("chat") if message else None)
            if any(owner is not None and not is_id(owner.get("id")) for owner in owners):
                raise TypeError("an id is none")


def _said(update: Json, me: Me) -> Addressed | None:
    if "callback_query" in update:
        press = read(update["callback_query"].get("data"))
        return Addressed(Way.PRESS, action=press.action if press else None)
    if "inline_query" in update:
        return Addressed(Way.INLINE, clean(update["inline_query"]["query"], MAX_TEXT).text)
    if "my_chat_member" in update:
        return Addressed(Way.MEMBERSHIP)
    if "message" in update:
        return _in_message(update["message"], me)
    if "edited_message" in update:
        amended = _in_message(update["edited_message"], me)
        return replace(amended, is_edit=True) if amended else None
    return None


def album_of(update: Json) -> str | None:
    """Return the id of the album that a message is part of."""
    message = update.get("message")
    album = message.get("media_group_id") if isinstance(message, Mapping) else None
    return clean(album, _MAX_ALBUM).text or None if isinstance(album, str) else None


def may_join_an_album(update: Json) -> bool:
    """Whether a message that says nothing to us is a part of an album in a group: another part may have the words."""
    message = update.get("message")
    if album_of(update) is None or not isinstance(message, Mapping) or _is_forwarded(message):
        return False
    return "via_bot" not in message and not message.get("caption")


def said_in(message: Json, me: Me) -> str:
    """Return what a message that was for us says, cleaned, without the command and the mentions in it."""
    said = _in_message(message, me)
    # What it replied to does not come along with it: a reply to us looks like any talk, and all of it is words.
    return said.text if said else clean(_text(message), MAX_TEXT).text


def chat_key(update: Json) -> int:
    """Return the key that keeps the order: the chat's id, for inline queries the person's.

    What is too malformed to tell keeps no order: its own id, negated, since no chat of ours has it.
    """
    query = update.get("callback_query")
    if isinstance(query, Mapping) and isinstance(query.get("message"), Mapping):
        return _id(query["message"].get("chat"), update)
    for kind in ("message", "edited_message", "my_chat_member"):
        if isinstance(update.get(kind), Mapping):
            return _id(update[kind].get("chat"), update)
    inline = update.get("inline_query")
    return _id(inline.get("from") if isinstance(inline, Mapping) else None, update)


def _id(owner: object, update: Json) -> int:
    found = owner.get("id") if isinstance(owner, Mapping) else None
    return found if is_id(found) else -int(update["update_id"])


def is_id(value: object) -> TypeGuard[int]:
    """Whether this is a whole number of 64 bits, negated too, as all of Telegram's ids are."""
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) < value < 2**63


def _in_message(message: Json, me: Me) -> Addressed | None:
    if "migrate_to_chat_id" in message or "migrate_from_chat_id" in message:
        return Addressed(Way.MIGRATION)
    if "via_bot" in message:
        return None  # The result of an inline query, ours or another bot's.
    if message["chat"]["type"] == "private":
        said = _in_private(message, me)
    elif message["chat"]["type"] in ("group", "supergroup") and not _is_forwarded(message):
        said = _in_group(message, me)
    else:
        said = None
    return replace(said, has_file=True) if said and any(kind in message for kind in _FILES) else said


def _in_private(message: Json, me: Me) -> Addressed | None:
    text, is_forwarded = _text(message), _is_forwarded(message)
    if not text and not any(kind in message for kind in _MEDIA):
        return None
    cleaned = clean(text, MAX_TEXT).text
    # A forwarded command is somebody else's: an invitation that is passed on lets nobody in.
    named = None if is_forwarded else _COMMAND.match(cleaned)
    if named and (named[2] is None or named[2].casefold() == me.username.casefold()):
        return _command(named, cleaned, Way.PRIVATE)
    return Addressed(Way.PRIVATE, cleaned, is_forwarded=is_forwarded)


def _in_group(message: Json, me: Me) -> Addressed | None:
    text = _text(message)
    cleaned = clean(text, MAX_TEXT).text
    if named := _COMMAND.match(cleaned):
        is_ours = (named[2] or "").casefold() == me.username.casefold()
        if is_ours or (named[2] is None and command_named(named[1])):
            return _command(named, cleaned, Way.COMMAND)
        return None
    # Entities count the characters of the text as it came.
    spans = list(_mentions(message, text, me))
    if spans:
        return Addressed(Way.MENTION, clean(_without(text, spans), MAX_TEXT).text)
    if _replies_to_us(message, me):
        return Addressed(Way.REPLY, cleaned)
    return None


def _command(named: re.Match[str], text: str, way: Way) -> Addressed:
    """Read a command in a text that is cleaned: typed umlauts may come as two characters."""
    command = command_named(named[1])
    rest = text[named.end() :] if command else named[1] + text[named.end() :]
    lang = command.language(named[1]) if command else None
    return Addressed(way, rest.strip(), command, lang)


def _is_forwarded(message: Json) -> bool:
    return any(mark in message for mark in _FORWARDED)


def _text(message: Json) -> str:
    text = message.get("text", message.get("caption", ""))
    if not isinstance(text, str):
        raise TypeError("a text is no text")
    return text


def _mentions(message: Json, text: str, me: Me) -> Iterator[tuple[int, int]]:
    """Yield where we are mentioned, by name or, as somebody without a name is, by a link to our id."""
    units = text.encode("utf-16-le", "surrogatepass")  # Entities count UTF-16 units (Bot API, MessageEntity).
    for entity in message.get("entities", message.get("caption_entities", ())):
        first, last = entity["offset"], entity["offset"] + entity["length"]
        named = units[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")
        by_name = entity["type"] == "mention" and named.casefold() == f"@{me.username}".casefold()
        by_link = entity["type"] == "text_mention" and entity["user"]["id"] == me.id
        if by_name or by_link:
            start = len(units[: 2 * first].decode("utf-16-le", "surrogatepass"))
            yield start, start + len(named)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start].rstrip()} {text[end:].lstrip(' ,:')}"
    return text.strip()


def _replies_to_us(message: Json, me: Me) -> bool:
    replied = message.get("reply_to_message")
    if not replied or replied.get("from", {}).get("id") != me.id:
        return False
    # In a forum every message is a reply to its topic's first one unless it replies to another (PITFALLS 2.2).
    is_implicit = message.get("is_topic_message") and replied["message_id"] == message.get("message_thread_id")
    return not is_implicit
