"""Status reports: what a statement about a measure says it is, how far, until when; what is left is the note.

Strict in meaning: a question, a condition, hearsay, a wish or a plan reports nothing; what is denied or said of a part
only is offered as a choice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.agreement.model import Status
from bot.language.intents import is_conditional, is_question, is_request
from bot.language.sentence import CODE, PERIOD, TOPIC, UNIT, UNKNOWN, Part, Sentence
from bot.language.setting import Setting
from bot.language.shifts import moved_due
from bot.language.spelling import stem
from bot.language.understanding import Choice, Intent, StatusReport, Understanding
from bot.periods.period import Period

_BREAKS = frozenset({",", ";", ".", "!", "–"})
_UNSTATED = frozenset({"DOUBT", "MUST", "SHALL", "CAN", "HAETTE", "COND"})
_LOW, _FAIR, _HIGH = 0.45, 0.7, 0.95
_CHOICES = (Status.IN_PROGRESS, Status.DELAYED, Status.DONE)
_LEFT_OF_PERCENT = re.compile(r"(\d{1,3}) ?$")
_EDGES = " \t\n,;:.!–—-|/…"


@dataclass(frozen=True, slots=True)
class Stated:
    """What one clause states; `confidence` below 0.5 means it is only offered. `used` are the parts that said it."""

    status: Status | None
    confidence: float
    progress: int | None = None
    used: tuple[Part, ...] = ()
    keeps_all: bool = False
    """Whether the words stay in the note, because they speak of a part of the measure."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The codes a report is about and the parts of the message that belong to them."""

    codes: tuple[str, ...]
    parts: tuple[Part, ...]
    start: int
    end: int


