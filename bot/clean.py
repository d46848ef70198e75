"""One `clean` at every boundary: what comes from outside is made safe to store, compare and show."""

import re
import unicodedata
from typing import NamedTuple

MAX_MARKS = 3
"""Combining marks kept on one character; more is decoration that breaks layout (PITFALLS 2.5)."""

# C0 and C1 controls but newline and tab, lone surrogates, bidi controls, U+2028/9, all that has no width and no use in
# our languages, tags that hide a text, and joiners but those between the parts of one emoji.
_PICTURES = "\u2194\u2195\u2600-\u27bf\u2b1b\ufe0f\U0001f000-\U0001faff"
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    f"|(?<![{_PICTURES}])\u200d|\u200d(?![{_PICTURES}])"
)
_WORD = re.compile(r"[^\W\d_]+")


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
    safe = _UNSAFE.sub("", unified)
    composed = unicodedata.normalize("NFC", safe)
    kept = _cap_marks(composed)
    cut = kept if limit is None else kept[:limit]
    return Cleaned(cut, len(unified) - len(safe) + len(composed) - len(cut))


def mixed_words(text: str) -> tuple[str, ...]:
    """Return the words that mix Latin letters with others, which may look the same: "Bаuamt" with a Cyrillic а."""
    if text.isascii():
        return ()
    return tuple(word for word in _WORD.findall(text) if {"LATIN"} < {_script(letter) for letter in word})


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


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
