"""What changed in a period: before, after, and what came in between."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.agreement.model import DueState, Snapshot, Status
from bot.asking.changes import Change, changes_in, lately
from bot.asking.select import all_listed
from bot.periods.period import Period, Precision
from bot.periods.spans import month, quarter
from tests.bot.asking.county import TODAY
from tests.bot.asking.reports import at, obstacle, told, update

MARCH = month(2021, 3)
BERLIN = ZoneInfo("Europe/Berlin")


def changes(snapshot: Snapshot, period: Period = MARCH) -> dict[str, Change]:
    found = changes_in(all_listed(snapshot), period, lambda moment: moment.astimezone(BERLIN).date())
    return {change.listed.code: change for change in found}


def test_each_measure_is_seen_before_and_after_the_period() -> None:
    reports = [
        update(at(3, 2), Status.PLANNED),
        update(at(1, 3), Status.IN_PROGRESS, 20),
        update(at(31, 3), Status.IN_PROGRESS, 60),
        update(at(4, 4), Status.DONE),
    ]
    change = changes(told({"1.2.1": reports}))["1.2.1"]
    assert (change.before.status, change.after.status, change.after.progress) == (
        Status.PLANNED,
        Status.IN_PROGRESS,
        60,
    )
    assert [one.progress for one in change.updates] == [20, 60]


def test_what_was_withdrawn_changed_nothing() -> None:
    assert changes(told({"1.2.1": [update(at(2, 3), Status.DONE, withdrawn=True)]})) == {}


def test_a_report_shortly_after_midnight_belongs_to_the_countys_new_day() -> None:
    night = at(28, 2, hour=23)
    assert night.date() == date(2021, 2, 28)
    assert [*changes(told({"1.2.1": [update(night, Status.DONE)]}))] == ["1.2.1"]


def test_a_period_without_end_goes_up_to_now() -> None:
    since = Period(date(2021, 3, 1), None, Precision.DAY)
    reports = [update(at(2, 2), Status.PLANNED), update(at(2, 5), Status.DONE)]
    change = changes(told({"1.2.1": reports}), since)["1.2.1"]
    assert (change.before.status, change.after.status) == (Status.PLANNED, Status.DONE)


def test_a_new_date_in_the_period_is_named_with_what_became_of_it() -> None:
    moved = update(at(2, 3), Status.DELAYED, new_due=quarter(2021, 4), due_state=DueState.WAITING)
    [new] = changes(told({"1.2.1": [moved]}))["1.2.1"].moved_dates
    assert (new.new_due, new.due_state) == (quarter(2021, 4), DueState.WAITING)


def test_obstacles_count_where_they_were_raised_and_where_they_were_resolved() -> None:
    raised, over = obstacle(at(5, 3)), obstacle(at(5, 2), resolved=at(9, 3))
    found = changes(told({}, m1_2_1=[raised], m1_2_2=[over]))
    assert (found["1.2.1"].raised, found["1.2.1"].resolved) == ((raised,), ())
    assert (found["1.2.2"].raised, found["1.2.2"].resolved) == ((), (over,))


def test_unchanged_is_a_report_and_no_movement() -> None:
    before = update(at(3, 2), Status.IN_PROGRESS, 20)
    again = update(at(3, 3), Status.IN_PROGRESS, 20, is_unchanged=True)
    change = changes(told({"1.2.1": [before, again]}))["1.2.1"]
    assert len(change.updates) == 1
    assert not change.is_movement


def test_a_contribution_and_a_turn_are_movements_though_the_measure_goes_on() -> None:
    going = update(at(3, 2), Status.IN_PROGRESS)
    contributed = changes(told({"1.2.1": [going, update(at(3, 3), Status.DONE, is_contribution=True)]}))["1.2.1"]
    turned = changes(told({"2.1.3": [going, update(at(3, 3), Status.DONE, turn_on=date(2020, 12, 31))]}))["2.1.3"]
    assert (contributed.has_new_status, contributed.is_movement) == (False, True)
    assert (turned.turns, turned.is_movement) == ((date(2020, 12, 31),), True)


def test_a_part_of_a_turn_is_not_the_turn() -> None:
    part = update(at(3, 3), Status.DONE, is_contribution=True, turn_on=date(2020, 12, 31))
    assert changes(told({"2.1.3": [part]}))["2.1.3"].turns == ()


def test_lately_is_the_last_thirty_days() -> None:
    assert (lately(TODAY).first, lately(TODAY).last) == (date(2021, 4, 3), TODAY)
