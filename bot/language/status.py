"""Status reports: what a statement about measures says. A question, a condition or hearsay reports nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.agreement.model import Status
from bot.language.claims import FAIR, OFFERED, REFUSED, STATES, SURE, Claim, Subject, claim_of
from bot.language.moods import is_conditional, is_question, is_request, is_waited_for
from bot.language.notes import note_of
from bot.language.segments import BREAKS, Clause, Segment, segments
from bot.language.sentence import CODE, TOPIC, UNKNOWN, Sentence
from bot.language.setting import Setting
from bot.language.shifts import moved_due
from bot.language.topics import measures_titled
from bot.language.understanding import Choice, Intent, StatusReport, Understanding

_OFFERED = (Status.IN_PROGRESS, Status.DONE, Status.DELAYED)
_MOST_CHOICES = 3


def read_status(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the status reported; None where the message reports none. What is below 0.5 comes with choices."""
    asked = is_question(sentence) or (is_request(sentence) and "SET" not in sentence.tag_set)
    if asked or is_conditional(sentence) or is_waited_for(sentence) or sentence.unknown_codes:
        return None
    codes, most = _subject(sentence, setting)
    reports: list[StatusReport] = []
    for segment in segments(sentence, codes, today, setting.calendar) if codes else ():
        stated = _stated(segment, Subject(segment.codes, setting.vocabulary, sentence, today))
        if stated is None or stated[1].confidence == REFUSED or _is_hearsay(segment, stated[0]):
            return None
        most = min(most, stated[1].confidence)
        reports += _reports(segment, *stated, sentence, today, setting)
    if not reports:
        return None
    named = tuple(report.code for report in reports)
    choices = _choices(reports) if most <= OFFERED else ()
    return Understanding(
        Intent.REPORT_STATUS, lang, codes=named, reports=tuple(reports), choices=choices, confidence=most
    )


def offered(understood: Understanding) -> Understanding:
    """Return the report as one to choose, not to write."""
    choices = understood.choices or _choices(understood.reports)
    return replace(understood, choices=choices, confidence=min(understood.confidence, OFFERED))


def _subject(sentence: Sentence, setting: Setting) -> tuple[tuple[str, ...], float]:
    """Return the measures spoken of and how sure that is: by code, by the card replied to, by title."""
    if sentence.codes:
        return sentence.codes, 1.0
    if setting.topic_codes:
        return setting.topic_codes, 1.0 if len(setting.topic_codes) == 1 else OFFERED
    return _titled(sentence, setting)[:_MOST_CHOICES], OFFERED


def _titled(sentence: Sentence, setting: Setting) -> tuple[str, ...]:
    """Return the measures named in the first clause before its state: "Familienpass ist fertig, Karten verteilt".

    A clause with an unknown word says something of its own: "die Broschüre ist fertig gedruckt".
    """
    end = next((part.start for part in sentence.parts if part.tag in BREAKS), len(sentence.text))
    clause = sentence.narrowed(0, end)
    topic = next((part.start for part in clause.parts if part.tag == TOPIC), end)
    state = next((part.start for part in clause.parts if part.start > topic and part.tag in STATES), end)
    return () if UNKNOWN in clause.tag_set else measures_titled(sentence.narrowed(0, state), setting.vocabulary)


def _stated(segment: Segment, subject: Subject) -> tuple[Clause, Claim] | None:
    """Return the first clause that states a status, checked against the others."""
    found = [(clause, claim) for clause in segment.clauses if (claim := claim_of(clause, subject))]
    if not found:
        return None
    clause, first = next((pair for pair in found[1:] if _is_of_measure(*pair, found[0][1])), found[0])
    others = {claim.status for _, claim in found if claim is not first}
    if first is not found[0][1] and first.status is Status.DONE:
        return clause, first
    denied = first.status is None and first.confidence == OFFERED and len(found) > 1
    if denied and found[1][1].confidence >= FAIR:  # "entfällt nicht, läuft weiter"
        return found[1]
    excepted = any(part.tag == "EXCEPT" for part in segment.parts)
    if first.status is Status.DONE and (others - {Status.DONE} or excepted):
        return clause, Claim(Status.IN_PROGRESS, OFFERED, keeps_all=True)
    if first.keeps_all and Status.IN_PROGRESS in others:
        return clause, replace(first, status=Status.IN_PROGRESS, confidence=max(first.confidence, FAIR))
    if first.progress is not None and first.status is Status.IN_PROGRESS and others == {Status.DELAYED}:
        moved = next(claim for _, claim in found if claim.status is Status.DELAYED)
        return clause, replace(first, status=Status.DELAYED, confidence=min(first.confidence, moved.confidence))
    if first.status is not Status.DELAYED and Status.DELAYED in others:
        return clause, replace(first, confidence=min(first.confidence, OFFERED))
    return clause, first


def _is_of_measure(clause: Clause, claim: Claim, first: Claim) -> bool:
    """Whether a later clause speaks of the whole: "Zertifikat verlängert, Punkt ist erledigt"."""
    if claim.keeps_all or claim.confidence != SURE:
        return False
    tags = {part.tag for part in clause}
    return "MEASURE" in tags or (first.keeps_all and CODE in tags)


def _is_hearsay(segment: Segment, stating: Clause) -> bool:
    """Whether a clause before the one that states it says who says so: "Das Bauamt sagt, 6.1.4 ist fertig"."""
    before = segment.clauses[: segment.clauses.index(stating)]
    return any(part.tag in {"DOUBT", "COND"} for clause in before for part in clause)


def _reports(
    segment: Segment, stating: Clause, claim: Claim, sentence: Sentence, today: date, setting: Setting
) -> Iterable[StatusReport]:
    note = note_of(segment, stating, claim, sentence.text)
    for code in segment.codes:
        due = setting.vocabulary.dues.get(code)
        moved = claim.status is Status.DELAYED
        new_due = moved_due(segment, sentence, due.period if due else None, today) if moved else None
        yield StatusReport(code, claim.status, claim.progress, note, new_due)


def _choices(reports: Sequence[StatusReport]) -> tuple[Choice, ...]:
    """Offer the measures where it is not clear which is meant, else statuses, the one read first."""
    first = reports[0]
    codes = dict.fromkeys(report.code for report in reports)
    if len(codes) > 1:
        return tuple(Choice(Intent.REPORT_STATUS, code, first.status) for code in list(codes)[:_MOST_CHOICES])
    statuses = dict.fromkeys([*([first.status] if first.status else []), *_OFFERED])
    return tuple(Choice(Intent.REPORT_STATUS, first.code, status) for status in list(statuses)[:_MOST_CHOICES])
