"""Binding a group or a topic to units and fields of action, and what it gets unasked; coordinators decide, traced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.agreement.model import Snapshot
from bot.asking.topic import vocabulary_of
from bot.language.reading import read_sentence
from bot.language.sentence import FIELD, MARKS, UNIT
from bot.language.setting import Setting
from bot.normal import normal
from bot.people.model import Person
from bot.people.place import WHOLE_GROUP, Place, Rhythm, Scope
from bot.periods.calendar import Calendar
from bot.periods.period import Period
from bot.periods.spans import quarter_of, week_of
from bot.ports import Work
from bot.trace.model import Action, Entry

_SAYS_NOTHING = MARKS | {"", UNIT, FIELD, "ABOUT"}
_NOTHING = frozenset(
    {"alle", "alles", "alle einheiten", "all", "all units", "everything", "aus", "off", "keine", "none"}
)
_RHYTHMS = {
    Rhythm.WEEKLY: frozenset({"woechentlich", "woche", "weekly", "week"}),
    Rhythm.QUARTERLY: frozenset({"quartal", "quartalsweise", "vierteljaehrlich", "quarterly", "quarter"}),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a place is to be bound to. `unknown`: words that name neither unit nor field; `doubtful`: the units that one
    name fits."""

    scope: Scope
    unknown: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def ends_binding(text: str) -> bool:
    """Whether the words after the command end the binding."""
    return normal(text).strip(" .!") in _NOTHING


def read_scope(text: str, snapshot: Snapshot, today: date, calendar: Calendar) -> Wanted:
    """Return the units and fields of action that a text (cleaned) names, with the forgiveness of a question."""
    sentence = read_sentence(text, today, Setting(vocabulary_of(snapshot), calendar))
    numbers = [level.field for level in sentence.levels if level.field is not None]
    fields = [number for number in numbers if any(field.number == number for field in snapshot.agreement.fields)]
    unread = [text[part.start : part.end] for part in sentence.parts if part.tag not in _SAYS_NOTHING]
    unread += [str(number) for number in numbers if number not in fields]
    doubtful = next((match.names for match in sentence.unit_matches if len(match.names) > 1), ())
    return Wanted(Scope(sentence.units, tuple(dict.fromkeys(fields))), tuple(unread), doubtful)


def rhythm_named(text: str) -> Rhythm | None:
    """Return how often an overview is wanted; None where the text does not say."""
    words = frozenset(normal(text).split())
    return next((rhythm for rhythm, known in _RHYTHMS.items() if words & known), None)


def period_of(rhythm: Rhythm, day: date) -> Period:
    """Return the week or quarter that holds a day."""
    return week_of(day) if rhythm is Rhythm.WEEKLY else quarter_of(day)


async def bind_place(work: Work, place: Place, scope: Scope, *, by: Person, at: datetime) -> None:
    """Bind a place to units and fields."""
    await work.places.bind(place, scope)
    await trace(work, place, {"units": list(scope.units), "fields": list(scope.fields)}, by=by, at=at)


async def release_place(work: Work, place: Place, *, by: Person, at: datetime) -> None:
    """End what a place is bound to, and what it gets unasked."""
    await work.places.release(place)
    await trace(work, place, {"units": [], "fields": []}, by=by, at=at)


async def set_digest(work: Work, place: Place, rhythm: Rhythm | None, *, today: date, by: Person, at: datetime) -> None:
    """Let a place get an overview so often, for the first time when the next period begins; None: no more."""
    first = period_of(rhythm or Rhythm.WEEKLY, today).first
    await work.places.set_digest(place, rhythm, on=first or today)
    await trace(work, place, {"digest": rhythm}, by=by, at=at)


async def set_asks(work: Work, place: Place, *, is_on: bool, by: Person, at: datetime) -> None:
    """Switch on or off that a place is asked what nobody answered."""
    await work.places.set_asks(place, is_on=is_on)
    await trace(work, place, {"asks": is_on}, by=by, at=at)


async def trace(work: Work, place: Place, details: Mapping[str, object], *, by: Person, at: datetime) -> None:
    """Trace that a coordinator changed something about a place."""
    topic = {} if place.thread_id == WHOLE_GROUP else {"topic": place.thread_id}
    await work.audit.add(Entry(Action.PLACE_SET, by, str(place.chat_id), {**topic, **details}), at=at)
