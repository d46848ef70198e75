"""Mends dates that a PDF tore apart or a scanner misread: "3 0.06.2023", "2O25", "lV. Quartal", "Som mer"."""

import re
from collections.abc import Callable

from bot.normal import normal
from bot.periods import words

_Mend = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_TIME = frozenset(
    word
    for word in (
        words.MONTHS.keys()
        | words.SEASONS.keys()
        | words.UNITS.keys()
        | words.PARTS.keys()
        | words.PART_COMPOUNDS.keys()
    )
    if len(word) >= 3
)
_COUNTED = r"(?:Quartal|Qu|Q|Quart|Vierteljahr|Halbjahr|Hj|HJ)\b"
_LETTERS = str.maketrans({"0": "o", "1": "l", "I": "l"})
_STROKES = str.maketrans({"l": "I", "1": "I", "|": "I"})
_SPACES = re.compile(r"\s")
_MONTHS, _DAYS, _LONGEST_RANGE = 12, 31, 12
_NEAR = 40
_OF_A_THING = re.compile(r"\b[A-ZÄÖÜ][\w-]*\s+$")
"""The number behind "Kita " or "Phase " is no digit of a date."""


def _together(match: re.Match[str]) -> str:
    """A date without the spaces in it and with dots between; the pieces as they stand where they make no date."""
    day, month, year = (_SPACES.sub("", part) for part in match.groups())
    is_torn = _SPACES.search(match[1].strip()) is not None
    is_date = 1 <= int(day) <= _DAYS and 1 <= int(month) <= _MONTHS
    return f"{day}.{month}.{year}" if is_date and not (is_torn and _behind_a_thing(match)) else match[0]


def _day_together(match: re.Match[str]) -> str:
    is_day = 1 <= int(match[1] + match[2]) <= _DAYS
    return f"{match[1]}{match[2]}." if is_day and not _behind_a_thing(match) else match[0]


def _behind_a_thing(match: re.Match[str]) -> bool:
    return bool(_OF_A_THING.search(match.string, max(0, match.start() - _NEAR), match.start()))


def _spelled(match: re.Match[str]) -> str:
    """A word of time with digits or a capital I for its letters."""
    word = match[0][0].translate({48: "O"}) + match[0][1:].translate(_LETTERS)
    return word if normal(word) in _TIME else match[0]


def _whole(match: re.Match[str]) -> str:
    """A word of time in two pieces."""
    word = match[1] + match[2]
    return word if normal(word) in _TIME else match[0]


def _roman(match: re.Match[str]) -> str:
    return match[0].translate(_STROKES)


def _centuries(match: re.Match[str]) -> str:
    """Two years in two digits that are all of a cell: "23–25", "23/24"; "12/24" is a month."""
    first, last = int(match[1]), int(match[3])
    longest = 1 if "/" in match[2] else _LONGEST_RANGE
    return f"20{match[1]}{match[2]}20{match[3]}" if _MONTHS < first < last <= first + longest else match[0]


_MENDS: tuple[_Mend, ...] = (
    (re.compile(r"(?<=\w) (?=\.(?:\s|\d))"), ""),
    (re.compile(r"(?<=\d)[oO](?=\d|\.\s?\d)"), "0"),
    (re.compile(r"(?<=\d)[lI](?=\.\s?\d)|(?<=\d\.)[lI](?=\d)"), "1"),
    (re.compile(r"\b[Il1|]{2,3}(?=\.?\s*" + _COUNTED + r")|\b[Il1]V(?=\.?\s*" + _COUNTED + ")"), _roman),
    (re.compile(r"\bl(?=\.?\s*" + _COUNTED + ")|(?<=Quartal )(?:[Il|]{1,3}|[Il1]{2,3}|[Il1]V)(?![\\w.])"), _roman),
    (re.compile(r"\b(?=[I1]?l)[Il1]{2,3}(?=\s?[./]\s?20\d\d)|\b[l1]V(?=\s?[./]\s?(?:20)?\d\d\b)"), _roman),
    (re.compile(r"\b(?:0[a-zäöü]\w+|[A-Za-zÄÖÜäöü]+[01I]\w*)\b"), _spelled),
    (re.compile(r"\b([A-ZÄÖÜ][a-zäöü]+) ([a-zäöü]+)\b"), _whole),
    (
        re.compile(
            r"(?<![\w./,-])([0-3]?\s?\d)\s?[.,]{1,2}\s?([01]\s?\d|[1-9])\s?[.,]{1,2}\s?"
            r"(2\s?0\s?\d\s?\d(?!\s?\w)|20\d\d(?!\d))"
        ),
        _together,
    ),
    (re.compile(r"(?<![\w./,-])([0-3]) (\d)\.(?=\s?(?:[01]?\d\.|[JFMASOND][a-zä]+\b))"), _day_together),
    (re.compile(r"(?<![\d.,/-])\b20 (?=[1-4]\d\s*(?:$|[;,)–—-]))"), "20"),
    (re.compile(r"^\s*(?:Zeitraum:?\s*)?([1-4]\d)(\s?[–—/-]\s?)([1-4]\d)\s*$"), _centuries),
)


def readable(text: str) -> str:
    """Return a paragraph of a cell with its dates as they were before they were printed and scanned."""
    for pattern, mend in _MENDS:
        text = pattern.sub(mend, text)
    return text
