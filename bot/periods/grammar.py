"""Finds the periods that a text names, for questions and for the cells of an agreement alike (DESIGN §4).

Rules start at words they know; of all rules that fit at a word, the one that reads furthest wins.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from bot.normal import Token
from bot.periods import amounts, counted, dates, days, digits, feasts, months, numbers, relative, spans, words, years
from bot.periods.calendar import Calendar
from bot.periods.line import Found, Line
from bot.periods.period import Direction, Mention, Period, Precision

Rule = Callable[[Line, int], Found | None]

_DEEPEST_LEAD = 6
_CLAUSE = 6
"""How many words away "noch" may stand from its period."""
_EDGES = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
_LEADS = words.DIRECTIONS.keys() | words.FILLERS


def find_periods(words_of: Sequence[Token], today: date, calendar: Calendar) -> tuple[Mention, ...]:
    """Return the periods named in a text, in order and apart from each other.

    Without a year a period is this year's; `start` and `end` are characters of the text the tokens come from.
    """
    line = Line(words_of, today, calendar)
    found = tuple(_mentions(line))
    left = None if found else dates.left_over(line)
    return (_as_mention(line, *left),) if left else found


def _mentions(line: Line) -> Iterator[Mention]:
    at = 0
    while at < len(line):
        found = _mention(line, at)
        if found:
            yield _as_mention(line, at, found)
            at = found.end
        else:
            at = _behind(line, at)


def _behind(line: Line, at: int) -> int:
    """Return where to read on: not within a code, nor at the year of holidays the calendar does not know."""
    if line.word(at).isdecimal():
        return digits.chain_end(line, at)
    return feasts.named_end(line, at) or at + 1


def _as_mention(line: Line, at: int, found: Found) -> Mention:
    named = found.whole if found.whole and found.direction is not None else found.period
    direction = found.direction or Direction.IN
    if direction is Direction.IN and line.today in named and _still_nearby(line, at, found):
        direction = Direction.STILL
    return Mention(line.tokens[at].start, line.tokens[found.end - 1].end, named, direction, found.has_year)


def _mention(line: Line, at: int, depth: int = _DEEPEST_LEAD) -> Found | None:
    """Read a period with the words of direction before it."""
    word = line.word(at)
    if word in words.BETWEEN:
        return _between(line, at + 1)
    found = _expression(line, at)
    if found:
        return _still_behind(line, found)
    if word not in _LEADS or not depth:
        return None
    behind = line.skip_dot(at + 1) if word in words.ABBREVIATED_FILLERS else at + 1
    inner = _mention(line, behind, depth - 1)
    return inner and _leaning(line, word, inner)


def _leaning(line: Line, word: str, inner: Found) -> Found | None:
    """Return what was found, leaning as `word` says; the word nearest to the period counts, "noch" least of all."""
    direction = words.DIRECTIONS.get(word)
    if word in words.FROM and line.word(inner.end) in {"an", "on", "onwards"}:
        return inner._replace(end=inner.end + 1, direction=Direction.SINCE)
    if direction is None or inner.direction not in {None, Direction.STILL}:
        return inner
    if direction is Direction.STILL:
        return _still(line, inner)
    if word in words.AFTER:
        return _after(inner)
    return _directed(inner, direction)


def _directed(inner: Found, direction: Direction) -> Found:
    """ "Bis zur Sommerpause" ends before it, "vor Ende Juni" with June, and "ab Mai bis Juli" has its end."""
    if inner.ranged and direction is Direction.SINCE:
        return inner
    if direction is Direction.UNTIL and inner.period.precision is Precision.HOLIDAYS and not inner.whole:
        return inner._replace(direction=Direction.BEFORE)
    if direction is Direction.BEFORE and inner.whole:
        return inner._replace(direction=Direction.UNTIL)
    return inner._replace(direction=direction)


def _after(inner: Found) -> Found | None:
    last = (inner.whole or inner.period).last
    if last is None:
        return None
    day = spans.on_day(last + timedelta(days=1))
    return inner._replace(period=day, whole=None, direction=Direction.SINCE)


def _still(line: Line, inner: Found) -> Found:
    """ "Noch dieses Jahr" is from today on; "noch im Juni", said in May, is all of June."""
    return inner._replace(direction=Direction.STILL) if line.today in inner.period else inner


def _still_behind(line: Line, found: Found) -> Found:
    if line.word(found.end) in words.STILL and found.direction is None and line.today in found.period:
        return found._replace(end=found.end + 1, direction=Direction.STILL)
    return found


def _still_nearby(line: Line, at: int, found: Found) -> bool:
    """Whether the clause holds "noch" away from the period: "was ist noch fällig dieses Jahr"; not "noch nicht"."""
    before = range(at - 1, max(at - 1 - _CLAUSE, -1), -1)
    behind = range(found.end, min(found.end + _CLAUSE, len(line)))
    for place in (*_clause(line, before), *_clause(line, behind)):
        if line.word(place) in words.STILL:
            return line.word(place + 1) not in words.NOT
    return False


def _clause(line: Line, places: Iterable[int]) -> Iterable[int]:
    return takewhile(lambda place: line.word(place)[:1].isalnum(), places)


def _expression(line: Line, at: int) -> Found | None:
    """Read one period, a range of two, or several that adjoin."""
    found = _single(line, at)
    if found is None:
        return None
    return _range(line, found) or _adjoining(line, found)


def _between(line: Line, at: int) -> Found | None:
    at = line.skip(at, words.FILLERS)
    left = days.day_range(line, at, words.AND) or _single(line, at)
    if left is None or line.word(left.end) not in words.AND:
        return left
    right = _single(line, line.skip(left.end + 1, words.FILLERS))
    return (right and _spanned(left, right)) or left


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
    found = _simple(line, at)
    if found and line.word(found.end) == "in" and found.period.precision is Precision.DAY:
        return _days_on(line, found)
    if word in words.PARTS or word in words.PARTS_WITH_OF:
        return _longer(found, _part(line, at))
    if word in words.FIRST_OF or word in words.LAST_OF:
        return _longer(found, _edge(line, at))
    if word in numbers.CARDINALS or word.isdecimal():
        return _longer(found, _counted_from(line, at))
    return found


def _part(line: Line, at: int) -> Found | None:
    named = relative.part_start(line, at)
    if named is None:
        return None
    part, start = named
    of = _longer(_simple(line, start), relative.bare_unit(line, start))
    return of and relative.part_of(of, part)


def _edge(line: Line, at: int) -> Found | None:
    """Read "letzter Tag des Monats", "first month of the quarter"."""
    unit = words.UNITS.get(line.word(at + 1))
    start = line.skip(at + 2, words.ARTICLES)
    of = _longer(_simple(line, start), relative.bare_unit(line, start)) if unit in _EDGES and start > at + 2 else None
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
    of = _simple(line, distance[2]) if distance else None
    if distance is None or of is None or of.period.first is None or of.period.last is None:
        return None
    amount, sign, _ = distance
    day = amount.after(of.period.first if sign < 0 else of.period.last, sign)
    return Found(of.end, spans.on_day(day), of.has_year)


def _simple(line: Line, at: int) -> Found | None:
    word = line.word(at)
    longest = None
    for rule in _RULES.get(word) or _number_rules(word, line.word(at + 1)):
        longest = _longer(longest, rule(line, at))
    return longest


def _number_rules(word: str, behind: str) -> tuple[Rule, ...]:
    if not word.isdecimal():
        return ()
    if len(word) == 4:
        return _YEAR_RULES
    return _NUMBER_RULES if behind in _BEHIND_NUMBERS else ()


def _longer(first: Found | None, second: Found | None) -> Found | None:
    if first is None or second is None:
        return first or second
    return second if second.end > first.end else first


_YEAR_RULES: tuple[Rule, ...] = (years.calendar_year, counted.year_first, digits.numeric_day)
_NUMBER_RULES: tuple[Rule, ...] = (
    counted.nth_of_year, digits.numeric_day, days.day_and_month,
    days.day_range, days.day_of_month, amounts.from_now,
)  # fmt: skip

_BEHIND_NUMBERS = frozenset({".", "/", "-", "–", "—", "&", "+", "u", "of", "q"}).union(
    numbers.SUFFIXES, words.MONTHS, words.UNITS, words.WEEK_NUMBER_WORDS, words.RANGE_WORDS, words.AND, amounts.HALVES
)
"""A number with anything else behind it needs no rule to be tried."""

_STARTS: tuple[tuple[Rule, Iterable[str]], ...] = (
    (counted.nth_of_year, numbers.ORDINALS.keys() | numbers.ROMANS.keys()),
    (counted.last_of_year, words.LAST_OF),
    (counted.unit_and_number, words.ONE_OF_FEW | words.WEEK_NUMBER_WORDS | {"q", "h", "calendar", "week", "woche"}),
    (counted.roman_and_year, numbers.ROMANS),
    (years.calendar_year, words.YEAR_WORDS | {"'", "’"}),
    (years.school_year, words.SCHOOL_YEAR_WORDS | {"school", "kita"}),
    (years.biennium, words.BIENNIUM_WORDS),
    (months.month, words.MONTHS),
    (months.relative_month, words.RELATIVE),
    (months.season, words.SEASONS.keys() | words.RELATIVE.keys()),
    (days.day_and_month, numbers.ORDINALS),
    (days.day_range, numbers.ORDINALS),
    (days.month_and_day, words.MONTHS),
    (days.weekday, words.WEEKDAYS.keys() | words.SHORT_WEEKDAYS.keys() | words.RELATIVE.keys()),
    (days.spoken_day, words.DAYS_FROM_TODAY.keys() | {"day"}),
    (amounts.coming_or_past, words.RELATIVE),
    (amounts.within, words.WITHIN),
    (amounts.from_today, {"in", "vor", "seit"}),
    (amounts.from_now, numbers.CARDINALS.keys() | {"half", "anderthalb", "eineinhalb"}),
    (relative.relative_unit, words.RELATIVE.keys() | words.NEIGHBOURS.keys() | words.UNITS.keys()),
    (relative.weekend, words.RELATIVE.keys() | relative.WEEKEND),
    (relative.rest, relative.REST),
    (relative.compound_part, words.PART_COMPOUNDS.keys() | words.BARE_UNITS),
    (feasts.school_holidays, words.SCHOOL_HOLIDAYS.keys() | words.ENGLISH_SCHOOL_HOLIDAYS.keys()),
    (feasts.feast, words.FEASTS),
)  # fmt: skip


def _by_first_word() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    for rule, starts in _STARTS:
        for word in starts:
            rules[word] = (*rules.get(word, ()), rule)
    return rules


_RULES = _by_first_word()
