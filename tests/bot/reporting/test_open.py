"""What is asked before a report is stored: dates that come too early, and turns that ended not long ago."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.model import Due, Recurrence, Snapshot, Standing, Status, StatusUpdate
from bot.agreement.standing import standing_of
from bot.asking.select import all_listed
from bot.asking.turns import rounds, turn_of, turn_period, turns_in
from bot.language.understanding import Scope, StatusReport
from bot.periods.period import Period, Precision
from bot.periods.spans import month, quarter, whole_year
from bot.reporting.answers import Doubt, ReportAnswer, Why
from bot.reporting.model import NewUpdate
from bot.reporting.plan import plan_reports
from tests.bot.asking.county import AGREEMENT, SNAPSHOT, TODAY, asker, measure, with_measures


def answer(report: StatusReport, today: date = TODAY, snapshot: Snapshot = SNAPSHOT) -> ReportAnswer:
    return plan_reports(snapshot, [report], asker("Bauamt", "Jugendamt"), today)


def offered(report: StatusReport, today: date = TODAY, snapshot: Snapshot = SNAPSHOT) -> list[StatusReport]:
    choices = answer(report, today, snapshot).choices
    return [option[0] for option in choices.options] if choices else []


def stored(report: StatusReport, today: date = TODAY, snapshot: Snapshot = SNAPSHOT) -> NewUpdate:
    (one,) = answer(report, today, snapshot).planned
    assert isinstance(one.new, NewUpdate)
    return one.new


def moved(new_due: Period) -> StatusReport:
    return StatusReport("2.1.2", Status.DELAYED, new_due=new_due)


def test_a_later_date_is_stored_and_waits() -> None:
    (one,) = answer(moved(quarter(2022, 1))).planned
    assert one.after.waiting
    assert one.after.due is None


@pytest.mark.parametrize(
    ("named", "dates"),
    [
        pytest.param(quarter(2021, 1), [quarter(2022, 1), None], id="past: the same of the next year, or none"),
        pytest.param(
            quarter(2021, 3), [quarter(2022, 3), quarter(2021, 3), None], id="earlier, not past: it may be so"
        ),
        pytest.param(quarter(2021, 4), [quarter(2022, 4), quarter(2021, 4), None], id="the present one"),
        pytest.param(quarter(2019, 2), [quarter(2022, 2), None], id="years ago"),
        pytest.param(Period(date(2022, 1, 1), None, Precision.DAY), [None], id="without end"),
    ],
)
def test_a_date_that_comes_no_later_is_asked_about(named: Period, dates: Sequence[Period | None]) -> None:
    # 2.1.2 is due in the fourth quarter of 2021.
    assert [one.new_due for one in offered(moved(named))] == dates
    choices = answer(moved(named)).choices
    assert choices
    assert choices.doubt is Doubt.EARLY


def test_of_two_questions_one_is_asked_and_the_other_is_named() -> None:
    reports = [moved(quarter(2021, 1)), StatusReport("2.1.1", Status.DONE)]
    found = plan_reports(SNAPSHOT, reports, asker("Bauamt", "Jugendamt"), TODAY)
    assert found.choices
    assert found.choices.doubt is Doubt.EARLY
    assert [(one.code, one.why) for one in found.refused] == [("2.1.1", Why.ASKED_LATER)]


def test_what_was_chosen_is_not_asked_about_again() -> None:
    (one,) = plan_reports(
        SNAPSHOT, [moved(quarter(2021, 3))], asker("Bauamt"), TODAY, chosen=Doubt.EARLY
    ).planned  # fmt: skip
    assert isinstance(one.new, NewUpdate)
    assert one.new.new_due == quarter(2021, 3)


def test_the_confirmed_date_is_the_one_to_be_later_than() -> None:
    snapshot = Snapshot(2, AGREEMENT, {"2.1.2": Standing(Status.DELAYED, due=Due(whole_year(2022)))})
    assert [one.new_due for one in offered(moved(quarter(2022, 2)), snapshot=snapshot)] == [
        quarter(2023, 2),
        quarter(2022, 2),
        None,
    ]


@pytest.mark.parametrize(
    ("today", "turns"),
    [
        pytest.param(date(2021, 1, 4), [whole_year(2020), whole_year(2021)], id="early in January"),
        pytest.param(date(2021, 3, 31), [whole_year(2020), whole_year(2021)], id="the last day of March"),
        pytest.param(date(2021, 4, 2), [], id="later it is this year's"),
        pytest.param(date(2019, 12, 30), [], id="nothing was agreed before"),
    ],
)
def test_from_january_to_march_done_may_mean_the_year_before(today: date, turns: list[Period]) -> None:
    assert [one.turn for one in offered(StatusReport("2.1.3", Status.DONE), today)] == turns


def test_a_turn_that_is_done_is_not_meant() -> None:
    update = StatusUpdate(datetime(2020, 9, 1, tzinfo=UTC), "Jugendamt", Status.DONE, turn_on=date(2020, 12, 31))
    snapshot = Snapshot(2, AGREEMENT, {"2.1.3": standing_of([update])})
    assert stored(StatusReport("2.1.3", Status.DONE), date(2021, 1, 4), snapshot).turn_on == date(2021, 12, 31)


def test_a_named_turn_is_the_one_that_is_done() -> None:
    report = StatusReport("2.1.3", Status.DONE, turn=whole_year(2020))
    assert stored(report).turn_on == date(2020, 12, 31)
    assert stored(StatusReport("2.1.3", Status.DONE, scope=Scope.TURN), date(2021, 1, 4)).turn_on == date(2021, 12, 31)


def test_a_named_turn_of_an_ongoing_measure_leaves_it_going_on() -> None:
    assert stored(StatusReport("2.1.1", Status.DONE, turn=whole_year(2020))).turn_on == date(2020, 12, 31)
    # What comes once is done, whatever year is named.
    assert stored(StatusReport("1.1.2", Status.DONE, turn=whole_year(2020))).turn_on is None


def test_an_ongoing_measure_is_done_for_a_year_or_for_good() -> None:
    may = offered(StatusReport("2.1.1", Status.DONE))
    assert [(one.scope, one.turn) for one in may] == [(Scope.TURN, whole_year(2021)), (Scope.FOR_GOOD, None)]
    january = offered(StatusReport("2.1.1", Status.DONE), date(2021, 1, 4))
    assert [one.turn for one in january] == [whole_year(2020), whole_year(2021), None]
    assert [stored(one).turn_on for one in january] == [date(2020, 12, 31), date(2021, 12, 31), None]


days = st.dates(date(2019, 11, 27), date(2022, 12, 31))


def recurring(recurrence: Recurrence, *updates: StatusUpdate) -> Snapshot:
    made = measure("1.1.1", "Bericht", None, "Bauamt", ongoing=True, recurrence=recurrence)
    return with_measures(made, standings={"1.1.1": standing_of(updates)})


@given(recurrence=st.sampled_from(Recurrence), today=days)
def test_done_closes_one_turn_and_the_next_opens_by_itself(recurrence: Recurrence, today: date) -> None:
    snapshot = recurring(recurrence)
    report = StatusReport("1.1.1", Status.DONE, scope=Scope.TURN)
    new = stored(report, today, snapshot)
    (listed,) = all_listed(snapshot)
    turn = turn_of(listed, AGREEMENT, today)
    assert turn
    on, is_last = turn
    assert today in turn_period(recurrence, on)
    assert (new.turn_on is None) is is_last
    done = StatusUpdate(
        datetime(today.year, today.month, today.day, 9, tzinfo=UTC), "Bauamt", Status.DONE, turn_on=new.turn_on, id=1
    )
    later = recurring(recurrence, done)
    left = turns_in(all_listed(later), Period(on, None, Precision.SPAN), AGREEMENT)
    if is_last:
        assert left == ()
        assert later.standing("1.1.1").status is Status.DONE
        return
    assert later.standing("1.1.1").status is Status.IN_PROGRESS
    assert turns_in(all_listed(later), turn_period(recurrence, on), AGREEMENT) == ()
    following = turn_of(all_listed(later)[0], AGREEMENT, on + timedelta(days=1))
    assert following
    assert [one.on for one in left] == [following[0]]
    shown = rounds(all_listed(later)[0], AGREEMENT, on + timedelta(days=1))
    assert [is_done for _, is_done in shown] == [True, False]


@given(recurrence=st.sampled_from(Recurrence), today=days)
def test_what_is_offered_is_open_and_is_what_would_be_stored(recurrence: Recurrence, today: date) -> None:
    snapshot = recurring(recurrence)
    for option in offered(StatusReport("1.1.1", Status.DONE), today, snapshot):
        assert option.turn
        new = stored(option, today, snapshot)
        assert option.turn.first
        assert option.turn.last
        assert option.turn.first <= today
        turn = turn_of(all_listed(snapshot)[0], AGREEMENT, option.turn.last)
        assert turn
        assert new.turn_on == (None if turn[1] else option.turn.last)


def test_shorter_rounds_are_meant_for_a_shorter_time() -> None:
    monthly = recurring(Recurrence.MONTHLY)
    report = StatusReport("1.1.1", Status.DONE)
    assert [one.turn for one in offered(report, date(2021, 5, 5), monthly)] == [month(2021, 4), month(2021, 5)]
    assert offered(report, date(2021, 5, 20), monthly) == []
