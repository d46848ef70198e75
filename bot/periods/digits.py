"""Days and months in digits: "31.12.2021", "31.12.", "2021-12-31", "06/2021". Codes, versions and times are none."""

from calendar import isleap
from datetime import date

from bot.periods import spans, words
from bot.periods.line import Found, Line
from bot.periods.months import line_before_dot
from bot.periods.no_date_words import NO_PERIOD_BEHIND
from bot.periods.years import full_or_short, is_filed_under, year_behind

_ASKS_FOR_A_DAY = words.word_set(
    "bis am ab vor seit zum vom spaetestens termin on by until before since den auf dem after nach"
)
_CLOCK = frozenset({"uhr", "h", "am", "pm"})
_CODE_MARKS = frozenset({".", "/", "-"})
_LONGEST_DATE = 7
_OPENING = frozenset({"(", "-", "–", ":", "„", '"', ",", "/", "."})


def chain_end(line: Line, at: int) -> int:
    """Return the position behind the run of digits and dots at `at` ("6.1.3"), a dot at its end not counted."""
    end = at + 1
    while line.word(end) == "." and line.glued(end) and line.glued(end + 1) and line.word(end + 1).isdecimal():
        end += 2
    return end


def code_end(line: Line, at: int) -> int:
    """Return the position behind a number that was no date, with all that is glued to it in a code or phone number."""
    end = at + 1
    while line.glued(end) and (line.word(end) in _CODE_MARKS or line.word(end).isdecimal()):
        end += 1
    if end - at <= 2:
        return chain_end(line, at)
    return end if end - at > _LONGEST_DATE or is_filed_under(line, at) else chain_end(line, at)


def numeric_day(line: Line, at: int) -> Found | None:
    """Read a day or month in digits; codes, versions and times are none."""
    if line.number(at) is None or not may_be_date(line, at):
        return None
    end = chain_end(line, at)
    numbers = [line.number(place) for place in range(at, end, 2)]
    if len(numbers) == 3:
        return _three(line, at, end)
    if len(numbers) == 2:
        return _two(line, at, end)
    return _separated(line, at) or _spaced(line, at) if len(numbers) == 1 else None


def may_be_date(line: Line, at: int) -> bool:
    """Whether the number at `at` stands free, not in "Version 1.2", "§ 16" or "v3"."""
    before = line.word(at - 1)
    behind_dot = line.word(line_before_dot(line, at))
    if not NO_PERIOD_BEHIND.isdisjoint({before, behind_dot}) or is_filed_under(line, at):
        return False
    return not line.glued(at) or before in _OPENING or before in words.DIRECTIONS or before in words.FILLERS


def _three(line: Line, at: int, end: int) -> Found | None:
    texts = [line.word(at), line.word(at + 2), line.word(at + 4)]
    if len(texts[0]) == 4:
        texts.reverse()
    return _day(end, texts[0], texts[1], texts[2])


def _two(line: Line, at: int, end: int) -> Found | None:
    """31.12. and 06.2021; without its last dot 31.12 is a day only where the word before asks for one."""
    first, second = line.word(at), line.word(at + 2)
    if len(second) == 4:
        return _month(end, first, second)
    behind = line.skip_dot(end)
    asked_for = behind > end or line.word(at - 1) in _ASKS_FOR_A_DAY
    if not asked_for or line.word(end) in _CLOCK or line.word(end) == "%" or max(len(first), len(second)) > 2:
        return None
    return day_of_year(line, int(first), int(second), behind)


def _separated(line: Line, at: int) -> Found | None:
    """2021-12-31, 31/12/2021, 31-12-2021, 2021-06, 06/2021, 06/21."""
    mark = line.word(at + 1)
    if mark not in {"-", "/"} or not line.glued(at + 1) or not line.glued(at + 2) or line.number(at + 2) is None:
        return None
    first, second, third = line.word(at), line.word(at + 2), line.word(at + 4)
    if line.word(at + 3) == mark and line.glued(at + 3) and line.glued(at + 4):
        texts = (third, second, first) if len(first) == 4 else (first, second, third)
        return _day(at + 5, *texts) if third.isdecimal() and (mark == "/" or len(texts[2]) == 4) else None
    if mark == "-" and len(first) == 4 and len(second) == 2:
        return _month(at + 3, second, first)
    led = len(first) == 2 or line.word(at - 1) in _ASKS_FOR_A_DAY
    near = mark == "/" and led and len(second) == 2 and 2000 + int(second) in line.years
    return _month(at + 3, first, second if len(second) == 4 else f"20{second}") if len(second) == 4 or near else None


def _spaced(line: Line, at: int) -> Found | None:
    """1. 3. 2021."""
    if line.word(at + 1) == "." and line.word(at + 3) == "." and line.small(at + 2) is not None:
        year = full_or_short(line, at + 4, near=True)
        return _day(year.end, line.word(at), line.word(at + 2), str(year.value)) if year else None
    return None


def _day(end: int, day: str, month: str, year: str) -> Found | None:
    """Two digits are a year from 10 on; anything else that is no day of the calendar is no date."""
    if max(len(day), len(month)) > 2 or len(year) not in {2, 4} or (len(year) == 2 and int(year) < 10):
        return None
    try:
        found = date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
    return Found(end, spans.on_day(found)) if 1900 <= found.year <= 2199 else None


def _month(end: int, month: str, year: str) -> Found | None:
    known = len(month) <= 2 and 1 <= int(month) <= 12 and 1950 <= int(year) <= 2099
    return Found(end, spans.month(int(year), int(month))) if known else None


def day_of_year(line: Line, day: int, month: int, end: int, year_from: int | None = None) -> Found | None:
    """Return a day and month, with the year read at `year_from` or `end` if there is one.

    29 February without a year is that of this or the next leap year.
    """
    year = year_behind(line, year_from or end)
    value = year.value if year else _year_with(line.today.year, day, month)
    try:
        return Found(year.end if year else end, spans.on_day(date(value, month, day)), has_year=year is not None)
    except ValueError:
        return None


def _year_with(year: int, day: int, month: int) -> int:
    return next((later for later in range(year, year + 9) if isleap(later)), year) if (day, month) == (29, 2) else year
