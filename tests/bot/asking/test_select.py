"""Which measures a question means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.model import Due, Standing, Status
from bot.asking.select import all_listed, due_in, last_due, narrowed, next_due, ongoing, overdue, unreported
from bot.periods.period import Period, Precision
from bot.periods.spans import on_day, quarter
from tests.bot.asking.county import SNAPSHOT, TODAY, measure, question, reported, with_measures


def codes(listed: object) -> list[str]:
    assert isinstance(listed, tuple)
    return [one.code for one in listed]


def test_measures_are_sorted_by_due_date_and_those_without_one_come_last() -> None:
    assert codes(all_listed(SNAPSHOT)) == ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.2", "1.1.3", "2.1.1", "2.1.3"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(quarter(2021, 2), ["1.2.1", "1.2.2"], id="quarter"),
        pytest.param(on_day(date(2021, 6, 30)), ["1.2.1", "1.2.2"], id="its last day"),
        pytest.param(Period(None, date(2021, 6, 29), Precision.SPAN), ["1.1.1", "1.1.2"], id="up to the day before"),
        pytest.param(Period(date(2021, 7, 1), None, Precision.SPAN), ["2.1.2", "1.1.3"], id="open end"),
        pytest.param(quarter(2021, 3), [], id="nothing"),
    ],
)
def test_due_is_what_has_its_last_day_in_the_period(period: Period, expected: list[str]) -> None:
    assert codes(due_in(all_listed(SNAPSHOT), period)) == expected


def test_what_is_settled_is_listed_after_what_is_open() -> None:
    listed = all_listed(reported(m1_2_1=Status.DONE))
    assert codes(due_in(listed, quarter(2021, 2))) == ["1.2.2", "1.2.1"]


def test_a_moved_due_date_counts_instead_of_the_agreed_one() -> None:
    moved = Standing(Status.DELAYED, due=Due(quarter(2021, 4)))
    snapshot = with_measures(measure("1.1.1", "Wege", quarter(2021, 2)), standings={"1.1.1": moved})
    assert codes(due_in(all_listed(snapshot), quarter(2021, 2))) == []
    assert codes(due_in(all_listed(snapshot), quarter(2021, 4))) == ["1.1.1"]


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2021, 6, 30), []), (date(2021, 7, 1), ["1.1.1"])], ids=["due today", "the day after"]
)
def test_due_today_is_not_overdue(day: date, expected: list[str]) -> None:
    assert codes(overdue(all_listed(with_measures(measure("1.1.1", "Wege", quarter(2021, 2)))), day)) == expected


@pytest.mark.parametrize("status", list(Status))
def test_only_done_and_cancelled_measures_are_never_overdue(status: Status) -> None:
    is_overdue = "1.1.2" in codes(overdue(all_listed(reported(m1_1_2=status)), TODAY))
    assert is_overdue == (status not in (Status.DONE, Status.CANCELLED))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"units": ("Büro der Landrätin", "Kommunen")}, ["1.1.1", "1.1.3"], id="any of the units"),
        pytest.param({"field": 2}, ["2.1.2", "2.1.1", "2.1.3"], id="field"),
        pytest.param({"goal": "1.2"}, ["1.2.1", "1.2.2"], id="goal"),
        pytest.param({"goal": "1.2", "units": ("Bauamt",)}, ["1.2.1"], id="goal and unit"),
        pytest.param({"codes": ("2.1.2", "1.1.1")}, ["1.1.1", "2.1.2"], id="codes"),
    ],
)
def test_a_question_narrows_the_measures(more: dict[str, object], expected: list[str]) -> None:
    assert codes(narrowed(all_listed(SNAPSHOT), question(**more))) == expected  # type: ignore[arg-type]


def test_cancelled_ongoing_measures_are_not_ongoing() -> None:
    assert codes(ongoing(all_listed(reported(m2_1_1=Status.CANCELLED)))) == ["1.1.3", "2.1.3"]


def test_the_next_deadline_skips_what_is_settled() -> None:
    listed = all_listed(reported(m1_2_1=Status.DONE))
    found = next_due(listed, TODAY)
    assert found is not None
    assert found.code == "1.2.2"
    assert next_due(listed, date(2023, 1, 1)) is None


def test_the_last_due_date_is_that_of_all_measures() -> None:
    last = last_due(all_listed(SNAPSHOT))
    assert last is not None
    assert last.on == date(2022, 12, 31)
    assert last_due(()) is None


def test_unreported_is_what_has_no_status_at_all() -> None:
    assert "1.2.1" not in codes(unreported(all_listed(reported(m1_2_1=Status.PLANNED))))


DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31))


@given(days=st.lists(DAYS, max_size=8), first=DAYS, length=st.integers(0, 900), today=DAYS)
def test_the_days_of_a_period_are_parted_without_gap(days: list[date], first: date, length: int, today: date) -> None:
    listed = all_listed(with_measures(*(measure(f"1.1.{n}", "Wege", on_day(day)) for n, day in enumerate(days))))
    last = first + timedelta(days=length)
    spans = [Period(None, first, Precision.SPAN), Period(last, None, Precision.SPAN)]
    middle = Period(first, last, Precision.SPAN)
    found = {code for span in (*spans, middle) for code in codes(due_in(listed, span))}
    assert found == set(codes(listed))
    assert all(one.due_on < today for one in overdue(listed, today))


def test_several_fields_mean_any_of_them() -> None:
    everything = all_listed(SNAPSHOT)
    both = narrowed(everything, question(fields=(1, 2)))
    assert both == everything
    assert codes(narrowed(everything, question(fields=(2, 3)))) == codes(narrowed(everything, question(field=2)))
