"""What a reader has to say about a document beside what it read."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.agreement.lines import Line

_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about the lines `line` to `last` (counted from 1, both included); 0 speaks of the whole document."""

    line: int
    text: str
    """What stands there, cut to an excerpt."""
    why: str
    last: int

    def __str__(self) -> str:
        where = f"Zeile {self.line}" if self.last == self.line else f"Zeilen {self.line}–{self.last}"
        said = f"{self.why}: „{self.text}“" if self.text else self.why
        return f"{where}: {said}" if self.line else said


def remark(line: int, text: str, why: str) -> Remark:
    """Return a remark about one line."""
    return Remark(line, excerpt(text), why, line)


def remark_on(lines: Sequence[Line], why: str) -> Remark:
    """Return a remark about the run of lines (at least one)."""
    return Remark(lines[0].number, excerpt(lines[0].text), why, lines[-1].number)


def excerpt(text: str) -> str:
    """Return the beginning of a text on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else f"{flat[:_EXCERPT].rsplit(' ', 1)[0]} …"
