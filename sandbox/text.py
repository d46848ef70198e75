"""From what was typed or sent to the text and entities that a message carries (td fix_formatted_text)."""

import re
from collections.abc import Sequence

from sandbox.detection import found_entities, utf16_length
from sandbox.entities import parse_html
from sandbox.errors import bad_request
from sandbox.limits import MAX_ENTITIES, MAX_UNPARSED_BYTES, check_caption, check_text
from sandbox.places import JsonObject

_TO_SPACE = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEADING = re.compile("[ \n]*")
FORMATTING = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "blockquote",
        "expandable_blockquote",
    }
)
"""Kinds of entities that a sender gives; the others Telegram finds by itself."""
_CODE = frozenset({"code", "pre"})
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_ATOMIC = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})
"""Entities within which Telegram marks nothing by itself."""


def content_of(text: str, parse_mode: str = "", entities: Sequence[JsonObject] = ()) -> JsonObject:
    """The fields `text` and `entities` of a message; ApiError where Telegram would not take it."""
    content = _marked(text, parse_mode, entities)
    check_text(content["text"] if content["text"].strip() else "")
    return content


def caption_of(text: str, parse_mode: str = "", entities: Sequence[JsonObject] = ()) -> JsonObject:
    """The fields `caption` and `caption_entities` of a message with a file, none where there is no text."""
    content = _marked(text, parse_mode, entities)
    check_caption(content["text"])
    names = {"text": "caption", "entities": "caption_entities"}
    return {names[name]: value for name, value in content.items() if content["text"].strip()}


def _marked(text: str, parse_mode: str, entities: Sequence[JsonObject]) -> JsonObject:
    if _SURROGATE.search(text):
        raise bad_request("strings must be encoded in UTF-8")
    if len(text.encode()) > MAX_UNPARSED_BYTES:
        raise bad_request("text is too long")
    given = [dict(entity) for entity in entities]
    if parse_mode and parse_mode.lower() != "none":
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        text, given = parse_html(text)
    text, given = _trimmed(*_cleaned(text, _without_nested(given)))
    marked = sorted(_with_found(text, given), key=lambda entity: (entity["offset"], -entity["length"]))
    return {"text": text, **({"entities": marked[:MAX_ENTITIES]} if marked else {})}


def _without_nested(entities: list[JsonObject]) -> list[JsonObject]:
    """Code carries no other format, and no quote stands in a quote."""
    code = [entity for entity in entities if entity["type"] in _CODE]
    kept = [one for one in entities if one in code or one["type"] in _QUOTES or not _any_overlap(one, code)]
    quotes = [entity for entity in kept if entity["type"] in _QUOTES]
    return [one for one in kept if one not in quotes or not _any_overlap(one, quotes[: quotes.index(one)])]


def _cleaned(text: str, entities: list[JsonObject]) -> tuple[str, list[JsonObject]]:
    text = _TO_SPACE.sub(" ", text)
    for removed in reversed(list(_REMOVED.finditer(text))):
        _shift(entities, utf16_length(text[: removed.start()]), 1)
    return _REMOVED.sub("", text), entities


def _trimmed(text: str, entities: list[JsonObject]) -> tuple[str, list[JsonObject]]:
    """Without white space at both ends; at the beginning only up to the first entity."""
    text = text.rstrip(" \n")
    end = utf16_length(text)
    _shift(entities, end, max((entity["offset"] + entity["length"] - end for entity in entities), default=0))
    first = min((entity["offset"] for entity in entities), default=len(text))
    leading = min(len((_LEADING.match(text) or [""])[0]), first)
    _shift(entities, 0, leading)
    return text[leading:], [entity for entity in entities if entity["length"] > 0]


def _shift(entities: list[JsonObject], at: int, length: int) -> None:
    """Move entities as if `length` UTF-16 units at `at` were taken out."""
    for entity in entities:
        begin, end = entity["offset"], entity["offset"] + entity["length"]
        entity["offset"] = begin - min(max(begin - at, 0), max(length, 0))
        entity["length"] = end - min(max(end - at, 0), max(length, 0)) - entity["offset"]


def _with_found(text: str, given: list[JsonObject]) -> list[JsonObject]:
    taken = [entity for entity in given if entity["type"] in _ATOMIC]
    found = [entity for entity in found_entities(text) if not _any_overlap(entity, taken)]
    return given + found


def _any_overlap(one: JsonObject, others: list[JsonObject]) -> bool:
    begin, end = one["offset"], one["offset"] + one["length"]
    return any(begin < other["offset"] + other["length"] and other["offset"] < end for other in others)
