"""Status reports: what a statement about measures says. A question, a condition or hearsay reports nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.agreement.model import Status
from bot.language.claim import OFFERED, REFUSED, STATES, UNCHANGED, Claim, is_content
from bot.language.claims import Subject
from bot.language.moods import is_conditional, is_of_something_else, is_question, is_request, is_waited_for
from bot.language.notes import note_of
from bot.language.obstacles import obstacle_of
from bot.language.scopes import scope_in, turn_in
from bot.language.segments import BREAKS, Segment, segments
from bot.language.sentence import CODE, PERIOD, TOPIC, UNIT, UNKNOWN, Clause, Sentence
from bot.language.setting import Setting
from bot.language.shifts import moved_due
from bot.language.topics import measures_titled
from bot.language.understanding import Choice, Intent, StatusReport, Understanding
from bot.language.weighing import Stated, stated

_OFFERED = (Status.IN_PROGRESS, Status.DONE, Status.DELAYED)
_MOST_CHOICES = 3
_WILL = frozenset({"will", "wollen", "wollte", "wollten"})
_OR = frozenset({"oder", "or"})
_QUOTED = re.compile(r"[\"„“»«][^\"„“”»«]*[\"“”«»]")
_FOR_EXAMPLE = re.compile(r"\b(?:z\. ?b\.|(?:zum )?beispiel:?|e\.g\.|for example:?)\s*\W?$", re.IGNORECASE)
_THAT = frozenset({"dass", "that"})


def read_status(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the status reported; None where the message reports none. What is below 0.5 comes with choices."""
    asked = (is_question(sentence) or is_request(sentence)) and not _is_to_be_set(sentence)
    if asked or is_conditional(sentence) or is_waited_for(sentence) or sentence.unknown_codes:
        return None
    if is_of_something_else(sentence):
        return None
    codes, most = _subject(sentence, setting)
    most = min(most, OFFERED) if _is_of_either(sentence) or _is_quoted(sentence) else most
    reports: list[StatusReport] = []
    last: Stated | None = None
    for segment in segments(sentence, codes, today, setting.calendar) if codes else ():
        if reason := obstacle_of(segment, sentence.text):
            reports += (StatusReport(code, obstacle=reason) for code in segment.codes)
            continue
        subject = Subject(segment.codes, setting.vocabulary, sentence, today)
        said = last = stated(segment, subject) or _moved_too(segment, last)
        if said is None:
            most = min(most, OFFERED)  # "3.2.1 ist fertig, zu 3.2.2 mehr am Montag": what is said of one is not lost.
            continue
        if said.claim.confidence == REFUSED or _is_hearsay(segment, said.clause):
            return None
        most = min(most, said.claim.confidence, OFFERED if _is_doubted(segment, said.clause) else most)
        reports += _reports(segment, *said, sentence, today, setting)
    if not reports:
        return None
    named = tuple(report.code for report in reports)
    choices = _choices(reports) if most <= OFFERED else ()
    return Understanding(
        Intent.REPORT_STATUS, lang, codes=named, reports=tuple(reports), choices=choices, confidence=most
    )


def _is_to_be_set(sentence: Sentence) -> bool:
    """Whether it is asked to note a state: "setz 6.1.3 auf erledigt", "könnt ihr 6.1.3 auf erledigt setzen"."""
    tags = sentence.tag_set
    is_entry = "SET" in tags and bool(tags & STATES)
    is_date = bool(tags & {"SET", "USE"}) and PERIOD in tags
    return (is_entry or is_date) and not tags & {"WHAT", "WHO", "WHEN", "HOW", "WE"}


def _moved_too(segment: Segment, last: Stated | None) -> Stated | None:
    """Read "6.1.4 auf 30.11." behind "6.1.3 verschoben auf 31.10." as moved, too."""
    if last is None or last.claim.status is not Status.DELAYED or not segment.clauses:
        return None
    clause = segment.clauses[0]
    tags = {part.tag for part in clause if part.tag}
    is_only_date = PERIOD in tags and tags <= {CODE, PERIOD, "ABOUT", ":"}
    return Stated(clause, replace(last.claim, used=clause)) if is_only_date else None


def offered(understood: Understanding) -> Understanding:
    """Return the report as one to choose, not to write."""
    choices = understood.choices or _choices(understood.reports)
    return replace(understood, choices=choices, confidence=min(understood.confidence, OFFERED))


def _subject(sentence: Sentence, setting: Setting) -> tuple[tuple[str, ...], float]:
    """Return the measures spoken of and how sure that is: by code, by the card replied to, by title."""
    if sentence.codes:
        return sentence.codes, 1.0
    if setting.topic_codes:
        sure = len(setting.topic_codes) == 1 or _is_of_all(sentence)
        return setting.topic_codes, 1.0 if sure else OFFERED
    return _titled(sentence, setting)[:_MOST_CHOICES], OFFERED


