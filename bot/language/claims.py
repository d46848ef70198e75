"""What one clause states about a measure. Strict: what is denied, planned or said of a part only is at most offered."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bot.agreement.model import Status
from bot.language.claim import FAIR, MARKED_DONE, OFFERED, REFUSED, STATES, Claim, is_content
from bot.language.segments import AMOUNT, before_reason
from bot.language.sentence import CODE, PERIOD, TOPIC, UNKNOWN, Clause, Part, Sentence
from bot.language.spelling import stem
from bot.language.states import NEEDED, state_in
from bot.language.vocabulary import OTHER, Vocabulary
from bot.language.words import word_set
from bot.periods.period import Direction

_UNSTATED = word_set("DOUBT SHALL CAN HAETTE COND SHOW SET DO DELIVER")
"""Groups of a clause that asks, wishes, doubts or tells somebody to do something."""
_REMINDING = frozenset({"REMIND", "REMINDER"})
"""Beside these "nicht mehr nötig" is said of the reminder."""
_TOO_LATE = frozenset({"zu spaet", "too late"})
_HEDGES = word_set(
    "eigentlich eigtl soweit intern formal vorab offiziell quasi praktisch theoretisch prinzip grunde "
    "basically practically technically virtually essentially"
)
_OF_A_REASON = frozenset({"", TOPIC, UNKNOWN, "EXCEPT", "NOT", "MEASURE"})
_NEVER_ALMOST = frozenset({Status.CANCELLED, Status.DELAYED, Status.PLANNED})
_WAS = frozenset({"war", "waren", "was", "were"})
_OF = word_set("bei beim an am von vom of on in zu")
_HAD_TO = frozenset({"musste", "mussten", "had to"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What the clause is to be about: these measures, in the words of this agreement, on this day."""

    codes: tuple[str, ...]
    vocabulary: Vocabulary
    sentence: Sentence
    today: date


def claim_of(clause: Clause, subject: Subject) -> Claim | None:
    """Return what a clause states, None where it speaks of no status."""
    clause = _without_reason(clause)
    claim = state_in(clause, subject.sentence.text)
    if claim is None:
        return None
    tags = {part.tag for part in clause}
    if subject.sentence.tag_set & _REMINDING and any(part.norm.endswith(NEEDED) for part in claim.used):
        return None
    if tags & _UNSTATED - _excused(clause, claim) or ("MUST" in tags and not _was_necessary(clause, claim)):
        return Claim(None, REFUSED)
    claim = _dated(clause, claim, subject)
    if _is_of_a_day(clause, claim):
        claim = replace(claim, confidence=min(claim.confidence, OFFERED))
    if _is_hedged(clause, claim):
        claim = replace(claim, confidence=min(claim.confidence, OFFERED))
    if "MUST" in tags and not tags & {PERIOD, AMOUNT}:
        claim = replace(claim, confidence=min(claim.confidence, OFFERED))
    return _of_a_part(claim) if _speaks_of_part(clause, claim, subject) else claim


def _is_recorded(clause: Clause, claim: Claim) -> bool:
    """Whether an entry can be made: "kann abgehakt werden", "kann als erledigt gelten"."""
    as_done = any(before.norm in {"als", "as", "auf"} and part.tag == "DONE" for before, part in pairwise(clause))
    return (as_done and "NOT" not in {part.tag for part in clause}) or any(p.norm in MARKED_DONE for p in claim.used)


def _is_hedged(clause: Clause, claim: Claim) -> bool:
    """Whether a word takes back half of it: "eigentlich fertig", "fast gestrichen"."""
    hedged = any(part.norm in _HEDGES for part in clause)
    told = claim.status is Status.DONE and any(part.norm.startswith("laut ") for part in clause)
    tags = {part.tag for part in clause}
    almost = "ALMOST" in tags and (claim.status in _NEVER_ALMOST or any(part.norm in _WAS for part in clause))
    excepted = "EXCEPT" in tags and claim.status is Status.PLANNED
    return hedged or told or almost or excepted


def _is_of_a_day(clause: Clause, claim: Claim) -> bool:
    """Whether it is a day that is too late, and no measure: "nächste Woche ist zu spät"."""
    late = next((part.start for part in claim.used if part.norm in _TOO_LATE), 0)
    tags = [part.tag for part in clause if part.start < late]
    return PERIOD in tags and CODE not in tags


def _without_reason(clause: Clause) -> Clause:
    """Leave a reason aside that follows what is stated: "entfällt, weil die Hebammen nein sagten" denies nothing.

    A date behind the reason is kept: "wegen Corona verschoben auf Q4".
    """
    told = before_reason(clause)
    return told if any(part.tag in STATES for part in told) else clause


def _excused(clause: Clause, claim: Claim) -> frozenset[str]:
    """Return groups that leave it stated: in "setz 6.1.3 auf erledigt", in "kann nicht abgeschlossen werden"."""
    if claim.status is Status.DELAYED:
        return frozenset({"DELIVER", "CAN", "SET", "DO"})
    if claim.status is Status.IN_PROGRESS and claim.confidence == OFFERED and claim.progress is None:
        return frozenset({"CAN"})
    if _is_recorded(clause, claim):
        return frozenset({"CAN", "SET"})
    if "COULD" in {part.tag for part in clause}:
        return frozenset({"DELIVER"})
    set_to = {"auf", "als", "to", "as"} & {part.norm for part in clause} and "NOT" not in {part.tag for part in clause}
    return frozenset({"SET", "CAN"} if set_to and "SET" in {part.tag for part in clause} else ())


