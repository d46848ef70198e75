"""A report cut into what belongs to which measure: "1.1.2 erledigt, 1.1.3 bei 60 %" are two segments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise, takewhile
from typing import NamedTuple

from bot.language.claim import STATES
from bot.language.sentence import CODE, PERIOD, SHARE, Clause, Part, Sentence
from bot.language.words import word_set
from bot.normal import normal
from bot.periods.amounts import Amount, amount_at
from bot.periods.calendar import Calendar
from bot.periods.line import Line

_PRONOUNS = frozenset({"es", "wir", "ich", "we", "they", "it"})
_OPENINGS = _PRONOUNS | {"der", "die", "das", "the"}
_STATED = frozenset({"DONE", "RUNNING", "DELAYED", "CANCELLED", "PLANNED", SHARE})
_AND = frozenset({"und", "and"})
AMOUNT = "#amount"
_BEHIND_THE_VERB = frozenset({"", "ABOUT", PERIOD, AMOUNT})
"""What follows a pronoun that stands behind its verb: "verlängern wir bis Sommer", "hängt es am Bauamt"."""
_TOWARDS = frozenset({"auf", "bis", "zum", "to", "until", "till", "erst"})
BREAKS = frozenset({",", ";", ".", "!", "–"})

HEADS = STATES | {"OBSTACLE"}
"""Groups that may head the codes they are said of."""
_IN_HEADINGS = word_set("IS HAVE ABOUT MEASURE SCHON NOCH NOT WE AM OUR ALL OTHERS GREETING BE :") | {""}


class CodeGroup(NamedTuple):
    """Codes that stand together, and the positions of the first and the last of them."""

    codes: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Segment:
    """The codes a report is about, the clauses that belong to them, and how much time a clause counts, if any."""

    codes: tuple[str, ...]
    clauses: tuple[Clause, ...]
    start: int
    end: int
    amount: Amount | None = None

    @property
    def parts(self) -> Clause:
        """All parts in order."""
        return tuple(part for clause in self.clauses for part in clause)


def before_reason(clause: Clause) -> Clause:
    """Return what stands before "weil", "wegen"; all of a clause that names no reason."""
    return tuple(takewhile(lambda part: part.tag != "BECAUSE", clause))


def is_of_reason(part: Part, clause: Clause, text: str) -> bool:
    """Whether a date belongs to why it is late, not to when it will be done: "wegen der Sitzung im Juli"."""
    told_why = any(other.tag == "BECAUSE" and other.start < part.start for other in clause)
    return told_why and normal(text[part.start : part.end]).split()[0] not in _TOWARDS


def segments(sentence: Sentence, codes: tuple[str, ...], today: date, calendar: Calendar) -> Iterable[Segment]:
    """Cut where the next group of codes begins; without a code in the text all of it is about `codes`."""
    groups = _code_groups(sentence) or [CodeGroup(codes, 0, 0)]
    starts = [*_starts(sentence.parts, groups), len(sentence.parts)]
    for number, (named, _, _) in enumerate(groups):
        parts = _without_and(sentence.parts[starts[number] : starts[number + 1]])
        last = starts[number + 1] == len(sentence.parts)
        end = len(sentence.text) if last else sentence.parts[starts[number + 1]].start
        start = sentence.parts[starts[number]].start if number else 0
        parts, amount = _with_amount(parts, sentence, today, calendar)
        yield Segment(tuple(dict.fromkeys(named)), tuple(_clauses(parts)), start, end, amount)


def _starts(parts: Sequence[Part], groups: Sequence[CodeGroup]) -> Iterable[int]:
    """Return where what is told of each group begins: at its code, or at its state ("…, in Arbeit ist 6.1.4").

    Without a mark between them a state belongs to the codes before, unless those have one before them, too.
    """
    yield 0
    is_headed = bool(groups) and heading_start(parts, 0, groups[0].first) is not None
    for before, group in pairwise(groups):
        start = heading_start(parts, before.last + 1, group.first)
        is_headed = start is not None and (is_headed or start > before.last + 1)
        yield start if start is not None and is_headed else group.first


def heading_start(parts: Sequence[Part], low: int, code: int) -> int | None:
    """Return where the state begins that stands right before a code, not before `low`: "erledigt sind 1.1.2"."""
    start = code
    while start > low and parts[start - 1].tag not in BREAKS and parts[start - 1].norm not in _AND:
        start -= 1
    tags = {part.tag for part in parts[start:code]}
    return start if tags & HEADS and tags <= HEADS | _IN_HEADINGS else None


def _without_and(parts: Sequence[Part]) -> Sequence[Part]:
    """Leave out what only leads to the next measure."""
    while parts and (parts[-1].norm in _AND or parts[-1].tag in BREAKS):
        parts = parts[:-1]
    return parts


def _code_groups(sentence: Sentence) -> list[CodeGroup]:
    """Return codes that stand together ("1.1.2 und 1.1.3").

    A code within a reason ("weil 3.2.2 noch fehlt") begins nothing of its own.
    """
    by_start = {sentence.words[match.start].start: match.codes for match in sentence.code_matches if match.known}
    groups: list[CodeGroup] = []
    together = in_reason = False
    for at, part in enumerate(sentence.parts):
        in_reason = part.tag == "BECAUSE" or (in_reason and part.tag not in BREAKS and part.norm not in _AND)
        codes = by_start.get(part.start) if part.tag == CODE and not (in_reason and groups) else None
        if codes and together:
            groups[-1] = CodeGroup(groups[-1].codes + codes, groups[-1].first, at)
        elif codes:
            groups.append(CodeGroup(codes, at, at))
        together = bool(codes) or (together and part.tag in {"", ",", ";", "MEASURE"})
    return groups


def _clauses(parts: Sequence[Part]) -> Iterable[Clause]:
    start = 0
    for at, part in enumerate(parts):
        if _begins_anew(parts, start, at):
            yield tuple(parts[start:at])
            start = at
        if part.tag in BREAKS:
            if at > start:
                yield tuple(parts[start:at])
            start = at + 1
    if start < len(parts):
        yield tuple(parts[start:])


def _begins_anew(parts: Sequence[Part], start: int, at: int) -> bool:
    """Whether a dictated sentence begins without a mark: "6.1.3 läuft die konferenz ist im november"."""
    openings = _PRONOUNS if parts[at - 1].tag == SHARE else _OPENINGS  # "70 % der Fragebögen sind zurück"
    if at < start + 2 or parts[at].norm not in openings or parts[at - 1].tag not in _STATED:
        return False
    rest = list(takewhile(lambda part: part.tag not in BREAKS, parts[at:]))
    told = {part.tag for part in parts[start:at]}
    if parts[at].norm in _PRONOUNS:
        return CODE in told and len(rest) > 1 and rest[1].tag not in _BEHIND_THE_VERB
    return CODE in told and bool({part.tag for part in rest[1:]} & {"IS", "HAVE", "BECOME", "EXCEPT"})


def _with_amount(
    parts: Sequence[Part], sentence: Sentence, today: date, calendar: Calendar
) -> tuple[tuple[Part, ...], Amount | None]:
    """Mark the words of "drei Monate", so that they are no content."""
    if not parts:
        return (), None
    words = [word for word in sentence.words if parts[0].start <= word.start < parts[-1].end]
    line = Line(words, today, calendar)
    for at, word in enumerate(words):
        amount = amount_at(line, at)
        if amount and not any(part.tag.startswith("#") and part.start <= word.start < part.end for part in parts):
            start, end = word.start, words[amount.end - 1].end
            return tuple(replace(p, tag=AMOUNT) if start <= p.start < end else p for p in parts), amount
    return tuple(parts), None
