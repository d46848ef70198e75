"""The current agreement as data: the object of `export --format json`, and the rows of a table (DESIGN §5)."""

from collections.abc import Sequence
from typing import Any

from bot.agreement.model import Agreement, Due, FieldOfAction, Goal, Measure, Snapshot, StatusUpdate
from bot.periods.period import Period

Json = dict[str, Any]

COLUMNS = (
    "code", "field", "goal", "title", "short_title", "indicator", "audience", "cost", "communication", "responsible",
    "units", "lead", "start_from", "start_to", "start_precision", "due_from", "due_to", "due_precision", "due_label",
    "current_due_to", "ongoing", "recurrence", "status", "progress",
)  # fmt: skip
"""The columns of the table, one row a measure."""


def snapshot_as_json(snapshot: Snapshot) -> Json:
    """Return the agreement with all that was reported, in the shape of DESIGN §5. Dates are ISO; no persons' names."""
    agreement = snapshot.agreement
    return {
        "agreement": _agreement(agreement),
        "fields": [_field(field) for field in agreement.fields],
        "goals": [_goal(goal) for goal in agreement.goals],
        "measures": [_measure(measure, snapshot) for measure in agreement.measures],
    }


def snapshot_as_rows(snapshot: Snapshot) -> list[list[str]]:
    """Return the measures as rows of text under a row of `COLUMNS`; what is missing is an empty text."""
    measures = [_measure(measure, snapshot) | {"field": measure.field} for measure in snapshot.agreement.measures]
    return [list(COLUMNS), *([_text(_column(measure, name)) for name in COLUMNS] for measure in measures)]


def _agreement(agreement: Agreement) -> Json:
    return {
        "title": agreement.title,
        "region": agreement.region,
        "project_lead": agreement.project_lead,
        "auditor": agreement.auditor,
        "protocol_on": agreement.protocol_on and agreement.protocol_on.isoformat(),
        "signed_on": agreement.signed_on and agreement.signed_on.isoformat(),
        "runs_until": agreement.runs_until and agreement.runs_until.isoformat(),
    }


def _field(field: FieldOfAction) -> Json:
    return {"number": field.number, "title": field.title}


def _goal(goal: Goal) -> Json:
    return {
        "code": goal.code,
        "field": goal.field,
        "title": goal.title,
        "indicator": goal.indicator,
        "source": goal.source,
    }


def _measure(measure: Measure, snapshot: Snapshot) -> Json:
    standing = snapshot.standing(measure.code)
    return {
        "code": measure.code,
        "goal": measure.goal,
        "title": measure.title,
        "short_title": measure.short_title,
        "indicator": measure.indicator,
        "audience": measure.audience,
        "cost": measure.cost,
        "communication": measure.communication,
        "responsible": measure.responsible,
        "units": list(measure.units),
        "lead": measure.lead,
        "start": _period(measure.start),
        "due": _due(measure.due),
        "current_due": _due(snapshot.current_due(measure)),
        "ongoing": measure.ongoing,
        "recurrence": measure.recurrence and measure.recurrence.value,
        "status": standing.status and standing.status.value,
        "progress": standing.progress,
        "updates": [_update(update) for update in standing.updates],
        "cells": [{"label": cell.label, "value": cell.value, "line": cell.line} for cell in measure.cells],
    }


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    return {
        "from": period.first and period.first.isoformat(),
        "to": period.last and period.last.isoformat(),
        "precision": period.precision.value,
    }


def _due(due: Due | None) -> Json | None:
    return {**(_period(due.period) or {}), "label": due.label} if due else None


def _update(update: StatusUpdate) -> Json:
    return {
        "at": update.at.isoformat(),
        "unit": update.unit,
        "status": update.status.value,
        "progress": update.progress,
        "note": update.note,
        "new_due": _last(update.new_due),
        "evidence": list(update.evidence),
        "withdrawn": update.withdrawn,
    }


def _last(period: Period | None) -> str | None:
    return period.last.isoformat() if period and period.last else None


def _column(measure: Json, name: str) -> Any:
    """Return a value of the exported measure; "due_to" is the "to" of its "due"."""
    if name in measure:
        return measure[name]
    group, _, part = name.rpartition("_")
    return (measure[group] or {}).get(part)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return "; ".join(value) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)
