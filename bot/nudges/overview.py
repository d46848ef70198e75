"""What a coordinator sees once a week: measures that nobody answered for, per unit and never by name. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.asking.select import Listed, all_listed, listed_by_code
from bot.nudges.digest import Moment, is_declined, is_time
from bot.nudges.ladder import Ground, last_said, steps_of
from bot.nudges.model import WRONG_CLOCK, Outlook, Rule, SlotState, Staff
from bot.nudges.plan import agreement_end, is_waiting, unanswered
from bot.people.model import Role


@dataclass(frozen=True, slots=True)
class Silent:
    """A measure about which a unit ("": the coordinators) was asked, and nobody answered since that day."""

    listed: Listed
    unit: str
    since: date


@dataclass(frozen=True, slots=True)
class Overview:
    """What was not answered, and what is still open after the last step of its ladder, of which nothing is heard."""

    silent: tuple[Silent, ...] = ()
    past: tuple[Listed, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.silent or self.past)


NOTHING = Overview()


def monday_of(day: date) -> date:
    """Return the Monday by which a week's overview is known."""
    return day - timedelta(days=day.weekday())


def awaits_overview(one: Staff, moment: Moment, outlook: Outlook) -> bool:
    """Whether this week's overview goes into the digest that a coordinator gets now."""
    week, last = monday_of(moment.day), one.overview_on
    is_taken = last is not None and week <= last <= week + WRONG_CLOCK
    is_coordinator = one.person.role is Role.COORDINATOR
    return is_coordinator and not is_taken and is_time(one, moment, outlook.ladder)


def overview(outlook: Outlook, day: date, own: Collection[int], theirs: Collection[str]) -> Overview:
    """Return what a coordinator sees on a day, each measure once.

    `own` are the nudges that went to them alone: nobody reports to oneself. `theirs` are the measures they are asked
    about that day: those stand above. A nudge is given the days that lie between two of them before it counts as not
    answered.
    """
    if day > agreement_end(outlook):
        return Overview()
    silent = tuple(one for one in _silent(outlook, day, own) if one.listed.code not in theirs)
    known = {one.listed.code for one in silent}.union(theirs)
    return Overview(silent, tuple(one for one in _past(outlook, day) if one.code not in known))


def _silent(outlook: Outlook, day: date, own: Collection[int]) -> Iterator[Silent]:
    since: dict[str, date] = {}
    for one in outlook.asked:
        if one.state is SlotState.ASKED and is_waiting(one, outlook):
            since.setdefault(one.slot.code, one.on)
    listed, latest = listed_by_code(outlook.snapshot), day - timedelta(days=outlook.ladder.gap)
    for one in unanswered(outlook):
        code = one.slot.code
        if since[code] <= latest and one.id not in own and not is_declined(one.slot, outlook):
            yield Silent(listed[code], one.slot.unit, since[code])


def _past(outlook: Outlook, day: date) -> Iterator[Listed]:
    """Yield what no step will come for any more: all those after the due date are passed, and nothing is heard.

    What had passed before it was imported is not among it: that is the opening balance.
    """
    ground = Ground(outlook.snapshot.agreement, outlook.ladder, outlook.calendar, outlook.zone)
    for one in all_listed(outlook.snapshot):
        if not one.is_overdue(day) or one.standing.obstacles or one.standing.waiting:
            continue
        said, since = last_said(one), outlook.known_since.get(one.code)
        steps = steps_of(one, ground, day, since)
        after = [step.reached_on for step in steps if step.rule is Rule.AFTER_DUE]
        silence = timedelta(days=outlook.ladder.silence)
        is_silent = said is None or said.astimezone(outlook.zone).date() + silence <= day
        if after and (since or date.min) <= max(after) < day and is_silent:
            yield one