def read_status(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the status reported; None where the message reports none."""
    codes = sentence.codes or setting.topic_codes
    if not codes or is_question(sentence) or is_request(sentence) or is_conditional(sentence):
        return None
    reports: list[StatusReport] = []
    confidence = 1.0
    for segment in _segments(sentence, codes):
        stated = _stated(segment, sentence, today, setting)
        if stated is None:
            return None
        confidence = min(confidence, stated.confidence)
        reports += _reports(segment, stated, sentence, today, setting)
    choices = () if confidence >= 0.5 else _choices(reports)
    named = tuple(report.code for report in reports)
    return Understanding(
        Intent.REPORT_STATUS, lang, codes=named, reports=tuple(reports), choices=choices, confidence=confidence
    )


def _choices(reports: Sequence[StatusReport]) -> tuple[Choice, ...]:
    first = reports[0]
    order = [first.status] if first.status else []
    order += [status for status in _CHOICES if status not in order]
    return tuple(Choice(Intent.REPORT_STATUS, first.code, status) for status in order[:3])


def _segments(sentence: Sentence, codes: tuple[str, ...]) -> Iterable[Segment]:
    """Cut the message where the next group of codes begins: "1.1.2 erledigt, 1.1.3 60 %" are two reports."""
    if not sentence.codes:
        yield Segment(codes, sentence.parts, 0, len(sentence.text))
        return
    groups: list[tuple[list[str], int]] = []
    by_start = {sentence.words[match.start].start: match for match in sentence.code_matches}
    loose = True
    for at, part in enumerate(sentence.parts):
        match = by_start.get(part.start) if part.tag == CODE else None
        if match and match.known:
            if groups and not loose:
                groups[-1][0].extend(match.codes)
            else:
                groups.append((list(match.codes), at))
            loose = False
        elif part.tag not in {"", ",", "MEASURE", CODE} or part.norm in {"bis"}:
            loose = True
    starts = [0, *(at for _, at in groups[1:]), len(sentence.parts)]
    for number, (named, _) in enumerate(groups):
        parts = sentence.parts[starts[number] : starts[number + 1]]
        end = (
            sentence.parts[starts[number + 1]].start if starts[number + 1] < len(sentence.parts) else len(sentence.text)
        )
        yield Segment(tuple(dict.fromkeys(named)), parts, parts[0].start, end)


def _clauses(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    clauses: list[list[Part]] = [[]]
    for part in parts:
        if part.tag in _BREAKS:
            clauses.append([])
        else:
            clauses[-1].append(part)
    return [tuple(clause) for clause in clauses if clause]


def _stated(segment: Segment, sentence: Sentence, today: date, setting: Setting) -> Stated | None:
    """Return what the first clause that states a status says, checked against the other clauses."""
    clauses = _clauses(segment.parts)
    found = [stated for clause in clauses if (stated := _of_clause(clause, segment, sentence, today, setting))]
    if not found:
        return None
    first = found[0]
    if first.status is None and first.confidence == 0:
        return None
    later = {stated.status for stated in found[1:] if stated.status}
    if first.status is not Status.DELAYED and Status.DELAYED in later:
        delayed = next(stated for stated in found if stated.status is Status.DELAYED)
        return (
            replace(delayed, used=(*first.used, *delayed.used))
            if first.status is None
            else replace(first, confidence=_LOW)
        )
    if first.status is Status.DONE and later - {Status.DONE} and first.progress is None:
        return Stated(Status.IN_PROGRESS, _FAIR, keeps_all=True)
    if first.keeps_all and later & {Status.IN_PROGRESS}:
        return replace(first, confidence=_FAIR)
    return first


def _of_clause(
    clause: Sequence[Part], segment: Segment, sentence: Sentence, today: date, setting: Setting
) -> Stated | None:
    tags = {part.tag for part in clause}
    if tags & _UNSTATED and tags & {"DONE", "RUNNING", "DELAYED", "CANCELLED", "PLANNED", "PERCENT", "%"}:
        return Stated(None, 0)
    percent = _percent(clause)
    if percent is not None:
        value, used = percent
        return Stated(Status.DONE if value == 100 else Status.IN_PROGRESS, _HIGH, value, used)
    stated = _delayed(clause, sentence, today) or _other(clause)
    if stated is None or stated.status is not Status.DONE:
        return stated
    if _is_future(clause, sentence, today):
        return Stated(None, _LOW, keeps_all=True)
    if _speaks_of_part(clause, segment, setting, stated):
        return Stated(Status.IN_PROGRESS, _LOW, keeps_all=True)
    return stated


def _percent(clause: Sequence[Part]) -> tuple[int, tuple[Part, ...]] | None:
    """Return the percentage of a clause; "60 % der Anbieter" is none, it counts something else."""
    for at, part in enumerate(clause):
        if part.tag not in {"%", "PERCENT"} or not at or not clause[at - 1].norm.isdecimal():
            continue
        value = int(clause[at - 1].norm) if len(clause[at - 1].norm) <= 3 else 101
        behind = clause[at + 1] if at + 1 < len(clause) else None
        counted = behind is not None and (behind.norm in {"der", "des", "von", "aller", "of", "mehr", "weniger"})
        if value <= 100 and not counted:
            used = [clause[at - 1], part]
            used += [
                other
                for other in clause
                if other.tag in {"DONE", "STATE", "RUNNING"} and abs(clause.index(other) - at) <= 2
            ]
            return value, tuple(used)
    return None


def _delayed(clause: Sequence[Part], sentence: Sentence, today: date) -> Stated | None:
    tags = [part.tag for part in clause]
    norms = {part.norm for part in clause}
    said = {"DELAYED", "LATER"} & set(tags)
    new_date = "DATE" in tags and norms & {"neuer", "neue", "neues", "neuen", "new"} and PERIOD in tags
    not_kept = "NOT" in tags and ("KEEP" in tags or norms & {"schaffen", "make"})
    only_then = "ERST" in tags and PERIOD in tags
    if said and "NOT" in tags and tags.index("NOT") < tags.index(next(iter(said))):
        return Stated(None, _LOW, keeps_all=True)
    if said or new_date or not_kept or only_then:
        used = tuple(part for part in clause if part.tag in {"DELAYED", "LATER", "DATE", "NOT", "KEEP", "ERST", PERIOD} or part.norm in {"schaffen", "make", "wir", "auf", "um", "neuer", "neue", "neues", "neuen", "new"})  # fmt: skip
        return Stated(Status.DELAYED, _HIGH if "DELAYED" in said or new_date else _FAIR, used=used)
    return None


_STATUS_OF = {
    "CANCELLED": Status.CANCELLED,
    "PLANNED": Status.PLANNED,
    "RUNNING": Status.IN_PROGRESS,
    "ONGOING": Status.IN_PROGRESS,
    "DONE": Status.DONE,
}


def _other(clause: Sequence[Part]) -> Stated | None:
    for tag, status in _STATUS_OF.items():
        part = next((part for part in clause if part.tag == tag and not _is_preposition(part, clause)), None)
        if part is None:
            continue
        before = {other.tag for other in clause if other.start < part.start}
        everywhere = {other.tag for other in clause}
        used = tuple(other for other in clause if other.tag in {tag, "NOT", "NOCH", "SCHON", "ALMOST", "WE", "HAVE", "IS", "BECOME", "AM"})  # fmt: skip
        if "NOT" in everywhere:
            return _denied(tag, part, used)
        if status is Status.DONE and "ALMOST" in before:
            return Stated(Status.IN_PROGRESS, _HIGH, used=used)
        if status is Status.DONE and "BECOME" in everywhere:
            return Stated(None, _LOW, keeps_all=True)
        return Stated(status, _FAIR if part.misspelt or status is Status.PLANNED else _HIGH, used=used)
    return None


def _denied(tag: str, part: Part, used: tuple[Part, ...]) -> Stated:
    """Read "nicht begonnen" as planned; "nicht erledigt" states nothing but that it is under way."""
    if tag == "RUNNING" and part.norm not in {"laeuft", "laufen", "running"}:
        return Stated(Status.PLANNED, _HIGH, used=used)
    if tag == "DONE":
        return Stated(Status.IN_PROGRESS, _LOW, used=used)
    return Stated(None, _LOW, used=used)


def _is_preposition(part: Part, clause: Sequence[Part]) -> bool:
    """Whether "durch" is followed by what went through: then it says nothing about the measure."""
    return part.norm == "durch" and any(other.start > part.start for other in clause)


def _is_future(clause: Sequence[Part], sentence: Sentence, today: date) -> bool:
    spans = [(part.start, part.end) for part in clause if part.tag == PERIOD]
    for mention in sentence.mentions:
        inside = any(start <= mention.start < end for start, end in spans)
        if inside and (
            mention.direction in {"until", "before"} or (mention.named.first and mention.named.first > today)
        ):
            return True
    return False


def _speaks_of_part(clause: Sequence[Part], segment: Segment, setting: Setting, stated: Stated) -> bool:
    """Whether the clause says that something other than the measure is done: "1. Bauabschnitt fertig"."""
    done = next(part for part in clause if part.tag == "DONE")
    vocabulary = setting.vocabulary
    positions = {vocabulary.codes.codes.index(code) for code in segment.codes if code in vocabulary.codes.codes}
    for part in clause:
        if part.start > done.start or part.tag not in {TOPIC, UNKNOWN, "MANY"}:
            continue
        if not positions & vocabulary.index.entries.get(stem(part.norm), {}).keys():
            return True
        if part.tag == UNKNOWN:
            return True
        ranks = vocabulary.index.entries[stem(part.norm)]
        if not any(ranks.get(position) == 0 for position in positions):
            return True
    return False


def _reports(
    segment: Segment, stated: Stated, sentence: Sentence, today: date, setting: Setting
) -> Iterable[StatusReport]:
    note = _note(segment, stated, sentence)
    for code in segment.codes:
        new_due: Period | None = None
        if stated.status is Status.DELAYED:
            due = setting.vocabulary.dues.get(code)
            new_due = moved_due(segment.parts, sentence, due.period if due else None, today, setting.calendar)
        yield StatusReport(code, stated.status, stated.progress, note, new_due)


def _note(segment: Segment, stated: Stated, sentence: Sentence) -> str | None:
    """Return what is left of the segment without codes and the words that stated the status."""
    dropped = [part for part in segment.parts if part.tag == CODE]
    if not stated.keeps_all:
        dropped += list(stated.used)
        dropped += _leading_fillers(segment, stated, dropped)
        if stated.status is Status.DELAYED:
            dropped += [
                part
                for part in segment.parts
                if part.tag == PERIOD or (part.tag == "DATE") or part.norm in {"neuer", "neue", "neuen", "neues", "new"}
            ]
    dropped += [part for part in segment.parts if part.norm in {"fyi", "uebrigens", "btw"} or part.tag == "GREETING"]
    kept = _cut(sentence.text, segment.start, segment.end, dropped)
    kept = re.sub(r"^(?:und|and)\b\s*|\s+(?:und|and)$", "", kept).strip(_EDGES)
    return kept if re.search(r"\w", kept) else None


def _leading_fillers(segment: Segment, stated: Stated, dropped: Sequence[Part]) -> list[Part]:
    """Fillers in the clause that stated the status carry nothing once it is taken out."""
    last = max((part.end for part in dropped), default=0)
    clause_end = next((part.start for part in segment.parts if part.tag in _BREAKS and part.start >= last), last)
    extra = {
        "",
        "IS",
        "SCHON",
        "MEASURE",
        "ABOUT",
        "HAVE",
        "WE",
        "BE",
        "NOCH",
        "OUR",
        UNIT,
        PERIOD,
        "BECOME",
        TOPIC,
        ":",
    }
    return [part for part in segment.parts if part.tag in extra and part.end <= min(last, clause_end)]


def _cut(text: str, start: int, end: int, dropped: Sequence[Part]) -> str:
    kept: list[str] = []
    at = start
    for part in sorted(dropped, key=lambda part: part.start):
        if part.start >= at:
            kept.append(text[at : part.start])
            at = part.end
    kept.append(text[at:end])
    joined = re.sub(r"\s+", " ", "".join(kept))
    joined = re.sub(r"\s+([,;.!])", r"\1", joined)
    return joined.strip(_EDGES)
