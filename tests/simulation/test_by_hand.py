"""A timetable written out by hand: what goes out for some measures of the example if all are there and nobody answers.

From the agreement's text, the rules of the issue and a calendar of Thuringia on paper. Imported on Thursday, 2 January
2020; all were let in that day. A weekday behind a day says why it is not the day on which the step was reached.
"""

from dataclasses import replace
from datetime import date

import pytest

from bot.cli.example import example_agreement
from bot.nudges.model import Rule
from tests.simulation.county import Clerk, County

START, BEFORE, AFTER, SILENCE, TURN = Rule.START, Rule.BEFORE_DUE, Rule.AFTER_DUE, Rule.SILENCE, Rule.TURN
TIMETABLE = {
    # Beginn III. Quartal 2020, bis II. Quartal 2021.
    "6.1.3": [
        ("2020-07-01", START, "begin"),
        ("2020-09-29", SILENCE, "90"),  # 1 July + 90 days
        ("2021-05-31", BEFORE, "30"),
        ("2021-06-23", BEFORE, "7"),
        ("2021-07-14", AFTER, "10w"),  # 1, 2, 5 to 9, 12 to 14 July
        ("2021-08-16", AFTER, "45"),  # Monday; 14 August is a Saturday
        ("2021-09-28", AFTER, "90"),
    ],
    # Beginn 1. Januar 2020, which is in the quiet days and so was reached on 19 December, before the import.
    "1.3.1": [
        ("2020-04-01", SILENCE, "90"),  # 2 January + 90 days, 2020 has a 29 February
        ("2020-06-02", BEFORE, "30"),  # Tuesday; 31 May is Whit Sunday
        ("2020-06-23", BEFORE, "7"),
        ("2020-07-14", AFTER, "10w"),
        ("2020-08-14", AFTER, "45"),
        ("2020-09-28", AFTER, "90"),
    ],
    # Bis 31. März 2020: 90 days after the import is the day after, when silence is no question any more.
    "1.5.4": [
        ("2020-03-02", BEFORE, "30"),  # Monday
        ("2020-03-24", BEFORE, "7"),
        ("2020-04-16", AFTER, "10w"),  # without Good Friday, 10 April, and Easter Monday
        ("2020-05-15", AFTER, "45"),
        ("2020-06-29", AFTER, "90"),
    ],
    # Bis 31. Dezember 2021.
    "1.3.2": [
        ("2020-04-01", SILENCE, "90"),
        ("2021-12-01", BEFORE, "30"),
        ("2021-12-17", BEFORE, "7"),  # Friday; 24 December is one of the quiet days
        ("2022-01-14", AFTER, "10w"),  # 3 to 7, 10 to 14 January: Epiphany is no holiday in Thuringia
        ("2022-02-14", AFTER, "45"),
        ("2022-03-31", AFTER, "90"),
    ],
    # Jährlich, bis 31. Dezember 2023.
    "1.4.3": [
        ("2020-10-01", TURN, "last_quarter"),
        ("2020-12-01", TURN, "last_month"),
        ("2021-10-01", TURN, "last_quarter"),
        ("2021-12-01", TURN, "last_month"),
        ("2022-10-04", TURN, "last_quarter"),  # Tuesday; 1 October is a Saturday, 3 October a holiday
        ("2022-12-01", TURN, "last_month"),
        ("2023-10-02", TURN, "last_quarter"),  # Monday
        ("2023-12-01", BEFORE, "30"),  # on one day with the last month of the turn
        ("2023-12-19", BEFORE, "7"),  # Tuesday; 24 December is one of the quiet days
    ],
    # Of an outside body alone, so the coordinators are asked. Bis 31. Dezember 2020.
    "5.1.2": [
        ("2020-04-01", SILENCE, "90"),
        ("2020-12-01", BEFORE, "30"),
        ("2020-12-18", BEFORE, "7"),  # Friday
        ("2021-01-15", AFTER, "10w"),  # 4 to 8, 11 to 15 January
        ("2021-02-15", AFTER, "45"),  # Monday
        ("2021-03-31", AFTER, "90"),
    ],
    # Laufend, without a date: asked about once, for nobody answers.
    "6.2.3": [("2020-04-01", SILENCE, "90")],
    # Beginn Sommerferien 2020 (20. Juli bis 29. August), bis 31. Dezember 2023.
    "2.3.2": [
        ("2020-07-20", START, "begin"),
        ("2020-10-19", SILENCE, "90"),  # Monday; 18 October is a Sunday
        ("2023-12-01", BEFORE, "30"),
        ("2023-12-19", BEFORE, "7"),
    ],
}
COORDINATOR = 1


@pytest.fixture(scope="module")
def county() -> County:
    """Four years of these measures with one person in each unit, and none who answers."""
    example = example_agreement()
    agreement = replace(example, measures=tuple(one for one in example.measures if one.code in TIMETABLE))
    units = [unit.name for unit in agreement.units if not unit.external]
    clerks = [Clerk(number, (unit,)) for number, unit in enumerate(units, COORDINATOR + 1)]
    found = County(agreement, [Clerk(COORDINATOR, is_coordinator=True), *clerks])
    found.live(date(2020, 1, 2), date(2024, 4, 30))
    return found


@pytest.mark.parametrize("code", TIMETABLE)
def test_a_measures_timetable_is_the_one_that_was_written_by_hand(county: County, code: str) -> None:
    sent = [one for one in county.sent if one.slot.code == code]
    assert [(one.on.isoformat(), one.slot.rule, one.slot.step) for one in sent] == TIMETABLE[code]
    lead = county.agreement.by_code[code].lead
    assert {one.slot.unit for one in sent} == {lead or ""}


def test_nothing_goes_out_after_the_last_agreed_due_date(county: County) -> None:
    assert max(one.on for one in county.sent) == date(2023, 12, 19)
