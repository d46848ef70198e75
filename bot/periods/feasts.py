"""School holidays, the summer break and feasts, by the calendar of the Land."""

from datetime import date, timedelta

from bot.periods import spans, words
from bot.periods.line import Found, Line
from bot.periods.period import Period, Precision
from bot.periods.years import in_year, year_behind


def school_holidays(line: Line, at: int) -> Found | None:
    """Read "Sommerferien 2020", "Sommerpause", "summer holidays"; None where the calendar does not know them."""
    name, end = _holidays_named(line, at)
    if name is None:
        return None
    value, end, said = in_year(line, year_behind(line, end), end)
    period = line.calendar.school_holidays(name, value)
    return Found(end, period, said) if period else None


def named_end(line: Line, at: int) -> int | None:
    """Return the position behind school holidays and their year, known to the calendar or not."""
    name, end = _holidays_named(line, at)
    return in_year(line, year_behind(line, end), end)[1] if name else None


def _holidays_named(line: Line, at: int) -> tuple[str | None, int]:
    if name := words.SCHOOL_HOLIDAYS.get(line.word(at)):
        return name, at + 1
    place = at + 2 if line.word(at + 1) == "school" else at + 1
    name = words.ENGLISH_SCHOOL_HOLIDAYS.get(line.word(at))
    return (name, place + 1) if name and line.word(place) in words.HOLIDAY_WORDS else (None, at)


def feast(line: Line, at: int) -> Found | None:
    """Read "Weihnachten", "Ostern 2022", "Silvester", "New Year's Eve"."""
    name, end = words.FEASTS.get(line.word(at)), at + 1
    if name is None:
        return None
    value, end, said = in_year(line, year_behind(line, end), end)
    period = _feast_days(line, name, value)
    return Found(end, period, said) if period else None


def _feast_days(line: Line, name: str, year: int) -> Period | None:
    if fixed := words.FIXED_FEASTS.get(name):
        (month, first_day), last_day = fixed
        return _run(date(year, month, first_day), date(year, month, last_day))
    last_name, length = words.MOVABLE_FEASTS[name]
    last = line.calendar.public_holiday(last_name, year)
    return _run(last - timedelta(days=length - 1), last) if last else None


def _run(first: date, last: date) -> Period:
    return spans.on_day(first) if first == last else Period(first, last, Precision.SPAN)
