"""Times of day: "um 9", "14.30 Uhr", "halb neun", "at 9am"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from bot.normal import Token
from bot.periods.numbers import ARTICLE_ONES, CARDINALS
from bot.periods.words import UNITS, word_set

_CLOCK = frozenset({"uhr", "h"})
_LEADS = frozenset({"um", "at", "gegen"})
_MARKS = frozenset({":", "."})
_SPOKEN = {"mittag": time(12), "mittags": time(12), "noon": time(12), "mitternacht": time(0), "midnight": time(0)}
_QUARTERS = {"halb": -30, "viertel": -45, "dreiviertel": -15}
"""Minutes to the hour that is named."""
_ENGLISH_QUARTERS = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
_ENDS = frozenset({"", ".", ",", "!", "?"}) | word_set(
    "an am in im zu zum zur wegen fuer mit bitte und ueber den die das on about for to and please of heute morgen "
    "nochmal nochmals mal kurz dann wieder noch daran dran"
)
"""What may follow a spelled hour; behind anything else "um zwei" counts something."""
_NO_HOUR_BEFORE = UNITS.keys() | word_set("% prozent percent punkte euro €")
_LATER_PARTS = word_set("abend abends nachmittag nachmittags mittags tonight")
_PARTS = _LATER_PARTS | word_set("frueh morgens vormittag vormittags")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day that a text names, and where: characters of the text the tokens come from."""

    start: int
    end: int
    time: time


def find_times(words: Sequence[Token]) -> tuple[TimeMention, ...]:
    """Return the times of day in a text, in order. A bare number is a time only behind "um" or "at"."""
    found = []
    at = 0
    while at < len(words):
        mention, end = _time_at(words, at)
        if mention:
            found.append(TimeMention(words[at].start, words[end - 1].end, mention))
        at = end
    return tuple(found)


def _time_at(words: Sequence[Token], at: int) -> tuple[time | None, int]:
    """Read a time at `at`; also return the position behind it, or behind what was looked at."""
    part = words[at].norm if words[at].norm in _PARTS and _norm(words, at + 1) in _LEADS else ""
    first = at + 1 if part else at
    start = first + 1 if words[first].norm in _LEADS else first
    led = start > first
    found = _spoken(words, start, led=led) or _digital(words, start, led=led)
    return _in_part_of_day(words, part, *found) if found else (None, at + 1)


def _in_part_of_day(words: Sequence[Token], before: str, said: time, end: int) -> tuple[time, int]:
    """Read what part of the day is meant: "8 Uhr abends", "Nachmittag um 3", "9 Uhr morgens"."""
    behind = _norm(words, end) if _norm(words, end) in _PARTS else ""
    is_late = _LATER_PARTS & {before, behind} and 0 < said.hour < 12
    return said.replace(hour=said.hour + 12) if is_late else said, end + 1 if behind else end


def _digital(words: Sequence[Token], at: int, *, led: bool) -> tuple[time, int] | None:
    """Read digits: 9, 14.30, 14:30, 9am, 14 Uhr 30."""
    hour = _number(words, at)
    if hour is None or (_glued(words, at) and _norm(words, at - 1) in _MARKS):
        return None
    minutes = _minutes(words, at + 1)
    end = at + 1 if minutes is None else at + 3
    if _minutes(words, end) is not None:  # 10.6.1.3 or 31.12.2021
        return None
    unit, after = _unit(words, end)
    colon = minutes is not None and _norm(words, at + 1) == ":"
    if not (led or colon or unit) or _norm(words, end) in _NO_HOUR_BEFORE:
        return None
    if unit == "uhr" and minutes is None and _number(words, after) is not None:
        minutes, after = _number(words, after), after + 1
    if unit in {"am", "pm"}:
        hour = hour % 12 + (12 if unit == "pm" else 0)
    return _clock(hour, minutes or 0, after)


def _minutes(words: Sequence[Token], at: int) -> int | None:
    """The digits glued behind a dot or colon."""
    marked = _norm(words, at) in _MARKS and _glued(words, at) and _glued(words, at + 1)
    return _number(words, at + 1) if marked else None


def _unit(words: Sequence[Token], at: int) -> tuple[str, int]:
    """Read "Uhr", "am", "p.m."; German "9 am Montag" holds none, so "am" has to be glued to its number."""
    word = _norm(words, at)
    if word in _CLOCK:
        return "uhr", at + 1
    if word == "pm" or (word == "am" and _glued(words, at)):
        return word, at + 1
    if word in {"a", "p"} and [_norm(words, place) for place in range(at + 1, at + 4)] == [".", "m", "."]:
        return word + "m", at + 4
    return "", at


def _spoken(words: Sequence[Token], at: int, *, led: bool) -> tuple[time, int] | None:
    """Read words: "halb neun", "viertel nach acht", "neun Uhr", "mittags"."""
    word = _norm(words, at)
    if word in _SPOKEN:
        return _SPOKEN[word], at + 1
    if english := _ENGLISH_QUARTERS.get((word, _norm(words, at + 1))):
        return _shifted(words, at + 2, english)
    if word in _QUARTERS:
        return _quarter(words, at)
    hour = CARDINALS.get(word)
    if hour is None or word in ARTICLE_ONES:
        return None
    if _norm(words, at + 1) == "uhr":
        minute = CARDINALS.get(_norm(words, at + 2), 0) if _norm(words, at + 2) not in ARTICLE_ONES else 0
        return _clock(hour, minute, at + 3 if minute else at + 2)
    return _clock(hour, 0, at + 1) if led and _norm(words, at + 1) in _ENDS else None


def _quarter(words: Sequence[Token], at: int) -> tuple[time, int] | None:
    """Read "halb neun", "dreiviertel acht", "viertel vor zwölf", and "viertel neun", which is 8.15."""
    word, between = _norm(words, at), _norm(words, at + 1)
    if between in {"vor", "nach"}:
        return _shifted(words, at + 2, {"vor": -15, "nach": 15}[between])
    return _shifted(words, at + 1, _QUARTERS[word])


def _shifted(words: Sequence[Token], at: int, minutes: int) -> tuple[time, int] | None:
    """Return the time so many minutes from the hour named at `at`; "viertel der" and "half a" name none."""
    hour = _number(words, at) or CARDINALS.get(_norm(words, at))
    if hour is None or hour > 24 or _norm(words, at) in ARTICLE_ONES or _norm(words, at + 1) in _NO_HOUR_BEFORE:
        return None
    total = (hour * 60 + minutes) % (24 * 60)
    return time(total // 60, total % 60), at + 2 if _norm(words, at + 1) in _CLOCK else at + 1


def _clock(hour: int, minute: int, end: int) -> tuple[time, int] | None:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return time(hour % 24, minute), end


def _norm(words: Sequence[Token], at: int) -> str:
    return words[at].norm if 0 <= at < len(words) else ""


def _number(words: Sequence[Token], at: int) -> int | None:
    text = _norm(words, at)
    return int(text) if text.isdecimal() and len(text) <= 2 else None


def _glued(words: Sequence[Token], at: int) -> bool:
    return 0 < at < len(words) and words[at - 1].end == words[at].start
