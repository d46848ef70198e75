"""Recurring measures and their turns."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.model import Recurrence, Snapshot, Status, StatusUpdate
from bot.agreement.standing import standing_of
from bot.asking.select import all_listed
from bot.asking.turns import turns_in
from bot.periods.period import Period, Precision
from bot.periods.spans import month, on_day, quarter, whole_year
from tests.bot.asking.county import AGREEMENT, SNAPSHOT, measure, reported, with_measures


def ends(snapshot: Snapshot, period: Period) -> list[tuple[str, str]]:
    return [(turn.listed.code, str(turn.on)) for turn in turns_in(all_listed(snapshot), period, snapshot.agreement)]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(quarter(2021, 4), [("1.1.3", "2021-12-31"), ("2.1.3", "2021-12-31")], id="the quarter of its end"),
        pytest.param(quarter(2021, 2), [], id="a quarter before"),
        pytest.param(on_day(date(2021, 12, 31)), [("1.1.3", "2021-12-31"), ("2.1.3", "2021-12-31")], id="the day"),
        pytest.param(whole_year(2018), [], id="before the agreement"),
        pytest.param(whole_year(2023), [], id="after the agreement"),
    ],
)
def test_a_yearly_turn_is_due_on_31_december(period: Period, expected: list[tuple[str, str]]) -> None:
    assert ends(SNAPSHOT, period) == expected


def test_a_period_of_several_years_names_a_measure_once() -> None:
    assert ends(SNAPSHOT, Period(date(2020, 1, 1), None, Precision.SPAN)) == [
        ("1.1.3", "2020-12-31"),
        ("2.1.3", "2020-12-31"),
    ]


def test_no_turn_comes_after_the_measures_own_due_date() -> None:
    yearly = measure("1.1.1", "Bericht", on_day(date(2021, 12, 31)), recurrence=Recurrence.YEARLY)
    assert ends(with_measures(yearly), whole_year(2021)) == [("1.1.1", "2021-12-31")]
    assert ends(with_measures(yearly), whole_year(2022)) == []


def test_no_turn_comes_before_the_measure_begins() -> None:
    yearly = measure("1.1.1", "Bericht", None, recurrence=Recurrence.YEARLY, start=whole_year(2021))
    assert ends(with_measures(yearly), whole_year(2020)) == []
    assert ends(with_measures(yearly), whole_year(2021)) == [("1.1.1", "2021-12-31")]


@pytest.mark.parametrize(
    ("recurrence", "period", "on"),
    [
        (Recurrence.MONTHLY, month(2021, 2), "2021-02-28"),
        (Recurrence.QUARTERLY, quarter(2021, 2), "2021-06-30"),
        (Recurrence.HALF_YEARLY, whole_year(2021), "2021-06-30"),
        (Recurrence.EVERY_2_YEARS, Period(date(2021, 1, 1), date(2022, 12, 31), Precision.SPAN), "2022-12-31"),
    ],
)
def test_other_rounds_end_with_their_last_month(recurrence: Recurrence, period: Period, on: str) -> None:
    recurring = measure("1.1.1", "Bericht", None, recurrence=recurrence, start=whole_year(2019))
    assert ends(with_measures(recurring), period) == [("1.1.1", on)]


def test_a_cancelled_measure_has_no_turns() -> None:
    assert ends(reported(m2_1_3=Status.CANCELLED), whole_year(2021)) == [("1.1.3", "2021-12-31")]


def test_a_turn_reported_done_in_its_year_does_not_come_round_again_before_the_next() -> None:
    update = StatusUpdate(datetime(2021, 3, 1, tzinfo=UTC), "Jugendamt", Status.DONE, turn_on=date(2021, 12, 31))
    snapshot = Snapshot(2, AGREEMENT, {"2.1.3": standing_of([update])})
    assert ("2.1.3", "2021-12-31") not in ends(snapshot, whole_year(2021))
    assert ("2.1.3", "2022-12-31") in ends(snapshot, whole_year(2022))


def test_what_is_done_for_good_comes_round_no_more() -> None:
    update = StatusUpdate(datetime(2021, 3, 1, tzinfo=UTC), "Jugendamt", Status.DONE)
    snapshot = Snapshot(2, AGREEMENT, {"2.1.3": standing_of([update])})
    assert [code for code, _ in ends(snapshot, Period(date(2021, 1, 1), None, Precision.SPAN))] == ["1.1.3"]


@given(recurrence=st.sampled_from(Recurrence), first=st.dates(), last=st.dates())
def test_a_turn_lies_in_the_period_whatever_the_period(recurrence: Recurrence, first: date, last: date) -> None:
    period = Period(min(first, last), max(first, last), Precision.SPAN)
    snapshot = with_measures(measure("1.1.1", "Bericht", None, recurrence=recurrence))
    assert all(turn.on in period for turn in turns_in(all_listed(snapshot), period, AGREEMENT))
