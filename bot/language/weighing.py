"""Several clauses say something of one measure: which of them states it, and how sure that leaves it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.agreement.model import Status
from bot.language.claim import FAIR, OFFERED, STATES, SURE, Claim, is_content
from bot.language.claims import Subject, claim_of
from bot.language.segments import Segment
from bot.language.sentence import CODE, SHARE, Clause
from bot.language.words import word_set

_WEAK = frozenset({"ON_TRACK", "UNCHANGED"})
"""They count where nothing else is said of how far it is: "fertig, alles planmäßig"."""
_FOLLOWING = word_set("folgt folgen follows kommt kommen")


class Stated(NamedTuple):
    """A clause and what it claims."""

    clause: Clause
    claim: Claim


def stated(segment: Segment, subject: Subject) -> Stated | None:
    """Return the clause that states a status, checked against the others; None where none does."""
    found = [Stated(clause, claim) for clause in segment.clauses if (claim := claim_of(clause, subject))]
    found = [each for each in found if not _is_weak(each.claim)] or found
    if not found:
        return None
    excepted = any(part.tag == "EXCEPT" for part in segment.parts) or any(map(_is_to_come, segment.clauses))
    return (
        _of_the_whole(found)
        or _of_the_code(found)
        or _with_progress(found)
        or _said_more_surely(found)
        or _contradicted(found, excepted)
        or _in_parts(found)
        or _moved(found)
        or found[0]
    )


def _is_weak(claim: Claim) -> bool:
    tags = {part.tag for part in claim.used if part.tag in STATES}
    return bool(tags) and tags <= _WEAK


def _is_to_come(clause: Clause) -> bool:
    """Whether a clause says what is still to come: "Abrechnung folgt", "nur der Bericht noch nicht"."""
    if any(part.tag in STATES for part in clause):
        return False
    return any(part.norm in _FOLLOWING or part.tag == "NOCH" for part in clause)


def _of_the_whole(found: Sequence[Stated]) -> Stated | None:
    """Return a later clause that says the whole is done: "Zertifikat verlängert, Punkt ist erledigt"."""
    return next((later for later in found[1:] if _closes(later, found[0].claim)), None)


def _closes(later: Stated, first: Claim) -> bool:
    if later.claim.keeps_all or later.claim.confidence != SURE or later.claim.status is not Status.DONE:
        return False
    tags = {part.tag for part in later.clause}
    return "MEASURE" in tags or (first.keeps_all and (CODE in tags or tags <= {"", "DONE", "IS", "HAVE"}))


def _of_the_code(found: Sequence[Stated]) -> Stated | None:
    """Return the clause with the code where one before speaks of something else: "Messe entfällt, 6.1.3 ist fertig"."""
    first = found[0]
    later = next((each for each in found[1:] if CODE in {part.tag for part in each.clause}), None)
    if later is None or later.claim.status in {None, first.claim.status} or CODE in {p.tag for p in first.clause}:
        return None
    is_told = any(map(is_content, first.clause))
    return Stated(
        later.clause, replace(later.claim, confidence=min(later.claim.confidence, FAIR if is_told else OFFERED))
    )


def _with_progress(found: Sequence[Stated]) -> Stated | None:
    """Join "fast fertig" and the share behind it: "fast fertig, 90 %"."""
    (clause, first), *rest = found
    share = next((each.claim for each in rest if each.claim.progress is not None), None)
    if share is None or first.progress is not None or first.keeps_all or first.status is not share.status:
        return None
    return Stated(clause, replace(first, progress=share.progress, used=(*first.used, *share.used)))


def _said_more_surely(found: Sequence[Stated]) -> Stated | None:
    """Return what follows a denial: "entfällt nicht, läuft weiter", "noch nicht fertig, aber in Arbeit"."""
    first = found[0].claim
    later = next((each for each in found[1:] if each.claim.confidence >= FAIR and not each.claim.keeps_all), None)
    if later is None or not (first.confidence == OFFERED or (first.status is None and first.keeps_all)):
        return None
    is_same = first.status is later.claim.status and not first.keeps_all
    return later if first.status is None or is_same else None


def _contradicted(found: Sequence[Stated], excepted: bool) -> Stated | None:
    """Offer what is said to be done while something of it is not: "fertig, der Druck läuft noch"."""
    first = found[0].claim
    if first.status is not Status.DONE:
        return None
    others = {each.claim.status for each in found[1:] if first.keeps_all or not _goes_on_beside(each)}
    if not excepted and not others - {Status.DONE}:
        return None
    return Stated(found[0].clause, Claim(Status.IN_PROGRESS, OFFERED, keeps_all=True))


def _goes_on_beside(other: Stated) -> bool:
    """Whether something else goes on, which leaves a measure done: "abgeschlossen, die Ausgabe läuft seit März"."""
    if not other.claim.keeps_all or other.claim.status is not Status.IN_PROGRESS:
        return False
    return not {part.tag for part in other.clause} & {"NOCH", "NOT", "EXCEPT", "DONE", SHARE}


def _in_parts(found: Sequence[Stated]) -> Stated | None:
    """Read "1. Bauabschnitt fertig, 2. läuft noch" as under way."""
    clause, first = found[0]
    if not first.keeps_all or Status.IN_PROGRESS not in {each.claim.status for each in found[1:]}:
        return None
    return Stated(clause, replace(first, status=Status.IN_PROGRESS, confidence=max(first.confidence, FAIR)))


def _moved(found: Sequence[Stated]) -> Stated | None:
    """Read "bei 50 %, verschiebt sich auf September" as delayed at 50 %; beside another status a delay is a doubt."""
    clause, first = found[0]
    delays = [each.claim for each in found[1:] if each.claim.status is Status.DELAYED and not each.claim.keeps_all]
    if not delays or first.status is Status.DELAYED:
        return None
    if first.progress is not None and first.status is Status.IN_PROGRESS and len(delays) == len(found) - 1:
        sure = min(first.confidence, delays[0].confidence)
        return Stated(clause, replace(first, status=Status.DELAYED, confidence=sure))
    return Stated(clause, replace(first, confidence=min(first.confidence, OFFERED)))
