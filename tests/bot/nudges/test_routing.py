"""To whom a nudge goes."""

from collections.abc import Sequence
from datetime import date

import pytest

from bot.nudges.model import Staff
from bot.nudges.routing import COORDINATORS, directory, route
from bot.people.model import Role
from tests.bot.nudges.county import (
    CARE,
    CLINIC,
    COUNCIL,
    YOUTH,
    at,
    away,
    measure,
    outlook,
    somebody,
)

DAY = date(2021, 5, 3)
HOLIDAY = away(date(2021, 4, 26), date(2021, 5, 7))


def asked(
    staff: Sequence[Staff], units: Sequence[str] = (CARE, YOUTH), declined: Sequence[tuple[str, str]] = ()
) -> tuple[str, list[int]]:
    one = measure(units=units)
    agreement = outlook(one).snapshot.agreement
    found = route(one, directory(agreement, staff, declined), DAY)
    return found.unit, [who.person.id for who in found.people]


def test_all_of_the_lead_unit_are_asked_and_nobody_of_the_others() -> None:
    assert asked([somebody(1, CARE), somebody(2, CARE), somebody(3, YOUTH)]) == (CARE, [1, 2])


@pytest.mark.parametrize(
    "who",
    [
        somebody(1, CARE, wants=None),
        somebody(1, CARE, wants=False),
        somebody(1, CARE, is_reachable=False),
        somebody(1, CARE, role=Role.READER),
        somebody(1, CARE, role=Role.ADMIN),
    ],
    ids=["never said", "said no", "unreachable", "reader", "administrator"],
)
def test_who_did_not_say_yes_or_may_not_report_is_not_asked_but_the_next_unit(who: Staff) -> None:
    assert asked([who, somebody(2, YOUTH)]) == (YOUTH, [2])


def test_outside_bodies_are_passed_over() -> None:
    assert asked([somebody(1, CLINIC), somebody(2, YOUTH)], (CLINIC, YOUTH)) == (YOUTH, [2])


def test_a_unit_that_declined_is_passed_over() -> None:
    assert asked([somebody(1, CARE), somebody(2, YOUTH)], declined=[("1.1.1", CARE)]) == (YOUTH, [2])


def test_where_no_unit_has_anybody_the_coordinators_are_asked() -> None:
    assert asked([somebody(1, COUNCIL), somebody(2, role=Role.COORDINATOR)]) == (COORDINATORS, [2])


def test_for_who_is_away_the_deputy_is_asked_beside_the_others_of_the_unit() -> None:
    staff = [somebody(1, CARE, absences=HOLIDAY, deputy_id=3), somebody(2, CARE), somebody(3, YOUTH)]
    assert asked(staff) == (CARE, [3, 2])


def test_a_deputy_who_is_in_the_unit_is_asked_once() -> None:
    staff = [somebody(1, CARE, absences=HOLIDAY, deputy_id=2), somebody(2, CARE)]
    assert asked(staff) == (CARE, [2])


def test_where_all_are_away_without_deputy_the_coordinators_are_asked_for_the_unit() -> None:
    deputy_away = somebody(3, YOUTH, absences=HOLIDAY)
    staff = [somebody(1, CARE, absences=HOLIDAY, deputy_id=3), deputy_away, somebody(4, role=Role.COORDINATOR)]
    assert asked(staff) == (CARE, [4])


def test_nobody_is_asked_in_place_of_themselves() -> None:
    coordinator = somebody(1, CARE, role=Role.COORDINATOR, absences=HOLIDAY)
    assert asked([coordinator]) == (CARE, [])


def test_an_absence_ends_on_its_last_day() -> None:
    assert asked([somebody(1, CARE, absences=away(date(2021, 4, 26), date(2021, 5, 2)))]) == (CARE, [1])


def test_the_unit_counts_from_its_first_person_who_can_be_asked() -> None:
    one = measure()
    staff = [somebody(1, CARE, since=date(2021, 3, 1)), somebody(2, CARE, since=date(2021, 2, 1))]
    found = route(one, directory(outlook(one).snapshot.agreement, staff), DAY)
    assert found.since == at(date(2021, 2, 1))
