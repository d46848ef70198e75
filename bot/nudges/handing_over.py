"""What is to be handed over now: each person's digest of the day, once their hour has come.

It is read once, for that takes a while where many people are, and handed over to some of them at a time.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from bot.nudges.digest import (
    Digest,
    Moment,
    Sorted,
    awaits_reminders,
    digests,
    is_declined,
    left_alone,
    minute_of,
    sort_waiting,
)
from bot.nudges.model import Ladder, Outlook
from bot.nudges.outlook import planned_until
from bot.nudges.overview import NOTHING, Overview, awaits_overview, monday_of, overview
from bot.nudges.plan import is_nudging_day, is_snooze_over
from bot.nudges.routing import directory_of, route
from bot.ports import Work
from bot.reminders.answers import Item as Reminded
from bot.reminders.telling import due_with_digest, told


@dataclass(frozen=True, slots=True)
class Draft:
    """A digest that is to be handed over: a coordinator's with the overview of the week, `reminders` that it tells."""

    digest: Digest
    overview: Overview = NOTHING
    reminders: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.digest.items or self.digest.over or self.overview)


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be handed over at a moment: digests, `reminders` by person id, and who is `seeing` an overview."""

    outlook: Outlook
    moment: Moment
    digests: Sequence[Digest]
    reminders: Mapping[int, Sequence[Reminded]]
    seeing: Collection[int]


async def is_time(work: Work, moment: Moment, ladder: Ladder, zone: tzinfo) -> bool:
    """Whether somebody's hour has come since digests were handed over last. This is asked every minute."""
    until, minutes = await planned_until(work, moment.day), set(await work.nudges.minutes(moment.day))
    if reminders := await due_with_digest(work, None, today=moment.day, zone=zone):
        staff = await work.nudges.staff(since=moment.day)
        minutes |= {one.minute for one in staff if one.person.id in reminders}
    return any(until < minute_of(minute, ladder) <= moment.minute for minute in minutes)


async def read_due(work: Work, outlook: Outlook, moment: Moment) -> Due:
    """Return what is to be handed over. Nudges rest on some days, own reminders do not.

    What is not needed any more is settled first, in this transaction, and what somebody cannot get is sent on.
    """
    is_nudging = is_nudging_day(moment.day, outlook)
    waiting = await _tidied(work, outlook, moment) if is_nudging else sort_waiting((), outlook, moment.day)
    waited_for = await due_with_digest(work, outlook.snapshot, today=moment.day, zone=outlook.zone)
    able = [one.person.id for one in outlook.staff if awaits_reminders(one, moment, outlook.ladder)]
    reminders = {one: waited_for[one] for one in able if one in waited_for}
    found = {one.to.person.id: one for one in digests(waiting, outlook, moment)} if is_nudging else {}
    seeing = {one.person.id for one in outlook.staff if is_nudging and awaits_overview(one, moment, outlook)}
    others = (one for one in outlook.staff if one.person.id in seeing or one.person.id in reminders)
    found |= {one.person.id: Digest(one, ()) for one in others if one.person.id not in found}
    return Due(outlook, moment, tuple(found.values()), reminders, seeing)


async def take_digests(work: Work, due: Due, some: Sequence[Digest]) -> Sequence[Draft]:
    """Put together what goes to some people, and take their digests of the day, in this transaction.

    Whoever is off the list by now, or had theirs from another replica, is passed over.
    """
    day = due.moment.day
    awaiting = await work.nudges.awaiting([one.to.person.id for one in some], day)
    made = [await _draft(work, one, due) for one in some if one.to.person.id in awaiting]
    drafts = [one for one in made if one]
    await work.nudges.begin_digests([one.digest.to.person.id for one in drafts], day)
    return drafts


async def _draft(work: Work, digest: Digest, due: Due) -> Draft:
    """Put together what goes to one person.

    An overview in which there is nothing is taken, too: it comes on the first day of the week on which they are there.
    """
    outlook, moment = due.outlook, due.moment
    who, seen = digest.to.person.id, NOTHING
    if who in due.seeing and await work.nudges.begin_overview(who, monday_of(moment.day)):
        asked = {item.listed.code for item in digest.items}
        seen = overview(outlook, moment.day, await work.nudges.only_to(who), asked)
    mine = await told(work, due.reminders.get(who, ()), now=moment.now, zone=outlook.zone, calendar=outlook.calendar)
    return Draft(digest.with_reminders(mine), seen, tuple(each.reminder.id for each in mine))


async def _tidied(work: Work, outlook: Outlook, moment: Moment) -> Sorted:
    """Settle what is needed no more, send on what its recipient is not to get, and return what waits then.

    Who gets a nudge was decided when its slot was claimed. Who left since, is away, or is of a unit that has declined
    does not get it; where nobody else does or did, it is decided once more. What nobody can get waits.
    """
    over = [one.id for one in outlook.snoozes if is_snooze_over(one, outlook)]
    await work.nudges.end_snoozes(over, at=moment.now)
    while True:
        waiting = sort_waiting(await work.nudges.waiting(), outlook, moment.day)
        dropped = {one.id for one in waiting.needless} | await _sent_on(work, waiting, outlook, moment)
        if not dropped:
            return waiting
        await work.nudges.settle(dropped, is_sent=False, at=moment.now)


async def _sent_on(work: Work, waiting: Sorted, outlook: Outlook, moment: Moment) -> set[int]:
    """Let stranded nudges go to whoever can get them; return the deliveries that are not needed any more by that."""
    if not waiting.stranded:
        return set()
    went = await work.nudges.handed_over([one.asked.id for one in waiting.stranded])
    known, hopeless = directory_of(outlook), set()
    for asked in left_alone(waiting.stranded, waiting, went):
        to = route(outlook.snapshot.agreement.by_code[asked.slot.code], known, moment.day)
        people = [one.person.id for one in to.people]
        if not people:
            hopeless.add(asked.id)
        elif is_declined(asked.slot, outlook):
            # Another unit is asked: that is a slot of its own.
            await work.nudges.claim(replace(asked.slot, unit=to.unit), people, on=moment.day, at=moment.now)
        else:
            for one in people:
                await work.nudges.deliver_to(asked.id, one, passed_by=None, at=moment.now)
    return {one.id for one in waiting.stranded if one.asked.id not in hopeless}
