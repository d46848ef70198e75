"""The date phrases of `phrases.tsv`, and when an answer to one is right.

The list says what DESIGN §4 says, on Monday 2021-05-03: first and last day, "-" for an open end, two of them for a
phrase that names no date. At least a third are what every date parser is made for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

TODAY = date(2021, 5, 3)
LIST = Path(__file__).with_name("phrases.tsv")

Span = tuple[date | None, date | None]
"""First and last day, both included; None is an open end."""
NO_DATE: Span = (None, None)


class Kind(StrEnum):
    """What a phrase names, as the table calls it."""

    DAY = "single days"
    PERIOD = "periods"
    NO_DATE = "without a date"


@dataclass(frozen=True)
class Phrase:
    """Words that name a day, a period or nothing, and the days they mean."""

    text: str
    language: str
    days: Span

    @property
    def kind(self) -> Kind:
        """Whether a day, a period or nothing is named."""
        if self.days == NO_DATE:
            return Kind.NO_DATE
        return Kind.DAY if self.days[0] == self.days[1] else Kind.PERIOD


def read_phrases() -> tuple[Phrase, ...]:
    """Return the list; lines that begin with # and the row of headings are no phrases."""
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(_phrase(*line.split("\t")) for line in lines[1:])


def is_right(phrase: Phrase, answers: Sequence[Span]) -> bool:
    """Whether an answer is exactly right. Of several one has to be, or all together from first to last day."""
    if phrase.kind is Kind.NO_DATE:
        return not answers
    return phrase.days in answers or (bool(answers) and phrase.days == _together(answers))


def has_bound(phrase: Phrase, answers: Sequence[Span]) -> bool:
    """Whether an answer has at least the first or the last day."""
    first, last = phrase.days
    return any((first and answer[0] == first) or (last and answer[1] == last) for answer in answers)


def as_span(first: str | None, last: str | None) -> Span:
    """Return the span between two ISO days; None is an open end."""
    return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def _phrase(text: str, language: str, first: str, last: str) -> Phrase:
    return Phrase(text, language, as_span(first.strip("-"), last.strip("-")))


def _together(answers: Sequence[Span]) -> Span:
    firsts = [first for first, _ in answers if first]
    lasts = [last for _, last in answers if last]
    return (
        min(firsts) if len(firsts) == len(answers) else None,
        max(lasts) if len(lasts) == len(answers) else None,
    )
