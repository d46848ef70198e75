"""Reads the settings on closing days and nudges; a ValueError says in a sentence what is wrong."""

import re
from datetime import date, timedelta

from bot.nudges.model import After

_LONGEST_CLOSING = 31
"""Days of one range: a longer one is a year mistyped."""
_MOST_DAYS = 366
_DAY = r"\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4}"
_CLOSING = re.compile(rf"({_DAY})(?:\s*[-–]\s*({_DAY}))?", re.ASCII)
_AFTER = re.compile(r"(\d{1,3})(w?)", re.ASCII)
_MINUTE = re.compile(r"(\d{1,2})[:.](\d\d)", re.ASCII)
_HOURS = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})", re.ASCII)


def closing_days(given: str) -> frozenset[date]:
    """Read days and ranges of days, as in "2026-05-15, 27.12.2026-30.12.2026"."""
    return frozenset(day for part in _parts(given) for day in _closing(part))


def days_before(given: str) -> tuple[int, ...]:
    """Read numbers of days, as in "30,7"."""
    return tuple(days(part) for part in _parts(given))


def days_after(given: str) -> tuple[After, ...]:
    """Read numbers of days, a w behind those of working days, as in "10w,45,90"."""
    return tuple(_after(part) for part in _parts(given))


def days(given: str) -> int:
    """Read a number of days, 1 to 366."""
    if not re.fullmatch(r"\d{1,3}", given, re.ASCII) or not 1 <= int(given) <= _MOST_DAYS:
        raise ValueError(f"{given!r} ist keine Zahl von Tagen von 1 bis {_MOST_DAYS}")
    return int(given)


def minute_of_day(given: str) -> int:
    """Read a time of day, as in "8:30"."""
    read = _MINUTE.fullmatch(given)
    if not read or not (int(read[1]) < 24 and int(read[2]) < 60):
        raise ValueError(f"{given!r} ist keine Uhrzeit, wie 8:30")
    return int(read[1]) * 60 + int(read[2])


def core_hours(given: str) -> tuple[int, int]:
    """Read the hours from and until which messages go out by themselves, as in "7-19"."""
    read = _HOURS.fullmatch(given)
    if not read or not int(read[1]) < int(read[2]) <= 24:
        raise ValueError(f"{given!r} sind keine Stunden eines Tages, wie 7-19")
    return int(read[1]), int(read[2])


def _parts(given: str) -> list[str]:
    return [part.strip() for part in given.split(",")]


def _closing(part: str) -> list[date]:
    read = _CLOSING.fullmatch(part)
    first, last = (_day(read[1]), _day(read[2] or read[1])) if read else (None, None)
    if not first or not last or not 0 <= (last - first).days < _LONGEST_CLOSING:
        raise ValueError(
            f"{part!r} ist kein Schließtag, wie 15.05.2026 oder 2026-05-15, und kein Zeitraum von höchstens "
            f"{_LONGEST_CLOSING} Tagen, wie 27.12.2026-30.12.2026; mehrere trennt ein Komma"
        )
    return [first + timedelta(days=passed) for passed in range((last - first).days + 1)]


def _day(written: str) -> date | None:
    try:
        if "-" in written:
            return date.fromisoformat(written)
        day, month, year = map(int, written.split("."))
        return date(year, month, day)
    except ValueError:
        return None


def _after(part: str) -> After:
    read = _AFTER.fullmatch(part)
    if not read:
        raise ValueError(f"{part!r} ist keine Zahl von Tagen, wie 45, oder von Arbeitstagen, wie 10w")
    return After(days(read[1]), is_working=bool(read[2]))
