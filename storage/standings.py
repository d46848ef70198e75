"""The standing of each measure, read from what was reported for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.agreement.model import Behalf, DueState, Obstacle, Outcome, Standing, Status, StatusUpdate
from bot.agreement.standing import standing_of
from bot.periods.period import Period, Precision
from bot.reporting.evidence import FileState
from storage.tables import evidence, measures, obstacles, status_updates

_STATES = (FileState.STORED, FileState.PENDING, FileState.FAILED)


async def read_standings(connection: AsyncConnection, agreement_id: int, *, since: int = -1) -> Mapping[str, Standing]:
    """Return the standing of every measure, by code; `since` a version, of those for which something changed then."""
    is_changed = measures.c.reported_version > since
    of_agreement = measures.c.agreement_id == agreement_id, ~measures.c.is_dropped, is_changed
    codes = await connection.scalars(select(measures.c.code).where(*of_agreement))
    labels = await _labels(connection, *of_agreement)
    updates: dict[str, list[StatusUpdate]] = defaultdict(list)
    reported = select(*status_updates.c, measures.c.code).join_from(status_updates, measures).where(*of_agreement)
    for row in await connection.execute(reported.order_by(status_updates.c.reported_at, status_updates.c.id)):
        updates[row.code].append(_update(row, labels))
    hindering: dict[str, list[Obstacle]] = defaultdict(list)
    stands = obstacles.c.withdrawn_at.is_(None)
    raised = select(*obstacles.c, measures.c.code).join_from(obstacles, measures).where(*of_agreement, stands)
    for row in await connection.execute(raised.order_by(obstacles.c.id)):
        hindering[row.code].append(Obstacle(row.id, row.unit, row.reason, row.raised_at, row.resolved_at))
    return {code: standing_of(updates[code], hindering[code]) for code in codes}


async def _labels(
    connection: AsyncConnection, *of_agreement: ColumnElement[bool]
) -> Mapping[tuple[int, str], Sequence[str]]:
    """Return the labels of files by update and state."""
    labels: dict[tuple[int, str], list[str]] = defaultdict(list)
    files = select(evidence.c.update_id, evidence.c.state, evidence.c.label)
    files = files.join_from(evidence, status_updates).join_from(status_updates, measures).where(*of_agreement)
    for row in await connection.execute(files.order_by(evidence.c.position, evidence.c.id)):
        labels[row.update_id, row.state].append(row.label)
    return labels


def reported(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """Return what an update says, whether it is new or stored."""
    return {
        "unit": row.unit,
        "status": Status(row.status),
        "progress": row.progress,
        "note": row.note,
        "new_due": _new_due(row),
        "on_behalf": Behalf(row.on_behalf) if row.on_behalf else None,
        "is_unchanged": row.is_unchanged,
        "is_contribution": row.is_contribution,
        "turn_on": row.turn_on,
        "outcome": Outcome(row.outcome) if row.outcome else None,
        "completes": row.completes_id,
    }


def _update(row: Row[*tuple[Any, ...]], labels: Mapping[tuple[int, str], Sequence[str]]) -> StatusUpdate:
    stored, pending, failed = (tuple(labels.get((row.id, state.value), ())) for state in _STATES)
    return StatusUpdate(
        at=row.reported_at,
        withdrawn=row.withdrawn_at is not None,
        id=row.id,
        due_state=_due_state(row),
        due_decided_at=row.due_confirmed_at or row.due_refused_at,
        batch=row.batch,
        evidence=stored,
        evidence_pending=pending,
        evidence_failed=failed,
        **reported(row),
    )


def _new_due(row: Row[*tuple[Any, ...]]) -> Period | None:
    if row.new_due_last is None:
        return None
    return Period(row.new_due_first, row.new_due_last, Precision(row.new_due_precision))


def _due_state(row: Row[*tuple[Any, ...]]) -> DueState | None:
    if row.new_due_last is None:
        return None
    if row.due_confirmed_at:
        return DueState.CONFIRMED
    return DueState.REFUSED if row.due_refused_at else DueState.WAITING
