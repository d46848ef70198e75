"""Every period that the agreement or a test names survives a round trip: written out by us, read back the same.

What is written says its year, so it does not matter on which day it is read. Holidays come back as the days they are
("Sommerferien 2021" is written "26. Juli bis 4. September 2021"), and so does a part of what has no short name.
`test_wording` holds what the sentences look like; here they are only read.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.deadlines import LONG_AGO, due_in, is_dated
from bot.agreement.model import Agreement
from bot.agreement.reader import read_agreement
from bot.normal import tokens
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from bot.periods.holiday_words import SCHOOL_HOLIDAYS
from bot.periods.period import Period, Precision
from fuzz.promises import lost_in_words
from fuzz.targets import cells, messages
from tests.agreements.by_hand import FOLDER
from tests.bot.language.agreements import EXAMPLE
from tests.bot.periods import test_leaning, test_named
from tests.bot.periods.reading import THURINGIA, TODAY, mentions
from tests.bot.periods.test_wording import LANGUAGES, named_periods, parts, runs, seasons_and_budgets

READ = (("de", TODAY), ("en", TODAY), ("de", date(2028, 2, 29)), ("en", LONG_AGO))
TODAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def _named_by(text: str) -> Iterator[Period]:
    """What a message names, and what it asks about."""
    for mention in mentions(text):
        yield from (mention.named, mention.asked(TODAY))


def _in_cell(cell: str) -> Iterator[Period]:
    """What a cell names, read as the importer reads it."""
    found = find_periods(tokens(cell), LONG_AGO, THURINGIA)
    return (mention.named for mention in found if is_dated(mention.named))


def _in_deadline(cell: str) -> Iterator[Period]:
    """What a cell for the end names, and by when it is due: of a range its end, of "vor Mai" the last of April."""
    due = due_in([cell], THURINGIA)
    yield from (*_in_cell(cell), *((due.period,) if due else ()))


@cache
def _agreements() -> tuple[Agreement, ...]:
    files = [EXAMPLE / "kyffhaeuserkreis-2019.txt", *sorted(FOLDER.glob("*.txt"))]
    return tuple(read_agreement(file.read_text("utf-8"), None, THURINGIA).agreement for file in files)


def _in_agreements() -> Iterator[Period]:
    for agreement in _agreements():
        cells_of = [part.cells for part in agreement.goals] + [part.cells for part in agreement.measures]
        yield from _of_each((cell.value for cell in chain.from_iterable(cells_of)), _in_cell)
        for measure in agreement.measures:
            yield from (period for period in (measure.start, measure.due and measure.due.period) if period)


def _of_each(texts: Iterable[str], named: Callable[[str], Iterator[Period]]) -> Iterator[Period]:
    return (period for text in texts for period in named(text))


SOURCES: dict[str, Callable[[], Iterator[Period]]] = {
    "agreements": _in_agreements,
    "deadlines": lambda: _of_each(cells("deadline"), _in_deadline),
    "messages": lambda: _of_each(messages(), _named_by),
    "wordings": lambda: _of_each((*(text for text, _, _ in test_named.TABLE), *test_leaning.ASKED), _named_by),
}
LEAST = {"agreements": 100, "deadlines": 60, "messages": 100, "wordings": 120}
"""How many different periods each source names at least, so that none falls silent."""


@pytest.mark.parametrize("source", SOURCES)
def test_what_the_agreement_or_a_test_names_is_read_back_as_written(source: str) -> None:
    periods = [period for period in dict.fromkeys(SOURCES[source]()) if period.first or period.last]
    lost = [
        (period, lang, today, what)
        for period in periods
        for lang, today in READ
        for what in lost_in_words(period, lang, today, THURINGIA)
    ]
    assert lost == []
    assert len(periods) >= LEAST[source]


@st.composite
def holidays(draw: st.DrawFn) -> Period:
    """School holidays of any Land the calendar knows."""
    land = Calendar(draw(st.sampled_from(["BE", "BY", "SH", "TH"])))
    name = draw(st.sampled_from(sorted({*SCHOOL_HOLIDAYS.values()})))
    known = [land.school_holidays(name, year) for year in range(2015, 2031)]
    return draw(st.sampled_from([period for period in known if period] or [Period(TODAY, TODAY, Precision.DAY)]))


def _open(closed: Period) -> st.SearchStrategy[Period]:
    return st.sampled_from(
        [closed, Period(closed.first, None, closed.precision), Period(None, closed.last, Precision.SPAN)]
    )


PERIODS = st.one_of(named_periods(), seasons_and_budgets(), parts(), runs(), holidays()).flatmap(_open)


@given(PERIODS, LANGUAGES, TODAYS)
def test_any_period_is_read_back_as_written_on_any_day(period: Period, lang: str, today: date) -> None:
    assert list(lost_in_words(period, lang, today, THURINGIA)) == []
