from datetime import date, timedelta
from itertools import count, islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.periods.calendar import LANDS, Calendar
from bot.periods.period import Precision
from tests.bot.periods.reading import THURINGIA, mentions, period


def test_an_unknown_land_is_refused() -> None:
    with pytest.raises(ValueError, match="'XX' is no German Land"):
        Calendar("XX")


@pytest.mark.parametrize("land", sorted(LANDS))
def test_every_land_has_summer_and_christmas_holidays(land: str) -> None:
    calendar = Calendar(land)
    assert calendar.summer_holidays(2022) is not None
    assert calendar.school_holidays("Weihnacht", 2022) is not None


def test_school_holidays_are_those_of_the_land() -> None:
    assert THURINGIA.summer_holidays(2021) == period("2021-07-26", "2021-09-04", Precision.HOLIDAYS)
    assert Calendar("BY").summer_holidays(2021) == period("2021-07-30", "2021-09-13", Precision.HOLIDAYS)


def test_christmas_holidays_run_across_new_year() -> None:
    assert THURINGIA.school_holidays("Weihnacht", 2020) == period("2020-12-23", "2021-01-02", Precision.HOLIDAYS)


def test_holidays_of_unknown_years_are_none() -> None:
    assert THURINGIA.summer_holidays(2050) is None
    assert THURINGIA.school_holidays("Kartoffelferien", 2021) is None


def test_holidays_of_unknown_years_name_no_period() -> None:
    assert mentions("in den Sommerferien") != ()
    assert mentions("Sommerferien nächsten Jahres", date(2049, 5, 3)) == ()
    assert mentions("in den Sommerferien 2050") == ()


def test_offices_are_closed_on_weekends_and_holidays_of_the_land() -> None:
    closed = [date(2021, 9, 20), date(2021, 5, 1), date(2021, 5, 2), date(2021, 5, 24)]
    assert not any(THURINGIA.is_working_day(day) for day in closed)
    assert THURINGIA.is_working_day(date(2021, 5, 3))
    assert Calendar("BY").is_working_day(date(2021, 9, 20))


def test_offices_are_closed_on_christmas_eve_and_on_new_years_eve() -> None:
    assert not any(Calendar(land).is_working_day(date(2020, 12, day)) for land in LANDS for day in (24, 31))
    assert THURINGIA.is_working_day(date(2020, 12, 30))


def test_a_county_closes_on_days_of_its_own() -> None:
    bridge = date(2021, 5, 14)
    assert THURINGIA.is_working_day(bridge)
    county = Calendar("TH", frozenset({bridge}))
    assert not county.is_working_day(bridge)
    assert county.working_day_before(date(2021, 5, 17)) == date(2021, 5, 12)
    assert county.working_day_from(date(2021, 5, 13)) == date(2021, 5, 17)
    assert Calendar("TH") == THURINGIA


def test_working_days_are_counted_as_on_the_wall() -> None:
    # 2020: 24 December is a Thursday, 25 and 26 are holidays, 31 is a Thursday, and 1 January a Friday.
    assert THURINGIA.working_days_after(date(2020, 12, 23), 1) == date(2020, 12, 28)
    assert THURINGIA.working_days_after(date(2020, 12, 31), 1) == date(2021, 1, 4)
    assert THURINGIA.working_days_after(date(2021, 6, 30), 10) == date(2021, 7, 14)
    assert THURINGIA.working_day_before(date(2021, 1, 4)) == date(2020, 12, 30)


DAYS = st.dates(date(1970, 1, 1), date(2190, 12, 31))
AROUND = st.frozensets(st.integers(-20, 20), max_size=30)
"""Closing days, as days from the one that is asked about."""


@given(DAYS, AROUND, st.integers(1, 60), st.sampled_from(sorted(LANDS)))
@example(date(2020, 12, 31), frozenset(), 1, "TH")
@example(date(2021, 1, 1), frozenset(), 1, "BY")
def test_working_days_are_found_by_stepping_from_day_to_day_too(
    day: date, around: frozenset[int], nth: int, land: str
) -> None:
    calendar = Calendar(land, frozenset(day + timedelta(days=away) for away in around))

    def stepped(way: int, begin: int, upto: int) -> list[date]:
        days = (day + timedelta(days=way * away) for away in count(begin))
        return list(islice(filter(lambda each: _is_open(each, calendar), days), upto))

    assert calendar.is_working_day(day) == _is_open(day, calendar)
    assert calendar.working_day_from(day) == stepped(1, 0, 1)[0]
    assert calendar.working_day_before(day) == stepped(-1, 1, 1)[0]
    assert calendar.working_days_after(day, nth) == stepped(1, 1, nth)[-1]


def _is_open(day: date, calendar: Calendar) -> bool:
    is_free = day.weekday() >= 5 or day in calendar.public_holidays(day.year) or day in calendar.closed
    return not is_free and (day.month, day.day) not in {(12, 24), (12, 31)}
