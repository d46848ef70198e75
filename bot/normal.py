"""The one normal form in which words are compared, and the tokens a text falls into."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def normal(text: str) -> str:
    """Return `text` as it is compared everywhere: NFKC, case folded, umlauts and ß written out in ASCII."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFC", folded).translate(_UMLAUTS)


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters, a run of digits or one other visible character, with its place in the text it came from."""

    text: str
    norm: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether the token is a run of decimal digits."""
        return self.norm.isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether the token is a run of letters."""
        return self.norm[:1].isalpha()


def tokens(text: str, limit: int | None = None) -> tuple[Token, ...]:
    """Split `text` (cleaned, NFC) into tokens, at most `limit`; `text[token.start:token.end] == token.text` for each.

    "2.Quartal" gives 2 · . · Quartal, "kw52" gives kw · 52, "6.1.3" gives five tokens: glued tokens are those
    whose `end` is the next one's `start`.
    """
    return tuple(Token(m[0], normal(m[0]), m.start(), m.end()) for m in islice(_TOKEN.finditer(text), limit))
