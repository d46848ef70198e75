"""What a new reading changes in the agreement that is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, TypeVar

from bot.agreement.model import Agreement, FieldOfAction, Goal, Measure, Unit


class Kind(Enum):
    """What happened to a part of the agreement."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Part(Enum):
    """A part of the agreement that can be added, removed or changed."""

    AGREEMENT = "agreement"
    FIELD = "field"
    GOAL = "goal"
    MEASURE = "measure"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Value:
    """One thing about a part, by its name in the model: what it was and what it is now."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What a new reading does to one part; `key` is its code, number or name, `values` only where it changed."""

    part: Part
    kind: Kind
    key: str
    title: str
    values: tuple[Value, ...] = ()


_T = TypeVar("_T", FieldOfAction, Goal, Measure, Unit)
_Coded = TypeVar("_Coded", Goal, Measure)

# A line moves with every line added above it; cells are compared by what was read from them, and else by themselves.
_UNSEEN = frozenset(("line", "cells"))
_OF_AGREEMENT = ("title", "region", "project_lead", "auditor", "protocol_on", "signed_on", "runs_until")


def difference(old: Agreement | None, new: Agreement) -> tuple[Change, ...]:
    """Return the changes from the stored agreement to a new one, in the order of the document, removals last.

    Without a stored one everything is added.
    """
    before = old or Agreement(title="")
    return (
        *(_of_agreement(before, new) if old else ()),
        *_parts(Part.FIELD, _by_number(before), _by_number(new)),
        *_parts(Part.GOAL, _by_code(before.goals), _by_code(new.goals)),
        *_parts(Part.MEASURE, _by_code(before.measures), _by_code(new.measures)),
        *_parts(Part.UNIT, _by_name(before), _by_name(new)),
    )


def _of_agreement(old: Agreement, new: Agreement) -> tuple[Change, ...]:
    values = _values(old, new, _OF_AGREEMENT)
    return (Change(Part.AGREEMENT, Kind.CHANGED, "", new.title, values),) if values else ()


def _parts(part: Part, old: Mapping[str, _T], new: Mapping[str, _T]) -> Iterable[Change]:
    for key, now in new.items():
        was = old.get(key)
        if was is None:
            yield Change(part, Kind.ADDED, key, _title(now))
        elif values := _read_values(was, now) or _cell_values(was, now):
            yield Change(part, Kind.CHANGED, key, _title(now), values)
    for key, was in old.items():
        if key not in new:
            yield Change(part, Kind.REMOVED, key, _title(was))


def _read_values(old: _T, new: _T) -> tuple[Value, ...]:
    return _values(old, new, [entry.name for entry in fields(new) if entry.name not in _UNSEEN])


def _cell_values(old: _T, new: _T) -> tuple[Value, ...]:
    """Rows that say something else although nothing is read from them, as one value of labels and words."""
    was, now = _said(old), _said(new)
    gone, come = tuple(row for row in was if row not in now), tuple(row for row in now if row not in was)
    return (Value("cells", gone, come),) if gone or come else ()


def _said(part: _T) -> tuple[tuple[str, str], ...]:
    return tuple((cell.label, cell.value) for cell in part.cells) if isinstance(part, Goal | Measure) else ()


def _values(old: object, new: object, names: Iterable[str]) -> tuple[Value, ...]:
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return tuple(Value(name, was, now) for name, was, now in pairs if was != now)


def _title(part: FieldOfAction | Goal | Measure | Unit) -> str:
    if isinstance(part, Measure):
        return part.short_title
    return part.name if isinstance(part, Unit) else part.title


def _by_number(agreement: Agreement) -> Mapping[str, FieldOfAction]:
    return {str(field.number): field for field in agreement.fields}


def _by_code(parts: Sequence[_Coded]) -> Mapping[str, _Coded]:
    return {part.code: part for part in parts}


def _by_name(agreement: Agreement) -> Mapping[str, Unit]:
    return {unit.name: unit for unit in agreement.units}
