"""School holidays, the summer break and feasts, by the calendar of the Land."""

from datetime import date, timedelta

from bot.periods import feast_words, holiday_words, months, spans, words
from bot.periods.holiday_words import SCHOOL_HOLIDAYS
from bot.periods.line import Found, Line
from bot.periods.numbers import Number, ordinal_at
from bot.periods.period import Period, Precision
from bot.periods.years import in_year, year_behind

_LEADS_TO_HOLIDAYS = words.word_set("den der die vor nach bis ab seit the before after until during")
_LONGEST_PHRASE = max(len(phrase) for phrase in feast_words.FEAST_PHRASES)


def school_holidays(line: Line, at: int) -> Found | None:
    """Read "Sommerferien 2020", "Sommerpause", "summer holidays"; None where the calendar does not know them.

    The year of "Sommer- und Herbstferien 2020" stands behind both.
    """
    name, end = _holidays_named(line, at)
    if name is None:
        return None
    shortened = end + 2 if line.word(end - 1) == "-" else None
    year = year_behind(line, shortened or end) or _year_of_month(line, end)
    value, behind, said = in_year(line, year, end)
    period = line.calendar.school_holidays(name, value)
    return Found(end if shortened else behind, period, said) if period else None


def _year_of_month(line: Line, at: int) -> Number | None:
    """Read the year of "Winterferien im Februar 2024"."""
    month = months.month(line, line.skip(at, words.ARTICLES))
    first = month.period.first if month and month.has_year else None
    return Number(first.year, month.end) if month and first else None


def any_holidays(line: Line, at: int) -> Found | None:
    """Read "in den Ferien", "vor den nächsten Ferien", "the school holidays": those that are running, or the next."""
    step = words.RELATIVE.get(line.word(at))
    place = at if step is None else at + 1
    name = place + 1 if line.word(place) == "school" and line.word(place + 1) in holiday_words.HOLIDAY_WORDS else place
    if name == place and line.word(place) not in holiday_words.ANY_HOLIDAYS:
        return None
    if (step is None and line.word(at - 1) not in _LEADS_TO_HOLIDAYS) or (step and step < 0):
        return None
    period = line.calendar.coming_break(line.today)
    if period and period.last and step == 1 and line.today in period:
        period = line.calendar.coming_break(period.last + timedelta(days=1))
    return Found(name + 1, period) if period else None


def between_holidays(line: Line, at: int) -> Found | None:
    """Read "den Ferien" behind "zwischen": the run of school days that is running, or the next."""
    if line.word(at) not in holiday_words.ANY_HOLIDAYS:
        return None
    school = line.calendar.school_days(line.today)
    return Found(at + 1, school) if school else None


def between_years(line: Line, at: int) -> Found | None:
    """Read "den Jahren" behind "zwischen": 27 to 31 December."""
    if line.word(at) not in feast_words.BETWEEN_THE_YEARS:
        return None
    value, end, said = in_year(line, year_behind(line, at + 1), at + 1)
    return Found(end, Period(date(value, 12, 27), date(value, 12, 31), Precision.SPAN), said)


def free_days_end(line: Line, at: int) -> int | None:
    """Return the position behind holidays or a feast and their year; None where neither is named."""
    end = next((end for name, end in (_holidays_named(line, at), _feast_named(line, at)) if name), None)
    return end and in_year(line, year_behind(line, end), end)[1]


def free_days_before(line: Line, at: int, day: date) -> Period | None:
    """Return the holidays or feast named at `at` that last came before `day`."""
    holidays, feast_name = _holidays_named(line, at)[0], _feast_named(line, at)[0]
    for year in (day.year, day.year - 1):
        if holidays:
            period = line.calendar.school_holidays(holidays, year)
        else:
            period = _feast_days(line, feast_name, year) if feast_name else None
        if period and period.last and period.last < day:
            return period
    return None


def named_end(line: Line, at: int) -> int | None:
    """Return the position behind school holidays and their year, known to the calendar or not."""
    name, end = _holidays_named(line, at)
    return in_year(line, year_behind(line, end), end)[1] if name else None


def _holidays_named(line: Line, at: int) -> tuple[str | None, int]:
    word = line.word(at)
    if name := SCHOOL_HOLIDAYS.get(word):
        return name, at + 1
    if line.word(at + 1) == "-" and line.word(at + 2) in words.AND and line.word(at + 3) in SCHOOL_HOLIDAYS:
        return holiday_words.HOLIDAY_STEMS.get(word), at + 2
    place = at + 2 if line.word(at + 1) == "school" else at + 1
    name = holiday_words.ENGLISH_SCHOOL_HOLIDAYS.get(word)
    return (name, place + 1) if name and line.word(place) in holiday_words.HOLIDAY_WORDS else (None, at)


def feast(line: Line, at: int) -> Found | None:
    """Read "Weihnachten", "Ostern 2022", "Silvester", "Tag der Deutschen Einheit", "Good Friday"."""
    name, end = _feast_named(line, at)
    if name is None:
        return None
    year = year_behind(line, end)
    value, end, said = in_year(line, year, end)
    if not said and name in feast_words.AT_NEW_YEAR and line.today.month > 1:
        value += 1
    period = _feast_days(line, name, value)
    return Found(end, period, said) if period else None


def nth_advent(line: Line, at: int) -> Found | None:
    """Read "1. Advent", "dritter Advent 2022"."""
    number = ordinal_at(line, at)
    if number is None or not 1 <= number.value <= 4 or line.word(number.end) not in feast_words.ADVENT_WORDS:
        return None
    value, end, said = in_year(line, year_behind(line, number.end + 1), number.end + 1)
    return Found(end, spans.on_day(_first_advent(value) + timedelta(days=7 * (number.value - 1))), said)


def _feast_named(line: Line, at: int) -> tuple[str | None, int]:
    for size in range(_LONGEST_PHRASE, 1, -1) if line.word(at) in feast_words.PHRASE_STARTS else ():
        if name := feast_words.FEAST_PHRASES.get(tuple(line.word(at + place) for place in range(size))):
            return name, at + size
    return feast_words.FEASTS.get(line.word(at)), at + 1


def _feast_days(line: Line, name: str, year: int) -> Period | None:
    if fixed := feast_words.FIXED_FEASTS.get(name):
        month, day, length = fixed
        return _run(date(year, month, day), length)
    if name == "advent":
        first = _first_advent(year)
        return _run(first, (date(year, 12, 24) - first).days + 1)
    if name in feast_words.FROM_ADVENT:
        return _run(_first_advent(year) + timedelta(days=feast_words.FROM_ADVENT[name]), 1)
    offset, length = feast_words.FROM_EASTER_MONDAY[name]
    easter = line.calendar.public_holiday("Ostermontag", year)
    return _run(easter + timedelta(days=offset), length) if easter else None


def _first_advent(year: int) -> date:
    """The fourth Sunday before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.weekday() + 1 + 21)


def _run(first: date, length: int) -> Period:
    last = first + timedelta(days=length - 1)
    return spans.on_day(first) if first == last else Period(first, last, Precision.SPAN)