def _is_of_all(sentence: Sentence) -> bool:
    """Whether nothing has changed in a whole list: "alle unverändert"."""
    unchanged = [part for part in sentence.parts if part.tag == UNCHANGED]
    return bool(unchanged) and ("ALL" in sentence.tag_set or unchanged[0].norm.startswith("alles"))


def _is_of_either(sentence: Sentence) -> bool:
    """Whether one of two measures is meant: "6.1.3 oder 6.1.4 ist fertig"."""
    parts = [part for part in sentence.parts if part.tag or part.norm in _OR]
    return any(
        part.norm in _OR and {before.tag, behind.tag} == {CODE}
        for before, part, behind in zip(parts, parts[1:], parts[2:], strict=False)
    )


def _is_quoted(sentence: Sentence) -> bool:
    """Whether it is an example, or somebody's words: 'z. B. "6.1.3 fertig" schreiben'."""
    starts = [part.start for part in sentence.parts if part.tag == CODE]
    quoted = _QUOTED.finditer(sentence.text) if starts else ()
    said = any(quote.start() < start < quote.end() for quote in quoted for start in starts)
    return said or bool(starts and _FOR_EXAMPLE.search(sentence.text, 0, starts[0]))


def _titled(sentence: Sentence, setting: Setting) -> tuple[str, ...]:
    """Return the measures named in the first clause before its state: "Familienpass ist fertig, Karten verteilt".

    They are only offered: a word of a title may name something else, as "die Musterwohnung ist fertig" is not the check
    whether there shall be one. A clause with an unknown word says something of its own: "die Broschüre ist gedruckt".
    """
    end = next((part.start for part in sentence.parts if part.tag in BREAKS), len(sentence.text))
    clause = sentence.narrowed(0, end)
    topic = next((part.start for part in clause.parts if part.tag == TOPIC), end)
    state = next((part.start for part in clause.parts if part.start > topic and part.tag in STATES), end)
    return () if UNKNOWN in clause.tag_set else measures_titled(sentence.narrowed(0, state), setting.vocabulary)


def _is_hearsay(segment: Segment, stating: Clause) -> bool:
    """Whether somebody else says so ("Das Bauamt sagt, 6.1.4 ist fertig"), or nobody: "stimmt nicht, dass …"."""
    at = segment.clauses.index(stating)
    if at and stating[0].norm in _THAT and {"NOT", "REMIND"} & {part.tag for part in segment.clauses[at - 1]}:
        return True  # "Stimmt nicht, dass …", "ich erinnere mich, dass …".
    behind = segment.clauses[at + 1] if at + 1 < len(segment.clauses) else ()
    if CODE not in {part.tag for part in stating} and behind and behind[0].norm in _THAT:
        return True  # "Geplant ist, dass 6.1.3 …" says nothing of 6.1.3 yet.
    told = any(part.tag in {"DOUBT", "COND"} for clause in segment.clauses[:at] for part in clause)
    return told or any(part.tag == "DOUBT" for part in behind[:1])


def _is_doubted(segment: Segment, stating: Clause) -> bool:
    """Whether the next clause doubts and states nothing: "6.1.3 ist fertig, so viel ich weiß"."""
    behind = segment.clauses[segment.clauses.index(stating) + 1 :][:1]
    return any(_doubts(clause) and not {part.tag for part in clause} & STATES for clause in behind)


def _doubts(clause: Clause) -> bool:
    """Whether a clause doubts; that others will not is a reason: "entfällt, die Gemeinden wollen nicht"."""
    is_of_others = any(is_content(part) or part.tag == UNIT for part in clause[:3])
    return any(part.tag == "DOUBT" and not (is_of_others and part.norm in _WILL) for part in clause)


def _reports(
    segment: Segment, stating: Clause, claim: Claim, sentence: Sentence, today: date, setting: Setting
) -> Iterable[StatusReport]:
    scope, words = scope_in(segment, stating, claim, sentence, today)
    turn = None if scope else turn_in(segment, stating, claim, sentence, today)
    note = note_of(segment, stating, replace(claim, used=(*claim.used, *words)), sentence.text)
    for code in segment.codes:
        due = setting.vocabulary.dues.get(code)
        moved = claim.status is Status.DELAYED
        new_due = moved_due(segment, sentence, due.period if due else None, today) if moved else None
        report = StatusReport(code, claim.status, claim.progress, note, new_due, scope, claim.is_unchanged)
        yield replace(report, turn=turn)


def _choices(reports: Sequence[StatusReport]) -> tuple[Choice, ...]:
    """Offer the measures where it is not clear which is meant, else statuses, the one read first."""
    first = reports[0]
    codes = dict.fromkeys(report.code for report in reports)
    if len(codes) > 1:
        return tuple(Choice(Intent.REPORT_STATUS, code, first.status) for code in list(codes)[:_MOST_CHOICES])
    statuses = dict.fromkeys([*([first.status] if first.status else []), *_OFFERED])
    return tuple(Choice(Intent.REPORT_STATUS, first.code, status) for status in list(statuses)[:_MOST_CHOICES])
