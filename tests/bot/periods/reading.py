"""How the tables of this folder write down what a text names."""

from datetime import date

from bot.normal import tokens
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from bot.periods.period import Mention, Period, Precision

TODAY = date(2021, 5, 3)
"""A Monday."""
THURINGIA = Calendar("TH")


def mentions(text: str, today: date = TODAY) -> tuple[Mention, ...]:
    return find_periods(tokens(text), today, THURINGIA)


def only(text: str, today: date = TODAY) -> Mention:
    (mention,) = mentions(text, today)
    return mention


def days(text: str) -> tuple[str | None, str | None]:
    """First and last day asked about by the only period in `text`."""
    asked = only(text).asked(TODAY)
    return (asked.first.isoformat() if asked.first else None, asked.last.isoformat() if asked.last else None)


def period(first: str, last: str, precision: Precision) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last), precision)
