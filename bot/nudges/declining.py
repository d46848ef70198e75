"""A unit says that a measure is not its own: it gets no nudges about it until that is ended."""

from datetime import datetime

from bot.agreement.model import Agreement, Measure
from bot.nudges.routing import COORDINATORS, units_in_turn
from bot.people.model import Person
from bot.ports import Work
from bot.trace.model import Action, Entry


async def decline(work: Work, code: str, unit: str, *, by: Person, at: datetime) -> bool:
    """Take down that a measure is not the unit's; False where that was known."""
    if not await work.nudges.decline(code, unit, at=at):
        return False
    await work.audit.add(Entry(Action.NUDGES_DECLINED, by, code, {"units": [unit]}), at=at)
    return True


async def end_decline(work: Work, code: str, unit: str, *, by: Person, at: datetime) -> bool:
    """Take down that it is the unit's after all; False where nothing was declined."""
    if not await work.nudges.end_decline(code, unit, at=at):
        return False
    await work.audit.add(Entry(Action.DECLINE_ENDED, by, code, {"units": [unit]}), at=at)
    return True


async def asked_next(work: Work, agreement: Agreement, measure: Measure) -> str:
    """Return the unit that is asked now, `COORDINATORS` where none is left."""
    declined = await work.nudges.declined()
    return next(iter(units_in_turn(measure, agreement, declined)), COORDINATORS)
