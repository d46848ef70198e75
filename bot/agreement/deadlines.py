"""When a measure starts and by when it must be done, as the rows for start and end say (DESIGN §3)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from bot.agreement.lines import listed
from bot.agreement.model import Due
from bot.agreement.rhythm import ONGOING
from bot.normal import tokens
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from bot.periods.line import NO_DAY
from bot.periods.period import Direction, Mention, Period, Precision

# Read as if today lay far back: whatever hangs on today, or lacks its year, falls outside of the years of agreements.
LONG_AGO = NO_DAY
"""The day on which an agreement is read."""
_YEARS = range(1970, 2151)

_RANGE = re.compile(r"\s*(?:\bbis(?:\s+zum)?\b|[–—/-])\s*", re.I)
_BEGAN = re.compile(
    r"\b(?:fortführ|fortgeführt|fortsetzung|fortgesetzt|weiterführ|weitergeführt|\w*beginn|begonnen|gestartet|\w*start|auftakt)\w*"
    r"(?:[^;,\n]*:\s*|\s+(?:ist\s+|war\s+|zum\s+)?)$",
    re.I,
)
_BEGUN = re.compile(r"\s*(?:bereits\s+)?(?:begonnen|gestartet|angelaufen|hinaus)\b", re.I)
# "nach Beschluss vom 12.03.2024", "(Stand: Mai 2024)": how old a paper is; "nicht vor 2027" is no end either.
_DATED = re.compile(r"\b(?:vom|stand:?)\s*$", re.I)
# "vor der Landtagswahl 2024", "Einbringung des Haushalts 2025": the year belongs to what happens some day.
_BESIDE_EVENT = re.compile(
    r"\b(?:vor|nach)\s+(?:d(?:er|em|en)\s+)?(?:[a-zäöüß-]+e[nmr]\s+)?"
    r"(?!(?:ort|bedarf|möglichkeit|absprache|rücksprache|vereinbarung|plan)\b)[a-zäöüß-]{4,}\s*$"
    r"|\bvorbehaltlich\s[^,;:.]*$",
    re.I,
)
_BUDGET_STEP = re.compile(
    r"\b(?:\w*anmeldung|einbringung|aufstellung|beschluss|verabschiedung|beratung|genehmigung|vorbereitung)\w*\s+"
    r"(?:zum|zur|des|der|für\s+den|in\s+den|im|vom)\s+\w*(?:haushalt(?!sjahr)|etat)\w*\s+20\d\d(?:/\d+)?$",
    re.I,
)
_NOT = re.compile(r"\bnicht\s+$", re.I)
_GOES_ON = re.compile(rf"\s*(?:[,/;–—-]\s*|\bund\s+)*{ONGOING.pattern}", re.I)
_ITEM = re.compile(r"(?<!\S)\d{1,2}[.)]\s+(?!Jahresbericht|Lebensjahr|Klasse)(?=[^\W\d])")
_CLAUSE = re.compile(r"[;,]|(?<=[a-zäöüß]{3})\.\s")
# "30.06. und 30.09.2026": the year stands only once.
_DAY = r"\d{1,2}\.\s?\d{1,2}\."
_YEAR_LATER = re.compile(rf"({_DAY})(?=(?:\s*(?:,|/|und|u\.|bzw\.|sowie)\s*{_DAY}){{1,12}}\s?(20\d\d)\b)", re.I)
# Letters that a scanner took for digits: "bis 2O25", "3l.12.2024".
_LETTER_O = re.compile(r"(?<=\d)o(?=\d|\.\s?\d)", re.I)
_LETTER_L = re.compile(r"(?<=\d)l(?=\.\s?\d)")
_NO_STAGE = re.compile(r"(?:bzw|und|oder|sowie|ende|termin|frist|spätestens)?\W*", re.I)
_NEAR = 120
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
        text = _YEAR_LATER.sub(r"\1\2", _LETTER_L.sub("1", _LETTER_O.sub("0", paragraph)))
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
    if span.precision is not Precision.SPAN or span.first is None:
        return None
    for separator in _RANGE.finditer(text):
        left, right = text[: separator.start()], text[separator.end() :]
        first = _only(left, calendar) or _only(f"{left} {span.first.year}", calendar)
        last = _only(right, calendar)
        if first and last and (first.first, last.last) == (span.first, span.last) and not _is_span(first, last):
            return first, last
    return None


def _is_span(*periods: Period) -> bool:
    return any(period.precision is Precision.SPAN for period in periods)


def _only(text: str, calendar: Calendar) -> Period | None:
    found = _mentions(text, calendar)
    return found[0].named if len(found) == 1 else None


def _is_deadline(text: str, named: Named) -> bool:
    """Whether the period says when the work ends, not when it began or how it goes on."""
    before = text[max(0, named.start - _NEAR) : named.start]
    if _BUDGET_STEP.search(text, max(0, named.start - _NEAR), named.end) or _BEGUN.match(text, named.end):
        return False
    if named.begins or named.direction in (Direction.UNTIL, Direction.BEFORE):
        return not _NOT.search(before)
    if named.direction is Direction.SINCE or _says_when_it_began(text, named):
        return False
    if _DATED.search(before) or _DATED.search(f"{before}{text[named.start : named.start + len('vom ')]}"):
        return False
    if text[named.start].isdecimal() and _BESIDE_EVENT.search(before):
        return False
    return not _GOES_ON.match(text, named.end)


def _says_when_it_began(text: str, named: Named) -> bool:
    return named.direction is Direction.IN and bool(_BEGAN.search(text[max(0, named.start - _NEAR) : named.start]))


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
