"""Until when a nudge is put off, as a sentence or a button says it."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.model import Snapshot
from bot.asking.topic import vocabulary_of
from bot.cli.example import example_agreement
from bot.nudges.model import LADDER
from bot.nudges.snoozing import Days, Unread, Until, choices, read_snooze, read_snoozes
from bot.periods.wording import day_text
from tests.bot.nudges.county import THURINGIA

PAGE = (Path(__file__).parents[3] / "docs" / "commands.md").read_text(encoding="utf-8")
MONDAY = date(2021, 5, 31)
DAYS = Days(THURINGIA, LADDER)
CODES = vocabulary_of(Snapshot(1, example_agreement())).codes


def read(text: str, today: date = MONDAY, *, by_promise: bool = False) -> Until | Unread:
    return read_snooze(text, today, DAYS, CODES, by_promise=by_promise)


def test_the_table_of_the_page_is_read_as_it_says() -> None:
    table = PAGE.split("| typed on 31 May 2021 |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `(.+?)` \| (\d+ \w+ \d+)", table, re.MULTILINE)
    assert len(rows) == 10
    for typed, day in rows:
        until = read(typed)
        assert isinstance(until, Until), typed
        assert day_text(until.day, "en") == day, typed


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("morgen", date(2021, 6, 1)),
        ("Ende Juni", date(2021, 6, 30)),
        ("Antwort Ende Juni", date(2021, 6, 30)),
        ("ich melde mich am 3. Juni", date(2021, 6, 3)),
        ("Bitte bis Freitag zurückstellen", date(2021, 6, 4)),
        ("until next week", date(2021, 6, 11)),
        ("reply by Friday", date(2021, 6, 4)),
    ],
)
def test_a_promise_ends_with_its_period_and_all_else_begins_with_it(typed: str, day: date) -> None:
    assert read(typed) == Until(day)


def test_a_promise_for_the_quiet_days_ends_before_them() -> None:
    assert read("Antwort bis 22. Dezember", date(2021, 11, 22)) == Until(date(2021, 12, 17))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "6.1.3 60 %",
        "fertig bis Freitag",
        "was ist nächste Woche fällig",
        "nächste Woche?",
        "läuft, bis Freitag kommt der Bericht",
        "verschiebt sich auf Q4",
        "bis Freitag oder nächste Woche",
        "bis Freitag 20",
        "bis Freitag " + "bitte " * 50,
    ],
)
def test_a_sentence_that_says_something_else_puts_nothing_off(typed: str) -> None:
    assert read(typed) is Unread.NONE


def test_a_period_alone_may_be_a_question_where_nothing_is_replied_to() -> None:
    assert read("nächste Woche", by_promise=True) is Unread.NONE
    assert read("melde mich nächste Woche", by_promise=True) == Until(date(2021, 6, 11))


def test_measures_may_be_named() -> None:
    assert read("6.1.3 bis Freitag") == Until(date(2021, 6, 4), ("6.1.3",))
    assert read("6.1.3 und 6.1.4 nächste Woche") == Until(date(2021, 6, 7), ("6.1.3", "6.1.4"))


@pytest.mark.parametrize("typed", ["heute", "gestern", "bis gestern"])
def test_a_day_that_is_no_later_than_today_is_none(typed: str) -> None:
    assert read(typed) is Unread.PAST


def test_half_a_year_is_the_most() -> None:
    assert read("bis 2023") is Unread.FAR


def test_what_is_chosen_lies_on_a_day_on_which_nudges_come() -> None:
    assert choices(MONDAY, DAYS) == (date(2021, 6, 1), date(2021, 6, 7))
    assert choices(date(2021, 12, 17), DAYS) == (date(2022, 1, 7), date(2022, 1, 7))
    assert choices(date(2021, 5, 12), DAYS) == (date(2021, 5, 14), date(2021, 5, 17)), "Ascension Day is free"


def test_each_part_may_have_its_own_day() -> None:
    read = read_snoozes("6.1.3 morgen, 6.1.4 nächste Woche", MONDAY, DAYS, CODES)
    assert read == (Until(date(2021, 6, 1), ("6.1.3",)), Until(date(2021, 6, 7), ("6.1.4",)))
    assert read_snoozes("6.1.3 morgen, 6.1.4 mach ich heute", MONDAY, DAYS, CODES) is Unread.NONE


def test_all_but_one_may_be_put_off() -> None:
    assert read("alle außer 6.1.3 nä. Mo wieder") == Until(date(2021, 6, 7), but=("6.1.3",), is_of_all=True)


def test_what_may_move_the_due_date_as_well_says_so() -> None:
    assert read("verschieben auf 1.7.") == Until(date(2021, 7, 1), may_be_due=True)
    assert read("auf Q4 2022 verschieben") is Unread.NONE


@pytest.mark.parametrize(
    "typed", ["später", "6.1.4 später", "heute nicht mehr", "jetzt nicht", "not now", "later please"]
)
def test_later_alone_asks_until_when(typed: str) -> None:
    assert read(typed) is Unread.NO_DAY
    assert read(typed, by_promise=True) is Unread.NONE


@pytest.mark.parametrize(
    "typed", ["noch nicht", "6.1.3 zwei Wochen später fertig", "später als geplant", "nichts Neues"]
)
def test_what_may_be_a_report_asks_nothing(typed: str) -> None:
    assert read(typed) is Unread.NONE


def test_a_week_that_is_over_is_next_years() -> None:
    assert read("erst in KW 2 wieder", date(2020, 12, 16)) == Until(date(2021, 1, 11))
    assert read("letzte Woche") is Unread.PAST


@pytest.mark.parametrize(
    ("typed", "day"),
    [("Ende Juli", date(2021, 7, 30)), ("Mitte Juni", date(2021, 6, 15)), ("Anfang Juli", date(2021, 7, 1))],
)
def test_a_part_of_a_month_is_a_day_to_come_back_on(typed: str, day: date) -> None:
    assert read(typed) == Until(day)


_WORDS = "6.1.3 6.1.4 morgen nä. Woche Do bis Ende Mai später jetzt nicht , ; außer alle verschieben noch in 2 Wo. KW"


@given(
    st.lists(st.sampled_from(_WORDS.split()), max_size=8).map(" ".join), st.dates(date(2020, 1, 1), date(2023, 12, 31))
)
def test_whatever_is_written_it_is_put_off_to_a_later_day_on_which_nudges_come(text: str, today: date) -> None:
    read = read_snoozes(text, today, DAYS, CODES)
    for one in read if isinstance(read, tuple) else ():
        assert one.day > today
        assert one.day == DAYS.from_(one.day)
