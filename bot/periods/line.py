"""A text as the grammar walks along it: normal words by position, slips mended, and what a rule hands back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from bot.normal import Token
from bot.periods.calendar import Calendar
from bot.periods.period import Direction, Period
from bot.periods.typos import mended

_MARGIN = 32
_YEARS_BACK, _YEARS_AHEAD = 6, 12
NO_DAY = date(1601, 1, 1)
"""Today where there is none: what hangs on today falls outside of the years that agreements speak of."""
_YEARS_OF_AGREEMENTS = range(2012, 2050)


class Found(NamedTuple):
    """What a rule read: the position behind its last token, the period, and whether its year was said.

    `whole` is the period of which "Ende …" names the end, `part` which part of one was named; `direction` is set where
    the words themselves lean, and `ranged` where two periods were joined to one.
    """

    end: int
    period: Period
    has_year: bool = True
    whole: Period | None = None
    direction: Direction | None = None
    ranged: bool = False
    part: int | None = None


class Line:
    """Tokens with the day and the calendar they are read by; positions outside the text hold an empty word."""

    __slots__ = ("calendar", "number", "small", "today", "tokens", "word", "years")

    years: range
    """The years that two digits may mean where they stand alone: "Juni 22"."""
    word: Callable[[int], str]
    """Return the normal form of the token at a position, slips mended; empty next to the text."""
    number: Callable[[int], int | None]
    """Return the number at a position if it is written in at most four digits."""
    small: Callable[[int], int | None]
    """Return the number at a position if it is written in at most two digits."""

    def __init__(self, tokens: Sequence[Token], today: date, calendar: Calendar) -> None:
        self.tokens = tokens
        self.today = today
        self.calendar = calendar
        near = range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1)
        self.years = _YEARS_OF_AGREEMENTS if today == NO_DAY else near
        norms = [mended(token.norm) if token.is_word else token.norm for token in tokens]
        # Rules look a few words ahead and back: with empty words behind the last, -1 and len + 1 need no check.
        padded = norms + [""] * _MARGIN
        self.word = padded.__getitem__
        self.number = [int(word) if word.isdecimal() and len(word) <= 4 else None for word in padded].__getitem__
        self.small = [int(word) if word.isdecimal() and len(word) <= 2 else None for word in padded].__getitem__

    def __len__(self) -> int:
        return len(self.tokens)

    def glued(self, at: int) -> bool:
        """Whether the token at `at` follows the one before it without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def skip(self, at: int, any_of: frozenset[str], most: int = 2) -> int:
        """Return the position behind up to `most` of the given words."""
        for _ in range(most):
            if self.word(at) not in any_of:
                break
            at += 1
        return at

    def skip_dot(self, at: int) -> int:
        """Return the position behind a dot that is glued to the token before."""
        return at + 1 if self.word(at) == "." and self.glued(at) else at
