"""Sentences in German and English, side by side, with named places for what differs."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; `{name}` marks a place. Values are put in as they are, never read as markup."""

    de: str
    en: str

    def in_(self, lang: str, **places: object) -> str:
        """Return the sentence in `lang` (de or en) with its places filled (KeyError for a missing one)."""
        return (self.en if lang == "en" else self.de).format(**places)


@dataclass(frozen=True, slots=True)
class Plural:
    """One sentence for one and for any other number, which is the place `{n}`."""

    one: Text
    other: Text

    def in_(self, lang: str, n: int, **places: object) -> str:
        """Return the sentence in `lang` for the number `n`."""
        return (self.one if n == 1 else self.other).in_(lang, n=n, **places)


AND = Text("und", "and")


def joined(parts: Sequence[str], lang: str, word: Text = AND) -> str:
    """Return "A", "A und B" or "A, B und C"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word.in_(lang)} {parts[-1]}"


def capital(text: str) -> str:
    """Return `text` as a line begins."""
    return text[:1].upper() + text[1:]


def cut(text: str, length: int) -> str:
    """Return `text` on one line, cut at a word to at most `length` characters and " …" where it is longer."""
    line = " ".join(text.split(None, length))  # so many words are longer than that
    if len(line) <= length:
        return line
    head = line[: length - 1]
    at_word = head.rpartition(" ")[0]
    return f"{at_word} …" if len(at_word) > length // 2 else f"{line[: length - 2]} …"
