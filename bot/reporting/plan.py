"""What a report would write, worked out before anything is written. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.agreement.model import Agreement, DueState, Obstacle, Snapshot, Standing, Status, StatusUpdate
from bot.agreement.standing import is_ready, standing_of
from bot.asking.asker import Asker
from bot.asking.select import Listed, all_listed, listed_by_code
from bot.language.understanding import Choice, StatusReport, Understanding
from bot.reporting.answers import Choices, Doubt, Planned, Refused, ReportAnswer, Why
from bot.reporting.model import NewObstacle, NewUpdate
from bot.reporting.open import open_question, turn_done
from bot.reporting.reporter import Reporting, may_close, reporting_for


def plan_report(snapshot: Snapshot, understood: Understanding, asker: Asker, today: date) -> ReportAnswer:
    """Return what a message that reports would write; a doubtful one writes nothing before it was chosen."""
    if understood.choices:
        choices = Choices(Doubt.MEANING, _options(understood.reports, understood.choices))
        named = tuple(one for one in all_listed(snapshot) if one.code in choices.codes)
        return replace(answer_to(asker, today, understood.lang), choices=replace(choices, listed=named))
    # A command may name measures and not say how far they are.
    reports = understood.reports or tuple(map(StatusReport, understood.codes))
    return plan_reports(snapshot, reports, asker, today, named=understood.units, lang=understood.lang)


def plan_reports(
    snapshot: Snapshot,
    reports: Sequence[StatusReport],
    asker: Asker,
    today: date,
    *,
    named: Collection[str] = (),
    lang: str | None = None,
    chosen: Doubt | None = None,
) -> ReportAnswer:
    """Return what these reports would write; what is open is one question, the rest is written or refused.

    `chosen` is the doubt that they were chosen in.
    """
    by_code = listed_by_code(snapshot)
    answer = answer_to(asker, today, lang or asker.lang)
    for report in merged(reports):
        listed = by_code.get(report.code)
        if listed is None:
            continue  # A card may name a measure that is gone.
        reporting = reporting_for(listed.measure, asker, named)
        if reporting is None:
            answer = replace(answer, refused=(*answer.refused, Refused(listed, Why.NOT_YOURS, report)))
        elif report.is_unchanged and listed.standing.last is None:
            answer = replace(answer, refused=(*answer.refused, Refused(listed, Why.NOTHING_BEFORE, report)))
        elif choices := open_question(snapshot.agreement, listed, report, today, chosen):
            both = _both(answer.choices, choices)
            later = () if both else (Refused(listed, Why.ASKED_LATER, report),)
            answer = replace(answer, choices=both or answer.choices, refused=(*answer.refused, *later))
        else:
            planned = _planned(snapshot.agreement, listed, report, reporting, asker, today)
            answer = replace(answer, planned=(*answer.planned, planned))
    return answer


def answer_to(asker: Asker, today: date, lang: str) -> ReportAnswer:
    """Return an answer of which nothing is known but to whom it goes."""
    may_confirm = asker.is_coordinator and not asker.is_group
    return ReportAnswer(lang, today, asker.is_group, may_confirm=may_confirm)


def merged(reports: Sequence[StatusReport]) -> tuple[StatusReport, ...]:
    """Return one report a measure: where a message speaks of one twice, what it says last goes before."""
    found: dict[str, StatusReport] = {}
    for report in reports:
        before = found.get(report.code)
        found[report.code] = _merged(before, report) if before else report
    return tuple(found.values())


def _merged(before: StatusReport, report: StatusReport) -> StatusReport:
    notes = dict.fromkeys(note for note in (before.note, report.note) if note)
    # A share and a date belong to the status with which they were read.
    holds = report.status in (None, before.status)
    return replace(
        report,
        status=report.status or before.status,
        progress=before.progress if report.progress is None and holds else report.progress,
        note="; ".join(notes) or None,
        new_due=before.new_due if report.new_due is None and holds else report.new_due,
        obstacle=report.obstacle or before.obstacle,
        turn=report.turn or before.turn,
    )


def _options(reports: Sequence[StatusReport], choices: Sequence[Choice]) -> tuple[tuple[StatusReport, ...], ...]:
    """Return for each choice the reports as they would be stored; of several measures all of them, as read, too."""
    by_code = {report.code: report for report in merged(reports)}
    options: list[tuple[StatusReport, ...]] = []
    for choice in choices:
        read = by_code.get(choice.code or "") or replace(reports[0], code=choice.code or reports[0].code)
        kept = read if choice.status is read.status else replace(read, progress=None, new_due=None)
        options.append((replace(kept, status=choice.status or read.status),))
    if len(by_code) > 1:
        options.append(tuple(by_code.values()))
    return tuple(options)


def _both(before: Choices | None, choices: Choices) -> Choices | None:
    """Return one question for several measures where it is the same for each; None where it is another one."""
    if before is None:
        return choices
    if before.doubt is not choices.doubt or len(before.options) != len(choices.options):
        return None
    options = tuple((*one, *other) for one, other in zip(before.options, choices.options, strict=True))
    return replace(before, options=options, listed=(*before.listed, *choices.listed))


def _planned(
    agreement: Agreement, listed: Listed, report: StatusReport, reporting: Reporting, asker: Asker, today: date
) -> Planned:
    standing = listed.standing
    if report.obstacle is not None:
        obstacle = NewObstacle(report.code, reporting.unit, report.obstacle)
        hindered = Obstacle(0, reporting.unit, report.obstacle, _at(today))
        return Planned(listed, obstacle, replace(standing, obstacles=(*standing.obstacles, hindered)))
    new = _update(agreement, listed, report, reporting, asker, today)
    return planned_of(agreement, listed, new, after(standing, new, today))


def planned_of(agreement: Agreement, listed: Listed, new: NewUpdate, standing: Standing) -> Planned:
    """Return an update with the measure before it, and what its standing after it means."""
    return Planned(listed, new, standing, new.closes, is_ready(agreement, listed.measure, standing))


def _update(
    agreement: Agreement, listed: Listed, report: StatusReport, reporting: Reporting, asker: Asker, today: date
) -> NewUpdate:
    status, progress = report.status, report.progress
    if report.is_unchanged:
        status, progress = listed.standing.status, listed.standing.progress
    is_done = status is Status.DONE
    return NewUpdate(
        code=report.code,
        unit=reporting.unit,
        status=status or Status.IN_PROGRESS,
        progress=progress,
        note=report.note,
        new_due=report.new_due,
        on_behalf=reporting.on_behalf,
        is_unchanged=report.is_unchanged,
        is_contribution=is_done and not may_close(listed.measure, reporting, asker),
        turn_on=turn_done(agreement, listed, report, today) if is_done else None,
    )


def after(standing: Standing, new: NewUpdate, today: date) -> Standing:
    """Return the standing as it would be with one more update."""
    update = StatusUpdate(
        at=_at(today),
        unit=new.unit,
        status=new.status,
        progress=new.progress,
        note=new.note,
        new_due=new.new_due,
        due_state=DueState.WAITING if new.new_due else None,
        on_behalf=new.on_behalf,
        is_unchanged=new.is_unchanged,
        is_contribution=new.is_contribution,
        turn_on=new.turn_on,
        outcome=new.outcome,
    )
    return standing_of((*standing.updates, update), standing.obstacles)


def _at(today: date) -> datetime:
    """Return a moment for what has not happened yet: only its day is ever shown."""
    return datetime.combine(today, time(12), UTC)
