"""What Telegram marks in plain text by itself: commands, mentions, hashtags, web addresses, e-mail addresses."""

import re
from collections.abc import Iterator

from sandbox.places import JsonObject

_PATTERNS = (
    (
        "url",
        r"(?<![\w@/#.])(?:https?://[^\s<>\"]+|(?:[\w-]+\.)+(?:de|com|org|net|eu|info|io|me)\b(?:/[^\s<>\"]*)?)(?<![.,;:!?)])",
    ),
    ("email", r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b"),
    ("bot_command", r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ("mention", r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)"),
    ("hashtag", r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}(?!#)"),
)
_MARKS = re.compile("[/@#.]")
_PATTERN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS))


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units, in which the Bot API counts offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def found_entities(text: str) -> Iterator[JsonObject]:
    """The entities that Telegram finds in `text`, in order, none overlapping another."""
    if not _MARKS.search(text):
        return
    for match in _PATTERN.finditer(text):
        offset = utf16_length(text[: match.start()])
        yield {"type": match.lastgroup, "offset": offset, "length": utf16_length(match[0])}
