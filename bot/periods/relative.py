"""The running, next or last week, month, quarter, half-year and year, and parts of periods: "Ende Juni"."""

from datetime import timedelta

from bot.periods import spans, words
from bot.periods.line import Found, Line
from bot.periods.period import Direction, Period, Precision
from bot.periods.school import school_year_numbers
from bot.periods.years import calendar_year, full_or_short, year_behind

_BEHIND = {("after", "next"): 2, ("before", "last"): -2}
WEEKEND = frozenset({"wochenende", "weekend", "wochenendes"})
_OF = frozenset({"des", "der", "of", "the"})
REST = frozenset({"rest", "remainder", "restliche", "restlichen", "restliches", "remaining"})


def relative_unit(line: Line, at: int) -> Found | None:
    """Read "dieses Quartal", "übernächste Woche", "last year", "the quarter after next", "Folgejahr"."""
    if neighbour := words.NEIGHBOURS.get(line.word(at)):
        return Found(at + 1, _stepped(line, *neighbour))
    unit = words.UNITS.get(line.word(at))
    behind = _BEHIND.get((line.word(at + 1), line.word(at + 2)))
    if unit and behind and unit is not Precision.DAY:
        return Found(at + 3, _stepped(line, unit, behind))
    step = words.RELATIVE.get(line.word(at))
    place = at + 2 if line.word(at + 1) == "school" else at + 1
    unit = words.UNITS.get(line.word(place))
    if place > at + 1 and unit is Precision.YEAR:
        unit = Precision.SCHOOL_YEAR
    if step is None and line.word(at) in words.NEW and unit in {Precision.YEAR, Precision.SCHOOL_YEAR}:
        step = 1
    if step is not None and line.word(at + 1) in words.AND:
        return _like_the_next(line, step, at + 1)
    if step is None or unit is None or unit is Precision.DAY or line.word(place) in words.PLURALS:
        return None
    return _dated_unit(line, unit, place) or Found(place + 1, _stepped(line, unit, step))


def _like_the_next(line: Line, step: int, at: int) -> Found | None:
    """Read the first of "in diesem oder im nächsten Jahr": the unit stands behind the second."""
    second = line.skip(at + 1, words.FILLERS)
    unit = words.UNITS.get(line.word(second + 1)) if line.word(second) in words.RELATIVE else None
    if unit is None or unit is Precision.DAY or line.word(second + 1) in words.PLURALS:
        return None
    return Found(at, _stepped(line, unit, step))


def _dated_unit(line: Line, unit: Precision, at: int) -> Found | None:
    """Read the year said behind its word: "im neuen Schuljahr 2024/25", "im kommenden Jahr 2022"."""
    if unit is Precision.SCHOOL_YEAR:
        return school_year_numbers(line, line.skip_dot(at + 1))
    return calendar_year(line, at) if unit is Precision.YEAR else None


def weekend(line: Line, at: int) -> Found | None:
    """Read "Wochenende", "next weekend": Saturday and Sunday."""
    step = words.RELATIVE.get(line.word(at))
    place = at if step is None else at + 1
    if line.word(place) not in WEEKEND or line.word(at - 1) in words.EVERY:
        return None
    monday = line.today - timedelta(days=line.today.weekday()) + timedelta(days=7 * (step or 0))
    return Found(place + 1, Period(monday + timedelta(days=5), monday + timedelta(days=6), Precision.SPAN))


def rest(line: Line, at: int) -> Found | None:
    """Read "Rest des Jahres", "restliche Quartal", "rest of the month": from today to its end."""
    if line.word(at) not in REST:
        return None
    place = line.skip(at + 1, words.ARTICLES, 3)
    if line.word(place) not in words.BARE_UNITS:
        return None
    period = _stepped(line, words.UNITS[line.word(place)], 0)
    return Found(place + 1, period, direction=Direction.STILL)


def _stepped(line: Line, unit: Precision, step: int) -> Period:
    return spans.shift(spans.period_of(line.today, unit), step)


