"""Finds the periods that a text names, for questions and for the cells of an agreement alike (DESIGN §4).

`rules` reads the single periods, `expressions` puts them together, and here the words of direction are added.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from bot.normal import Token
from bot.periods import counting, dates, digits, feasts, spans, words
from bot.periods.calendar import Calendar
from bot.periods.expressions import between, expression
from bot.periods.joined import joined
from bot.periods.line import Found, Line
from bot.periods.period import Direction, Mention, Precision

_DEEPEST_LEAD = 6
_CLAUSE = 6
"""How many words away "noch" may stand from its period."""
_GO_ON = frozenset({"ff", "f", "fortfolgend", "fortfolgende"})
_AND_LATER = words.word_set("folgende folgejahre folgejahren folgend later")
_LEADS = words.DIRECTIONS.keys() | words.FILLERS


def find_periods(words_of: Sequence[Token], today: date, calendar: Calendar) -> tuple[Mention, ...]:
    """Return the periods named in a text, in order and apart from each other.

    Without a year a period is this year's; `start` and `end` are characters of the text the tokens come from.
    """
    line = Line(joined(words_of), today, calendar)
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
        return digits.code_end(line, at)
    return feasts.named_end(line, at) or at + 1


def _as_mention(line: Line, at: int, found: Found) -> Mention:
    named = found.whole if found.whole and found.direction is not None else found.period
    direction = found.direction or Direction.IN
    if direction is Direction.IN and line.today in named and _still_nearby(line, at, found):
        direction = Direction.STILL
    return Mention(line.tokens[at].start, line.tokens[found.end - 1].end, named, direction, found.has_year, found.part)


def _mention(line: Line, at: int, depth: int = _DEEPEST_LEAD) -> Found | None:
    """Read a period with the words of direction before it."""
    word = line.word(at)
    if word in words.BETWEEN:
        return between(line, at + 1)
    found = expression(line, at)
    if found:
        return _open_ended(line, found) or _still_behind(line, found)
    if word not in _LEADS or not depth:
        return None
    behind = line.skip(at + 1, words.SOFTENERS, 1) if word in words.DIRECTIONS else at + 1
    inner = _mention(line, behind, depth - 1)
    if inner and _is_turned(line, at):
        return inner._replace(direction=Direction.SINCE)
    return inner and _leaning(line, word, inner)


def _open_ended(line: Line, found: Found) -> Found | None:
    """Read "2021 ff.", "Q4/2024 ff.", "2024 und folgende", "2021+"."""
    at = found.end
    if found.direction is not None:
        return None
    if line.word(at) in _GO_ON:
        return found._replace(end=at + 1, direction=Direction.SINCE)
    if line.word(at) in words.AND and line.word(at + 1) in _AND_LATER:
        return found._replace(end=at + 2, direction=Direction.SINCE)
    plus = line.word(at) == "+" and line.glued(at) and not line.word(at + 1).isalnum()
    return found._replace(end=at + 1, direction=Direction.SINCE) if plus else None


def _is_turned(line: Line, at: int) -> bool:
    """ "Nicht vor Juni" and "no earlier than June" is from June on."""
    word, before = line.word(at), line.word(at - 1)
    return (word in words.BEFORE and before in {"nicht", "not"}) or (word == "than" and before == "earlier")


def _leaning(line: Line, word: str, inner: Found) -> Found | None:
    """Return what was found, leaning as `word` says; the word nearest to the period counts, "noch" least of all."""
    direction = words.DIRECTIONS.get(word)
    if word in words.FROM and line.word(inner.end) in {"an", "on", "onwards"}:
        return inner._replace(end=inner.end + 1, direction=Direction.SINCE)
    if word in words.AT_EARLIEST and not inner.ranged:
        return inner._replace(direction=Direction.SINCE)
    if direction is None or inner.direction not in {None, Direction.STILL}:
        return inner
    if lasting := counting.lasting_from(line, inner) if direction is Direction.SINCE else None:
        return lasting
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
