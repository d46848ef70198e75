"""Which nudges are due on a day: a pure function of measures, updates, ledger, people, calendar and the day.

The clock only wakes whoever calls it. What is due is what was reached and not yet sent, never "today is day 7".
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.asking.select import Listed, all_listed, listed_by_code
from bot.nudges.ladder import Ground, is_quiet, is_said_since, last_said, steps_of
from bot.nudges.model import Asked, NudgeStep, Outlook, Rule, Slot, SlotState, Snooze
from bot.nudges.routing import Directory, Route, directory_of, route

_OF_DUE_DATE = frozenset({Rule.BEFORE_DUE, Rule.AFTER_DUE})


@dataclass(frozen=True, slots=True)
class Planned:
    """A nudge that is due: about a measure, for a step of its ladder, to whom."""

    listed: Listed
    step: NudgeStep
    route: Route

    @property
    def slot(self) -> Slot:
        """What is claimed before it is sent."""
        return Slot(self.step.rule, self.listed.code, self.step.name, self.step.due_on, self.route.unit)


def is_nudging_day(day: date, outlook: Outlook) -> bool:
    """Whether nudges go out on a day: a working day outside the quiet ones, and none on which all of them rest."""
    rests = outlook.rest_until is not None and day <= outlook.rest_until
    return outlook.calendar.is_working_day(day) and not is_quiet(day, outlook.ladder) and not rests


def plan_nudges(outlook: Outlook, day: date) -> tuple[Planned, ...]:
    """Return what is due on a day, the most urgent first; what reaches nobody is among it, with nobody on its route."""
    if not is_nudging_day(day, outlook):
        return ()
    return _due(_scene(outlook), day, nudged_on(outlook))


def preview(outlook: Outlook, first: date, last: date) -> Iterator[tuple[date, tuple[Planned, ...]]]:
    """Yield the days on which something would be sent if nobody reported and nothing else changed, and what."""
    scene, nudged = _scene(outlook), dict(nudged_on(outlook))
    day = first
    while day <= last:
        if is_nudging_day(day, outlook):
            planned = _due(scene, day, nudged)
            # What reaches nobody is shown once, as if it had been sent.
            nudged |= {one.listed.code: day for one in planned}
            if planned:
                yield day, planned
        day += timedelta(days=1)


def is_answered(asked: Asked, outlook: Outlook) -> bool:
    """Whether something was said of the measure since the nudge, or nothing is left to say."""
    one = listed_by_code(outlook.snapshot).get(asked.slot.code)
    return one is None or is_said_since(one, asked.at)


def is_waiting(asked: Asked, outlook: Outlook) -> bool:
    """Whether a nudge still asks for something: nobody answered, and the due date that it counts from stands."""
    slot, one = asked.slot, listed_by_code(outlook.snapshot).get(asked.slot.code)
    if one is None or is_answered(asked, outlook):
        return False
    return slot.rule not in _OF_DUE_DATE or slot.due_on == one.due_on


def unanswered(outlook: Outlook) -> tuple[Asked, ...]:
    """Return the last nudge about each measure that still waits for an answer, in the order in which they were sent."""
    last = {one.slot.code: one for one in outlook.asked if one.state is SlotState.ASKED}
    return tuple(sorted((one for one in last.values() if is_waiting(one, outlook)), key=lambda one: one.id))


def returning(outlook: Outlook, day: date) -> tuple[Snooze, ...]:
    """Return what was put off until this day or an earlier one and still waits for an answer."""
    return tuple(one for one in _put_off(outlook) if one.until_on <= day)


def put_off(outlook: Outlook, day: date) -> frozenset[str]:
    """Return the measures that are put off until a later day and still wait for an answer, by code."""
    return frozenset(one.code for one in _put_off(outlook) if one.until_on > day)


def is_snooze_over(snooze: Snooze, outlook: Outlook) -> bool:
    """Whether something was said of the measure since it was put off, or nothing is left to say."""
    one = listed_by_code(outlook.snapshot).get(snooze.code)
    return one is None or is_said_since(one, snooze.at)


def urgency(one: Planned) -> tuple[date, int]:
    """What comes first in a digest."""
    return urgency_of(one.listed, one.step.rule, one.step.due_on)


def urgency_of(listed: Listed, rule: Rule, due_on: date) -> tuple[date, int]:
    """What is due first comes first, then in the agreement's order; a turn is due on its last day."""
    return min(due_on, listed.due_on) if rule is Rule.TURN else listed.due_on, listed.measure.line


