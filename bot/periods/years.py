"""Years: alone, in pairs, relative, and behind the quarter, month or week they belong to."""

from bot.periods import spans, words
from bot.periods.line import Found, Line
from bot.periods.no_date_words import NAMED_AFTER_A_YEAR, NO_PERIOD_BEHIND, NO_YEAR_BEFORE, NUMBERED_PAPERS
from bot.periods.numbers import Number
from bot.periods.period import Precision

_APOSTROPHES = frozenset({"'", "’", "‘", "´", "`"})
_GLUE = frozenset({"/", "-", "–", "."})
_FILE_MARKS = _GLUE | {":"}
_EARLIEST, _LATEST = 1950, 2099
_MONTHS, _LONGEST_RANGE = 12, 20
_SHORT_YEAR_BEHIND = words.word_set("haushaltsjahr haushaltsjahres fy")


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
        return full_or_short(line, at + 1, near=False)
    if line.word(at) == "," and year_number(line, at + 1):
        return full_or_short(line, at + 1, near=False)
    if line.word(at) == "(" and line.word(at + 2) == ")":
        bracketed = year_number(line, at + 1)
        return Number(bracketed, at + 3) if bracketed else None
    start = line.skip(at, words.ARTICLES)
    return full_or_short(line, line.skip(start, words.YEAR_WORDS, 1), near=True) or _spoken(line, start, at)


def full_or_short(line: Line, at: int, *, near: bool) -> Number | None:
    """Read a year in four or two digits, with or without an apostrophe; `near` wants two digits close to today."""
    at = at + 1 if line.word(at) in _APOSTROPHES else at
    if year := year_number(line, at):
        return Number(year, at + 1)
    short = line.small(at)
    if short is None or len(line.word(at)) != 2 or line.word(at + 1) in NO_YEAR_BEFORE or _runs_on(line, at):
        return None
    year = 2000 + short
    if near and year not in line.years:
        return None
    return Number(year, at + 1)


def _runs_on(line: Line, at: int) -> bool:
    """Whether the digits at `at` are the head of something longer: 21.30, 20-fach, 20er."""
    mark = line.word(at + 1)
    if not line.glued(at + 1):
        return False
    return mark.isalpha() or (mark in {".", ":", ",", "-"} and line.glued(at + 2) and line.word(at + 2)[:1].isalnum())


def _spoken(line: Line, start: int, at: int) -> Number | None:
    """ "nächsten Jahres", "of this year", "des Vorjahres", and "des Jahres" for this one."""
    unit, steps = words.NEIGHBOURS.get(line.word(start), (None, 0))
    if start > at and unit is Precision.YEAR:
        return Number(line.today.year + steps, start + 1)
    step = words.RELATIVE.get(line.word(start))
    if step is not None and line.word(start + 1) in words.YEAR_WORDS:
        return Number(line.today.year + step, start + 2)
    if start > at and line.word(start) in words.YEAR_WORDS:
        return Number(line.today.year, start + 1)
    return None


def calendar_year(line: Line, at: int) -> Found | None:
    """Read "2022", "'22", "Jahr 2022", "2021/22"; no amounts, no phone numbers, no rooms."""
    start = line.skip(at, words.YEAR_WORDS, 1)
    written = _plain_year(line, at, start)
    if written is None:
        return None
    year, behind = written
    if second := second_year(line, behind, year):
        return Found(second, spans.join(spans.whole_year(year), spans.whole_year(year + 1)))
    if last := _last_year(line, behind, year):
        return Found(last.end, spans.join(spans.whole_year(year), spans.whole_year(last.value)))
    return Found(behind, spans.whole_year(year))


def _plain_year(line: Line, at: int, start: int) -> Number | None:
    if line.word(at) in _SHORT_YEAR_BEHIND or (line.word(start) in _APOSTROPHES and line.glued(start + 1)):
        return full_or_short(line, start, near=False)
    year = year_number(line, start)
    return None if year is None or (start == at and _is_amount(line, start)) else Number(year, start + 1)