def compound_part(line: Line, at: int) -> Found | None:
    """Read "Jahresende 2021", "Quartalsbeginn", "year end", "month-end"."""
    unit, part = words.PART_COMPOUNDS.get(line.word(at)) or (words.UNITS.get(line.word(at)), None)
    end = at + 1
    if part is None:
        end = at + 2 if line.word(at + 1) == "-" else at + 1
        part = words.PART_BEHIND.get(line.word(end)) if line.word(at) in words.BARE_UNITS else None
        end += 1
    if unit is None or part is None:
        return None
    return part_of(_dated_whole(line, unit, end) or Found(end, _stepped(line, unit, 0)), part)


def edge_compound(line: Line, at: int) -> Found | None:
    """Read "Monatserster", "zum Quartalsletzten", "Ultimo": the next such day."""
    unit, edge = words.EDGE_COMPOUNDS[line.word(at)]
    running = _stepped(line, unit, 0)
    passed = edge == words.START and running.first != line.today
    return Found(at + 1, edge_of(spans.shift(running, 1) if passed else running, edge))


def edge_of(period: Period, edge: int) -> Period:
    """Return the first or last day of a closed period."""
    day = period.first if edge == words.START else period.last
    if day is None:
        raise ValueError("an open period has no edges")
    return spans.on_day(day)


def _dated_whole(line: Line, unit: Precision, at: int) -> Found | None:
    """Read the year behind "Jahresende" or "Schuljahresbeginn"."""
    if unit is Precision.SCHOOL_YEAR:
        return school_year_numbers(line, at)
    year = year_behind(line, at) if unit is Precision.YEAR else None
    return Found(year.end, spans.whole_year(year.value)) if year else None


def bare_unit(line: Line, at: int) -> Found | None:
    """Read the unit in "Ende des Quartals", "end of the month": the running one; "Jahres 2021" has its year."""
    if line.word(at) == "school" and line.word(at + 1) == "year":
        return Found(at + 2, _stepped(line, Precision.SCHOOL_YEAR, 0))
    if line.word(at) not in words.BARE_UNITS:
        return None
    return Found(at + 1, _stepped(line, words.UNITS[line.word(at)], 0))


def part_start(line: Line, at: int) -> tuple[int, int] | None:
    """Return which part of a period is named at `at`, and where that period begins: "Ende des", "mid-"."""
    part = words.PARTS.get(line.word(at))
    if line.word(at) == "end" and line.word(at + 1) == "in":
        return None  # "Which measures end in 2022?"
    behind = line.skip_dot(at + 1) if line.word(at) == "anf" else at + 1
    start = line.skip(behind, words.ARTICLES | {"-"}, 3)
    if part is None and start > at + 1:
        part = words.PARTS_WITH_OF.get(line.word(at)) if line.word(behind) in _OF else None
    return None if part is None else (part, start)


def short_year(line: Line, at: int, start: int) -> Found | None:
    """Read the "22" of "bis Ende 22"; those who are "Mitte 30" are that old."""
    led = line.word(at - 1) == "" or line.word(at - 1) in words.DIRECTIONS or line.word(at - 1) in words.FILLERS
    year = full_or_short(line, start, near=True) if led and (line.small(start) or 0) % 10 else None
    ends = year and (not line.word(year.end)[:1].isalpha() or _goes_on(line, at, year.end))
    return Found(year.end, spans.whole_year(year.value)) if year and ends else None


def _goes_on(line: Line, at: int, end: int) -> bool:
    """Whether a sentence goes on behind a date: "bis Ende 23 was fällig"; "bis Ende 23 Kinder" counts something."""
    return line.word(at - 1) in words.DIRECTIONS and line.tokens[end].text.islower()


def part_of(found: Found, part: int) -> Found | None:
    """Return the start, middle or end of what was found; `whole` keeps it where the end was named."""
    if found.period.first is None or found.period.last is None:
        return None
    whole = found.period if part == words.END else None
    if found.period.precision is Precision.DAY:
        return found._replace(whole=whole) if whole else None
    if found.period.precision is Precision.HOLIDAYS and part == words.START:
        return found._replace(period=edge_of(found.period, part))
    return found._replace(period=spans.part_of(found.period, part), whole=whole, part=part)
