from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.periods import spans
from bot.periods.period import Period, Precision
from tests.bot.periods.reading import period

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))
KINDS = st.sampled_from(
    [
        Precision.DAY,
        Precision.WEEK,
        Precision.MONTH,
        Precision.QUARTER,
        Precision.HALF_YEAR,
        Precision.YEAR,
        Precision.SCHOOL_YEAR,
    ]
)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2021-06-30", 6, "2021-12-31"),
        ("2021-01-31", 1, "2021-02-28"),
        ("2021-02-28", 1, "2021-03-31"),
        ("2024-01-30", 1, "2024-02-29"),
        ("2021-05-03", 3, "2021-08-03"),
        ("2021-05-03", -6, "2020-11-03"),
        ("2021-12-31", 2, "2022-02-28"),
    ],
    ids=lambda value: str(value),
)
def test_adding_months_keeps_the_last_day_of_a_month(day: str, months: int, later: str) -> None:
    assert spans.add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(DAYS, KINDS)
def test_every_day_lies_in_its_period_and_periods_adjoin(day: date, kind: Precision) -> None:
    running = spans.period_of(day, kind)
    following = spans.shift(running, 1)
    assert day in running
    assert running.last is not None
    assert following.first == running.last + timedelta(days=1)
    assert following == spans.period_of(following.first, kind)


@given(DAYS, KINDS, st.integers(-50, 50))
def test_moving_there_and_back_changes_nothing(day: date, kind: Precision, steps: int) -> None:
    running = spans.period_of(day, kind)
    assert spans.shift(spans.shift(running, steps), -steps) == running


@pytest.mark.parametrize(
    ("given_period", "steps", "moved"),
    [
        (period("2021-05-03", "2021-05-16", Precision.SPAN), 1, period("2021-05-17", "2021-05-30", Precision.SPAN)),
        (period("2021-05-03", "2021-05-16", Precision.SPAN), -1, period("2021-04-19", "2021-05-02", Precision.SPAN)),
        (period("2021-01-01", "2021-02-28", Precision.SPAN), 1, period("2021-03-01", "2021-04-30", Precision.SPAN)),
        (spans.season(2021, 4), 1, spans.season(2022, 1)),
        (spans.biennium(2023), -1, spans.biennium(2021)),
        (Period(date(2021, 4, 1), None, Precision.QUARTER), 1, Period(date(2021, 4, 1), None, Precision.QUARTER)),
    ],
    ids=["two weeks on", "two weeks back", "two months", "season", "budget", "open"],
)
def test_a_period_moves_to_the_adjoining_one(given_period: Period, steps: int, moved: Period) -> None:
    # Three months of winter are followed by three of spring, which begin in March.
    assert spans.shift(given_period, steps).first == moved.first
    assert spans.shift(given_period, steps).last == moved.last


def test_a_year_without_week_53_has_none() -> None:
    assert spans.week(2020, 53) == period("2020-12-28", "2021-01-03", Precision.WEEK)
    assert spans.week(2021, 53) is None


def test_an_open_period_has_no_parts() -> None:
    with pytest.raises(ValueError, match="no parts"):
        spans.part_of(Period(None, date(2021, 5, 3), Precision.DAY), 0)
