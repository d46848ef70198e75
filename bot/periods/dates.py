"""What the grammar has no rule for, asked of dateparser. The only module that knows it, and it loads when first asked.

At most one short span a text is asked about, the span has to hold a word of time, and the answer has to agree with it:
dateparser left alone makes dates of "so am besten".
"""

from datetime import date, datetime, time
from functools import lru_cache
from itertools import groupby

from bot.periods import numbers, spans, words
from bot.periods.line import Found, Line

_LONGEST_SPAN = 9
_MOST_DIGITS = 4
_SIGNS = {"in": 1, "vor": -1, "ago": -1}
_OTHER_UNITS = words.word_set("fortnight fortnights")
_JOINTS = words.word_set("und and the of den dem , . - st nd rd th from now")
_DATE_WORDS = (
    words.MONTHS.keys() | words.WEEKDAYS.keys() | words.UNITS.keys() | numbers.CARDINALS.keys() | _SIGNS.keys()
    | _OTHER_UNITS | _JOINTS
)  # fmt: skip


def left_over(line: Line) -> tuple[int, Found] | None:
    """Return where the one span that looks like a date begins, and the day it means; None where there is none."""
    places = groupby(range(len(line)), key=lambda at: line.word(at).isdecimal() or line.word(at) in _DATE_WORDS)
    runs = [list(run) for dated, run in places if dated]
    fit = [run for run in runs if 2 <= len(run) <= _LONGEST_SPAN and _looks_like_date(line, run)]
    if len(fit) != 1:
        return None
    first, end = fit[0][0], fit[0][-1] + 1
    text = " ".join(line.word(at) for at in fit[0])
    day = _asked(text, line.today)
    return (first, Found(end, spans.on_day(day))) if day and _agrees(line, fit[0], day) else None


def _looks_like_date(line: Line, run: list[int]) -> bool:
    """A month and a day, or a direction and an amount; long numbers are none, and dateparser takes long over them."""
    held = {line.word(at) for at in run}
    if any(word.isdecimal() and len(word) > _MOST_DIGITS for word in held):
        return False
    number = any(word.isdecimal() or word in numbers.CARDINALS for word in held)
    month = not held.isdisjoint(words.MONTHS.keys() - words.DOUBTFUL_MONTHS)
    return number and (month or _is_amount(line.word(run[0]), line.word(run[-1])))


def _is_amount(first: str, last: str) -> bool:
    units = words.UNITS.keys() | _OTHER_UNITS
    return (first in _SIGNS and last in units) or (last == "ago" and first not in _SIGNS)


def _agrees(line: Line, run: list[int], day: date) -> bool:
    """Whether the answer has the month and the day that were named, or lies on the side that was named."""
    held = [line.word(at) for at in run]
    months = {words.MONTHS[word] for word in held if word in words.MONTHS}
    if months:
        return months == {day.month} and day.day in {int(word) for word in held if word.isdecimal() and len(word) <= 4}
    sign = next(_SIGNS[word] for word in held if word in _SIGNS)
    return (day - line.today).days * sign > 0


@lru_cache(maxsize=1024)
def _asked(text: str, today: date) -> date | None:
    # Loading takes a fifth of a second: not at start, and not for those who never ask.
    from dateparser import parse

    settings = {
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": datetime.combine(today, time()),
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    answer = parse(text, languages=["de", "en"], settings=settings)
    return answer.date() if answer else None
