"""For which unit somebody reports on a measure."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.agreement.model import Behalf, Measure
from bot.asking.asker import Asker, Reports
from bot.people.deputies import units_stood_in_for
from bot.ports import Work


class Reporting(NamedTuple):
    """For which unit (None where the agreement names none), and in whose stead where it is not one's own."""

    unit: str | None
    on_behalf: Behalf | None = None


async def as_reporter(work: Work, asker: Asker, today: date) -> Asker:
    """Return who asks with the units they stand in for today, what was passed on to them, and what they put off."""
    if asker.person is None:
        return asker
    passed = await work.nudges.passed_to(asker.person.id)
    return replace(
        asker,
        stands_in_for=await units_stood_in_for(work, asker.person, today),
        passed=frozenset((one.slot.code, one.slot.unit) for one in passed),
        snoozes=tuple(await work.nudges.snoozes(asker.person.id)),
    )


def reporting_for(measure: Measure, asker: Reports, named: Collection[str] = ()) -> Reporting | None:
    """Return for which unit somebody reports; None where the measure is none of theirs.

    An own unit goes before one stood in for, and the lead before the others. `named` are units that the report names:
    a coordinator, who may report for any, reports for that one.
    """
    if unit := _first(measure, asker.own_units):
        return Reporting(unit)
    if unit := _first(measure, asker.stands_in_for):
        return Reporting(unit, Behalf.DEPUTY)
    if unit := _first(measure, [unit for code, unit in asker.passed if code == measure.code]):
        return Reporting(unit, Behalf.DEPUTY)
    if asker.is_coordinator:
        unit = _first(measure, named) or measure.lead or next(iter(measure.units), None)
        return Reporting(unit, Behalf.COORDINATOR)
    return None


def may_close(measure: Measure, reporting: Reporting, asker: Asker) -> bool:
    """Whether done means that the measure is done: said by its lead or a coordinator, or where one unit answers."""
    return asker.is_coordinator or len(measure.units) < 2 or measure.lead is None or reporting.unit == measure.lead


def _first(measure: Measure, units: Collection[str]) -> str | None:
    theirs = [unit for unit in measure.units if unit in units]
    return measure.lead if measure.lead in theirs else next(iter(theirs), None)
