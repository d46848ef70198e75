"""What a group is told of what was reported: when, and the latest of each measure. Pure, but for the switch."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.agreement.model import Snapshot
from bot.asking.select import Listed, all_listed
from bot.normal import normal
from bot.nudges.model import Ladder
from bot.people.model import Group, Person
from bot.periods.calendar import Calendar
from bot.ports import Work
from bot.reporting.answers import Planned
from bot.reporting.model import Stored
from bot.reporting.plan import planned_of
from bot.trace.model import Action, Entry

GATHERED_FOR = timedelta(minutes=15)
"""So long what is reported waits for more, to be told in one message."""
TOLD_FACT = "news:told_at"
"""The fact that holds when marks of groups went on last (ISO, domain time)."""
_WORDS = {True: frozenset({"an", "ein", "on", "ja", "yes"}), False: frozenset({"aus", "off", "nein", "no"})}


def is_core_time(local: datetime, calendar: Calendar, ladder: Ladder) -> bool:
    """Whether messages go out by themselves at this moment, given in the county's time."""
    return local.hour in range(*ladder.core_hours) and calendar.is_working_day(local.date())


def gathered(moments: Iterable[datetime], now: datetime) -> bool:
    """Whether it is time to tell what came at these moments."""
    return any(moment + GATHERED_FOR <= now for moment in moments)


def latest(snapshot: Snapshot, news: Sequence[Stored]) -> tuple[Planned, ...]:
    """Return each measure once, with the last update among the news and how far it is now, in the agreement's order."""
    last = {one.update.code: one.update for one in news}
    listed = sorted((one for one in all_listed(snapshot) if one.code in last), key=lambda one: one.measure.line)
    return tuple(planned_of(snapshot.agreement, one, last[one.code], one.standing) for one in listed)


def left(snapshot: Snapshot, withdrawn: Sequence[Stored]) -> tuple[Listed, ...]:
    """Return the measures of updates that were withdrawn, each once, with how far they are now."""
    codes = {one.update.code for one in withdrawn}
    return tuple(sorted((one for one in all_listed(snapshot) if one.code in codes), key=lambda one: one.measure.line))


def switch_named(text: str) -> bool | None:
    """Return whether "an" or "aus" was said; None for anything else."""
    words = frozenset(normal(text).split())
    return next((is_on for is_on, known in _WORDS.items() if words & known), None)


async def switch_news(work: Work, group: Group, *, is_on: bool, by: Person, at: datetime) -> None:
    """Switch on or off that a group is told of what is reported."""
    if is_on and not any(other.tells_changes for other in await work.groups.listed()):
        # What was taken back while nobody was told is told to nobody.
        await work.facts.set(TOLD_FACT, at.isoformat())
    await work.groups.tell_changes(group.chat_id, is_on=is_on)
    await work.audit.add(Entry(Action.NEWS_SET, by, str(group.chat_id), {"on": is_on}), at=at)
