"""A unit says that a measure is not its own: it gets no nudges about it until that is ended."""

from datetime import date, datetime

from bot.agreement.model import Agreement, Measure
from bot.nudges.routing import directory, route
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


async def asked_next(work: Work, agreement: Agreement, measure: Measure, today: date) -> str:
    """Return the unit that is asked from now on, "" where it is the coordinators."""
    staff, declined = await work.nudges.staff(since=today), await work.nudges.declined()
    return route(measure, directory(agreement, staff, declined), today).unit
