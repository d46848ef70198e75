"""What has gone quiet, what is held up, and what waits for a decision."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.agreement.model import DueState, Status
from bot.agreement.standing import standing_of
from bot.asking.select import Listed, all_listed
from bot.asking.stale import hindered, moving, passed_in_silence, stale
from bot.periods.spans import quarter
from tests.bot.asking.county import MEASURES, SNAPSHOT, TODAY, measure, with_measures
from tests.bot.asking.reports import at, obstacle, told, update

NINETY_DAYS_AGO = at(2, 2)


def day_of(moment: datetime) -> date:
    return moment.date()


def codes(listed: tuple[Listed, ...]) -> list[str]:
    return [one.code for one in listed]


@pytest.mark.parametrize(
    ("status", "is_stale"),
    [
        (Status.IN_PROGRESS, True),
        (Status.PLANNED, True),
        (Status.DELAYED, True),
        (Status.DONE, False),
        (Status.CANCELLED, False),
    ],
)
def test_what_goes_on_is_stale_after_ninety_days_without_a_report(status: Status, is_stale: bool) -> None:
    snapshot = told({"1.2.1": [update(NINETY_DAYS_AGO, status)]})
    assert (TODAY - NINETY_DAYS_AGO.date()).days == 90
    assert codes(stale(all_listed(snapshot), TODAY, day_of)) == (["1.2.1"] if is_stale else [])


def test_a_day_earlier_it_is_not() -> None:
    snapshot = told({"1.2.1": [update(NINETY_DAYS_AGO, Status.IN_PROGRESS)]})
    assert stale(all_listed(snapshot), TODAY - timedelta(days=1), day_of) == ()


def test_unchanged_counts_as_a_report_and_a_withdrawn_one_does_not() -> None:
    old = update(NINETY_DAYS_AGO, Status.IN_PROGRESS)
    unchanged = update(at(1, 5), Status.IN_PROGRESS, is_unchanged=True)
    assert stale(all_listed(told({"1.2.1": [old, unchanged]})), TODAY, day_of) == ()
    withdrawn = replace(unchanged, withdrawn=True)
    assert codes(stale(all_listed(told({"1.2.1": [old, withdrawn]})), TODAY, day_of)) == ["1.2.1"]


def test_what_is_to_begin_later_is_not_stale() -> None:
    later = measure("1.1.1", "Radwege", quarter(2021, 4), start=quarter(2021, 3))
    snapshot = with_measures(later, standings={"1.1.1": standing_of([update(NINETY_DAYS_AGO, Status.PLANNED)])})
    assert stale(all_listed(snapshot), TODAY, day_of) == ()
    assert codes(stale(all_listed(snapshot), date(2021, 7, 1), day_of)) == ["1.1.1"]


def test_a_due_date_passed_in_silence_where_nothing_was_ever_reported() -> None:
    assert codes(passed_in_silence(all_listed(SNAPSHOT), TODAY)) == ["1.1.1", "1.1.2"]
    reported = told({"1.1.1": [update(at(1, 1), Status.IN_PROGRESS)]})
    assert codes(passed_in_silence(all_listed(reported), TODAY)) == ["1.1.2"]
    assert len(MEASURES) > 2


def test_an_obstacle_holds_up_what_is_open_until_it_is_resolved() -> None:
    open_one, over = obstacle(at(1, 3)), obstacle(at(1, 3), resolved=at(2, 3))
    done = [update(at(1, 4), Status.DONE)]
    snapshot = told({"1.2.2": done}, m1_2_1=[open_one], m1_2_2=[open_one], m2_1_1=[over])
    assert codes(hindered(all_listed(snapshot))) == ["1.2.1"]


def test_a_new_date_waits_until_somebody_decides() -> None:
    def with_state(state: DueState) -> list[str]:
        moved = update(at(1, 4), Status.DELAYED, new_due=quarter(2021, 4), due_state=state)
        return codes(moving(all_listed(told({"1.2.1": [moved]}))))

    assert with_state(DueState.WAITING) == ["1.2.1"]
    assert with_state(DueState.CONFIRMED) == with_state(DueState.REFUSED) == []
