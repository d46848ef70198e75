"""Status updates, read into the standing of each measure."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.agreement.model import Due, Standing, Status, StatusUpdate
from bot.periods.period import Period, Precision
from storage.tables import measures, status_updates


async def read_standings(connection: AsyncConnection, agreement_id: int) -> Mapping[str, Standing]:
    """Return the standing of every measure with an update, by code."""
    statement = (
        select(*status_updates.c, measures.c.code)
        .join_from(status_updates, measures)
        .where(measures.c.agreement_id == agreement_id, ~measures.c.is_dropped)
        .order_by(measures.c.id, status_updates.c.reported_at, status_updates.c.id)
    )
    rows = (await connection.execute(statement)).all()
    return {code: _standing(list(same)) for code, same in groupby(rows, key=lambda row: row.code)}


def _standing(rows: Sequence[Row[*tuple[Any, ...]]]) -> Standing:
    """The last update that was not withdrawn counts; of the dates, the last one that was confirmed."""
    valid = [row for row in rows if row.withdrawn_at is None]
    moved = [row for row in valid if row.due_confirmed_at is not None and row.new_due_last is not None]
    return Standing(
        status=Status(valid[-1].status) if valid else None,
        progress=valid[-1].progress if valid else None,
        due=_due(moved[-1]) if moved else None,
        updates=tuple(_update(row) for row in rows),
    )


def _due(row: Row[Any]) -> Due:
    return Due(Period(row.new_due_first, row.new_due_last, Precision(row.new_due_precision)))


def _update(row: Row[Any]) -> StatusUpdate:
    return StatusUpdate(
        at=row.reported_at,
        unit=row.unit,
        status=Status(row.status),
        progress=row.progress,
        note=row.note,
        new_due=row.new_due_last,
        withdrawn=row.withdrawn_at is not None,
    )
