"""Periods put together: parts ("Ende Juni"), days counted from one, ranges of two, and several that adjoin."""

from datetime import timedelta

from bot.periods import amounts, days, numbers, relative, spans, words
from bot.periods.line import Found, Line
from bot.periods.period import Period, Precision
from bot.periods.rules import longer, plain

_WITHIN_YEAR = frozenset({Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF_YEAR})
_EDGES = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})


def expression(line: Line, at: int) -> Found | None:
    """Read one period, a range of two, or several that adjoin."""
    found = _single(line, at)
    if found is None:
        return None
    return _within_year(line, found) or _range(line, found) or _adjoining(line, found)


def between(line: Line, at: int) -> Found | None:
    """Read what stands behind "zwischen" and runs to what stands behind "und"."""
    at = line.skip(at, words.FILLERS)
    left = days.day_range(line, at, words.AND) or _single(line, at)
    if left is None or line.word(left.end) not in words.AND:
        return left
    right = _single(line, line.skip(left.end + 1, words.FILLERS))
    return (right and _spanned(left, right)) or left


def _within_year(line: Line, year: Found) -> Found | None:
    """Read what stands behind its year: "nächstes Jahr im Herbst", "2022 im letzten Quartal"."""
    at = line.skip(year.end, words.FILLERS)
    first, last = year.period.first, year.period.last
    if year.period.precision is not Precision.YEAR or first is None or last is None:
        return None
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
    right = _single(line, line.skip(left.end + 1, words.FILLERS, 3))
    if right is None or (not word.isalpha() and right.period.precision is not left.period.precision):
        return None
    return _spanned(left, right)


def _adjoining(line: Line, left: Found) -> Found:
    while line.word(left.end) in words.AND:
        right = _single(line, line.skip(left.end + 1, words.FILLERS))
        if right is None or not _same_kind(left, right):
            break
        left_dated = _in_year_of(left, right)
        if left_dated.period.last is None or right.period.first != left_dated.period.last + timedelta(days=1):
            break
        left = Found(
            right.end, spans.join(left_dated.period, right.period), left.has_year or right.has_year, ranged=True
        )
    return left


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
    return left._replace(period=moved)


def _spanned(left: Found, right: Found) -> Found | None:
    left = _in_year_of(left, right)
    first, last = left.period.first, right.period.last
    if first and last and last < first and not right.has_year:
        last = spans.in_year(right.period, last.year + 1).last
    if first is None or last is None or last < first:
        return None
    return Found(right.end, Period(first, last, Precision.SPAN), left.has_year or right.has_year, ranged=True)


def _single(line: Line, at: int) -> Found | None:
    """Read one period: plain, a part of one, or a day counted from one."""
    word = line.word(at)
    found = plain(line, at)
    if found and line.word(found.end) == "in" and found.period.precision is Precision.DAY:
        return _days_on(line, found)
    if word in words.PARTS or word in words.PARTS_WITH_OF:
        return longer(found, _part(line, at))
    if word in words.FIRST_OF or word in words.LAST_OF:
        return longer(found, _edge(line, at))
    if word in numbers.CARDINALS or word.isdecimal():
        return longer(found, _counted_from(line, at))
    return found


def _part(line: Line, at: int) -> Found | None:
    named = relative.part_start(line, at)
    if named is None:
        return None
    part, start = named
    of = longer(plain(line, start), relative.bare_unit(line, start))
    return of and relative.part_of(of, part)


def _edge(line: Line, at: int) -> Found | None:
    """Read "letzter Tag des Monats", "first month of the quarter"."""
    unit = words.UNITS.get(line.word(at + 1))
    start = line.skip(at + 2, words.ARTICLES)
    of = longer(plain(line, start), relative.bare_unit(line, start)) if unit in _EDGES and start > at + 2 else None
    if unit is None or of is None or of.period.first is None or of.period.last is None:
        return None
    day = of.period.last if line.word(at) in words.LAST_OF else of.period.first
    return Found(of.end, spans.period_of(day, unit), of.has_year)


def _days_on(line: Line, found: Found) -> Found:
    """Read "heute in zwei Wochen"."""
    amount = amounts.amount_at(line, found.end + 1)
    if amount is None or found.period.first is None:
        return found
    return Found(amount.end, spans.on_day(amount.after(found.period.first)))


def _counted_from(line: Line, at: int) -> Found | None:
    distance = amounts.distance(line, at)
    of = plain(line, distance[2]) if distance else None
    if distance is None or of is None or of.period.first is None or of.period.last is None:
        return None
    amount, sign, _ = distance
    day = amount.after(of.period.first if sign < 0 else of.period.last, sign)
    return Found(of.end, spans.on_day(day), of.has_year)
