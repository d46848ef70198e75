"""Replies as Bot API calls: the one place that escapes and marks up. Split at blocks before any markup is made."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from telegram import MaybeInaccessibleMessage, Message

from bot.delivery import Card, Outgoing, Purpose, Upload
from bot.texts.reply import Line, Reply
from handlers.keyboards import markup

MAX_TEXT = 4096
"""Characters of a message, counted in UTF-16 units: the strictest reading of Telegram's limit."""
MAX_BOLD = 100
"""Entities of a message; Telegram passes over further ones."""

Block = tuple[Line, ...]

_TAG = re.compile(r"</?b>")


def sent(reply: Reply, message: Message, *, quotes: bool = False) -> tuple[Outgoing, ...]:
    """Return the messages that answer `message`, without buttons; in a group they reply to it, in its topic.

    In private they do so only where the answer `quotes` the message.
    """
    place = _place(message)
    first, *rest = [Outgoing(message.chat_id, "sendMessage", _text(part) | place) for part in split(reply)]
    if quotes or message.chat.type != "private":
        asked = {"message_id": message.message_id, "allow_sending_without_reply": True}
        first = replace(first, params={**first.params, "reply_parameters": asked})
    return (first, *rest)


def document(reply: Reply, upload: Upload, message: Message) -> Outgoing:
    """Return the file that answers `message` in a private chat, with `reply` under it (at most 1024 characters)."""
    caption = {"caption": marked_up(reply.blocks), "parse_mode": "HTML"}
    return Outgoing(message.chat_id, "sendDocument", caption, upload=upload)


def to_chat(reply: Reply, chat_id: int) -> tuple[Outgoing, ...]:
    """Return the messages that say `reply` in a chat, unasked."""
    return tuple(Outgoing(chat_id, "sendMessage", _text(part), Purpose.NOTICE) for part in split(reply))


def edited(reply: Reply, message: MaybeInaccessibleMessage, card: Card | None = None) -> tuple[Outgoing, ...]:
    """Return the calls that show `reply` in a message; what does not fit there follows as messages.

    Buttons need the `card` they are for.
    """
    first, *rest = split(reply)
    buttons = markup(reply.buttons, card) if card else {}
    params = _text(first) | {"message_id": message.message_id} | buttons
    place = _place(message) if isinstance(message, Message) else {}
    more = (Outgoing(message.chat.id, "sendMessage", _text(part) | place) for part in rest)
    return (Outgoing(message.chat.id, "editMessageText", params), *more)


def split(reply: Reply) -> list[tuple[Block, ...]]:
    """Return the reply's blocks in as many messages as they need; a block alone too long is split at its lines."""
    parts: list[tuple[Block, ...]] = []
    for block in (piece for whole in reply.blocks if whole for piece in _pieces(whole)):
        if parts and _fits((*parts[-1], block)):
            parts[-1] = (*parts[-1], block)
        else:
            parts.append((block,))
    return parts


def marked_up(blocks: tuple[Block, ...]) -> str:
    """Return blocks as HTML; bold lines that follow each other share one entity."""
    return "\n\n".join("\n".join(_runs(block)) for block in blocks)


def _runs(block: Block) -> Iterator[str]:
    for bold, lines in groupby(block, lambda line: line.bold):
        text = "\n".join(html.escape(line.text, quote=False) for line in lines)
        yield f"<b>{text}</b>" if bold and text.strip() else text


def _pieces(block: Block) -> Iterator[Block]:
    piece: Block = ()
    for line in (short for whole in block for short in _short_lines(whole)):
        if piece and not _fits(((*piece, line),)):
            yield piece
            piece = ()
        piece = (*piece, line)
    yield piece


def _short_lines(line: Line) -> Iterator[Line]:
    half = MAX_TEXT // 2  # Code points outside the first plane are two UTF-16 units.
    for start in range(0, max(len(line.text), 1), half):
        yield Line(line.text[start : start + half], line.bold)


def _fits(blocks: tuple[Block, ...]) -> bool:
    text = "\n\n".join("\n".join(line.text for line in block) for block in blocks)
    bold = sum(line.bold for block in blocks for line in block)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= MAX_TEXT and bold <= MAX_BOLD


def _text(blocks: tuple[Block, ...]) -> dict[str, Any]:
    return {"text": marked_up(blocks), "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def _place(message: Message) -> dict[str, Any]:
    # Only a forum's topics are named; General has no id, and outside forums the id means a thread of replies.
    return {"message_thread_id": message.message_thread_id} if message.is_topic_message else {}


def plain_params(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a message with its text as it would be read, for when its markup was refused."""
    plain = {name: value for name, value in params.items() if name != "parse_mode"}
    return plain | {"text": html.unescape(_TAG.sub("", str(params.get("text", ""))))}
