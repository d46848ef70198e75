"""The standing of each measure, read from what was reported for it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.agreement.model import Behalf, DueState, Obstacle, Outcome, Standing, Status, StatusUpdate
from bot.agreement.standing import standing_of
from bot.periods.period import Period, Precision
from storage.tables import measures, obstacles, status_updates

IS_OPEN = obstacles.c.resolved_at.is_(None) & obstacles.c.withdrawn_at.is_(None)
"""Obstacles that were neither resolved nor withdrawn."""


async def read_standings(connection: AsyncConnection, agreement_id: int, *, since: int = -1) -> Mapping[str, Standing]:
    """Return the standing of every measure, by code; `since` a version, of those for which something changed then."""
    is_changed = measures.c.reported_version > since
    of_agreement = measures.c.agreement_id == agreement_id, ~measures.c.is_dropped, is_changed
    codes = await connection.scalars(select(measures.c.code).where(*of_agreement))
    updates: dict[str, list[StatusUpdate]] = defaultdict(list)
    reported = select(*status_updates.c, measures.c.code).join_from(status_updates, measures).where(*of_agreement)
    for row in await connection.execute(reported.order_by(status_updates.c.reported_at, status_updates.c.id)):
        updates[row.code].append(_update(row))
    hindering: dict[str, list[Obstacle]] = defaultdict(list)
    raised = select(*obstacles.c, measures.c.code).join_from(obstacles, measures).where(*of_agreement, IS_OPEN)
    for row in await connection.execute(raised.order_by(obstacles.c.id)):
        hindering[row.code].append(Obstacle(row.id, row.unit, row.reason, row.raised_at))
    return {code: standing_of(updates[code], hindering[code]) for code in codes}


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


def _update(row: Row[*tuple[Any, ...]]) -> StatusUpdate:
    return StatusUpdate(
        at=row.reported_at,
        withdrawn=row.withdrawn_at is not None,
        id=row.id,
        due_state=_due_state(row),
        batch=row.batch,
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
