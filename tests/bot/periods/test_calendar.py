from datetime import date

import pytest

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
