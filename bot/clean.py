"""One `clean` at every boundary: what comes from outside is made safe to store, compare and show."""

import re
import unicodedata
from typing import NamedTuple

MAX_MARKS = 3
"""Combining marks kept on one character; more is decoration that breaks layout (PITFALLS 2.5)."""

# C0 and C1 controls but newline and tab, lone surrogates, bidi controls, U+2028/9, zero-width no-break space.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


class Cleaned(NamedTuple):
    """A text made safe, and how many characters that took away."""

    text: str
    removed: int


def clean(text: str, limit: int | None = None) -> Cleaned:
    """Return `text` in NFC without characters that PostgreSQL, Telegram or a reader's eye would trip over.

    Line ends become `\\n`, unsafe characters vanish, a character keeps at most `MAX_MARKS` combining marks,
    and at most `limit` characters remain.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    composed = unicodedata.normalize("NFC", _UNSAFE.sub("", unified))
    kept = _cap_marks(composed)
    cut = kept if limit is None else kept[:limit]
    return Cleaned(cut, max(0, len(unified) - len(cut)))


def _cap_marks(text: str) -> str:
    if text.isascii() or not any(map(unicodedata.combining, text)):
        return text  # nearly every text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
