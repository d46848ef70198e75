"""The ladder of one measure: the days were counted by hand on a calendar of Thuringia."""

from datetime import date

import pytest

from bot.agreement.model import Measure, Recurrence, Standing, Status
from bot.asking.select import Listed
from bot.nudges.ladder import Ground, is_quiet, steps_of
from bot.nudges.model import LADDER, After, Ladder, Rule
from tests.bot.nudges.county import BERLIN, THURINGIA, measure, outlook, standing, update

JUNE_30 = date(2021, 6, 30)
Step = tuple[Rule, str, date]


def ladder(
    one: Measure,
    day: date,
    state: Standing | None = None,
    settings: Ladder = LADDER,
    known_since: date | None = None,
) -> list[Step]:
    agreement = outlook(one).snapshot.agreement
    listed = Listed(one, one.due, state or Standing())
    steps = steps_of(listed, Ground(agreement, settings, THURINGIA, BERLIN), day, known_since)
    return [(step.rule, step.name, step.reached_on) for step in steps]


def test_a_measure_with_start_and_due_date_has_all_steps_in_order() -> None:
    assert ladder(measure(start=date(2021, 3, 1), due=JUNE_30), JUNE_30) == [
        (Rule.START, "begin", date(2021, 3, 1)),
        (Rule.SILENCE, "90", date(2021, 5, 30)),
        (Rule.BEFORE_DUE, "30", date(2021, 5, 31)),
        (Rule.BEFORE_DUE, "7", date(2021, 6, 23)),
        # 1, 2, 5 to 9, 12 to 14 July.
        (Rule.AFTER_DUE, "10w", date(2021, 7, 14)),
        (Rule.AFTER_DUE, "45", date(2021, 8, 14)),
        (Rule.AFTER_DUE, "90", date(2021, 9, 28)),
    ]


def test_holidays_of_the_land_are_no_working_days_after_the_due_date() -> None:
    # Good Friday 2 April and Easter Monday 5 April 2021 do not count.
    due = measure(due=date(2021, 3, 31))
    assert (Rule.AFTER_DUE, "10w", date(2021, 4, 16)) in ladder(due, date(2021, 4, 1))


@pytest.mark.parametrize(
    ("due", "reached"),
    [
        # 24 December, 7 days before, moves to Friday, 17 December; 1 December stays.
        (date(2021, 12, 31), [date(2021, 12, 1), date(2021, 12, 17)]),
        # 6 January is still quiet, 7 January is not.
        (date(2022, 1, 13), [date(2021, 12, 14), date(2021, 12, 17)]),
        (date(2022, 1, 14), [date(2021, 12, 15), date(2022, 1, 7)]),
    ],
)
def test_steps_around_new_year_move_to_the_last_working_day_before(due: date, reached: list[date]) -> None:
    steps = ladder(measure(due=due), due)
    assert [day for rule, _, day in steps if rule is Rule.BEFORE_DUE] == reached


def test_quiet_are_the_days_from_20_december_to_6_january() -> None:
    days = [date(2021, 12, 19), date(2021, 12, 20), date(2021, 12, 31), date(2022, 1, 6), date(2022, 1, 7)]
    assert [is_quiet(day, LADDER) for day in days] == [False, True, True, True, False]


def test_the_numbers_are_settings() -> None:
    settings = Ladder(before=(14,), after=(After(1, is_working=True),), silence=30)
    assert ladder(measure(due=JUNE_30), JUNE_30, settings=settings) == [
        (Rule.BEFORE_DUE, "14", date(2021, 6, 16)),
        (Rule.AFTER_DUE, "1w", date(2021, 7, 1)),
    ]


def test_what_was_reported_as_begun_is_not_asked_whether_it_begins() -> None:
    begun = standing(update(date(2021, 2, 1)))
    assert Rule.START not in {rule for rule, *_ in ladder(measure(start=date(2021, 3, 1)), JUNE_30, begun)}


@pytest.mark.parametrize("status", [Status.DONE, Status.CANCELLED])
def test_what_is_settled_has_no_steps(status: Status) -> None:
    assert ladder(measure(due=JUNE_30), JUNE_30, standing(update(date(2021, 2, 1), status))) == []


def test_silence_counts_from_the_last_update() -> None:
    heard = standing(update(date(2021, 1, 10)), update(date(2021, 2, 1)))
    assert ladder(measure(), JUNE_30, heard) == [(Rule.SILENCE, "90", date(2021, 5, 2))]


def test_of_what_was_under_way_before_it_was_imported_silence_counts_from_the_import() -> None:
    imported = date(2021, 1, 4)
    asked = [(Rule.SILENCE, "90", date(2021, 4, 4))]
    assert ladder(measure(ongoing=True), JUNE_30, known_since=imported) == asked
    assert ladder(measure(start=date(2019, 1, 1)), JUNE_30, known_since=imported)[1:] == asked
    assert ladder(measure(), JUNE_30, known_since=imported) == []


def test_silence_ends_with_the_due_date_and_is_none_of_what_was_not_begun() -> None:
    late = standing(update(date(2021, 5, 1)))
    assert Rule.SILENCE not in {rule for rule, *_ in ladder(measure(due=JUNE_30), JUNE_30, late)}
    planned = standing(update(date(2021, 2, 1), Status.PLANNED))
    assert ladder(measure(), JUNE_30, planned) == []


@pytest.mark.parametrize(
    ("recurrence", "day", "steps"),
    [
        (Recurrence.YEARLY, date(2021, 5, 3), {"last_quarter": date(2021, 10, 1), "last_month": date(2021, 12, 1)}),
        (Recurrence.HALF_YEARLY, date(2021, 5, 3), {"last_quarter": date(2021, 4, 1), "last_month": date(2021, 6, 1)}),
        (Recurrence.QUARTERLY, date(2021, 5, 3), {"last_month": date(2021, 6, 1)}),
        (Recurrence.MONTHLY, date(2021, 5, 3), {"last_week": date(2021, 5, 24)}),
        (Recurrence.MONTHLY, date(2021, 12, 3), {"last_week": date(2021, 12, 17)}),
    ],
)
def test_a_turn_is_asked_for_towards_its_end(recurrence: Recurrence, day: date, steps: dict[str, date]) -> None:
    yearly = measure(recurrence=recurrence, start=date(2021, 1, 1))
    begun = standing(update(date(2021, 1, 10)))
    assert {name: reached for _, name, reached in ladder(yearly, day, begun)} == steps


def test_a_turn_that_was_done_is_asked_for_no_more_and_the_next_one_is() -> None:
    yearly = measure(recurrence=Recurrence.YEARLY, start=date(2021, 1, 1))
    done = standing(update(date(2021, 3, 1), Status.DONE, turn_on=date(2021, 12, 31)))
    assert ladder(yearly, date(2021, 11, 1), done) == []
    assert [day for *_, day in ladder(yearly, date(2022, 11, 1), done)] == [date(2022, 10, 1), date(2022, 12, 1)]
