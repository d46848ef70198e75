"""Periods built from numbers and days, and moved on: the arithmetic of calendars, without words."""

from calendar import monthrange
from datetime import date, timedelta

from bot.periods.period import Period, Precision

MONTHS_OF = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF_YEAR: 6, Precision.YEAR: 12}
"""How many months a period of this precision has."""

_LASTING = MONTHS_OF | {Precision.SCHOOL_YEAR: 12, Precision.BIENNIUM: 24, Precision.SEASON: 3}


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later (or earlier); the last day of a month stays the last."""
    index = day.year * 12 + day.month - 1 + months
    last = last_of_month(index // 12, index % 12 + 1)
    return last if day == last_of_month(day.year, day.month) else last.replace(day=min(day.day, last.day))


def months(first: date, count: int, precision: Precision) -> Period:
    """Return the period of `count` whole months that begins on `first`, the first day of a month."""
    return Period(first, add_months(first, count) - timedelta(days=1), precision)


def on_day(day: date) -> Period:
    """Return the period of a single day."""
    return Period(day, day, Precision.DAY)


def month(year: int, number: int) -> Period:
    """Return a month, 1 to 12."""
    return months(date(year, number, 1), 1, Precision.MONTH)


def quarter(year: int, number: int) -> Period:
    """Return a quarter, 1 to 4."""
    return months(date(year, number * 3 - 2, 1), 3, Precision.QUARTER)


def half_year(year: int, number: int) -> Period:
    """Return a half-year, 1 or 2."""
    return months(date(year, number * 6 - 5, 1), 6, Precision.HALF_YEAR)


def whole_year(year: int) -> Period:
    """Return a calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def school_year(year: int) -> Period:
    """Return the school year that begins on 1 August of `year`."""
    return months(date(year, 8, 1), 12, Precision.SCHOOL_YEAR)


def biennium(year: int) -> Period:
    """Return the two years of a budget that begins in `year`."""
    return Period(date(year, 1, 1), date(year + 1, 12, 31), Precision.BIENNIUM)


def season(year: int, number: int) -> Period:
    """Return a meteorological season: 1 spring, 2 summer, 3 autumn, 4 the winter that begins in December of `year`."""
    return months(date(year, number * 3, 1), 3, Precision.SEASON)


def week(year: int, number: int) -> Period | None:
    """Return an ISO week, Monday to Sunday; None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Period(monday, monday + timedelta(days=6), Precision.WEEK)


def week_of(day: date) -> Period:
    """Return the week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6), Precision.WEEK)


def month_of(day: date) -> Period:
    """Return the month that holds `day`."""
    return month(day.year, day.month)


def quarter_of(day: date) -> Period:
    """Return the quarter that holds `day`."""
    return quarter(day.year, (day.month + 2) // 3)


def half_year_of(day: date) -> Period:
    """Return the half-year that holds `day`."""
    return half_year(day.year, (day.month + 5) // 6)


def year_of(day: date) -> Period:
    """Return the calendar year that holds `day`."""
    return whole_year(day.year)


def school_year_of(day: date) -> Period:
    """Return the school year that holds `day`."""
    return school_year(day.year if day.month >= 8 else day.year - 1)


def shift(period: Period, steps: int) -> Period:
    """Return the period `steps` after (or before) this one of the same kind; an open period stays as it is.

    A quarter moves by quarters; any other run of days to the adjacent runs of the same length.
    """
    if period.first is None or period.last is None:
        return period
    if count := _LASTING.get(period.precision):
        return months(add_months(period.first, count * steps), count, period.precision)
    if whole := _whole_months(period.first, period.last):
        return months(add_months(period.first, whole * steps), whole, period.precision)
    length = (period.last - period.first).days + 1
    moved = timedelta(days=length * steps)
    return Period(period.first + moved, period.last + moved, period.precision)


def in_year(period: Period, year: int) -> Period:
    """Return the closed period as it falls in `year`: the same days, weeks or months of that year."""
    first, last = period.first, period.last
    if first is None or last is None:
        raise ValueError("an open period belongs to no year")
    if period.precision is Precision.DAY:
        return on_day(date(year, first.month, min(first.day, monthrange(year, first.month)[1])))
    if period.precision is Precision.WEEK:
        return week(year, first.isocalendar().week) or period
    months_on = 12 * (year - first.year)
    return Period(add_months(first, months_on), add_months(last, months_on), period.precision)


def _whole_months(first: date, last: date) -> int:
    after = last + timedelta(days=1)
    whole = first.day == 1 and after.day == 1
    return (after.year - first.year) * 12 + after.month - first.month if whole else 0


_HOLDING = {
    Precision.DAY: on_day,
    Precision.WEEK: week_of,
    Precision.MONTH: month_of,
    Precision.QUARTER: quarter_of,
    Precision.HALF_YEAR: half_year_of,
    Precision.YEAR: year_of,
    Precision.SCHOOL_YEAR: school_year_of,
}


def period_of(day: date, precision: Precision) -> Period:
    """Return the day, week, month, quarter, half-year, year or school year that holds `day`."""
    return _HOLDING[precision](day)


def join(first: Period, second: Period) -> Period:
    """Return the run of days from the start of one period to the end of the other."""
    return Period(first.first, second.last, Precision.SPAN)


def part_of(period: Period, part: int) -> Period:
    """Return the start (0), middle (1) or end (2) of a closed period.

    Anfang of a year runs to 31 March, Mitte from April to June, Ende from October; of other whole months it is a
    third of the months where there are three, else of the days.
    """
    first, last = period.first, period.last
    if first is None or last is None:
        raise ValueError("an open period has no parts")
    count = _whole_months(first, last)
    if period.precision is Precision.YEAR:
        return months(add_months(first, (0, 3, 9)[part]), 3, Precision.PART)
    if count >= 3:
        return months(add_months(first, count // 3 * part), count // 3, Precision.PART)
    third = ((last - first).days + 1) // 3
    start = first + timedelta(days=third * part)
    return Period(start, last if part == 2 else start + timedelta(days=max(third, 1) - 1), Precision.PART)
