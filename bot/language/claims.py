"""What one clause states about a measure. Strict: what is denied, planned or said of a part only is at most offered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.agreement.model import Status
from bot.language.segments import AMOUNT, Clause, is_of_reason
from bot.language.sentence import CODE, PERIOD, SHARE, TOPIC, UNKNOWN, Part, Sentence
from bot.language.spelling import stem
from bot.language.vocabulary import OTHER, Vocabulary
from bot.periods.period import Direction

SURE, FAIR, OFFERED, REFUSED = 0.95, 0.7, 0.45, 0.0
"""Confidences: written at once, written, offered as a choice, not a report at all."""

_UNSTATED = frozenset({"DOUBT", "SHALL", "CAN", "HAETTE", "COND", "SHOW", "SET", "DO", "DELIVER"})
_STATUS_OF = {
    "CANCELLED": Status.CANCELLED,
    "DELAYED": Status.DELAYED,
    "LATER": Status.DELAYED,
    "PLANNED": Status.PLANNED,
    "RUNNING": Status.IN_PROGRESS,
    "DONE": Status.DONE,
    "ONGOING": Status.IN_PROGRESS,
    "OPEN": Status.IN_PROGRESS,
    "BEHIND": Status.DELAYED,
}
STATES = frozenset({*_STATUS_OF, SHARE})
"""Groups of words that name a state."""
_BESIDE = frozenset(
    {"NOT", "NOCH", "SCHON", "ALMOST", "WE", "HAVE", "IS", "BECOME", "AM", "ERST", "KEEP", "MUST", "COME", "SET"}
)
_BETWEEN = frozenset({"", CODE, "IS", "HAVE", "BE", "SCHON", "NOCH", "MEASURE", "ABOUT"})
"""What may stand between a share and the word for its state."""
_STILL_GOING = frozenset({"laeuft", "laufen", "lauft", "running", "dabei"})
_COUNTS_SOMETHING = frozenset(
    {"der", "des", "von", "vom", "aller", "of", "mehr", "weniger", "more", "less", "foerderung"}
)
_NEEDING = frozenset({"brauche", "brauchen", "braucht", "need", "needs"})
_MARKED_DONE = frozenset(
    {"abgehakt", "closed", "geschlossen", "ticked off", "haken dran", "haken dahinter", "gestrichen"}
)
"""What is done to an entry: "kann abgehakt werden" says that the measure is done."""
_FINISHING = frozenset(
    {
        "abschliessen",
        "fertigstellen",
        "beenden",
        "umsetzen",
        "erledigen",
        "abarbeiten",
        "finish",
        "complete",
        "fertigmachen",
    }
)
_HAD_TO = frozenset({"musste", "mussten", "had to"})
_FULL = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """What a clause states. `used` are the parts that say it; `keeps_all` leaves them in the note all the same."""

    status: Status | None
    confidence: float
    progress: int | None = None
    used: Clause = ()
    keeps_all: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What the clause is to be about: these measures, in the words of this agreement, on this day."""

    codes: tuple[str, ...]
    vocabulary: Vocabulary
    sentence: Sentence
    today: date


def claim_of(clause: Clause, subject: Subject) -> Claim | None:
    """Return what a clause states, None where it speaks of no status."""
    clause = _before_reason(clause)
    text = subject.sentence.text
    claim = _percentage(clause, text) or _moved(clause) or _managed(clause) or _named(clause, text)
    if claim is None:
        return None
    tags = {part.tag for part in clause}
    if tags & _UNSTATED - _excused(clause, claim) or ("MUST" in tags and not _was_necessary(clause, claim)):
        return Claim(None, REFUSED)
    claim = _dated(clause, claim, subject)
    if "MUST" in tags and PERIOD not in tags:
        claim = replace(claim, confidence=min(claim.confidence, OFFERED))
    return _of_a_part(claim) if _speaks_of_part(clause, claim, subject) else claim


def _before_reason(clause: Clause) -> Clause:
    """Leave a reason aside that follows what is stated: "entfällt, weil die Hebammen nein sagten" denies nothing.

    A date behind the reason is kept: "wegen Corona verschoben auf Q4".
    """
    reason = next((at for at, part in enumerate(clause) if part.tag == "BECAUSE"), None)
    if reason is None or not any(part.tag in STATES for part in clause[:reason]):
        return clause
    return clause[:reason]


def _excused(clause: Clause, claim: Claim) -> frozenset[str]:
    """Return groups that leave it stated: in "setz 6.1.3 auf erledigt", in "kann nicht abgeschlossen werden"."""
    if claim.status is Status.DELAYED:
        return frozenset({"DELIVER", "CAN"})
    if claim.status is Status.IN_PROGRESS and claim.confidence == OFFERED and claim.progress is None:
        return frozenset({"CAN"})
    if any(part.norm in _MARKED_DONE for part in claim.used):
        return frozenset({"CAN"})
    set_to = {"auf", "als", "to", "as"} & {part.norm for part in clause} and "NOT" not in {part.tag for part in clause}
    return frozenset({"SET", "CAN"} if set_to and "SET" in {part.tag for part in clause} else ())


