"""Periods put together: parts ("Ende Juni"), ranges of two, and several that adjoin."""

from datetime import timedelta

from bot.periods import counting, days, feasts, numbers, relative, school, spans, words
from bot.periods.line import Found, Line
from bot.periods.period import Period, Precision
from bot.periods.rules import longer, plain

_WITHIN_YEAR = frozenset({Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF_YEAR})
_A_WEEK = timedelta(days=7)


def expression(line: Line, at: int) -> Found | None:
    """Read one period, a range of two, or several that adjoin."""
    found = _single(line, at)
    if found is None:
        return None
    return _within_year(line, found) or _range(line, found) or _adjoining(line, found)


def between(line: Line, at: int) -> Found | None:
    """Read what stands behind "zwischen" and runs to what stands behind "und"."""
    at = line.skip(at, words.FILLERS)
    if apart := feasts.between_holidays(line, at) or feasts.between_years(line, at):
        return apart
    if gap := _gap(line, at):
        return gap
    left = days.day_range(line, at, words.AND) or _single(line, at)
    if left is None or line.word(left.end) not in words.AND:
        return left
    right = _single(line, line.skip(left.end + 1, words.FILLERS))
    return (right and _spanned(line, left, right)) or left


def _gap(line: Line, at: int) -> Found | None:
    """Read the days from one holidays to the other: "Sommer- und Herbstferien 2024"."""
    end = feasts.free_days_end(line, at)
    start = line.skip(end + 1, words.FILLERS) if end and line.word(end) in words.AND else at
    right = plain(line, start) if start > at and feasts.free_days_end(line, start) else None
    if right is None or right.period.first is None:
        return None
    left = feasts.free_days_before(line, at, right.period.first)
    if left is None or left.last is None or left.last + timedelta(days=1) >= right.period.first:
        return None
    first, last = left.last + timedelta(days=1), right.period.first - timedelta(days=1)
    return Found(right.end, Period(first, last, Precision.SPAN), right.has_year, ranged=True)


def _within_year(line: Line, year: Found) -> Found | None:
    """Read what stands behind its year: "nächstes Jahr im Herbst", "2022 im letzten Quartal"."""
    at = line.skip(year.end, words.FILLERS)
    first, last = year.period.first, year.period.last
    if year.period.precision is not Precision.YEAR or first is None or last is None:
        return days.weekday_in(line, at, year.period)
    if line.word(at) in words.RELATIVE:
        unit = words.UNITS.get(line.word(at + 1)) if line.word(at) in words.LAST_OF else None
        return Found(at + 2, spans.period_of(last, unit)) if unit in _WITHIN_YEAR else None
    inner = _single(line, at)
    if inner is None or inner.has_year or inner.direction or inner.period.precision not in _WITHIN_YEAR:
        return None
    return inner._replace(period=spans.in_year(inner.period, first.year), has_year=True)


def _range(line: Line, left: Found) -> Found | None:
    word = line.word(left.end)
    if word not in words.RANGE_WORDS:
        return None
    right = _next(line, left, line.skip(left.end + 1, words.FILLERS, 3))
    if right is None or (not word.isalpha() and right.period.precision is not left.period.precision):
        return None
    return _spanned(line, left, right)


def _adjoining(line: Line, left: Found) -> Found:
    while (at := _behind_joint(line, left.end)) is not None:
        right = _next(line, left, at)
        if right is None or not _same_kind(left, right):
            break
        left_dated = _in_year_of(left, right)
        if left_dated.period.last is None or right.period.first != left_dated.period.last + timedelta(days=1):
            return left_dated
        left = Found(
            right.end, spans.join(left_dated.period, right.period), left.has_year or right.has_year, ranged=True
        )
    return left


def _behind_joint(line: Line, at: int) -> int | None:
    """Return where the next of several stands: behind "und" or a comma, at once in a dictated "Mai Juni und Juli"."""
    if line.word(at) in words.AND:
        return line.skip(at + 1, words.FILLERS)
    return at if line.word(at) in words.MONTHS and line.word(at - 1) in words.MONTHS else None


