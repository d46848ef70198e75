"""How far the fields are, and what lies around today."""

from bot.agreement.model import FieldOfAction, Goal, Measure, Snapshot, Status
from bot.agreement.standing import standing_of
from bot.asking.progress import MOST_ROWS, Progress, progress_of, timeline_of
from bot.asking.select import all_listed
from bot.periods.spans import quarter
from tests.bot.asking.county import AGREEMENT, SNAPSHOT, TODAY, measure, reported, with_measures
from tests.bot.asking.reports import at, update


def places(progress: tuple[Progress, ...]) -> list[tuple[str | None, int]]:
    return [(_place(one.of), one.total) for one in progress]


def _place(of: FieldOfAction | Goal | None) -> str | None:
    return of.code if isinstance(of, Goal) else str(of.number) if of else None


def test_each_field_counts_its_measures_by_status() -> None:
    progress = progress_of(all_listed(reported(m1_2_1=Status.DONE, m2_1_1=Status.DONE)), AGREEMENT)
    assert places(progress) == [("1", 5), ("2", 3)]
    assert progress[0].statuses == {Status.DONE: 1, None: 4}


def test_within_one_field_its_goals_are_counted() -> None:
    scope = [one for one in all_listed(SNAPSHOT) if one.measure.field == 1]
    assert places(progress_of(scope, AGREEMENT)) == [("1.1", 3), ("1.2", 2)]


def test_what_belongs_to_no_field_is_counted_last() -> None:
    snapshot = with_measures(measure("3.1.1", "A"), measure("1.1.1", "B"))
    assert places(progress_of(all_listed(snapshot), AGREEMENT)) == [("1", 1), (None, 1)]


def test_the_time_line_has_what_is_overdue_and_what_is_due_within_twelve_months() -> None:
    timeline = timeline_of(all_listed(SNAPSHOT), TODAY)
    assert [one.code for one in timeline.shown] == ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.2"]
    assert (timeline.all_overdue, timeline.all_coming) == (2, 3)
    assert (timeline.later, timeline.without_due, timeline.settled) == (1, 2, 0)


def test_what_is_done_is_not_on_it_and_counted() -> None:
    timeline = timeline_of(all_listed(reported(m1_1_1=Status.DONE, m1_2_1=Status.CANCELLED)), TODAY)
    assert [one.code for one in timeline.shown] == ["1.1.2", "1.2.2", "2.1.2"]
    assert timeline.settled == 2


def due_in(year: int, count: int) -> list[Measure]:
    return [measure(f"{year}.1.{number}", "A", quarter(year, 3)) for number in range(count)]


def crowded(overdue: int, coming: int) -> Snapshot:
    return with_measures(*due_in(2020, overdue), *due_in(2021, coming))


def test_where_there_is_not_room_for_all_both_kinds_have_some_and_the_rest_is_counted() -> None:
    for overdue, coming in ((30, 30), (30, 0), (0, 30), (2, 30), (30, 2), (4, 6)):
        timeline = timeline_of(all_listed(crowded(overdue, coming)), TODAY)
        assert len(timeline.shown) == min(MOST_ROWS, overdue + coming)
        assert bool(timeline.overdue) is bool(overdue)
        assert bool(timeline.coming) is bool(coming)
        assert (timeline.all_overdue, timeline.all_coming) == (overdue, coming)


def test_all_that_is_in_question_is_on_the_time_line_or_counted() -> None:
    scope = all_listed(reported(m1_1_1=Status.DONE))
    timeline = timeline_of(scope, TODAY)
    beside = timeline.later + timeline.without_due + timeline.settled
    assert timeline.all_overdue + timeline.all_coming + beside == len(scope)


def test_a_moved_date_counts_from_when_it_is_confirmed() -> None:
    old = measure("1.1.1", "A", quarter(2020, 1))
    moved = [update(at(1, 4), Status.DELAYED, new_due=quarter(2021, 4))]
    waiting = with_measures(old, standings={"1.1.1": standing_of(moved)})
    assert timeline_of(all_listed(waiting), TODAY).all_overdue == 1
