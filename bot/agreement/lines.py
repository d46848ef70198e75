"""The lines of a document, numbered, and the mending of what a PDF and a web form did to their words."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bot.clean import clean


class Shape(Enum):
    """What a line looks like before anybody reads its words."""

    BLANK = "blank"
    RULE = "rule"
    """A row of dashes, left over from a torn table."""
    FURNITURE = "furniture"
    """A page number, or a line of a table of contents."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the document; numbers count from 1."""

    number: int
    text: str
    shape: Shape

    @property
    def is_text(self) -> bool:
        """Whether the line says something."""
        return self.shape is Shape.TEXT


_RULE = re.compile(r"[\s\-–—_=*|+·•.:]+")
_PAGE = re.compile(r"(?:-\s*\d{1,3}\s*-|\d{1,3}|(?:Seite|S\.)\s*\d{1,3}(?:\s*(?:von|/)\s*\d{1,3})?)", re.I)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$")

_LINE_END = 120

# A word broken at the end of a line of the PDF. The second half is in lower case and no word that follows a hyphen
# left hanging on purpose: "Kinder- und Jugendarbeit", "ein- bis zweimal", "Rück- und …".
_HANGING = r"(?:und|oder|bzw|beziehungsweise|sowie|als|wie|bis|noch|aber|auch|statt|u|o|von|mit|in|im|am|an)"
_BROKEN = re.compile(rf"(?<=[A-Za-zÄÖÜäöüß][a-zäöüß])-\s+(?!{_HANGING}\b)(?=[a-zäöüß]{{2}})")

_BLOCK_NAMES = r"(?:p|ol|ul|li|br|div|table|tbody|tr|td|th|h[1-6])"
_INLINE_NAMES = r"(?:b|i|u|em|strong|span|font|a|sup|sub)"
# An attribute may lack its closing quote and a tag its closing bracket: forms cut their texts anywhere.
_ATTRIBUTES = r"(?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"<>]*\"?|'[^'<>]*'?|[^\s\"'<>]+))?)*"
_BLOCK_TAG = re.compile(rf"</?{_BLOCK_NAMES}{_ATTRIBUTES}\s*/?>", re.I)
_INLINE_TAG = re.compile(rf"</?{_INLINE_NAMES}{_ATTRIBUTES}\s*/?>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.I)
# A line that goes on in the next: it ends open, or the next begins in the middle of a sentence.
_WRAPPED = re.compile(r"(?<=[-,&])\n|(?<=\b(?:und|für|der|die|des|mit|von))\n|\n(?=[a-zäöüß(&])")
_SPACES = re.compile(r"\s+")


def numbered(text: str) -> Iterator[Line]:
    """Yield the cleaned lines of a document."""
    for number, line in enumerate(clean(text).text.split("\n"), start=1):
        yield Line(number, line, _shape(line.strip()))


def mended(text: str) -> str:
    """Return `text` on one line, with broken words made whole and soft hyphens gone."""
    return _BROKEN.sub("", _SPACES.sub(" ", text.replace("\u00ad", ""))).strip()


def paragraphs(value: str) -> tuple[str, ...]:
    """Return the paragraphs of a cell, mended and free of markup; empty ones are left out."""
    unmarked = value
    if "<" in value:
        unmarked = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\x00", value))
    if "&" in unmarked:
        unmarked = _ENTITY.sub(lambda entity: clean(html.unescape(entity[0])).text, unmarked)
    return tuple(text for part in unmarked.split("\x00") if (text := mended(part)))


def listed(value: str) -> tuple[str, ...]:
    """Return the paragraphs of a cell whose lines are items of their own, unless a line goes on in the next."""
    return paragraphs(_WRAPPED.sub(" ", value).replace("\n", "<br>"))


def plain(value: str) -> str:
    """Return a cell's text on one line, mended and free of markup."""
    return " ".join(paragraphs(value))


def _shape(text: str) -> Shape:
    if not text:
        return Shape.BLANK
    if _RULE.fullmatch(text):
        return Shape.RULE if len(text) > 1 else Shape.TEXT
    if _PAGE.fullmatch(text) or _CONTENTS.search(text[-_LINE_END:]):
        return Shape.FURNITURE
    return Shape.TEXT
