"""The periods before and after the one asked about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.moving import moved
from bot.periods.period import Period, Precision
from bot.periods.spans import month, quarter, week_of, whole_year


def span(first: date | None, last: date | None) -> Period:
    return Period(first, last, Precision.SPAN)


@pytest.mark.parametrize(
    ("period", "after"),
    [
        pytest.param(quarter(2021, 4), quarter(2022, 1), id="quarter"),
        pytest.param(week_of(date(2021, 5, 3)), week_of(date(2021, 5, 10)), id="week"),
        pytest.param(span(date(2021, 5, 3), date(2021, 5, 31)), month(2021, 6), id="the rest of a month"),
        pytest.param(span(date(2021, 5, 3), date(2021, 6, 30)), quarter(2021, 3), id="the rest of a quarter"),
        pytest.param(span(date(2021, 5, 3), date(2021, 12, 31)), whole_year(2022), id="the rest of a year"),
        pytest.param(span(date(2021, 5, 3), date(2021, 6, 14)), None, id="six weeks"),
        pytest.param(span(date(2021, 5, 3), date(2023, 12, 31)), None, id="up to a later year"),
        pytest.param(span(None, date(2021, 6, 30)), None, id="open start"),
        pytest.param(span(date(2021, 6, 30), None), None, id="open end"),
        pytest.param(whole_year(9999), None, id="the last year there is"),
    ],
)
def test_a_named_period_has_neighbours_and_a_run_of_days_has_none(period: Period, after: Period | None) -> None:
    assert moved(period, 1) == after


@given(first=st.dates(), last=st.dates(), steps=st.integers(), precision=st.sampled_from(Precision))
def test_no_step_is_too_large(first: date, last: date, steps: int, precision: Precision) -> None:
    period = moved(Period(min(first, last), max(first, last), precision), steps)
    assert period is None or (period.first is not None and period.last is not None)
