"""Replies as Bot API calls: the one place that escapes and marks up. Split at blocks before any markup is made."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from telegram import MaybeInaccessibleMessage, Message

from bot.delivery import Card, Outgoing, Purpose, Upload
from bot.texts.reply import Asks, Line, Reply
from bot.texts.text import cut
from handlers.keyboards import markup

MAX_TEXT = 4096
"""Characters of a message, counted in UTF-16 units: the strictest reading of Telegram's limit."""
MAX_CAPTION = 1024
"""Characters of the text that goes with a file."""
MAX_ENTITIES = 100
"""Entities of a message; Telegram passes over further ones."""
MAX_HINT = 64
"""Characters in the field to write in (Bot API, ForceReply)."""
MAX_NAME = 64

Block = tuple[Line, ...]

_TAG = re.compile(r"</?(?:b|a)(?: [^<>]*)?>")


def sent(reply: Reply, message: Message, *, confidential: bool = True, quotes: bool = False) -> tuple[Outgoing, ...]:
    """Return the messages that answer `message`, without buttons; in a group they reply to it, in its topic.

    In private they do so only where the answer `quotes` the message. One that asks for text opens the field for it.
    """
    place, is_group = _place(message), message.chat.type != "private"
    first, *rest = [
        Outgoing(message.chat_id, "sendMessage", _text(part) | place, confidential=confidential)
        for part in split(reply)
    ]
    if reply.asks:
        first = replace(first, params={**first.params, **_asking(reply.asks, first.params["text"], is_group=is_group)})
    if quotes or is_group:
        first = replace(first, params={**first.params, **_replying(message)})
    return (first, *rest)


def _asking(asks: Asks, text: str, *, is_group: bool) -> dict[str, Any]:
    """Return what has Telegram ask for a reply; in a group of the person alone that is named."""
    force: dict[str, Any] = {"force_reply": True, "input_field_placeholder": cut(asks.hint, MAX_HINT)}
    if not is_group:
        return {"reply_markup": force}
    named = f'<a href="tg://user?id={asks.person_id}">{html.escape(cut(asks.name, MAX_NAME), quote=False)}</a>'
    return {"text": f"{named}\n{text}", "reply_markup": force | {"selective": True}}


def to_chat(
    reply: Reply, chat_id: int, purpose: Purpose = Purpose.NOTICE, *, thread_id: int | None = None
) -> tuple[Outgoing, ...]:
    """Return the messages that say `reply` in a chat, or in a topic of it, unasked."""
    place = {"message_thread_id": thread_id} if thread_id else {}
    return tuple(Outgoing(chat_id, "sendMessage", _text(part) | place, purpose) for part in split(reply))


def shown_anew(reply: Reply, card: Card) -> Outgoing:
    """Return the call that shows `reply`, short enough for one message, in the message of a card, unasked.

    Like an answer it may be carried out twice, and is nothing to send again if its message is gone.
    """
    params = _text(split(reply)[0]) | {"message_id": card.message_id} | markup(reply.buttons, card)
    return Outgoing(card.chat_id, "editMessageText", params, card_id=card.id)


def in_answer_to(reply: Reply, chat_id: int, thread_id: int | None, message_id: int | None) -> tuple[Outgoing, ...]:
    """Return the messages that answer a message of which no more is known than where it stands."""
    place = {"message_thread_id": thread_id} if thread_id else {}
    asked = {"message_id": message_id, "allow_sending_without_reply": True}
    first, *rest = (Outgoing(chat_id, "sendMessage", _text(part) | place) for part in split(reply))
    return (replace(first, params={**first.params, "reply_parameters": asked}), *rest)


def captioned(reply: Reply, message: Message, method: str, upload: Upload, **more: Any) -> tuple[Outgoing, ...]:
    """Return the calls that answer `message` with a file and `reply` below it; what does not fit follows as messages.

    In a group the file replies to the message, in its topic.
    """
    first, *rest = file_to_chat(reply, message.chat_id, method, upload, place=_place(message), **more)
    if message.chat.type != "private":
        first = replace(first, params={**first.params, **_replying(message)})
    return (first, *rest)