def _percentage(clause: Clause, text: str) -> Claim | None:
    """Read the last share of a clause that is not denied: "nicht 60 %, sondern 80 %" is 80."""
    for at in range(len(clause) - 1, -1, -1):
        if clause[at].tag == SHARE and not (at and clause[at - 1].tag == "NOT"):
            return _progress(clause, at, text)
    return None


def _progress(clause: Clause, at: int, text: str) -> Claim:
    """Return what the share at `at` says; "60 % der Anbieter", "zu 100 % finanziert", "+10 %" are offered only."""
    share, progress = clause[at], int(clause[at].norm)
    behind = next((other for other in clause[at + 1 :] if other.tag or other.norm in _COUNTS_SOMETHING), None)
    if behind is not None and behind.norm in _COUNTS_SOMETHING and _is_of_code(clause, behind):
        behind = None
    counted = behind is not None and behind.norm in _COUNTS_SOMETHING
    funded = behind is not None and behind.tag in {UNKNOWN, TOPIC} and progress == _FULL
    if counted or funded or text[: share.start].endswith("+"):
        return Claim(Status.IN_PROGRESS, OFFERED, keeps_all=True)
    status = Status.DONE if progress == _FULL else Status.IN_PROGRESS
    return Claim(status, SURE, progress, (share, *_state_behind(clause[at + 1 :])))


def _state_behind(clause: Clause) -> Iterable[Part]:
    """Return the words for a state that belong to a share before: "60 % erledigt", "two thirds of 6.2.1 is done"."""
    for part in clause:
        if part.tag in {"DONE", "RUNNING", "STATE"}:
            yield part
        elif part.tag not in _BETWEEN:
            return


def _is_of_code(clause: Clause, preposition: Part) -> bool:
    """Whether a measure follows: "zwei Drittel von 6.2.1"."""
    following = [part for part in clause if part.start > preposition.start and part.tag not in {"", "MEASURE"}]
    return bool(following) and following[0].tag == CODE


def _moved(clause: Clause) -> Claim | None:
    """Read what moves the due date without a word for it: "schaffen wir nicht bis Juni", "erst im Herbst"."""
    tags = [part.tag for part in clause]
    not_kept = "NOT" in tags and ("KEEP" in tags or any(part.norm in {"schaffen", "make"} for part in clause))
    only_then = "ERST" in tags and PERIOD in tags
    needed = (
        any(part.norm in _NEEDING for part in clause) and {PERIOD, AMOUNT} & {*tags} and not {"NOT", "DONE"} & {*tags}
    )
    if not (not_kept or only_then or needed):
        return None
    said = _BESIDE | {PERIOD, AMOUNT, "DONE", "WANT"}
    used = tuple(part for part in clause if part.tag in said or part.norm in {"schaffen", "make"})
    return Claim(Status.DELAYED, FAIR, used=used)


def _managed(clause: Clause) -> Claim | None:
    """Read "wir konnten 2.1.5 abschließen" as done, "konnten wir nicht abschließen" as denied."""
    finished = [part for part in clause if part.norm in _FINISHING]
    if "COULD" not in {part.tag for part in clause} or not finished:
        return None
    denied = any(part.tag == "NOT" for part in clause)
    used = tuple(part for part in clause if part.tag in {*_BESIDE, "COULD", PERIOD} or part in finished)
    status, confidence = (Status.IN_PROGRESS, OFFERED) if denied else (Status.DONE, SURE)
    return Claim(status, confidence, used=used)


def _was_necessary(clause: Clause, claim: Claim) -> bool:
    """Whether "müssen" leaves it stated: a delay that is due, or what had to be given up."""
    past = any(part.norm in _HAD_TO for part in clause)
    return claim.status is Status.DELAYED or (past and claim.status is Status.CANCELLED)


def _named(clause: Clause, text: str) -> Claim | None:
    """Read the words that name a status; what is said counts before what is denied."""
    states = [part for part in clause if part.tag in _STATUS_OF and _is_state(part, clause)]
    said = [part for part in states if not _is_denied(part, clause, states)]
    if not states:
        return None
    order = list(_STATUS_OF)
    part = min(said or states, key=lambda part: order.index(part.tag))
    status = _STATUS_OF[part.tag]
    moved_to = [p for p in clause if p.tag in {AMOUNT, PERIOD}] if status is Status.DELAYED else []
    dated = [p for p in clause if p.tag == PERIOD and p.start < part.start]
    kept = [p for p in (*moved_to, *dated) if not is_of_reason(p, clause, text)]
    last = _end_of_statement(clause, states)
    used = tuple(p for p in clause if p in states or p in kept or (p.tag in _BESIDE and p.start <= last))
    sure = not part.misspelt and part.tag not in {"PLANNED", "LATER", "ONGOING"}
    doubtful = part.tag == "OPEN" or (part.misspelt and status in {Status.DELAYED, Status.CANCELLED})
    claim = Claim(status, OFFERED if doubtful else SURE if sure else FAIR, used=used)
    return claim if said else _denied(part, claim)


