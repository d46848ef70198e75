"""The years of schools, nurseries and universities, and their halves: "Schuljahr 2021/22", "SoSe 2023"."""

from bot.periods import spans, words
from bot.periods.line import Found, Line
from bot.periods.numbers import ordinal_at
from bot.periods.period import Period, Precision
from bot.periods.years import full_or_short, second_year

HALVES = words.word_set("schulhalbjahr schulhalbjahres schulhalbjahrs")
_HALF_YEARS = words.word_set("halbjahr halbjahres halbjahrs hj")
_WINTER = words.word_set("wintersemester wintersemesters ws wise")
SEMESTERS = words.word_set("sommersemester sommersemesters sose ss") | _WINTER


def school_year(line: Line, at: int) -> Found | None:
    """Read "Schuljahr 2021/22", "Kita-Jahr 2021", "school year 2021/22"."""
    if line.word(at) in words.SCHOOL_YEAR_WORDS:
        return school_year_numbers(line, line.skip_dot(at + 1))
    is_english = line.word(at) == "school" and line.word(at + 1) == "year"
    return school_year_numbers(line, at + 2) if is_english else None


def school_year_numbers(line: Line, at: int) -> Found | None:
    """Read the "2021/22" of a school year, or the year in which it begins."""
    year = full_or_short(line, at, near=False)
    if year is None:
        return None
    return Found(second_year(line, year.end, year.value) or year.end, spans.school_year(year.value))


def years_first(line: Line, at: int) -> Found | None:
    """Read "2022/23 school year": the years before their word."""
    years = both_years(line, at)
    if years is None:
        return None
    end = years.end
    is_english = line.word(end) == "school" and line.word(end + 1) == "year"
    behind = end + 2 if is_english else end + 1 if line.word(end) in words.SCHOOL_YEAR_WORDS else None
    return years._replace(end=behind) if behind else None


def both_years(line: Line, at: int) -> Found | None:
    """Read "2022/23", known to be a school year."""
    year = full_or_short(line, at, near=False) if line.word(at + 1) in {"/", "-", "–"} else None
    end = second_year(line, year.end, year.value) if year else None
    return Found(end, spans.school_year(year.value)) if year and end else None


def school_half(line: Line, at: int) -> Found | None:
    """Read "1. Schulhalbjahr 2021/22", "zweites Halbjahr des Schuljahres 2021/22": to the end of January, of July."""
    number = ordinal_at(line, at)
    if number is None or number.value > 2:
        return None
    behind = number.end + 1
    found = school_year(line, line.skip(behind, words.ARTICLES)) if line.word(number.end) in _HALF_YEARS else None
    if line.word(number.end) in HALVES:
        found = school_year_numbers(line, behind) or _running(line, behind)
    return found._replace(period=_half(found.period, number.value)) if found else None


def _running(line: Line, end: int) -> Found:
    return Found(end, spans.school_year_of(line.today), has_year=False)


def _half(year: Period, number: int) -> Period:
    assert year.first
    return spans.months(spans.add_months(year.first, 6 * number - 6), 6, Precision.SPAN)


def semester(line: Line, at: int) -> Found | None:
    """Read "Wintersemester 2022/23" (October to March), "SoSe 2023" (April to September)."""
    year = full_or_short(line, at + 1, near=False)
    if year is None:
        return None
    if line.word(at) in _WINTER:
        end = second_year(line, year.end, year.value) or year.end
        return Found(
            end, Period(spans.quarter(year.value, 4).first, spans.quarter(year.value + 1, 1).last, Precision.SPAN)
        )
    return Found(
        year.end, Period(spans.quarter(year.value, 2).first, spans.quarter(year.value, 3).last, Precision.SPAN)
    )
