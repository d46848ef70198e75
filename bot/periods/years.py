"""Years: alone, in pairs, relative, and behind the quarter, month or week they belong to."""

from bot.periods import spans, words
from bot.periods.line import Found, Line
from bot.periods.numbers import Number

_APOSTROPHES = frozenset({"'", "’", "‘", "´", "`"})
_GLUE = frozenset({"/", "-", "–", "."})
_EARLIEST, _LATEST = 1950, 2099
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
    if short is None or len(line.word(at)) != 2 or line.word(at + 1) in words.NO_YEAR_BEFORE or _runs_on(line, at):
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
    """ "nächsten Jahres", "of this year", and "des Jahres" for this one."""
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


def _is_amount(line: Line, at: int) -> bool:
    before, behind = line.word(at - 1), line.word(at + 1)
    if before in words.NO_PERIOD_BEHIND or before in words.NAMED_AFTER_A_YEAR or behind in words.NO_YEAR_BEFORE:
        return True
    joined = line.word(at - 2).isdecimal() and year_number(line, at - 2) is None
    code = line.word(at + 2) if behind in {"/", "-"} and line.glued(at + 1) and line.glued(at + 2) else ""
    if code.isdecimal() and len(code) > 2 and year_number(line, at + 2) is None:
        return True
    in_number = line.glued(at) and (before in {".", ",", "+", "#"} or joined)
    return in_number or before.isdecimal() or (behind.isdecimal() and not _begins_item(line, at + 1))


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