def _next(line: Line, left: Found, at: int) -> Found | None:
    """Read the second period of two; of "Schuljahre 2024/25 bis 2026/27" it is a school year like the first."""
    is_school_year = left.period.precision is Precision.SCHOOL_YEAR
    return (is_school_year and school.both_years(line, at)) or _single(line, at)


def _same_kind(left: Found, right: Found) -> bool:
    return left.period.precision in {right.period.precision, Precision.SPAN} and right.direction is None


def _in_year_of(left: Found, right: Found) -> Found:
    """Lend a period without a year that of the one behind it: "Oktober bis Juni 2022" begins in 2021."""
    if left.has_year or not right.has_year or not left.period.first or not right.period.first:
        return left
    year = right.period.first.year
    moved = spans.in_year(left.period, year)
    if moved.first and moved.first > right.period.first:
        moved = spans.in_year(left.period, year - 1)
    return left._replace(period=moved, has_year=True)


def _spanned(line: Line, left: Found, right: Found) -> Found | None:
    left = _in_year_of(left, right)
    first, last = left.period.first, right.period.last
    if first and last and last < first and not right.has_year:
        last = spans.in_year(right.period, last.year + 1).last
    if first and last and last < first <= last + _A_WEEK and line.word(right.end - 1) in words.WEEKDAYS:
        last += _A_WEEK
    if first is None or last is None or last < first:
        return None
    return Found(right.end, Period(first, last, Precision.SPAN), left.has_year or right.has_year, ranged=True)


def _single(line: Line, at: int) -> Found | None:
    """Read one period: plain, a part of one, or a day counted from one."""
    word = line.word(at)
    found = plain(line, at)
    if found and found.period.precision is Precision.DAY:
        return counting.further_from_day(line, at, found)
    if word in words.PARTS or word in words.PARTS_WITH_OF:
        return longer(found, _part(line, at))
    if word in words.PART_COMPOUNDS or word in words.EDGE_COMPOUNDS:
        return longer(found, _compound_of(line, at))
    if word in counting.STARTS or word.isdecimal() or word in numbers.CARDINALS:
        return longer(found, counting.counted(line, at))
    return found


def _part(line: Line, at: int) -> Found | None:
    """Read "Ende des dritten Quartals", "Anfang bis Mitte Juni"."""
    named = relative.part_start(line, at)
    if named is None:
        return _parts(line, at)
    part, start = named
    of = longer(plain(line, start), relative.bare_unit(line, start)) or relative.short_year(line, at, start)
    return relative.part_of(of, part) if of else _parts(line, at)


def _parts(line: Line, at: int) -> Found | None:
    """Read "Mitte bis Ende 2024", "Anfang/Mitte Juni": from the one part to the other."""
    joint = line.word(at + 1)
    if joint not in words.AND and joint not in words.RANGE_WORDS:
        return None
    last = _part(line, at + 2) if line.word(at + 2) in words.PARTS else None
    first = words.PARTS.get(line.word(at))
    named = relative.part_start(line, at + 2) if last else None
    of = plain(line, named[1]) if named else None
    start = relative.part_of(of, first) if of and first is not None else None
    if (
        last is None
        or start is None
        or start.period.first is None
        or start.period.first > (last.period.last or start.period.first)
    ):
        return None
    return last._replace(period=spans.join(start.period, last.period), whole=None, ranged=True, part=None)


def _compound_of(line: Line, at: int) -> Found | None:
    """Read "Monatsende Juni", "Quartalsende III/2022", "Ultimo März"."""
    word = line.word(at)
    unit, part = words.PART_COMPOUNDS.get(word) or words.EDGE_COMPOUNDS[word]
    of = plain(line, line.skip(at + 1, words.ARTICLES))
    if of is None or of.period.precision is not unit:
        return None
    if word in words.EDGE_COMPOUNDS:
        return of._replace(period=relative.edge_of(of.period, part))
    return relative.part_of(of, part)
