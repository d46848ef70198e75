"""What coordinators decide on nudges: bring one forward, leave one out, ask about measures. Each slot only once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.asking.select import Listed, listed_by_code
from bot.nudges.foresight import Coming
from bot.nudges.model import Asked, NudgeStep, Outlook, Rule, Slot, SlotState
from bot.nudges.outlook import plan_again
from bot.nudges.plan import Planned
from bot.nudges.routing import directory_of, route
from bot.people.model import Person
from bot.ports import Work
from bot.trace.model import Action, Entry


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What asking about measures comes to: whom it reaches, and what is left out and why."""

    asked: tuple[Planned, ...] = ()
    unreached: tuple[Listed, ...] = ()
    settled: tuple[Listed, ...] = ()
    hindered: tuple[Listed, ...] = ()
    again: tuple[Listed, ...] = ()
    """What was asked about today already."""
    recent: tuple[tuple[str, date], ...] = ()
    """Of what is asked about: code and day of a nudge so short ago that the ladder would wait."""

    @property
    def units(self) -> Collection[str]:
        """The units that are asked."""
        return {one.route.unit for one in self.asked}


async def bring_forward(work: Work, coming: Coming, outlook: Outlook, *, by: Person, at: datetime) -> Planned | None:
    """Decide a nudge that lies ahead now, so that it goes with the next digest of whoever is there today.

    None where it was decided before; where nobody is on its route today, nothing is decided.
    """
    today = at.astimezone(outlook.zone).date()
    planned = replace(coming.planned, route=route(coming.planned.listed.measure, directory_of(outlook), today))
    if not planned.route.people:
        return planned
    if not await _claim(work, planned, on=today, at=at):
        return None
    await _trace(work, Action.NUDGE_BROUGHT_FORWARD, planned.slot, by, at)
    return planned


async def leave_out(work: Work, coming: Coming, outlook: Outlook, *, by: Person, at: datetime) -> bool:
    """Have a nudge that lies ahead left out; False where it was decided before."""
    slot, today = coming.planned.slot, at.astimezone(outlook.zone).date()
    if not await work.nudges.claim(slot, (), on=today, at=at, state=SlotState.SKIPPED):
        return False
    await _trace(work, Action.NUDGE_SKIPPED, slot, by, at)
    return True


def plan_inquiry(outlook: Outlook, codes: Sequence[str], today: date) -> Inquiry:
    """Work out what asking about these measures comes to."""
    by_code = listed_by_code(outlook.snapshot)
    listed = [by_code[code] for code in dict.fromkeys(codes) if code in by_code]
    open_ = [one for one in listed if not one.is_settled and not one.standing.obstacles]
    before = {one.slot.code for one in outlook.asked if one.slot.rule is Rule.ASKED and one.slot.due_on == today}
    planned = _inquiries(outlook, [one for one in open_ if one.code not in before], today)
    asked = tuple(one for one in planned if one.route.people)
    nudged = {one.slot.code: one.on for one in outlook.asked if one.state is SlotState.ASKED}
    recent = ((one.listed.code, nudged[one.listed.code]) for one in asked if one.listed.code in nudged)
    return Inquiry(
        asked=asked,
        unreached=tuple(one.listed for one in planned if not one.route.people),
        settled=tuple(one for one in listed if one.is_settled),
        hindered=tuple(one for one in listed if one.standing.obstacles and not one.is_settled),
        again=tuple(one for one in open_ if one.code in before),
        recent=tuple((code, day) for code, day in recent if (today - day).days < outlook.ladder.gap),
    )


async def inquire(work: Work, inquiry: Inquiry, *, by: Person, on: date, at: datetime) -> Inquiry:
    """Ask; return the inquiry without what somebody else asked about meanwhile."""
    asked = tuple([one for one in inquiry.asked if await _claim(work, one, on=on, at=at)])
    for one in asked:
        await _trace(work, Action.INQUIRED, one.slot, by, at)
    late = tuple(one.listed for one in inquiry.asked if one not in asked)
    return replace(inquiry, asked=asked, again=(*inquiry.again, *late))


def _inquiries(outlook: Outlook, listed: Sequence[Listed], today: date) -> tuple[Planned, ...]:
    known = directory_of(outlook)
    step = NudgeStep(Rule.ASKED, today.isoformat(), today, today)
    return tuple(Planned(one, step, route(one.measure, known, today)) for one in listed)


async def _claim(work: Work, planned: Planned, *, on: date, at: datetime) -> Asked | None:
    people = [one.person.id for one in planned.route.people]
    asked = await work.nudges.claim(planned.slot, people, on=on, at=at)
    if asked:
        await plan_again(work)
    return asked


async def _trace(work: Work, action: Action, slot: Slot, by: Person, at: datetime) -> None:
    details = {"unit": slot.unit, "rule": slot.rule.value, "step": slot.step, "due_on": slot.due_on.isoformat()}
    await work.audit.add(Entry(action, by, slot.code, details), at=at)