def _was_necessary(clause: Clause, claim: Claim) -> bool:
    """Whether "müssen" leaves it stated: a delay that is due, or what had to be given up."""
    past = any(part.norm in _HAD_TO for part in clause)
    return claim.status is Status.DELAYED or (past and claim.status is Status.CANCELLED)


def _dated(clause: Clause, claim: Claim, subject: Subject) -> Claim:
    """Read "fast fertig" as under way, "wird im Juni fertig" as a plan that states nothing, its denial as a delay."""
    done = next((part for part in clause if part.tag == "DONE"), None)
    if claim.status is Status.IN_PROGRESS and claim.progress is None and _begins_later(clause, subject):
        return replace(claim, confidence=min(claim.confidence, OFFERED))
    if done is None or claim.progress is not None or claim.status not in {Status.DONE, Status.IN_PROGRESS}:
        return claim
    tags = {part.tag for part in clause}
    if claim.status is Status.IN_PROGRESS:
        late = "NOT" in tags and claim.confidence == OFFERED and _is_future(clause, subject)
        periods = tuple(part for part in clause if part.tag == PERIOD)
        return Claim(Status.DELAYED, FAIR, used=(*claim.used, *periods)) if late else claim
    if tags & {"ALMOST", "EXCEPT"}:
        return replace(claim, status=Status.IN_PROGRESS)
    if "COULD" in tags or ("CAN" in tags and _is_recorded(clause, claim)):
        return claim
    if "BECOME" in tags or "COME" in tags or _is_future(clause, subject):
        return Claim(None, OFFERED, keeps_all=True)
    return claim


def _begins_later(clause: Clause, subject: Subject) -> bool:
    """Whether what runs only will: "wird umgesetzt ab 2022", not "läuft bis Dezember"."""
    starts = {part.start for part in clause if part.tag == PERIOD}
    mentions = (mention for mention in subject.sentence.mentions if mention.start in starts)
    return any(
        mention.direction in {Direction.SINCE, Direction.IN} and (mention.named.first or subject.today) > subject.today
        for mention in mentions
    )


def _is_future(clause: Clause, subject: Subject) -> bool:
    spans = [(part.start, part.end) for part in clause if part.tag == PERIOD]
    for mention in subject.sentence.mentions:
        if any(start <= mention.start < end for start, end in spans):
            until = mention.direction in {Direction.UNTIL, Direction.BEFORE}
            last = mention.named.last
            if (until and (last is None or last >= subject.today)) or (
                mention.named.first or subject.today
            ) > subject.today:
                return True
    return False


def _speaks_of_part(clause: Clause, claim: Claim, subject: Subject) -> bool:
    """Whether something other than the measure is said to be done: "1. Bauabschnitt fertig", "Treffen entfällt"."""
    if _is_done_somehow(clause, subject.sentence.text) or _is_our_part(clause):
        return True
    if claim.keeps_all or not claim.used or (claim.progress is not None and not _has_content_behind(clause, claim)):
        return False
    said = max((part.start for part in claim.used if part.tag in STATES), default=claim.used[-1].start)
    excused = False
    for part in _behind_introduction(clause):
        if part.start >= said:
            break
        excused = part.tag == "BECAUSE" or (excused and part.tag in _OF_A_REASON)
        if is_content(part) and not excused and not _is_of_title(part, subject):
            return True
        if part.tag == CODE:
            excused = False
    return False


def _is_our_part(clause: Clause) -> bool:
    """Whether it is the writer's share of a measure: "unser Anteil an 6.1.4", "meine Aufgabe bei 6.1.3"."""
    is_ours = False
    for before, part in pairwise(clause):
        is_ours = is_ours or before.tag == "OUR"
        if part.tag == CODE:
            return is_ours and before.norm.split()[-1] in _OF
    return False


def _is_done_somehow(clause: Clause, text: str) -> bool:
    """Whether only a step is done: "fertig gedruckt", "fertig ausgewertet"."""
    return any(
        part.norm == "fertig" and is_content(behind) and text[behind.start].islower() and behind.norm.endswith("t")
        for part, behind in pairwise(clause)
    )


def _behind_introduction(clause: Clause) -> Clause:
    """Leave out what introduces a measure: "Vollzugsmeldung zu 3.2.2: erledigt"."""
    colon = next((at for at, part in enumerate(clause) if part.tag == ":"), -1)
    return clause[colon + 1 :] if any(part.tag == CODE for part in clause[: max(colon, 0)]) else clause


def _has_content_behind(clause: Clause, claim: Claim) -> bool:
    """Whether a percentage is within a statement: "Budget zu 90 % ausgegeben", not "60 % erledigt"."""
    last = max(part.start for part in claim.used)
    return any(is_content(part) and part.start > last for part in clause)


def _is_of_title(part: Part, subject: Subject) -> bool:
    ranks = subject.vocabulary.index.entries.get(stem(part.norm), {})
    positions = [subject.vocabulary.codes.codes.index(code) for code in subject.codes]
    return any(ranks.get(position, OTHER) < OTHER for position in positions)


def _of_a_part(claim: Claim) -> Claim:
    """A part that is done leaves the measure under way; a part that moves or ends may or may not move the measure."""
    if claim.status is Status.DONE:
        return Claim(Status.IN_PROGRESS, OFFERED, keeps_all=True)
    confidence = FAIR if claim.status is Status.IN_PROGRESS else OFFERED
    return replace(claim, confidence=min(claim.confidence, confidence), progress=None, keeps_all=True)