def nudged_on(outlook: Outlook) -> Mapping[str, date]:
    """Return the day of the last nudge about each measure."""
    return {one.slot.code: one.on for one in outlook.asked}


def is_past(one: Listed, day: date, end: date) -> bool:
    """Whether a day lies after the agreement's `end`, and after a due date that was moved beyond it."""
    return day > max(end, one.due.on if one.due else end)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What planning needs of an outlook, whatever the day."""

    outlook: Outlook
    known: Directory
    ground: Ground
    end: date
    decided: Container[tuple[str, Rule, str, date]]


def _scene(outlook: Outlook) -> _Scene:
    ground = Ground(outlook.snapshot.agreement, outlook.ladder, outlook.calendar, outlook.zone)
    return _Scene(outlook, directory_of(outlook), ground, agreement_end(outlook), _decided(outlook))


def _due(scene: _Scene, day: date, nudged: Mapping[str, date]) -> tuple[Planned, ...]:
    return tuple(sorted(_planned(scene, day, nudged), key=urgency))


def _planned(scene: _Scene, day: date, nudged: Mapping[str, date]) -> Iterator[Planned]:
    outlook = scene.outlook
    later = put_off(outlook, day)
    for one in all_listed(outlook.snapshot):
        if one.code in later or _rests(one, outlook, day, scene.end):
            continue
        step = _open_step(one, scene.ground, outlook, day, nudged.get(one.code))
        if step is None or (one.code, step.rule, step.name, step.due_on) in scene.decided:
            continue
        to = route(one.measure, scene.known, day)
        if to.since is None or step.reached_on >= to.since.astimezone(outlook.zone).date():
            yield Planned(one, step, to)


def _put_off(outlook: Outlook) -> Iterator[Snooze]:
    """Yield what still waits for an answer; what somebody put off whose unit has declined holds nobody else up."""
    units = {one.person.id: one.person.units for one in outlook.staff}
    for one in outlook.snoozes:
        theirs = {(one.code, unit) for unit in units.get(one.person_id, ())}
        if outlook.declined.isdisjoint(theirs) and not is_snooze_over(one, outlook):
            yield one


def _decided(outlook: Outlook) -> Container[tuple[str, Rule, str, date]]:
    """Return the steps that were decided; one that a coordinator brought forward is so before it is reached."""
    return {(slot.code, slot.rule, slot.step, slot.due_on) for slot in (one.slot for one in outlook.asked)}


def _open_step(one: Listed, ground: Ground, outlook: Outlook, day: date, nudged: date | None) -> NudgeStep | None:
    """Return the latest step that was reached and is not settled by a nudge, by what was said, or by an import."""
    if nudged and day < nudged + timedelta(days=ground.ladder.gap):
        return None
    said = last_said(one)
    settled = max((on for on in (nudged, said and said.astimezone(ground.zone).date()) if on), default=date.min)
    since = outlook.known_since.get(one.code)
    steps = (step for step in steps_of(one, ground, day, since) if step.rule not in outlook.off)
    reached = [step for step in steps if step.reached_on <= day]
    latest = reached[-1] if reached else None
    is_open = latest and latest.reached_on > settled and (since is None or latest.reached_on >= since)
    return latest if is_open else None


def _rests(one: Listed, outlook: Outlook, day: date, end: date) -> bool:
    """Whether nudges rest: nothing is left, an obstacle, a new date was asked for, or the agreement is over."""
    if one.is_settled or one.standing.obstacles or is_past(one, day, end):
        return True
    if one.standing.waiting is None:
        return False
    asked_on = one.standing.waiting.at.astimezone(outlook.zone).date()
    return day <= outlook.calendar.working_days_after(asked_on, outlook.ladder.waiting_rest)


def agreement_end(outlook: Outlook) -> date:
    """Return the last agreed due date, after which nothing is asked any more; the end of time where there is none."""
    agreement = outlook.snapshot.agreement
    dues = [measure.due.on for measure in agreement.measures if measure.due]
    return agreement.runs_until or max(dues, default=date.max)
