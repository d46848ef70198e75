"""What lies ahead: what would be sent on which day, with which digest it goes, and who cannot be reached. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.asking.select import Listed, all_listed
from bot.nudges.model import Outlook
from bot.nudges.plan import Planned, is_nudging_day, preview
from bot.nudges.routing import COORDINATORS, Directory, directory_of, in_turn

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """A nudge that lies ahead. `unit` (as in `Route`) is asked, or would be if anybody there could be reached.

    `is_reaching`: whether anybody can be. Who is away on that day is left aside: a preview is not to tell.
    """

    on: date
    planned: Planned
    unit: str
    is_reaching: bool


def foreseen(outlook: Outlook, first: date, last: date, today: date) -> tuple[Coming, ...]:
    """Return what would be sent from the first day to the last if nobody reported and nothing else changed.

    Up to a day that is still to come, all goes out as planned. Days before the import are looked at as if it had been
    on the first one, and everybody been there.
    """
    known = directory_of(outlook)
    days = preview(_known_by(outlook, first), min(first, today), last)
    return tuple(_coming(on, one, known) for on, due in days if on >= first for one in due)


def out_of_reach(outlook: Outlook) -> Mapping[str, Sequence[Listed]]:
    """Return the open measures of units in which nobody can be reached, by the unit that would be asked first.

    Under `COORDINATORS` are those that no unit of the county answers for, where no coordinator can be reached either.
    """
    known = directory_of(outlook)
    found: dict[str, list[Listed]] = {}
    for one in sorted(all_listed(outlook.snapshot), key=lambda one: one.measure.line):
        units = tuple(in_turn(one.measure, known)) or (COORDINATORS,)
        if not one.is_settled and not any(known.by_unit.get(unit) for unit in units):
            found.setdefault(units[0], []).append(one)
    return found


def reaches_coordinators(outlook: Outlook) -> bool:
    """Whether a coordinator can be reached, for all that no unit takes."""
    known = directory_of(outlook)
    return bool(known.by_unit.get(COORDINATORS))


def digest_days(outlook: Outlook, now: datetime) -> tuple[date, ...]:
    """Return the days on which the next digest comes: today, and the next one for who had today's already.

    Which of the two holds for somebody is nobody else's business.
    """
    local = now.astimezone(outlook.zone)
    is_open = is_nudging_day(local.date(), outlook) and local.hour < outlook.ladder.core_hours[1]
    later = next_nudging_day(outlook, local.date() + _A_DAY)
    return (local.date(), later) if is_open else (later,)


def next_nudging_day(outlook: Outlook, day: date) -> date:
    """Return this day, or the first one after it on which nudges go out."""
    while not is_nudging_day(day, outlook):
        day += _A_DAY
    return day


def _known_by(outlook: Outlook, day: date) -> Outlook:
    """Return the outlook as if the agreement had been imported by this day, and everybody been there."""
    start = datetime.combine(day, datetime.min.time(), outlook.zone)
    staff = [
        replace(one, person=replace(one.person, since=min(one.person.since, start))) if one.person.since else one
        for one in outlook.staff
    ]
    known_since = {code: min(since, day) for code, since in outlook.known_since.items()}
    return replace(outlook, staff=staff, known_since=known_since)


def _coming(on: date, planned: Planned, known: Directory) -> Coming:
    unit = planned.route.unit
    is_reaching = bool(known.by_unit.get(unit))
    whose = unit if is_reaching else next(in_turn(planned.listed.measure, known), COORDINATORS)
    return Coming(on, planned, whose, is_reaching)
