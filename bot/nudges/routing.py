"""To whom a nudge goes: the lead unit's people who want nudges, else the next unit's, else the coordinators. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.agreement.model import Agreement, Measure
from bot.nudges.model import Outlook, Staff
from bot.people.model import Role
from bot.rights import ChatKind, Feature, may

COORDINATORS = ""
"""Stands for the coordinators where a unit is named."""


@dataclass(frozen=True, slots=True)
class Route:
    """Who is asked: a unit, or `COORDINATORS`, and of it these people today. Its first person came at `since`."""

    unit: str
    people: tuple[Staff, ...] = ()
    since: datetime | None = None


@dataclass(frozen=True)
class Directory:
    """Who can be asked, by unit. Only who wants nudges, can be reached and may report is in it."""

    agreement: Agreement
    declined: Collection[tuple[str, str]]
    by_id: Mapping[int, Staff]
    by_unit: Mapping[str, Sequence[Staff]]


def directory(agreement: Agreement, staff: Sequence[Staff], declined: Collection[tuple[str, str]] = ()) -> Directory:
    """Sort staff by unit; coordinators are under `COORDINATORS` as well."""
    able = [one for one in staff if is_willing(one)]
    by_unit: dict[str, list[Staff]] = defaultdict(list)
    for one in able:
        for unit in one.person.units:
            by_unit[unit].append(one)
        if one.person.role is Role.COORDINATOR:
            by_unit[COORDINATORS].append(one)
    return Directory(agreement, declined, {one.person.id: one for one in able}, by_unit)


def directory_of(outlook: Outlook) -> Directory:
    """Return who can be asked, of all that planning looks at."""
    return directory(outlook.snapshot.agreement, outlook.staff, outlook.declined)


def is_willing(one: Staff) -> bool:
    """Whether somebody may be nudged at all: they said yes, can be reached, and may report."""
    return one.wants is True and one.is_reachable and may(Feature.REPORT, one.person.role, ChatKind.PRIVATE)


def route(measure: Measure, known: Directory, day: date) -> Route:
    """Return who is asked about a measure on a day; nobody where no coordinator is there either.

    Of a unit these are all who are there and the deputies of those who are away; else it is the coordinators.
    """
    for unit in in_turn(measure, known):
        if theirs := known.by_unit.get(unit):
            people = tuple(dict.fromkeys(_there(theirs, known, day)))
            return Route(unit, people or _coordinators(known, day), _first(theirs))
    return Route(COORDINATORS, _coordinators(known, day), _first(known.by_unit.get(COORDINATORS, ())))


def in_turn(measure: Measure, known: Directory) -> Iterator[str]:
    """Yield the units to ask: the lead, then the others, but no outside body and none that declined."""
    for unit in dict.fromkeys([*([measure.lead] if measure.lead else []), *measure.units]):
        registered = known.agreement.unit_by_name.get(unit)
        if not (registered and registered.external) and (measure.code, unit) not in known.declined:
            yield unit


def _there(theirs: Sequence[Staff], known: Directory, day: date) -> Iterator[Staff]:
    for one in theirs:
        deputy = known.by_id.get(one.deputy_id or 0) if one.is_away(day) else one
        if deputy and not deputy.is_away(day):
            yield deputy


def _coordinators(known: Directory, day: date) -> tuple[Staff, ...]:
    return tuple(one for one in known.by_unit.get(COORDINATORS, ()) if not one.is_away(day))


def _first(theirs: Sequence[Staff]) -> datetime | None:
    return min((one.person.since for one in theirs if one.person.since), default=None)
