"""What lies ahead, and who cannot be reached."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.agreement.model import Status
from bot.nudges.foresight import digest_days, foreseen, out_of_reach, reaches_coordinators
from bot.nudges.model import Outlook, Staff
from bot.people.model import Role
from tests.bot.nudges.county import (
    CARE,
    CLINIC,
    COUNCIL,
    IMPORTED,
    YOUTH,
    at,
    away,
    measure,
    outlook,
    somebody,
    standing,
    update,
)

DUE = measure(due=date(2021, 6, 30))
YEAR_BEFORE = date(2020, 1, 1)
TODAY = date(2021, 5, 3)


def seen(world: Outlook, first: date, last: date, today: date = TODAY) -> list[tuple[date, str, str, bool]]:
    return [(one.on, one.planned.step.name, one.unit, one.is_reaching) for one in foreseen(world, first, last, today)]


def test_a_period_that_is_still_to_come_begins_with_what_is_reached_in_it() -> None:
    assert seen(outlook(DUE), date(2021, 6, 7), date(2021, 7, 31)) == [
        (date(2021, 6, 23), "7", CARE, True),
        (date(2021, 7, 14), "10w", CARE, True),
    ]


def test_days_before_the_import_are_seen_as_if_it_had_been_on_the_first_of_them() -> None:
    late = outlook(DUE, known_since={"1.1.1": date(2026, 1, 1)}, staff=[somebody(1, CARE, since=date(2026, 1, 2))])
    shown = seen(late, YEAR_BEFORE, date(2021, 12, 31), date(2026, 2, 1))
    assert [step for _, step, *_ in shown] == ["30", "7", "10w", "45", "90"]
    # What was reached before the first day is settled, as it is at an import.
    assert seen(late, date(2021, 6, 2), date(2021, 6, 22), date(2026, 2, 1)) == []


@pytest.mark.parametrize("staff", [[], [somebody(1, CARE, wants=None)], [somebody(1, CARE, is_reachable=False)]])
def test_where_nobody_can_be_reached_it_is_seen_what_is_due_and_whose_it_is(staff: list[Staff]) -> None:
    world = outlook(measure(units=(CLINIC, CARE), due=date(2021, 6, 30)), staff=staff)
    assert seen(world, TODAY, date(2021, 6, 25)) == [
        (date(2021, 5, 31), "30", CARE, False),
        (date(2021, 6, 23), "7", CARE, False),
    ]


def test_a_coordinator_stands_in_for_a_unit_without_anybody() -> None:
    world = outlook(DUE, staff=[somebody(1, role=Role.COORDINATOR)])
    assert seen(world, TODAY, date(2021, 6, 1)) == [(date(2021, 5, 31), "30", "", True)]


def test_measures_are_out_of_reach_whose_units_have_nobody_even_if_the_coordinators_get_the_nudges() -> None:
    measures = (
        measure("1.1.1", (CARE,)),
        measure("1.1.2", (YOUTH, COUNCIL)),
        measure("1.1.3", (YOUTH, CARE)),
        measure("1.1.4", (COUNCIL,)),
        measure("1.1.5", (CLINIC,)),
        measure("1.1.6", (YOUTH,)),
    )
    settled = {"1.1.6": standing(update(date(2021, 2, 1), Status.DONE))}
    world = outlook(*measures, standings=settled)
    assert codes(world) == {YOUTH: ["1.1.2"], COUNCIL: ["1.1.4"], "": ["1.1.5"]}
    with_coordinator = replace(world, staff=[*world.staff, somebody(2, role=Role.COORDINATOR)])
    assert codes(with_coordinator) == {YOUTH: ["1.1.2"], COUNCIL: ["1.1.4"]}
    assert (reaches_coordinators(world), reaches_coordinators(with_coordinator)) == (False, True)


def test_who_is_only_away_can_be_reached() -> None:
    assert codes(outlook(DUE, staff=[somebody(1, CARE, absences=away(IMPORTED))])) == {}


def codes(world: Outlook) -> dict[str, list[str]]:
    return {unit: [one.code for one in listed] for unit, listed in out_of_reach(world).items()}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(date(2021, 5, 7), 6), [date(2021, 5, 7), date(2021, 5, 10)]),
        (at(date(2021, 5, 7), 10), [date(2021, 5, 7), date(2021, 5, 10)]),
        (at(date(2021, 5, 7), 19), [date(2021, 5, 10)]),
        (at(date(2021, 5, 8), 10), [date(2021, 5, 10)]),
        (at(date(2021, 12, 20), 10), [date(2022, 1, 7)]),
    ],
    ids=["early", "working hours", "evening", "Saturday", "quiet days"],
)
def test_the_next_digest_is_todays_or_that_of_the_next_working_day(now: datetime, expected: list[date]) -> None:
    assert list(digest_days(outlook(DUE), now)) == expected


def test_with_which_digest_something_goes_does_not_tell_whether_somebody_had_todays() -> None:
    now, had = at(date(2021, 5, 7), 10), somebody(1, CARE, digest_on=date(2021, 5, 7))
    assert digest_days(outlook(DUE, staff=[had]), now) == digest_days(outlook(DUE), now)


def test_a_preview_does_not_tell_who_is_away() -> None:
    at_work, off = somebody(1, CARE), somebody(1, CARE, absences=away(date(2021, 5, 20)))
    shared = measure(units=(YOUTH, CARE), due=date(2021, 6, 30))
    for one in (DUE, shared):
        shown = [seen(outlook(one, staff=[person]), TODAY, date(2021, 6, 25)) for person in (at_work, off)]
        assert shown[0] == shown[1]
        assert all(is_reaching for *_, is_reaching in shown[0])
