"""Who stands in for whom: for the units of somebody who is away, a deputy may report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rapidfuzz.fuzz import ratio

from bot.normal import normal, tokens
from bot.people.model import Absence, Person
from bot.ports import Work
from bot.rights import ChatKind, Feature, may
from bot.trace.model import Action, Entry

CHOICES = 8
"""At most so many people are offered where a name fits several."""
_ALIKE = 75
"""From this likeness on (of 100) a word may be a name, mistyped."""
_LONGEST = 100
_FILLERS = frozenset(
    {"an", "bitte", "durch", "fr", "frau", "herr", "herrn", "hr", "ist", "macht", "by", "is", "mr", "mrs", "please"}
)
_NOBODY = frozenset({"keine", "keiner", "niemand", "ende", "beenden", "entfernen", "nobody", "none", "end", "remove"})

NOBODY = "niemand"
"""One of these words."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a name fits. Unless it `is_sure`, somebody has to be chosen."""

    people: tuple[Person, ...] = ()
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class StoodInFor:
    """Somebody whose deputy one is, and when they are away, from today on."""

    person: Person
    absences: tuple[Absence, ...]


def may_stand_in(person: Person) -> bool:
    """Whether somebody may be a deputy: whoever may have one."""
    return may(Feature.ABSENCE, person.role, ChatKind.PRIVATE)


def names_nobody(text: str) -> bool:
    """Whether the words after the command end the deputyship."""
    return not _NOBODY.isdisjoint(_words(text))


def fitting(text: str, people: Sequence[Person]) -> Found:
    """Return whom a name fits: as it is, by some of its words, or nearly so; nearly is never sure."""
    typed = [word for word in _words(text) if word not in _FILLERS]
    exact = [one for one in people if text and normal(text) == normal(one.name)]
    whole = [one for one in people if typed and _words(one.name) == typed]
    held = [one for one in people if typed and {*typed} <= {*_words(one.name)}]
    if sure := exact or whole or held:
        return Found(tuple(sure[:CHOICES]), is_sure=len(sure) == 1)
    likeness = {one: _likeness(typed, _words(one.name)) for one in people}
    alike = sorted((one for one in people if likeness[one] >= _ALIKE), key=lambda one: -likeness[one])
    return Found(tuple(alike[:CHOICES]))


async def find_deputy(work: Work, person: Person, text: str) -> Found:
    """Return who may be meant as this person's deputy."""
    others = [one for one in await work.people.everybody() if one.id != person.id and may_stand_in(one)]
    return fitting(text, others)


async def deputy_of(work: Work, person: Person) -> Person | None:
    """Return who stands in for a person; nobody who may not do so any more."""
    deputy_id = await work.absences.deputy_of(person.id)
    deputy = await work.people.by_id(deputy_id) if deputy_id else None
    return deputy if deputy and may_stand_in(deputy) else None


async def name_deputy(work: Work, person: Person, deputy: Person, *, at: datetime) -> Person | None:
    """Make somebody the deputy of a person; return who was it before."""
    before = await deputy_of(work, person)
    await work.absences.set_deputy(person.id, deputy.id, at=at)
    await work.audit.add(Entry(Action.DEPUTY_NAMED, person, await work.audit.pseudonym(deputy, at=at)), at=at)
    return before


async def end_deputy(work: Work, person: Person, deputy: Person, *, by: Person, at: datetime) -> bool:
    """End that one stands in for the other, `by` either of them; False where that was over before."""
    if not await work.absences.end_deputy(person.id, deputy.id):
        return False
    other = person if by.id == deputy.id else deputy
    await work.audit.add(Entry(Action.DEPUTY_ENDED, by, await work.audit.pseudonym(other, at=at)), at=at)
    return True


async def stood_in_for(work: Work, person: Person, today: date) -> tuple[StoodInFor, ...]:
    """Return all whose deputy a person is; nobody for one who may not stand in."""
    if not may_stand_in(person):
        return ()
    people = [await work.people.by_id(one) for one in await work.absences.stood_in_for(person.id)]
    return tuple([StoodInFor(one, tuple(await work.absences.of(one.id, since=today))) for one in people if one])


async def units_stood_in_for(work: Work, person: Person, today: date) -> tuple[str, ...]:
    """Return the units of all who are away today and whose deputy this person is. A deputy's deputy does not count."""
    theirs = await stood_in_for(work, person, today)
    away = [one.person for one in theirs if any(today in absence for absence in one.absences)]
    return tuple(dict.fromkeys(unit for one in away for unit in one.units))


def _words(text: str) -> list[str]:
    return [token.norm for token in tokens(normal(text[:_LONGEST])) if token.norm.isalnum()]


def _likeness(typed: Sequence[str], name: Sequence[str]) -> float:
    return max((ratio(word, part) for word in typed for part in name), default=0.0)
