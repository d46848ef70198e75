"""Years: alone, in pairs, relative, and behind the quarter, month or week they belong to."""

from bot.periods import spans, words
from bot.periods.line import Found, Line
from bot.periods.numbers import Number
from bot.periods.period import Direction

_APOSTROPHES = frozenset({"'", "’", "‘", "´", "`"})
_GLUE = frozenset({"/", "-", "–", "."})
_EARLIEST, _LATEST = 1950, 2099
_YEARS_BACK, _YEARS_AHEAD = 6, 12


def year_number(line: Line, at: int) -> int | None:
    """Return the year written in four digits at `at`; no part of a code or a decimal."""
    year = line.number(at) if len(line.word(at)) == 4 else None
    if year is None or not _EARLIEST <= year <= _LATEST:
        return None
    runs_on = line.glued(at + 1) and (line.word(at + 1) == "." or line.tokens[at + 1].is_word)
    return None if runs_on and line.glued(at + 2) and line.number(at + 2) is not None else year


def year_behind(line: Line, at: int) -> Number | None:
    """Read the year that belongs to what ends before `at`: "/21", "2021", "20", "of next year", "des Jahres"."""
    if line.word(at) in _APOSTROPHES or (line.word(at) in _GLUE and line.glued(at) and line.glued(at + 1)):
        return _full_or_short(line, at + 1, near=False)
    if line.word(at) == "," and year_number(line, at + 1):
        return _full_or_short(line, at + 1, near=False)
    start = line.skip(at, words.ARTICLES)
    return _full_or_short(line, line.skip(start, words.YEAR_WORDS, 1), near=True) or _spoken(line, start, at)


def _full_or_short(line: Line, at: int, *, near: bool) -> Number | None:
    at = at + 1 if line.word(at) in _APOSTROPHES else at
    if year := year_number(line, at):
        return Number(year, at + 1)
    short = line.small(at)
    if short is None or len(line.word(at)) != 2 or line.word(at + 1) in words.NO_YEAR_BEFORE or _runs_on(line, at):
        return None
    year = 2000 + short
    if near and not line.today.year - _YEARS_BACK <= year <= line.today.year + _YEARS_AHEAD:
        return None
    return Number(year, at + 1)


def _runs_on(line: Line, at: int) -> bool:
    """Whether the digits at `at` are the head of something longer: 21.30, 20-fach, 20er."""
    mark = line.word(at + 1)
    if not line.glued(at + 1):
        return False
    return mark.isalpha() or (mark in {".", ":", ",", "-"} and line.glued(at + 2) and line.word(at + 2)[:1].isalnum())


def _spoken(line: Line, start: int, at: int) -> Number | None:
    """ "nächsten Jahres", "of this year", and "des Jahres" for this one."""
    step = words.RELATIVE.get(line.word(start))
    if step is not None and line.word(start + 1) in words.YEAR_WORDS:
        return Number(line.today.year + step, start + 2)
    if start > at and line.word(start) in words.YEAR_WORDS:
        return Number(line.today.year, start + 1)
    return None


def calendar_year(line: Line, at: int) -> Found | None:
    """Read "2022", "'22", "Jahr 2022", "2021/22", "2021 ff."; no amounts, no phone numbers, no rooms."""
    start = line.skip(at, words.YEAR_WORDS, 1)
    if line.word(start) in _APOSTROPHES and line.glued(start + 1):
        short = _full_or_short(line, start + 1, near=False)
        return short and Found(short.end, spans.whole_year(short.value))
    year = year_number(line, start)
    if year is None or (start == at and _is_amount(line, start)):
        return None
    second = second_year(line, start + 1, year)
    if second:
        return Found(second, spans.join(spans.whole_year(year), spans.whole_year(year + 1)))
    if line.word(start + 1) in {"ff", "f"}:
        return Found(start + 2, spans.whole_year(year), direction=Direction.SINCE)
    return Found(start + 1, spans.whole_year(year))


def second_year(line: Line, at: int, year: int) -> int | None:
    """Return the position behind "/22" or "/2022" where that is the year after `year`."""
    joined = line.word(at) in {"/", "-", "–"} and line.number(at + 1) in {year + 1, (year + 1) % 100}
    return at + 2 if joined and len(line.word(at + 1)) in {2, 4} else None


def _is_amount(line: Line, at: int) -> bool:
    before, behind = line.word(at - 1), line.word(at + 1)
    if before in words.NO_PERIOD_BEHIND or behind in words.NO_YEAR_BEFORE:
        return True
    joined = line.word(at - 2).isdecimal() and year_number(line, at - 2) is None
    in_number = line.glued(at) and (before in {".", ",", "+", "#"} or joined)
    return in_number or line.word(at - 1).isdecimal() or line.word(at + 1).isdecimal()


def school_year(line: Line, at: int) -> Found | None:
    """Read "Schuljahr 2021/22", "Kita-Jahr 2021", "school year 2021/22"."""
    start = _behind_school_year(line, at)
    return school_year_numbers(line, start) if start else None


def school_year_numbers(line: Line, at: int) -> Found | None:
    """Read the "2021/22" of a school year, or the year in which it begins."""
    year = _full_or_short(line, at, near=False)
    if year is None:
        return None
    return Found(second_year(line, year.end, year.value) or year.end, spans.school_year(year.value))


def biennium(line: Line, at: int) -> Found | None:
    """Read "Doppelhaushalt 2023/24"."""
    if line.word(at) not in words.BIENNIUM_WORDS:
        return None
    year = _full_or_short(line, line.skip(at + 1, words.YEAR_WORDS | {"budget"}), near=False)
    return year and Found(second_year(line, year.end, year.value) or year.end, spans.biennium(year.value))


def _behind_school_year(line: Line, at: int) -> int | None:
    if line.word(at) in words.SCHOOL_YEAR_WORDS:
        return at + 1
    if line.word(at) == "kita" and line.word(at + 1) == "-" and line.word(at + 2) in words.YEAR_WORDS:
        return at + 3
    return at + 2 if line.word(at) == "school" and line.word(at + 1) == "year" else None


def in_year(line: Line, year: Number | None, end: int) -> tuple[int, int, bool]:
    """Return the year said or else this one, the position behind it, and whether it was said."""
    return (year.value, year.end, True) if year else (line.today.year, end, False)
