"""Carries out the rules of `bot.retention`, or only looks what they would do."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from bot.ports import Work
from bot.retention import REPORT_FACT, RULES, Due, Rule, cutoff
from bot.trace.model import Action, Entry

YEARS_BACK = 5
"""How far back the day of a report can matter: a report later than that is none."""


class Outcome(NamedTuple):
    """What a rule did, or would do."""

    rule: Rule
    due: Due


async def look(work: Work, *, now: datetime, real: datetime, zone: tzinfo) -> Sequence[Outcome]:
    """Return what each rule would do now; `now` is domain time, `real` real time."""
    reports = await _reports(work, now.year)
    return [
        Outcome(rule, await work.retention.due(rule, cutoff(rule, real if rule.is_real else now, zone, reports)))
        for rule in RULES
    ]


async def retain(work: Work, *, now: datetime, real: datetime, zone: tzinfo) -> Sequence[Outcome]:
    """Carry out all rules, in their order, and trace it."""
    reports, outcomes = await _reports(work, now.year), []
    for rule in RULES:
        before = cutoff(rule, real if rule.is_real else now, zone, reports)
        # One after another: a name that an update no longer bears may go as well.
        due = await work.retention.due(rule, before)
        if due.rows:
            await work.retention.carry_out(rule, before)
        outcomes.append(Outcome(rule, due))
    done = {rule.name: due.rows for rule, due in outcomes if due.rows}
    await work.audit.add(Entry(Action.RETENTION, details=done), at=now)
    return outcomes


async def _reports(work: Work, year: int) -> Mapping[int, date]:
    noted = {past: await work.facts.get(REPORT_FACT.format(year=past)) for past in range(year - YEARS_BACK, year)}
    return {past: date.fromisoformat(day) for past, day in noted.items() if day}
