"""What has to be chosen before a report can be stored, and which turn of a measure is done. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.agreement.model import Agreement, Status
from bot.asking.select import Listed
from bot.asking.turns import is_fulfilled, turn_of, turn_period
from bot.language.understanding import Scope, StatusReport
from bot.periods.period import Period
from bot.periods.spans import in_year, year_of
from bot.reporting.answers import Choices, Doubt

LATE_DAYS = 91
"""So long after its end a yearly turn may be what is meant by "erledigt": up to the end of March. Of shorter rounds it
is a quarter of their length."""


def open_question(
    agreement: Agreement, listed: Listed, report: StatusReport, today: date, chosen: Doubt | None = None
) -> Choices | None:
    """Return what has to be chosen before the report can be stored; not once more what was `chosen`."""
    if report.status is Status.DONE and (options := _turns(agreement, listed, report, today)):
        # An ongoing measure without a rhythm may be done for good; of one that comes back the agreement says when.
        doubt = Doubt.TURN if listed.measure.recurrence else Doubt.SCOPE
        return Choices(doubt, tuple((option,) for option in options), (listed,))
    if report.status is None and not report.is_unchanged and report.obstacle is None:
        statuses = (Status.IN_PROGRESS, Status.DONE, Status.DELAYED)
        return Choices(Doubt.STATUS, tuple((replace(report, status=status),) for status in statuses), (listed,))
    if report.new_due and chosen is not Doubt.EARLY and not _is_later(report.new_due, listed, today):
        return Choices(
            Doubt.EARLY, tuple((option,) for option in _dates(report, report.new_due, listed, today)), (listed,)
        )
    return None


def turn_done(agreement: Agreement, listed: Listed, report: StatusReport, today: date) -> date | None:
    """Return the last day of the turn that a measure reported done is done for; None where it is done for good."""
    if report.scope is Scope.FOR_GOOD:
        return None
    day = report.turn.last if report.turn and report.turn.last else today
    turn = turn_of(listed, agreement, day)
    if turn:
        on, is_last = turn
        return None if is_last else on
    is_for_a_year = report.scope is Scope.TURN or (report.turn is not None and listed.measure.ongoing)
    return date(day.year, 12, 31) if is_for_a_year else None


def _turns(agreement: Agreement, listed: Listed, report: StatusReport, today: date) -> tuple[StatusReport, ...]:
    """Return the turns, or done for good, that a report of something done may mean; none where it is clear."""
    if report.scope or report.turn or not (listed.measure.recurrence or listed.measure.ongoing):
        return ()
    turn = turn_of(listed, agreement, today)
    present = turn_period(listed.measure.recurrence, turn[0]) if turn else year_of(today)
    before = _turn_before(agreement, listed, present, today)
    turns = tuple(replace(report, scope=Scope.TURN, turn=one) for one in (before, present) if one)
    if listed.measure.recurrence:
        return turns if before else ()
    return (*turns, replace(report, scope=Scope.FOR_GOOD))


def _turn_before(agreement: Agreement, listed: Listed, present: Period, today: date) -> Period | None:
    """Return the turn before the present one, if it ended not long ago and is still open."""
    assert present.first
    last = present.first - timedelta(days=1)
    turn = turn_of(listed, agreement, last)
    before = turn_period(listed.measure.recurrence, last)
    assert before.first
    is_agreed = turn[0] == last if turn else agreement.protocol_on is None or agreement.protocol_on <= last
    days = min(LATE_DAYS, (last - before.first).days // 4)
    is_late = (today - last).days <= days
    return before if is_agreed and is_late and not is_fulfilled(listed, last) else None


def _is_later(new_due: Period, listed: Listed, today: date) -> bool:
    return new_due.last is not None and new_due.last >= today and (listed.due is None or new_due.last > listed.due.on)


def _dates(report: StatusReport, named: Period, listed: Listed, today: date) -> Iterator[StatusReport]:
    """Yield what a date that is too early may mean: the same of a later year, itself unless it has passed, no date."""
    if named.first and named.last:
        floor = max(today, listed.due.on) if listed.due else today
        years = (in_year(named, named.first.year + count) for count in range(1, floor.year - named.first.year + 2))
        later = next((one for one in years if _is_later(one, listed, today)), None)
        if later:
            yield replace(report, new_due=later)
        if named.last >= today:
            yield report
    yield replace(report, new_due=None)