def file_to_chat(
    reply: Reply, chat_id: int, method: str, upload: Upload, *, place: Mapping[str, Any] | None = None, **more: Any
) -> tuple[Outgoing, ...]:
    """Return the calls that bring a file into a chat, unasked or asked for elsewhere; `place` names a topic."""
    first, *rest = split(reply, MAX_CAPTION)
    where = dict(place or {})
    caption = {"caption": marked_up(first), "parse_mode": "HTML"} | where
    following = (Outgoing(chat_id, "sendMessage", _text(part) | where, **more) for part in rest)
    return (Outgoing(chat_id, method, caption, upload=upload, **more), *following)


def edited(
    reply: Reply,
    message_id: int,
    beside: MaybeInaccessibleMessage,
    card: Card | None,
    *,
    confidential: bool = True,
) -> tuple[Outgoing, ...]:
    """Return the calls that show `reply` in the card's message; what does not fit there follows as messages.

    `beside` is any message of the same chat and topic. Buttons need the `card` they are for.
    """
    first, *rest = split(reply)
    buttons = markup(reply.buttons, card) if card else {}
    params = _text(first) | {"message_id": message_id} | buttons
    place = _place(beside) if isinstance(beside, Message) else {}
    more = (Outgoing(beside.chat.id, "sendMessage", _text(part) | place, confidential=confidential) for part in rest)
    return (Outgoing(beside.chat.id, "editMessageText", params, confidential=confidential), *more)


def split(reply: Reply, most: int = MAX_TEXT) -> list[tuple[Block, ...]]:
    """Return the reply's blocks in as many messages as they need, each of `most` characters.

    A block too long for one is split at its lines, a line too long for one at its words, a word in its middle.
    """
    parts: list[tuple[Block, ...]] = []
    for block in (piece for whole in reply.blocks if whole for piece in _pieces(whole, most)):
        if parts and _fits((*parts[-1], block), most):
            parts[-1] = (*parts[-1], block)
        else:
            parts.append((block,))
    return parts


def marked_up(blocks: tuple[Block, ...]) -> str:
    """Return blocks as HTML; bold lines that follow each other share one entity, each link is its own."""
    return "\n\n".join("\n".join(_runs(block)) for block in blocks)


def _runs(block: Block) -> Iterator[str]:
    for bold, lines in groupby(block, lambda line: line.bold):
        text = "\n".join(_linked(line) for line in lines)
        yield f"<b>{text}</b>" if bold and text.strip() else text


def _linked(line: Line) -> str:
    text = html.escape(line.text, quote=False)
    return f'<a href="{html.escape(line.link)}">{text}</a>' if line.link and text.strip() else text


def _pieces(block: Block, most: int) -> Iterator[Block]:
    piece: Block = ()
    for line in (short for whole in block for short in _short_lines(whole, most)):
        if piece and not _fits(((*piece, line),), most):
            yield piece
            piece = ()
        piece = (*piece, line)
    yield piece


def _short_lines(line: Line, most: int) -> Iterator[Line]:
    rest = line.text
    while _length(rest) > most:
        head = _head(rest, most)
        yield replace(line, text=head)
        rest = rest[len(head) :]
    yield replace(line, text=rest)


def _head(text: str, most: int) -> str:
    """Return the longest beginning that fits, up to the last word's end if that leaves more than half."""
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")
    words = head.rfind(" ") + 1
    return head[:words] if words > len(head) // 2 else head


def _fits(blocks: tuple[Block, ...], most: int) -> bool:
    text = "\n\n".join("\n".join(line.text for line in block) for block in blocks)
    entities = sum(line.bold + bool(line.link) for block in blocks for line in block)
    return _length(text) <= most and entities <= MAX_ENTITIES


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _text(blocks: tuple[Block, ...]) -> dict[str, Any]:
    return {"text": marked_up(blocks), "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def _place(message: Message) -> dict[str, Any]:
    # Only a forum's topics are named; General has no id, and outside forums the id means a thread of replies.
    return {"message_thread_id": message.message_thread_id} if message.is_topic_message else {}


def _replying(message: Message) -> dict[str, Any]:
    return {"reply_parameters": {"message_id": message.message_id, "allow_sending_without_reply": True}}


def plain_params(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a message with its text as it would be read, for when its markup was refused."""
    plain = {name: value for name, value in params.items() if name != "parse_mode"}
    read = {name: html.unescape(_TAG.sub("", str(plain[name]))) for name in ("text", "caption") if name in plain}
    return plain | read
