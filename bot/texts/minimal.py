"""Minimal content: an answer without any free text of the agreement or of reports, so that Telegram carries none."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from bot.agreement.model import Due, FieldOfAction, Goal, Measure, Obstacle, StatusUpdate
from bot.asking.answers import Frame
from bot.language.understanding import StatusReport

T = TypeVar("T")


def minimal(value: T) -> T:
    """Return an answer, or any part of one, with codes, units, dates and status alone.

    Whatever an answer is made of is walked, so that one of a new kind holds nothing back by mistake.
    """
    bare: T = _bare(value)
    return bare


def _bare(value: Any) -> Any:
    match value:
        case Measure():
            return _bare_measure(value)
        case FieldOfAction() | Goal():
            return replace(value, title="")
        case Due():
            return replace(value, label=None)
        case Frame():
            return replace(value, field=None, goal=None)
        case StatusReport():
            return replace(value, note=None)
        case StatusUpdate():
            return replace(value, note=None, evidence=())
        case Obstacle():
            return replace(value, reason="")
        case tuple():
            return tuple(map(_bare, value))
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{field.name: _bare(getattr(value, field.name)) for field in fields(value)})
        case _:
            return value


def _bare_measure(measure: Measure) -> Measure:
    """Name what is shown, not what is left out: a new row of the agreement stays out by itself."""
    return Measure(
        code=measure.code,
        title="",
        short_title="",
        goal=measure.goal,
        field=measure.field,
        units=measure.units,
        lead=measure.lead,
        start=measure.start,
        due=_bare(measure.due),
        ongoing=measure.ongoing,
        recurrence=measure.recurrence,
        line=measure.line,
    )
