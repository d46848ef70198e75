"""The note of a report: what is left of the sentence once code, status and new date are taken out."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from bot.agreement.model import Status
from bot.language.claim import STATES, STATUS_OF, Claim, is_content
from bot.language.segments import AMOUNT, Segment, before_reason
from bot.language.sentence import CODE, PERIOD, TOPIC, UNIT, Clause, Part
from bot.language.words import word_set

_LIGHT = frozenset({
    "", "IS", "SCHON", "NOCH", "MEASURE", "ABOUT", "HAVE", "WE", "BE", "OUR", "BECOME", "ALL", "AM", "COME", ":",
    "DATE", "GREETING", "STATE", "EXIST", "USE", "OTHERS", "TELL", "DOING", "YOU",
})  # fmt: skip
"""Groups that carry nothing once the status is taken out."""
_LIGHT_BEFORE = _LIGHT | {"LIES", "ERST", "US", "SET", "CAN", "COULD", "WORK", "KEEP", UNIT, TOPIC, PERIOD, AMOUNT}
_OF_A_MOVE = frozenset({"DELAYED", "LATER", "ERST", "DONE", "SET", PERIOD, AMOUNT})
_DENIABLE = frozenset({"CANCELLED", "DELAYED", "DONE"})
_LEANING = word_set(
    """
    am an im in ins bis bei beim vom von nach seit ab auf aus fuer mit zu zum zur um ueber der die das den dem des ein
    eine the a of by at to from with for on about alle all nur only
    """
)
"""Words that lean on what follows and stay with it."""
_SUBJECTS = word_set("es er sie man it they")
"""They open what follows: "es fehlt noch ein Plan"; behind their verb they do not: "hängt es am Bauamt"."""
_EDGES = " \t\n,;:!–—-|/…"
_SIGNS = re.compile(r"^[^\w(\"„“]+|[^\w)\"“”.!?%€]+$")
"""Thumbs and smileys at the edges."""
_BRACKETED = re.compile(r"^\(([^()]*)\)$")
_SIGNATURE = re.compile(
    r"(?:^|(?<=[\s.,;!–-]))(?:vg|lg|mfg|bg|(?:(?:viele|liebe|beste|schöne|mit freundlichen) )?grü(?:ß|ss)en?"
    r"|gru(?:ß|ss)|(?:(?:kind|best) )?regards|(?:(?:vielen|besten) )?danke?|(?:many )?thanks)\b"
    r"(?:[ ,.!]+[^\W\d]\S*){0,3}\W*$",
    re.IGNORECASE,
)
"""Thanks, or a greeting with the writer's name, at the end."""
_AND = re.compile(r"^(?:und|and|aber|but)\b\s*|\s+(?:und|and)$", re.IGNORECASE)


def is_farewell(line: str) -> bool:
    """Whether a line only thanks or greets: what stands below it is the writer's name."""
    return _SIGNATURE.fullmatch(line) is not None


def note_of(segment: Segment, stating: Clause, claim: Claim, text: str) -> str | None:
    """Return what is left of a segment; None where that has no letter."""
    subject = next((part for part in segment.parts if part.tag == CODE), None)
    dropped = [part for clause in segment.clauses for part in _dropped(clause, stating, claim, text)]
    dropped += [part for part in segment.parts if part == subject]
    kept = _AND.sub("", _cut(text, segment.start, segment.end, dropped)).strip(_EDGES)
    kept = _SIGNATURE.sub("", kept).strip(_EDGES)
    kept = _SIGNS.sub("", re.sub(r"(?<!\d)\.$", "", kept)).strip(_EDGES)
    kept = _BRACKETED.sub(r"\1", kept)
    return kept if re.search(r"[^\W\d_]", kept) else None


def _dropped(clause: Clause, stating: Clause, claim: Claim, text: str) -> Iterable[Part]:
    reason = _reason(clause) if clause == stating or clause[0].tag != "BECAUSE" else clause
    yield from (part for part in clause if part.tag == CODE and part not in reason)
    if clause != stating and (_only_denies(clause) or _only_repeats(clause, claim)):
        yield from clause
    used = claim.used if clause == stating and not claim.keeps_all else ()
    yield from used
    last = max((at for at, part in enumerate(clause) if part in used), default=-1)
    heading = _heading(clause)
    yield from (part for part in clause[heading : last + 1] if part.tag in _LIGHT_BEFORE and part not in reason)
    yield from _introduction(clause)
    rest = clause[last + 1 :]
    if clause == stating or any(part.tag == CODE for part in clause):
        yield from _leading_light(rest, text)
    empty = _LIGHT | {CODE} | ({PERIOD} if clause == stating else frozenset())
    empty |= _OF_A_MOVE if claim.status is Status.DELAYED else frozenset()
    if all(part.tag in empty for part in rest):
        yield from rest


def _heading(clause: Clause) -> int:
    """Return where what is told ends: "alle Einträge geprüft: 6.1.3 fertig"; 0 where nothing is told before a code."""
    at = next((at for at, part in enumerate(clause) if part.tag in {":", CODE}), 0)
    names_code = clause[at].tag == ":" and CODE in {part.tag for part in clause}
    return at if names_code and any(map(is_content, clause[:at])) else 0


def _reason(clause: Clause) -> Clause:
    """Return the words of a reason: all behind what is said, before it up to the verb ("wegen Umbau ist 6.1.3 …")."""
    told = before_reason(clause)
    start = len(told)
    if any(part.tag in STATES for part in told):
        return clause[start:]
    verbs = (at for at in range(start, len(clause)) if clause[at].tag in {"IS", "HAVE", "WE", "BECOME", CODE, *STATES})
    return clause[start : next(verbs, len(clause))]


def _only_denies(clause: Clause) -> bool:
    """Whether a clause says nothing but what is not so: "entfällt nicht" before "läuft weiter"."""
    tags = {part.tag for part in clause}
    return "NOT" in tags and bool(tags & _DENIABLE) and tags <= _LIGHT | _DENIABLE | {"NOT", CODE}


def _only_repeats(clause: Clause, claim: Claim) -> bool:
    """Whether a clause says nothing but the state once more: "hat stattgefunden, erledigt"."""
    states = {STATUS_OF[part.tag] for part in clause if part.tag in STATUS_OF}
    return states == {claim.status} and all(part.tag in _LIGHT or part.tag in STATUS_OF for part in clause)


def _introduction(clause: Clause) -> Iterable[Part]:
    """Return "Kurzes Update zu" before "6.1.3:"."""
    for at, part in enumerate(clause[:-1]):
        if part.tag == CODE and clause[at + 1].tag == ":":
            yield from clause[: at + 2]


def _leading_light(parts: Sequence[Part], text: str) -> Iterable[Part]:
    for part, following in zip_longest(parts, parts[1:]):
        opens = part.norm in _SUBJECTS and following is not None and following.tag not in _LIGHT
        is_bracketed = text[: part.start].rstrip().endswith("(")
        if (part.tag not in _LIGHT and part.tag != CODE) or part.norm in _LEANING or opens or is_bracketed:
            return
        yield part


def _cut(text: str, start: int, end: int, dropped: Sequence[Part]) -> str:
    kept: list[str] = []
    at = start
    for part in sorted(dropped, key=lambda part: part.start):
        if part.start >= at:
            kept.append(text[at : part.start])
            at = part.end
    kept.append(text[at:end])
    joined = re.sub(r"\s+", " ", "".join(kept))
    return re.sub(r"\s+([,;.!])", r"\1", joined).strip(_EDGES)