def second_year(line: Line, at: int, year: int) -> int | None:
    """Return the position behind "/22" or "/2022" where that is the year after `year`."""
    joined = line.word(at) in {"/", "-", "–"} and line.number(at + 1) in {year + 1, (year + 1) % 100}
    return at + 2 if joined and len(line.word(at + 1)) in {2, 4} else None


def _last_year(line: Line, at: int, year: int) -> Number | None:
    """Read the "-27" of "2024-27"; "2024-12" is a month."""
    if line.word(at) not in {"-", "–", "—"} or not line.glued(at) or not line.glued(at + 1):
        return None
    last = full_or_short(line, at + 1, near=False) if line.small(at + 1) else None
    is_month = line.word(at) == "-" and (line.small(at + 1) or 0) <= _MONTHS
    return last if last and not is_month and year < last.value <= year + _LONGEST_RANGE else None


def _is_amount(line: Line, at: int) -> bool:
    before, behind = line.word(at - 1), line.word(at + 1)
    if before in NO_PERIOD_BEHIND or before in NAMED_AFTER_A_YEAR or behind in NO_YEAR_BEFORE:
        return True
    if is_filed_under(line, at):
        return True
    joined = before != "(" and line.word(at - 2).isdecimal() and year_number(line, at - 2) is None
    code = line.word(at + 2) if behind in {"/", "-"} and line.glued(at + 1) and line.glued(at + 2) else ""
    if code.isdecimal() and _is_number_of_year(line, at, code):
        return True
    in_number = line.glued(at) and (before in {".", ",", "+", "#"} or joined)
    return in_number or before.isdecimal() or (behind.isdecimal() and not _begins_item(line, at + 1))


def _is_number_of_year(line: Line, at: int, code: str) -> bool:
    """Whether "2023/045" and "2021/87" are numbers of papers: neither a month nor a later year stands behind."""
    if len(code) > 2:
        return year_number(line, at + 2) is None
    years_on = int(code) - int(line.word(at)) % 100
    return int(code) > _MONTHS and not 0 < years_on <= _LONGEST_RANGE


def is_filed_under(line: Line, at: int) -> bool:
    """Whether the number at `at` is that of a paper: "DS 12/2021", "Az.: 5-3/2020", "BV-2023-06"."""
    mark = line.word(at - 1)
    if mark not in _FILE_MARKS:
        return mark in NUMBERED_PAPERS
    place = at - 1
    if mark in {".", ":"} or (mark in _GLUE and line.glued(at)):
        place = at - 3 if (line.word(at - 2), mark) == (".", ":") else at - 2
    if line.word(place) in NUMBERED_PAPERS:
        return True
    coded = mark == "-" and line.glued(at) and line.glued(at - 1) and line.word(at - 2).isalpha()
    return coded and line.number(at + 2) is not None and line.word(at + 1) == "-" and line.glued(at + 2)


def _begins_item(line: Line, at: int) -> bool:
    """Whether a number begins the next item of a list: "2023 2. Umsetzung", "2028 7.2) 2026"."""
    return line.small(at) is not None and line.glued(at + 1) and line.word(at + 1) in {".", ")"}


def biennium(line: Line, at: int) -> Found | None:
    """Read "Doppelhaushalt 2023/24"."""
    if line.word(at) not in words.BIENNIUM_WORDS:
        return None
    year = full_or_short(line, line.skip(at + 1, words.YEAR_WORDS | {"budget"}), near=False)
    return year and Found(second_year(line, year.end, year.value) or year.end, spans.biennium(year.value))


def in_year(line: Line, year: Number | None, end: int) -> tuple[int, int, bool]:
    """Return the year said or else this one, the position behind it, and whether it was said."""
    return (year.value, year.end, True) if year else (line.today.year, end, False)