def _end_of_statement(clause: Clause, states: Sequence[Part]) -> int:
    """Return where the words beside the last state end: in "erledigt, Kreistag hat zugestimmt" before what is new."""
    end = states[-1].start
    for part in clause:
        if part.start > end and _is_content(part):
            break
        end = max(end, part.start)
    return end


def _is_state(part: Part, clause: Clause) -> bool:
    """Whether a word names a status here: "durch" is often a preposition, "später" says little without a time."""
    if part.norm == "durch":
        return not any(other.start > part.start for other in clause)
    if part.tag == "BEHIND":
        return " " in part.norm or part.norm in {"hinterher", "hintendran"}
    return part.tag != "LATER" or bool({AMOUNT, "COME", PERIOD} & {other.tag for other in clause})


def _is_denied(part: Part, clause: Clause, states: Sequence[Part]) -> bool:
    """Whether the nearest denial is of this word: before it, or behind a verb ("läuft nicht")."""
    for denial in (other for other in clause if other.tag == "NOT"):
        between = [s for s in states if min(part.start, denial.start) < s.start < max(part.start, denial.start)]
        behind = denial.start > part.start
        if not between and not (behind and (part.tag == "DONE" or any(s.start > denial.start for s in states))):
            return True
    return False


def _denied(part: Part, claim: Claim) -> Claim:
    """Read "noch nicht begonnen" as planned; what else is denied states nothing for certain."""
    if part.tag == "RUNNING" and part.norm not in _STILL_GOING:
        return replace(claim, status=Status.PLANNED)
    if part.tag == "DONE":
        return replace(claim, status=Status.IN_PROGRESS, confidence=OFFERED)
    return Claim(None, OFFERED, keeps_all=True)


def _dated(clause: Clause, claim: Claim, subject: Subject) -> Claim:
    """Read "fast fertig" as under way, "wird im Juni fertig" as a plan that states nothing, its denial as a delay."""
    done = next((part for part in clause if part.tag == "DONE"), None)
    if done is None or claim.progress is not None or claim.status not in {Status.DONE, Status.IN_PROGRESS}:
        return claim
    tags = {part.tag for part in clause}
    if claim.status is Status.IN_PROGRESS:
        late = "NOT" in tags and claim.confidence == OFFERED and _is_future(clause, subject)
        periods = tuple(part for part in clause if part.tag == PERIOD)
        return Claim(Status.DELAYED, FAIR, used=(*claim.used, *periods)) if late else claim
    if tags & {"ALMOST", "EXCEPT"}:
        return replace(claim, status=Status.IN_PROGRESS)
    if any(part.norm in _MARKED_DONE for part in claim.used) and "CAN" in tags:
        return claim
    if "BECOME" in tags or _is_future(clause, subject):
        return Claim(None, OFFERED, keeps_all=True)
    return claim


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
    if claim.keeps_all or not claim.used or (claim.progress is not None and not _has_content_behind(clause, claim)):
        return False
    said = max((part.start for part in claim.used if part.tag in _STATUS_OF), default=claim.used[-1].start)
    excused = False
    for part in _behind_introduction(clause):
        if part.start >= said:
            break
        excused = part.tag == "BECAUSE" or (excused and part.tag in {"", TOPIC, UNKNOWN})
        if _is_content(part) and not excused and not _is_of_title(part, subject):
            return True
        if part.tag == CODE:
            excused = False
    return False


def _behind_introduction(clause: Clause) -> Clause:
    """Leave out what introduces a measure: "Vollzugsmeldung zu 3.2.2: erledigt"."""
    colon = next((at for at, part in enumerate(clause) if part.tag == ":"), -1)
    return clause[colon + 1 :] if any(part.tag == CODE for part in clause[: max(colon, 0)]) else clause


def _has_content_behind(clause: Clause, claim: Claim) -> bool:
    """Whether a percentage is within a statement: "Budget zu 90 % ausgegeben", not "60 % erledigt"."""
    last = max(part.start for part in claim.used)
    return any(_is_content(part) and part.start > last for part in clause)


def _is_content(part: Part) -> bool:
    return part.tag in {TOPIC, UNKNOWN} and not part.norm.isdecimal()


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
