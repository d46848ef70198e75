"""The ladder of one measure: which steps it has, and on which day each is reached. Pure; the numbers are settings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from bot.agreement.model import Agreement, Status
from bot.asking.select import Listed
from bot.asking.turns import MONTHS, is_fulfilled, turn_of
from bot.nudges.model import Ladder, NudgeStep, Rule
from bot.periods.calendar import Calendar

LAST_QUARTER, LAST_MONTH, LAST_WEEK = "last_quarter", "last_month", "last_week"
"""The steps of a turn."""
BEGIN = "begin"
_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_RUNNING = frozenset({Status.IN_PROGRESS, Status.DELAYED})


@dataclass(frozen=True, slots=True)
class Ground:
    """What all ladders of an agreement stand on."""

    agreement: Agreement
    ladder: Ladder
    calendar: Calendar
    zone: tzinfo


def steps_of(one: Listed, ground: Ground, day: date, known_since: date | None = None) -> tuple[NudgeStep, ...]:
    """Return the steps of a measure that is not settled, in the order in which they are reached.

    `known_since`: when its times were imported. Of a recurring measure these are the steps of the turn `day` is in.
    Steps in the quiet days around New Year are reached on the last working day before them.
    """
    if one.is_settled:
        return ()
    found = (*_start(one), *_due(one, ground), *_silence(one, ground, known_since), *_turn(one, ground, day))
    return tuple(
        sorted((_moved(step, ground) for step in found), key=lambda step: (step.reached_on, _WEIGHT[step.rule]))
    )


_WEIGHT = {rule: weight for weight, rule in enumerate((Rule.SILENCE, Rule.START, Rule.TURN, Rule.BEFORE_DUE))}
_WEIGHT |= {Rule.AFTER_DUE: len(_WEIGHT)}
"""Of steps that are reached on one day the last one counts."""


def is_quiet(day: date, ladder: Ladder) -> bool:
    """Whether a day is one of the quiet ones around New Year."""
    return (day.month, day.day) >= ladder.quiet_from or (day.month, day.day) <= ladder.quiet_to


def reported_on(one: Listed, zone: tzinfo) -> date | None:
    """Return the day of the last update, where the county is."""
    return one.standing.last.at.astimezone(zone).date() if one.standing.last else None


def last_said(one: Listed) -> datetime | None:
    """Return when somebody last said something of a measure: an update, or an obstacle raised or resolved."""
    standing = one.standing
    said = [obstacle.resolved_at or obstacle.at for obstacle in (*standing.obstacles, *standing.resolved)]
    return max([*said, *([standing.last.at] if standing.last else [])], default=None)


def is_said_since(one: Listed, at: datetime) -> bool:
    """Whether something was said of a measure since a moment, or nothing is left to say."""
    said = last_said(one)
    return one.is_settled or (said is not None and said >= at)


def _start(one: Listed) -> Iterator[NudgeStep]:
    first = one.measure.start and one.measure.start.first
    if first and one.standing.status in (None, Status.PLANNED):
        yield NudgeStep(Rule.START, BEGIN, first, first)


def _due(one: Listed, ground: Ground) -> Iterator[NudgeStep]:
    if one.due is None:
        return
    on = one.due.on
    for days in ground.ladder.before:
        yield NudgeStep(Rule.BEFORE_DUE, str(days), on, on - timedelta(days=days))
    for after in ground.ladder.after:
        working = ground.calendar.working_days_after
        reached = working(on, after.days) if after.is_working else on + timedelta(days=after.days)
        yield NudgeStep(Rule.AFTER_DUE, after.name, on, reached)


def _silence(one: Listed, ground: Ground, known_since: date | None) -> Iterator[NudgeStep]:
    """Yield the step of a measure under way of which nothing is heard, up to its due date; turns have their own.

    Of what was never reported on, silence counts from its start, or from its import where it was under way by then.
    """
    since = reported_on(one, ground.zone)
    if since is None:
        started = one.measure.start.first if one.measure.start else None
        is_under_way = started is not None or one.measure.ongoing
        since = max((day for day in (started, known_since) if day and is_under_way), default=None)
    elif one.standing.status not in _RUNNING:
        return
    if since is None or one.measure.recurrence:
        return
    reached = since + timedelta(days=ground.ladder.silence)
    if reached <= one.due_on:
        yield NudgeStep(Rule.SILENCE, str(ground.ladder.silence), since, reached)


def _turn(one: Listed, ground: Ground, day: date) -> Iterator[NudgeStep]:
    turn = turn_of(one, ground.agreement, day)
    if turn is None or one.measure.recurrence is None or is_fulfilled(one, turn[0]):
        return
    on, months = turn[0], MONTHS[one.measure.recurrence]
    if months > 3:
        yield NudgeStep(Rule.TURN, LAST_QUARTER, on, on.replace(month=on.month - (on.month - 1) % 3, day=1))
    if months > 1:
        yield NudgeStep(Rule.TURN, LAST_MONTH, on, on.replace(day=1))
    else:
        yield NudgeStep(Rule.TURN, LAST_WEEK, on, on - _A_WEEK)


def _moved(step: NudgeStep, ground: Ground) -> NudgeStep:
    day = step.reached_on
    if not is_quiet(day, ground.ladder):
        return step
    month, first = ground.ladder.quiet_from
    begins = date(day.year if (day.month, day.day) >= ground.ladder.quiet_from else day.year - 1, month, first)
    return replace(step, reached_on=ground.calendar.working_day_before(begins))
