"""What is to be handed over now: each person's digest of the day, once their hour has come. In one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import islice

from bot.nudges.digest import (
    Digest,
    Moment,
    Sorted,
    awaits_reminders,
    digests,
    left_alone,
    minute_of,
    sort_waiting,
)
from bot.nudges.model import Ladder, Outlook, Staff
from bot.nudges.outlook import planned_until
from bot.nudges.overview import NOTHING, Overview, awaits_overview, monday_of, overview
from bot.nudges.plan import is_nudging_day, is_snooze_over
from bot.nudges.routing import directory_of, route
from bot.ports import Work
from bot.reminders.answers import Item as Reminded
from bot.reminders.telling import due_with_digest, told

AT_ONCE = 250
"""So many people's digests share a transaction."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A digest that is to be handed over: a coordinator's with the overview of the week, `reminders` that it tells."""

    digest: Digest
    overview: Overview = NOTHING
    reminders: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.digest.items or self.digest.over or self.overview)


async def is_time(work: Work, moment: Moment, ladder: Ladder, zone: tzinfo) -> bool:
    """Whether somebody's hour has come since digests were handed over last. This is asked every minute."""
    until, minutes = await planned_until(work, moment.day), set(await work.nudges.minutes(moment.day))
    if reminders := await due_with_digest(work, None, today=moment.day, zone=zone):
        staff = await work.nudges.staff(since=moment.day)
        minutes |= {one.minute for one in staff if one.person.id in reminders}
    return any(until < minute_of(minute, ladder) <= moment.minute for minute in minutes)


async def next_drafts(work: Work, outlook: Outlook, moment: Moment) -> Sequence[Draft] | None:
    """Return the next digests; None where nothing is left. Nudges rest on some days, own reminders do not.

    What is not needed any more is settled first, and what somebody cannot get is sent on: then there may be none yet.
    """
    is_nudging = is_nudging_day(moment.day, outlook)
    waiting = sort_waiting(await work.nudges.waiting() if is_nudging else (), outlook, moment.day)
    if is_nudging and await _tidied(work, waiting, outlook, moment):
        return ()
    reminders = await due_with_digest(work, outlook.snapshot, today=moment.day, zone=outlook.zone)
    due = {one.to.person.id: one for one in digests(waiting, outlook, moment)} if is_nudging else {}
    others = (one for one in outlook.staff if _awaits_more(one, reminders, outlook, moment, is_nudging=is_nudging))
    due |= {one.person.id: Digest(one, ()) for one in others if one.person.id not in due}
    batch = list(islice(due.values(), AT_ONCE))
    if not batch:
        return None
    drafts = [await _draft(work, one, reminders, outlook, moment, is_nudging=is_nudging) for one in batch]
    begin = work.nudges.begin_digest
    return [one for one in drafts if one and await begin(one.digest.to.person.id, moment.day)]


def _awaits_more(
    one: Staff, reminders: Mapping[int, Sequence[Reminded]], outlook: Outlook, moment: Moment, *, is_nudging: bool
) -> bool:
    """Whether something else than nudges waits for somebody: an overview, or their own reminders."""
    if one.person.id in reminders and awaits_reminders(one, moment, outlook.ladder):
        return True
    return is_nudging and awaits_overview(one, moment, outlook)


async def _draft(
    work: Work,
    digest: Digest,
    reminders: Mapping[int, Sequence[Reminded]],
    outlook: Outlook,
    moment: Moment,
    *,
    is_nudging: bool,
) -> Draft:
    """Put together what goes to one person.

    An overview in which there is nothing is taken, too: it comes on the first day of the week on which they are there.
    """
    one, seen = digest.to, NOTHING
    mine: tuple[Reminded, ...] = ()
    is_seeing = is_nudging and awaits_overview(one, moment, outlook)
    if is_seeing and await work.nudges.begin_overview(one.person.id, monday_of(moment.day)):
        seen = overview(outlook, moment.day, await work.nudges.only_to(one.person.id))
    if awaits_reminders(one, moment, outlook.ladder):
        theirs = reminders.get(one.person.id, ())
        mine = await told(work, theirs, now=moment.now, zone=outlook.zone, calendar=outlook.calendar)
    return Draft(digest.with_reminders(mine), seen, tuple(each.reminder.id for each in mine))


async def _tidied(work: Work, waiting: Sorted, outlook: Outlook, moment: Moment) -> bool:
    """Settle what is needed no more, and send on what its recipient cannot get; return whether anything changed.

    Who gets a nudge was decided when its slot was claimed. Somebody who left since, or is away, does not get it; where
    nobody else does, it is decided once more. What nobody can get waits.
    """
    over = [one.id for one in outlook.snoozes if is_snooze_over(one, outlook)]
    await work.nudges.end_snoozes(over, at=moment.now)
    went = await work.nudges.handed_over([one.asked.id for one in waiting.stranded])
    known, hopeless = directory_of(outlook), set()
    for asked in left_alone(waiting.stranded, waiting, went):
        to = route(outlook.snapshot.agreement.by_code[asked.slot.code], known, moment.day).people
        for one in to:
            await work.nudges.deliver_to(asked.id, one.person.id, passed_by=None, at=moment.now)
        if not to:
            hopeless.add(asked.id)
    gone = [one for one in waiting.stranded if one.asked.id not in hopeless]
    dropped = [one.id for one in (*waiting.needless, *gone)]
    await work.nudges.settle(dropped, is_sent=False, at=moment.now)
    return bool(dropped)
