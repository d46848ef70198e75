"""When a reminder is due: working days, rhythms, both nights on which the clock changes."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.understanding import WEEKDAY_CODES
from bot.periods.calendar import Calendar
from bot.reminders.model import When
from bot.reminders.schedule import first_at, moment, next_at

BERLIN = ZoneInfo("Europe/Berlin")
THURINGIA = Calendar("TH")
NINE = 9 * 60
YEAR_BEGINS = datetime(2019, 1, 1, tzinfo=UTC)
RHYTHMS = (
    *(f"weekly:{day}" for day in WEEKDAY_CODES),
    "weekdays",
    "monthly:1",
    "monthly:15",
    "monthly:31",
    "quarterly",
)


def local(*when: int) -> datetime:
    return datetime(*when, tzinfo=BERLIN)  # type: ignore[misc,arg-type]


def first(when: When, now: datetime, due: date | None = None) -> datetime:
    at = first_at(when, due, now, BERLIN, THURINGIA)
    assert at
    return at.astimezone(BERLIN)


def following(when: When, after: datetime) -> datetime:
    at = next_at(when, after, BERLIN, THURINGIA)
    assert at
    return at.astimezone(BERLIN)


MONDAY_AT_TEN = local(2021, 5, 3, 10)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (When(on=date(2021, 5, 15)), date(2021, 5, 17)),  # a Saturday
        (When(on=date(2021, 5, 15), minute=NINE), date(2021, 5, 15)),  # day and time were named
        (When(on=date(2021, 5, 13)), date(2021, 5, 14)),  # Ascension Day
        (When(on=date(2021, 12, 24)), date(2021, 12, 27)),
        (When(every="weekly:MO"), date(2021, 5, 10)),
        (When(every="weekly:TH"), date(2021, 5, 6)),
        (When(every="weekdays", minute=NINE), date(2021, 5, 4)),
        (When(every="monthly:15"), date(2021, 5, 17)),
        (When(every="monthly:15", minute=NINE), date(2021, 5, 15)),
        (When(every="monthly:31"), date(2021, 5, 31)),
        (When(every="quarterly", minute=NINE), date(2021, 7, 1)),
    ],
)
def test_what_is_not_on_a_working_day_moves_to_the_next_unless_day_and_time_were_named(when: When, day: date) -> None:
    assert first(when, MONDAY_AT_TEN).date() == day


@pytest.mark.parametrize(
    ("days_before", "minute", "day"),
    [
        (7, None, date(2021, 6, 23)),
        (3, None, date(2021, 6, 25)),
        (3, NINE, date(2021, 6, 25)),
        (0, None, date(2021, 6, 30)),
    ],
)
def test_before_a_due_date_it_moves_to_the_working_day_before(days_before: int, minute: int | None, day: date) -> None:
    when = When(days_before=days_before, minute=minute)
    assert first(when, MONDAY_AT_TEN, date(2021, 6, 30)).date() == day
    assert first_at(when, None, MONDAY_AT_TEN, BERLIN, THURINGIA) is None


@pytest.mark.parametrize(
    ("every", "after", "then"),
    [
        ("weekly:MO", local(2021, 5, 3, 8, 59), local(2021, 5, 3, 9)),
        ("weekly:MO", local(2021, 5, 3, 9), local(2021, 5, 10, 9)),
        ("weekly:MO", local(2021, 5, 20, 3), local(2021, 5, 24, 9)),  # Whit Monday: day and time were named
        ("weekdays", local(2021, 5, 12, 9), local(2021, 5, 14, 9)),  # Ascension Day lies between
        ("weekdays", local(2021, 5, 14, 9), local(2021, 5, 17, 9)),
        ("monthly:31", local(2021, 1, 31, 9), local(2021, 2, 28, 9)),
        ("quarterly", local(2021, 10, 1, 9), local(2022, 1, 3, 9)),
    ],
)
def test_a_rhythm_goes_on_after_each_time(every: str, after: datetime, then: datetime) -> None:
    assert following(When(every=every, minute=NINE), after) == then


def test_what_was_missed_for_weeks_is_due_once_and_then_in_its_time() -> None:
    assert following(When(every="weekly:MO", minute=NINE), local(2021, 6, 2, 12)) == local(2021, 6, 7, 9)


def test_a_time_that_the_clock_passes_over_comes_as_much_later() -> None:
    assert moment(date(2021, 3, 28), 2 * 60 + 30, BERLIN) == datetime(2021, 3, 28, 1, 30, tzinfo=UTC)
    assert first(When(on=date(2021, 3, 28), minute=150), local(2021, 3, 20, 9)).strftime("%H:%M") == "03:30"


def test_a_time_that_the_clock_shows_twice_comes_the_first_time_alone() -> None:
    when = When(every="weekly:SU", minute=2 * 60 + 30)
    once = next_at(when, local(2021, 10, 30, 9), BERLIN, THURINGIA)
    assert once == datetime(2021, 10, 31, 0, 30, tzinfo=UTC)
    assert following(when, once) == local(2021, 11, 7, 2, 30)


@given(
    every=st.sampled_from(RHYTHMS),
    minute=st.one_of(st.none(), st.integers(0, 1439)),
    after=st.integers(0, 13 * 366 * 24 * 60).map(lambda minutes: YEAR_BEGINS + timedelta(minutes=minutes)),
)
def test_the_next_time_is_later_and_at_the_hour_wished_for(every: str, minute: int | None, after: datetime) -> None:
    when = When(every=every, minute=minute)
    at = following(when, after)
    assert at.astimezone(UTC) > after
    wished = datetime.combine(at.date(), datetime.min.time()) + timedelta(minutes=minute or 0)
    exists = wished.replace(tzinfo=BERLIN).astimezone(UTC).astimezone(BERLIN).replace(tzinfo=None) == wished
    assert at.replace(tzinfo=None) == (wished if exists else wished + timedelta(hours=1))
    if minute is None or every in ("weekdays", "quarterly"):
        assert THURINGIA.is_working_day(at.date())


@given(every=st.sampled_from(RHYTHMS), start=st.dates(date(2019, 1, 1), date(2029, 1, 1)))
def test_a_rhythm_never_comes_twice_on_a_day_and_leaves_no_turn_out(every: str, start: date) -> None:
    when, at, days = When(every=every, minute=NINE), local(start.year, start.month, start.day), []
    for _ in range(12):
        at = following(when, at)
        days.append(at.date())
    most = {"weekly": 7, "weekdays": 6, "monthly": 31, "quarterly": 97}[every.partition(":")[0]]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert all(0 < gap <= most for gap in gaps), gaps
