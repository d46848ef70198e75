"""When a measure starts and by when it must be done, as the rows for start and end say (DESIGN §3)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from bot.agreement import clauses
from bot.agreement.lines import listed
from bot.agreement.model import Due
from bot.agreement.rhythm import ONGOING
from bot.agreement.scanned import readable
from bot.normal import tokens
from bot.periods import spans
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from bot.periods.line import NO_DAY
from bot.periods.period import Direction, Mention, Period, Precision

# Read as if today lay far back: whatever hangs on today, or lacks its year, falls outside of the years of agreements.
LONG_AGO = NO_DAY
"""The day on which an agreement is read."""
_YEARS = range(1970, 2151)

_RANGE = re.compile(r"\s*(?:\bbis(?:\s+zum)?\b|[–—/-])\s*|\s+(?:und|u\.)\s+", re.I)
# "3 Jahre ab 01.01.2022", "ab 01.01.2022 für 3 Jahre".
_LASTING = re.compile(r"^(?=.*\bab\b).*\b(?:jahre?n?|monate?n?|wochen?|tagen?|halbjahre?n?)\b", re.I)
_BETWEEN = re.compile(r"\bzwischen\b", re.I)
_GOES_ON = re.compile(rf"\s*(?:[,/;–—-]\s*|\bund\s+)*{ONGOING.pattern}", re.I)
_ITEM = re.compile(r"(?<!\S)\d{1,2}[.)]\s+(?!Jahresbericht|Lebensjahr|Klasse)(?=[^\W\d])")
_CLAUSE = re.compile(r"[;,]|(?<=[a-zäöüß]{3})\.\s")
# "30.06. und 30.09.2026": the year stands only once.
_DAY = r"\d{1,2}\.\s?\d{1,2}\."
_YEAR_LATER = re.compile(rf"({_DAY})(?=(?:\s*(?:,|/|und|u\.|bzw\.|sowie)\s*{_DAY}){{1,12}}\s?(20\d\d)\b)", re.I)
_NO_STAGE = re.compile(r"(?:bzw|und|u|oder|sowie|ende|termin|frist|spätestens)?\W*", re.I)
_EDGES = " \t:;,.–—-()/"


@dataclass(frozen=True, slots=True)
class Named:
    """A period named in a paragraph, with its place there; of "2024 bis 2026" the last year, beginning with 2024."""

    period: Period
    direction: Direction
    start: int
    end: int
    begins: Period | None = None


def start_named(values: Sequence[str], calendar: Calendar) -> Period | None:
    """Return the first period named in the rows for the start."""
    return next((named.begins or named.period for _, named in _all_named(values, calendar)), None)


def start_within(values: Sequence[str], calendar: Calendar, alone: bool) -> Period | None:
    """Return the start named in rows that hold start and end: of a range its first period, else "ab 2021".

    `alone` takes a period that stands by itself, too: "Zeitrahmen: 2024".
    """
    for text, named in _all_named(values, calendar):
        if named.begins:
            return named.begins
        is_start = named.direction is Direction.SINCE or _says_when_it_began(text, named)
        if is_start or (alone and named.direction is Direction.IN):
            return named.period
    return None


def due_in(values: Sequence[str], calendar: Calendar) -> Due | None:
    """Return the earliest deadline in the rows for the end; with its stage, where the cell has several."""
    everything = list(_all_named(values, calendar))
    found = [(text, named) for text, named in everything if _is_deadline(text, named)]
    if not found:
        return None
    text, named = min(found, key=lambda each: _last(each[1]))
    has_stages = len(everything) > 1 or _item_before(text, named) is not None
    label = _stage(text, named, everything) if has_stages else None
    return Due(_until(named), label)


def _all_named(values: Sequence[str], calendar: Calendar) -> Iterator[tuple[str, Named]]:
    for paragraph in chain.from_iterable(listed(value) for value in values):
        text = _YEAR_LATER.sub(r"\1\2", readable(paragraph))
        for mention in _mentions(text, calendar):
            yield text, _named(text, mention, calendar)


def _mentions(text: str, calendar: Calendar) -> list[Mention]:
    found = find_periods(tokens(text), LONG_AGO, calendar)
    return [mention for mention in found if is_dated(mention.named)]


def is_dated(period: Period) -> bool:
    """Whether a period found on `LONG_AGO` was named with its year, and both its ends are known."""
    return bool(period.first and period.last and period.first.year in _YEARS and period.last.year in _YEARS)


def _named(text: str, mention: Mention, calendar: Calendar) -> Named:
    halves = _halves(text[mention.start : mention.end], mention.named, calendar)
    begins, period = halves or (None, mention.named)
    return Named(period, mention.direction, mention.start, mention.end, begins)


def _halves(text: str, span: Period, calendar: Calendar) -> tuple[Period, Period] | None:
    """Return the two periods of a range such as "Q3/2025 bis Q3/2027"; None for anything else."""
    if span.precision is not Precision.SPAN or span.first is None or span.last is None or _BETWEEN.search(text):
        return None
    for separator in _RANGE.finditer(text):
        left, right = text[: separator.start()], text[separator.end() :]
        first = _only(left, calendar) or _only(f"{left} {span.first.year}", calendar)
        if first and first.first == span.first and not _is_span(first):
            lasts = (_only(written, calendar) for written in (right, f"20{right}", f"Schuljahr {right}"))
            last = next((last for last in lasts if last and last.last == span.last and not _is_span(last)), None)
            if last:
                return first, last
    if _LASTING.search(text):
        return spans.on_day(span.first), spans.on_day(span.last)
    return None


def _is_span(*periods: Period) -> bool:
    return any(period.precision is Precision.SPAN for period in periods)


def _only(text: str, calendar: Calendar) -> Period | None:
    found = _mentions(text, calendar)
    return found[0].named if len(found) == 1 else None


def _is_deadline(text: str, named: Named) -> bool:
    """Whether the period says when the work ends, not when it began or how it goes on."""
    place = named.start, named.end
    if clauses.is_step_or_begun(text, *place) or clauses.is_done(text, *place):
        return False
    if named.begins or named.direction in (Direction.UNTIL, Direction.BEFORE):
        return clauses.is_bound(text, named.start)
    if named.direction is Direction.SINCE or _says_when_it_began(text, named):
        return False
    return not (clauses.is_of_something_else(text, *place) or _GOES_ON.match(text, named.end))


def _says_when_it_began(text: str, named: Named) -> bool:
    return named.direction is Direction.IN and clauses.says_when_it_began(text, named.start)


def _until(named: Named) -> Period:
    first = named.period.first
    if named.direction is Direction.BEFORE and first:
        day = first - timedelta(days=1)
        return Period(day, day, Precision.DAY)
    return named.period


def _last(named: Named) -> date:
    return _until(named).last or date.max


def _item_before(text: str, named: Named) -> int | None:
    """Return where the numbered item begins in which the period stands: "1. Bauabschnitt …"."""
    starts = [item.start() for item in _ITEM.finditer(text) if item.start() < named.start]
    return starts[-1] if starts else None


def _stage(text: str, named: Named, found: Sequence[tuple[str, Named]]) -> str | None:
    """Return the words that say what is due then: those before the period, else those behind it."""
    others = [other for words, other in found if words is text and other is not named]
    item = _item_before(text, named)
    clauses = [clause.end() for clause in _CLAUSE.finditer(text, 0, named.start)]
    behind = max((other.end for other in others if other.end <= named.start), default=0)
    begin = max(behind, item if item is not None else max(clauses, default=0))
    before = text[begin : named.start].strip(_EDGES)
    if not _NO_STAGE.fullmatch(before):
        return before
    ahead = min((other.start for other in others if other.start >= named.end), default=len(text))
    clause = _CLAUSE.search(text, named.end, ahead)
    behind_it = text[named.end : clause.start() if clause else ahead].strip(_EDGES)
    return None if _NO_STAGE.fullmatch(behind_it) else behind_it
