"""The words of a clause that name a state: a share, a delay, what was managed, a status by its word."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.agreement.model import Status
from bot.language.claim import FAIR, OFFERED, REFUSED, STATUS_OF, SURE, UNCHANGED, Claim, is_content
from bot.language.segments import AMOUNT, before_reason, is_of_reason
from bot.language.sentence import CODE, PERIOD, SHARE, TOPIC, UNIT, UNKNOWN, Clause, Part
from bot.language.words import TAG_OF, word_set
from bot.normal import normal

_BESIDE = word_set("NOT NOCH SCHON ALMOST WE HAVE IS BECOME AM ERST KEEP MUST COME SET UNCHANGED")
"""Groups that belong to a statement beside its state."""
_BETWEEN = frozenset({"", CODE, "IS", "HAVE", "BE", "SCHON", "NOCH", "MEASURE", "ABOUT"})
"""What may stand between a share and the word for its state."""
_STILL_GOING = word_set("laeuft laufen lauft running dabei")
_COUNTS_SOMETHING = word_set("der des von vom aller of mehr weniger more less foerderung")
_TARGETS = word_set("auf to for")
_AMBIGUOUS = frozenset({"eingestellt", "vom tisch", "aufgegeben", "dropped", "closed", "sorted", "im plan"})
"""They say something else as well: hired, settled, ordered, delivered."""
_LATE = word_set("late behind")
_NEEDING = word_set("brauche brauchen braucht need needs")
_BEGINNING = word_set("beginnt beginnen beginne anfaengt startet starten start los losgeht starts begins")
_FINISHING = word_set("abschliessen fertigstellen beenden umsetzen erledigen abarbeiten finish complete fertigmachen")
_OF_THEM = word_set("der die den diese diesen dieser wegen trotz gegen ueber von vor mit bei fuer durch weniger")
_FULL = 100
NEEDED = ("noetig", "notwendig", "erforderlich", "necessary", "needed", "required")
_NEITHER = frozenset({"weder", "neither"})
"""They deny all that follows in the clause."""
_WORKING = frozenset({"arbeiten", "arbeite"})
_AT = frozenset({"an", "daran"})
_ARE_AT = frozenset({"sind", "bin"})
"""Without "wir": "sind bei 6.1.3 dran"."""


def state_in(clause: Clause, text: str) -> Claim | None:
    """Return what the words of a clause say of a status, None where they name none; `text` is the whole message."""
    return (
        _percentage(clause, text) or _moved(clause, text) or _managed(clause) or _named(clause, text) or _same(clause)
    )


def _percentage(clause: Clause, text: str) -> Claim | None:
    """Read the last share of a clause that is not denied: "nicht 60 %, sondern 80 %" is 80."""
    for at in range(len(clause) - 1, -1, -1):
        if clause[at].tag == SHARE and not (at and clause[at - 1].tag == "NOT"):
            return _progress(clause, at, text)
    return None


def _progress(clause: Clause, at: int, text: str) -> Claim:
    """Return what the share at `at` says; "60 % der Anbieter", "zu 100 % finanziert", "+10 %" are offered only.

    "Zu 90 % finanziert" and "um 30 % gestiegen" say that it is under way, not how far.
    """
    share, progress = clause[at], int(clause[at].norm)
    if text[: share.start].rstrip().casefold().endswith((" um", " by")):
        return Claim(Status.IN_PROGRESS, FAIR, keeps_all=True)
    behind = next((other for other in clause[at + 1 :] if other.tag or other.norm in _COUNTS_SOMETHING), None)
    if behind is not None and behind.norm in _COUNTS_SOMETHING and _is_of_code(clause, behind):
        behind = None
    counted = behind is not None and behind.norm in _COUNTS_SOMETHING
    other = behind if behind is not None and behind.tag in {UNKNOWN, TOPIC} else None
    if other and progress < _FULL and _is_of(text, share, other):
        return Claim(Status.IN_PROGRESS, FAIR, keeps_all=True)
    if counted or (other and progress == _FULL) or text[: share.start].endswith("+"):
        return Claim(Status.IN_PROGRESS, OFFERED, keeps_all=True)
    status = Status.DONE if progress == _FULL else Status.IN_PROGRESS
    return Claim(status, SURE, progress, (*_state_beside(clause[:at][::-1]), share, *_state_beside(clause[at + 1 :])))


def _is_of(text: str, share: Part, behind: Part) -> bool:
    """Whether a share is of something else: "zu 90 % finanziert"."""
    led = text[: share.start].rstrip().casefold().endswith((" zu", " zur"))
    return led and text[behind.start].islower() and not text[share.end : behind.start].strip()


def _state_beside(clause: Clause) -> Iterable[Part]:
    """Return the words for a state that belong to a share beside: "60 % erledigt", "läuft zu 60 %"."""
    for part in clause:
        if part.tag in {"DONE", "RUNNING", "STATE"}:
            yield part
        elif part.tag not in _BETWEEN:
            return


def _is_of_code(clause: Clause, preposition: Part) -> bool:
    """Whether a measure follows: "zwei Drittel von 6.2.1"."""
    following = [part for part in clause if part.start > preposition.start and part.tag not in {"", "MEASURE"}]
    return bool(following) and following[0].tag == CODE


def _moved(clause: Clause, text: str) -> Claim | None:
    """Read what moves the due date without a word for it: "schaffen wir nicht bis Juni", "erst im Herbst"."""
    tags = [part.tag for part in clause]
    told = before_reason(clause)
    before = {part.tag for part in told}
    not_kept = "NOT" in tags and ("KEEP" in tags or any(part.norm in {"schaffen", "make"} for part in clause))
    only_then = "ERST" in tags and PERIOD in tags
    late = AMOUNT in tags and any(part.norm in _LATE for part in clause)
    is_set = bool({"SET", "USE"} & {*tags}) and not {"DONE", "RUNNING", "NOT"} & {*tags} and _names_target(clause, text)
    anew = PERIOD in tags and any(part.norm in {"neu", "new"} for part in clause) and {*tags} <= {"", CODE, ":", PERIOD}
    needed = (
        any(part.norm in _NEEDING for part in clause) and {PERIOD, AMOUNT} & {*tags} and not {"NOT", "DONE"} & before
    )
    becomes = PERIOD in before and "BECOME" in before and before <= {"", CODE, ":", PERIOD, "BECOME", "SCHON"}
    if not (not_kept or only_then or needed or late or is_set or anew or becomes):
        return None
    if only_then and not not_kept and any(part.norm in _BEGINNING for part in clause):
        # It begins later; by when it is to be done is not said.
        return Claim(Status.PLANNED, FAIR, used=())
    said = _BESIDE | {PERIOD, AMOUNT, "DONE", "WANT", "OVERDUE", "DATE"}
    stating = told if {PERIOD, AMOUNT} & before else clause
    used = tuple(part for part in stating if part.tag in said or part.norm in {"schaffen", "make"})
    return Claim(Status.DELAYED, OFFERED if becomes else FAIR, used=used)


def _names_target(clause: Clause, text: str) -> bool:
    """Whether a date is set: "auf den 31.08. setzen"."""
    dates = (part for part in clause if part.tag == PERIOD)
    near = (normal(f"{text[: part.start]} {text[part.start : part.end].split()[0]}").split()[-2:] for part in dates)
    return any(_TARGETS & {*words} for words in near)


def _managed(clause: Clause) -> Claim | None:
    """Read "wir konnten 2.1.5 abschließen", "konnte abgeschlossen werden" as done, "konnten nicht" as denied."""
    passive = "BECOME" in {part.tag for part in clause}
    finished = [part for part in clause if part.norm in _FINISHING or (passive and part.tag == "DONE")]
    if "COULD" not in {part.tag for part in clause} or not finished:
        return None
    denied = any(part.tag == "NOT" for part in clause)
    used = tuple(part for part in clause if part.tag in {*_BESIDE, "COULD", PERIOD} or part in finished)
    status, confidence = (Status.IN_PROGRESS, OFFERED) if denied else (Status.DONE, SURE)
    return Claim(status, confidence, used=used)


def _named(clause: Clause, text: str) -> Claim | None:
    """Read the words that name a status; what is said counts before what is denied."""
    written = clause
    clause = tuple(replace(part, tag="RUNNING") if _is_at_work(part, clause) else part for part in clause)
    states = [part for part in clause if part.tag in STATUS_OF and _is_state(part, clause)]
    said = [part for part in states if not _is_denied(part, clause, states)]
    if not states:
        return None
    order = list(STATUS_OF)
    part = min(said or states, key=lambda part: order.index(part.tag))
    status = STATUS_OF[part.tag]
    moved_to = [p for p in clause if p.tag in {AMOUNT, PERIOD}] if status is Status.DELAYED else []
    dated = [p for p in clause if p.tag == PERIOD and p.start < part.start]
    kept = [p for p in (*moved_to, *dated) if not is_of_reason(p, clause, text)]
    last = _end_of_statement(clause, states)
    said_by = [p for p in clause if p in states or p in kept or (p.tag in _BESIDE and p.start <= last)]
    used = tuple(p for p in written if p.start in {said.start for said in said_by})
    sure = not part.misspelt and part.tag not in {"PLANNED", "LATER", "ONGOING"}
    doubtful = (
        part.tag == "OPEN"
        or part.norm in _AMBIGUOUS
        or (part.misspelt and status in {Status.DELAYED, Status.CANCELLED})
    )
    claim = Claim(status, OFFERED if doubtful else SURE if sure else FAIR, used=used)
    return claim if said else _denied(part, claim)


def _same(clause: Clause) -> Claim | None:
    """Read "unverändert", "nichts Neues"; the date that stays says nothing of the rest."""
    if UNCHANGED not in {part.tag for part in clause}:
        return None
    tags = {part.tag for part in clause}
    used = tuple(part for part in clause if part.tag in {UNCHANGED, "IS", "HAVE", "NOCH", "STATE", PERIOD, "WE"})
    denied = bool(tags & {"NOT", "DATE", "DUE"})
    return Claim(None, OFFERED if denied else SURE, used=used, keeps_all=denied, is_unchanged=not denied)


def _is_at_work(part: Part, clause: Clause) -> bool:
    """Whether "dran" says that somebody is at it: "wir sind an der 6.2.1 dran"."""
    at_it = part.tag == "WORK" or (part.tag == "COME" and part.norm in {"dran", "dabei"})
    behind_code = CODE in {before.tag for before in clause[: clause.index(part)][-1:]}
    are_at = behind_code and bool(_ARE_AT & {other.norm for other in clause})
    if part.norm in _WORKING and _AT & {other.norm for other in clause}:
        at_it = True
    return at_it and ("WE" in {other.tag for other in clause} or are_at)


def _end_of_statement(clause: Clause, states: Sequence[Part]) -> int:
    """Return where the words beside the last state end: in "erledigt, Kreistag hat zugestimmt" before what is new."""
    end = states[-1].start
    for part in clause:
        if part.start > end and is_content(part):
            break
        end = max(end, part.start)
    return end


def _is_state(part: Part, clause: Clause) -> bool:
    """Whether a word names a status here: "durch" is often a preposition, "später" says little without a time."""
    if part.norm == "durch":
        return not any(other.start > part.start and other.tag != part.tag for other in clause)
    if _is_needless(part, clause):
        return False
    if part.norm == "erledigt" and _is_done_by(part, clause):
        return False
    if part.norm in {"wird nix", "wird nichts"}:
        return any(other.tag == PERIOD for other in clause)
    if part.tag == "DELAYED" and part.norm.endswith("ungen"):
        return _there_are(part, clause)
    if _is_attribute(part):
        return False
    if part.tag == "BEHIND":
        return " " in part.norm or part.norm in {"hinterher", "hintendran"}
    return part.tag != "LATER" or bool({AMOUNT, "COME", PERIOD} & {other.tag for other in clause})


def _there_are(part: Part, clause: Clause) -> bool:
    """Whether it is said that there are such: "es gibt Verzögerungen", "kommt es zu Verzögerungen"; not of them."""
    tags = {other.tag for other in clause}
    before = next((other.norm for other in reversed(clause) if other.start < part.start), "")
    return "COME" in tags if before == "zu" else "EXIST" in tags and before not in _OF_THEM


def _is_done_by(part: Part, clause: Clause) -> bool:
    """Whether somebody does it yet: "6.1.3 erledigt das Bauamt"."""
    behind = next((other.tag for other in clause if other.start > part.start and other.tag), "")
    return behind in {UNIT, "YOU"} and not {other.tag for other in clause} & {"IS", "HAVE"}


def _is_needless(part: Part, clause: Clause) -> bool:
    """Whether something is not to be done to it: "nicht mehr nötig zu verschieben"."""
    if part.tag != "CANCELLED" or not part.norm.endswith(NEEDED):
        return False
    behind = next((other.norm for other in clause if other.start > part.start), "")
    return behind in {"zu", "to"}


def _is_attribute(part: Part) -> bool:
    """Whether the word only describes: "die fertige 6.1.3" states nothing."""
    bases = (part.norm.removesuffix(ending) for ending in ("e", "en", "er", "es", "em") if part.norm.endswith(ending))
    return any(TAG_OF.get(base) == part.tag for base in bases)


def _is_denied(part: Part, clause: Clause, states: Sequence[Part]) -> bool:
    """Whether the nearest denial is of this word: before it, or behind a verb ("läuft nicht")."""
    for denial in (other for other in clause if other.tag == "NOT" or _is_needless(other, clause)):
        if denial.start < part.start and (denial.norm in _NEITHER or _is_alternative(part, clause)):
            return True
        between = [s for s in states if min(part.start, denial.start) < s.start < max(part.start, denial.start)]
        behind = denial.start > part.start
        if behind and part.tag == "DONE" and _closes(clause, part, denial):
            return True
        if not between and not (behind and (part.tag == "DONE" or any(s.start > denial.start for s in states))):
            return True
    return False


def _is_alternative(part: Part, clause: Clause) -> bool:
    """Whether a word shares its denial with the one before: "not started or done"."""
    before = [other for other in clause if other.start < part.start][-1:]
    return any(other.norm in {"or", "oder"} for other in before)


def _closes(clause: Clause, part: Part, denial: Part) -> bool:
    """Whether a denial at the end is of the word before: "erledigt ist es aber noch nicht"."""
    between = {other.tag for other in clause if part.start < other.start < denial.start}
    is_last = not any(other.tag for other in clause if other.start > denial.start)
    return is_last and bool(between & {"IS", "HAVE", "AM"}) and between <= {"", "IS", "HAVE", "AM", "WE", "NOCH", "NOT"}


def _denied(part: Part, claim: Claim) -> Claim:
    """Read "noch nicht begonnen" as planned; what else is denied states nothing for certain."""
    if part.tag == "RUNNING" and part.norm not in _STILL_GOING:
        return replace(claim, status=Status.PLANNED)
    if part.tag == "DONE":
        return replace(claim, status=Status.IN_PROGRESS, confidence=OFFERED)
    # "nicht entfallen" says nothing of how far it is, "läuft nicht" that something is wrong.
    return Claim(None, OFFERED if part.tag in {"RUNNING", "ONGOING"} else REFUSED, keeps_all=True)
