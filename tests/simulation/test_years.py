"""2020 to 2023 on the example agreement, day by day: some answer, some do not, leave, are away, or come late."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.agreement.model import Agreement, Status
from bot.cli.example import example_agreement
from bot.nudges.model import Rule
from bot.people.model import Absence
from bot.texts.nudges import SHOWN
from tests.simulation.county import Clerk, County, Said, Sent, Trouble, days, says
from tests.simulation.oracle import expected, is_between_the_years, is_working_day

FIRST, LAST = date(2020, 1, 2), date(2023, 12, 31)
AUDIT, FAMILY, YOUTH = "Projektleitung Audit", "Projektleitung Familie", "Leitung Jugend- und Sozialamt"
PLANNING, CARE, COUNCIL = "Sozialplanung", "Pflegestützpunkt", "Landrätin"
OFFICE, ASD, LAW, JOBS = "Leiter Zentralamt", "Leitung ASD", "Leitung FB Wirtschaft und Recht", "Wirtschaftsförderung"
CHIEF, SECOND, SCHOOL, LATE, GONE = 1, 2, 7, 12, 10
CAME, WENT = date(2021, 10, 15), date(2022, 4, 1)

STAFF = (
    Clerk(CHIEF, is_coordinator=True, away=(Absence(date(2020, 8, 3), date(2020, 8, 21)),)),
    Clerk(SECOND, (AUDIT,), is_coordinator=True, joined=date(2020, 7, 1)),
    Clerk(3, (AUDIT,), left=date(2021, 7, 1)),
    Clerk(4, (AUDIT,), away=(Absence(date(2020, 6, 2), date(2020, 6, 26)),), deputy=3),
    Clerk(5, (FAMILY,)),
    # For the first absence there is a deputy, in the second one that deputy is away for a day.
    Clerk(
        6,
        (YOUTH,),
        away=(Absence(date(2020, 6, 15), date(2020, 7, 10)), Absence(date(2020, 9, 21), date(2020, 10, 2))),
        deputy=SCHOOL,
    ),
    Clerk(SCHOOL, ("Schulverwaltungsamt",), away=(Absence(date(2020, 9, 28), date(2020, 9, 28)),)),
    Clerk(8, (PLANNING,)),
    # Away without a deputy, and gone for good later.
    Clerk(9, (CARE,), away=(Absence(date(2021, 5, 25), date(2021, 6, 20)),), left=WENT),
    Clerk(GONE, (OFFICE,)),
    Clerk(11, (ASD,), wants_from=date(2021, 5, 1)),
    Clerk(LATE, (COUNCIL, JOBS), joined=CAME),
    Clerk(13, (LAW,), silent=(date(2020, 3, 1), date(2020, 8, 31))),
    # Comes on a Monday, the day after a step of 2.3.2 was reached.
    Clerk(15, ("SGL Kinder- und Jugendarbeit",), joined=date(2020, 10, 19)),
    Clerk(14, ("Fachkraft Jugendarbeit", "Familienlotsen"), away=(Absence(date(2022, 11, 1), None),)),
)
UNASKED = (
    # On the Sunday on which the step thirty days before is reached.
    Said("2.1.5", date(2020, 5, 31), Status.IN_PROGRESS),
    # Silence ends a day before the step seven days before the due date: that one has to wait.
    Said("3.2.2", date(2020, 3, 24), Status.IN_PROGRESS),
    # Silence ends on the due date itself.
    Said("1.2.1", date(2020, 4, 1), Status.IN_PROGRESS),
)


def moves_by_half_a_year(sent: Sent) -> Said | None:
    """After the due date a later one is asked for, and confirmed three weeks later."""
    if sent.slot.step != "10w":
        return None
    new_due = sent.slot.due_on + timedelta(days=184)
    confirmed = sent.on + timedelta(days=21)
    return Said(sent.slot.code, sent.on + timedelta(days=1), Status.DELAYED, new_due, confirmed)


def does_the_years_turn(sent: Sent) -> Said | None:
    """The second question of a year is answered."""
    if sent.slot.step != "last_month" or sent.slot.due_on.year == 2021:
        return None
    return Said(sent.slot.code, sent.on + timedelta(days=9), Status.DONE, turn=sent.slot.due_on)


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    return example_agreement()


@pytest.fixture(scope="module")
def county(agreement: Agreement) -> County:
    found = County(
        agreement,
        STAFF,
        answers={
            AUDIT: says(Status.IN_PROGRESS, 3),
            FAMILY: says(Status.DONE, 1, Rule.AFTER_DUE),
            PLANNING: moves_by_half_a_year,
            OFFICE: does_the_years_turn,
            CARE: says(Status.PLANNED, 12, Rule.START),
        },
        troubles=[Trouble("4.3.4", date(2022, 10, 24), date(2023, 1, 20))],
        changed={"4.1.2": (date(2022, 5, 2), date(2022, 9, 30))},
        down=[(date(2021, 6, 28), date(2021, 7, 16)), (date(2022, 3, 1), date(2022, 3, 3))],
        closed=frozenset({date(2021, 5, 14), date(2023, 10, 2)}),
        declined={("3.1.1", YOUTH): date(2020, 3, 16)},
        said=[*UNASKED],
    )
    found.live(FIRST, LAST)
    return found


def test_every_expected_slot_is_sent_on_its_day_to_its_people_and_nothing_else(county: County) -> None:
    in_order = sorted(county.sent, key=lambda one: (one.on, one.slot.code))
    assert in_order == sorted(expected(county, FIRST, LAST), key=lambda one: (one.on, one.slot.code))
    assert len(in_order) > 150


def test_no_slot_is_sent_twice(county: County) -> None:
    assert set(Counter(one.slot for one in county.sent).values()) == {1}


def test_nothing_is_sent_on_a_day_off_or_between_the_years(county: County) -> None:
    assert [
        one for one in county.sent if not is_working_day(one.on, county.closed) or is_between_the_years(one.on)
    ] == []


def test_about_a_measure_there_are_five_days_between_two_nudges(county: County) -> None:
    by_code: dict[str, list[date]] = {}
    for one in county.sent:
        by_code.setdefault(one.slot.code, []).append(one.on)
    gaps = [(later - earlier).days for sent in by_code.values() for earlier, later in pairwise(sent)]
    assert min(gaps) >= 5


def test_the_import_brings_no_flood(county: County) -> None:
    # 3.2.1 was due on 31 December 2019: 2, 3, 6 to 10, 13 to 15 January are ten working days after it.
    early = [(one.on, one.slot.code, one.slot.step) for one in county.sent if one.on < date(2020, 3, 1)]
    assert early == [
        (date(2020, 1, 15), "3.2.1", "10w"),
        (date(2020, 2, 14), "3.2.1", "45"),
    ]


def test_no_digest_holds_more_than_is_shown_at_once_not_even_ninety_days_after_the_import(county: County) -> None:
    # All that was under way falls silent on one day: docs/decisions/0017 says why it is asked about on one.
    on_the_day = [one for one in county.sent if (one.on, one.slot.rule) == (date(2020, 4, 1), Rule.SILENCE)]
    assert len(on_the_day) > 20
    assert max(Counter((one.on, who) for one in county.sent for who in one.to).values()) <= SHOWN


def test_who_joins_late_is_asked_about_nothing_that_was_reached_before(county: County) -> None:
    theirs = [one for one in county.sent if LATE in one.to]
    assert {one.slot.unit for one in theirs} == {COUNCIL, JOBS}
    assert min(one.on for one in theirs) == date(2021, 12, 1)
    assert max(Counter(one.on for one in theirs).values()) <= 4


def test_who_left_or_is_away_gets_nothing(county: County) -> None:
    absences = {one.id: one.away for one in STAFF}
    left = {one.id: one.left for one in STAFF}
    wrong = [
        one
        for one in county.sent
        for who in one.to
        if one.on >= left[who] or any(one.on in absence for absence in absences[who])
    ]
    assert wrong == []


def test_every_kind_of_answer_and_absence_took_place(county: County) -> None:
    # What the simulation is for, so that none of it falls silent when the agreement or the ladder changes.
    sent = county.sent
    assert {one.slot.rule for one in sent} == {*Rule} - {Rule.ASKED}
    assert [one for one in sent if one.slot.unit == YOUTH and one.to == {SCHOOL}]
    assert [one for one in sent if one.slot.unit == YOUTH and one.to == {CHIEF, SECOND}]
    assert [one for one in sent if one.slot.unit == CARE and one.to == {CHIEF, SECOND}]
    assert [one for one in sent if one.slot.unit == AUDIT and len(one.to) == 3]
    assert {word.status for word in county.said} == {*Status} - {Status.CANCELLED}
    assert [word for word in county.said if word.confirmed]
    reopened = [word.new_due for word in county.said if word.new_due]
    assert [one for one in sent if one.slot.due_on in reopened]
    assert [day for day in days(FIRST, LAST) if county.is_down(day)]
