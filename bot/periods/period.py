"""A span of days with the precision in which somebody named it, and how a text refers to it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum


class Precision(StrEnum):
    """How exactly a period was named; a quarter is never shown as a day (DESIGN §3)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "halfyear"
    YEAR = "year"
    SCHOOL_YEAR = "schoolyear"
    BIENNIUM = "biennium"
    SEASON = "season"
    HOLIDAYS = "holidays"
    PART = "part"
    """The start, middle or end of a year, or of another period."""
    SPAN = "span"
    """Any other run of days: "in den nächsten sechs Wochen", "von Oktober bis Juni"."""


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days from `first` to `last`, both included; None is an open end."""

    first: date | None
    last: date | None
    precision: Precision

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts (ValueError)."""
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"a period cannot end ({self.last}) before it starts ({self.first})")

    def __contains__(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Part(IntEnum):
    """A part of a period: "Anfang", "Mitte", "Ende"."""

    START = 0
    MIDDLE = 1
    END = 2


class Direction(StrEnum):
    """How a text leans on the period it names."""

    IN = "in"
    UNTIL = "until"
    """bis X: from today to the last day of X."""
    BEFORE = "before"
    """vor X: from today to the day before X."""
    SINCE = "since"
    """ab X, seit X, nach X: from the first day of X (of "nach X" the day after), without end."""
    STILL = "still"
    """noch in X: from today to the end of X."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A period that a text names, and where: `text[start:end]` includes the word that gives the direction."""

    start: int
    end: int
    named: Period
    """The calendar period the words name, past part included."""
    direction: Direction = Direction.IN
    has_year: bool = True
    """Whether the year was said, or this year was taken because none was."""
    part: int | None = None
    """Which `Part` of a period was named, if one was."""

    @property
    def day(self) -> date | None:
        """The one day on which to come back: "Ende Mai" is its last, "Mitte Mai" the 15th, all else its first."""
        first, last = self.named.first, self.named.last
        if first is None or last is None or not self.part:
            return first
        return last if self.part == Part.END else first + (last - first) / 2

    def asked(self, today: date) -> Period:
        """Return the days a question with these words asks about (DESIGN §4).

        A bound that already lies behind today leaves a period that runs to that bound alone: "bis März" in May is
        what was due up to the end of March.
        """
        if self.direction is Direction.IN:
            return self.named
        if self.direction is Direction.SINCE:
            return Period(self.named.first, None, self.named.precision)
        last = self.named.last
        if self.direction is Direction.BEFORE and self.named.first:
            last = self.named.first - timedelta(days=1)
        first = today if last is None or today <= last else None
        return Period(first, last, Precision.SPAN)
