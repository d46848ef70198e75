"""Minimal content: an answer without any free text of the agreement or of reports, so that Telegram carries none."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from bot.agreement.model import Due, FieldOfAction, Goal, Measure, Obstacle, StatusUpdate
from bot.asking.answers import Frame
from bot.language.understanding import StatusReport
from bot.reporting.model import NewObstacle, NewUpdate

T = TypeVar("T")


def minimal(value: T) -> T:
    """Return an answer, or any part of one, with codes, units, dates and status alone.

    Whatever an answer is made of is walked, so that one of a new kind holds nothing back by mistake.
    """
    bare: T = _bare(value)
    return bare


_EMPTIED: Mapping[type, Mapping[str, Any]] = {
    FieldOfAction: {"title": ""},
    Goal: {"title": ""},
    Due: {"label": None},
    Frame: {"field": None, "goal": None},
    StatusUpdate: {"note": None, "evidence": (), "evidence_pending": (), "evidence_failed": ()},
    Obstacle: {"reason": ""},
    NewUpdate: {"note": None},
    NewObstacle: {"reason": ""},
}
"""Free texts, by what holds them."""


def _bare(value: Any) -> Any:
    match value:
        case Measure():
            return _bare_measure(value)
        case StatusReport():
            return replace(value, note=None, obstacle=None if value.obstacle is None else "")
        case tuple():
            return tuple(map(_bare, value))
        case _ if emptied := _EMPTIED.get(type(value)):
            return replace(value, **emptied)
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
