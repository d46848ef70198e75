"""An agreement's rows, written: what stays the same is left alone, measures keep their ids and so their updates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Row, Table, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.agreement.model import Agreement, Cell, Goal, Measure, Unit
from bot.periods.period import Period
from storage import tables

_Values = dict[str, Any]

_SAME = (
    *("code", "goal", "field", "title", "short_title", "indicator", "audience", "cost", "communication"),
    *("responsible", "lead", "ongoing", "line"),
)
"""What a measure and its row call alike."""
_TIMES = ("start_first", "start_last", "due_first", "due_last", "recurrence")
"""What nudges go by."""


def agreement_values(agreement: Agreement) -> _Values:
    """Return the columns of the agreement's own row."""
    names = ("title", "region", "project_lead", "auditor", "protocol_on", "signed_on", "runs_until")
    return {name: getattr(agreement, name) for name in names}


async def write_agreement(
    connection: AsyncConnection, agreement_id: int, agreement: Agreement, *, at: datetime
) -> None:
    """Make the rows of the agreement with this id say what `agreement` says, from this moment on."""
    own = update(tables.agreements).where(tables.agreements.c.id == agreement_id)
    await connection.execute(own.values(**agreement_values(agreement)))
    await _write_fields(connection, agreement_id, agreement)
    await _write_units(connection, agreement_id, agreement.units)
    await _write_goals(connection, agreement_id, agreement.goals)
    await _write_measures(connection, agreement_id, agreement.measures, at)


async def _write_fields(connection: AsyncConnection, agreement_id: int, agreement: Agreement) -> None:
    table = tables.fields_of_action
    await connection.execute(delete(table).where(table.c.agreement_id == agreement_id))
    rows = [
        {"agreement_id": agreement_id, "position": place, **asdict(field)}
        for place, field in enumerate(agreement.fields)
    ]
    await _insert(connection, table, rows)


async def _write_units(connection: AsyncConnection, agreement_id: int, units: Sequence[Unit]) -> None:
    rows = [{"position": place, "name": unit.name, "external": unit.external} for place, unit in enumerate(units)]
    ids, gone = await _write_rows(connection, tables.units, "name", agreement_id, rows)
    await _delete(connection, tables.units, gone)
    aliases = {ids[unit.name]: [{"alias": alias} for alias in unit.aliases] for unit in units}
    await _write_parts(connection, tables.unit_aliases.c.unit_id, tables.units, agreement_id, aliases)


async def _write_goals(connection: AsyncConnection, agreement_id: int, goals: Sequence[Goal]) -> None:
    rows = [_goal_values(place, goal) for place, goal in enumerate(goals)]
    ids, gone = await _write_rows(connection, tables.goals, "code", agreement_id, rows)
    await _delete(connection, tables.goals, gone)
    cells = {ids[goal.code]: _cells(goal.cells) for goal in goals}
    await _write_parts(connection, tables.goal_cells.c.goal_id, tables.goals, agreement_id, cells)


async def _write_measures(
    connection: AsyncConnection, agreement_id: int, measures: Sequence[Measure], at: datetime
) -> None:
    rows = [_measure_values(place, measure) for place, measure in enumerate(measures)]
    await _mark_timed(connection, agreement_id, rows, at)
    ids, gone = await _write_rows(connection, tables.measures, "code", agreement_id, rows)
    if gone:
        dropped = update(tables.measures).where(tables.measures.c.id == bindparam("row_id")).values(is_dropped=True)
        await connection.execute(dropped, [{"row_id": row_id} for row_id in gone])
    units = {ids[measure.code]: [{"unit": unit} for unit in measure.units] for measure in measures}
    await _write_parts(connection, tables.measure_units.c.measure_id, tables.measures, agreement_id, units)
    cells = {ids[measure.code]: _cells(measure.cells) for measure in measures}
    await _write_parts(connection, tables.measure_cells.c.measure_id, tables.measures, agreement_id, cells)


async def _mark_timed(connection: AsyncConnection, agreement_id: int, rows: Sequence[_Values], at: datetime) -> None:
    """Put the moment into the rows of measures that are new or get another time; the others keep theirs."""
    table = tables.measures
    of_agreement = select(table.c.code, table.c.timed_at, *(table.c[name] for name in _TIMES))
    found = await connection.execute(of_agreement.where(table.c.agreement_id == agreement_id, ~table.c.is_dropped))
    stored = {row.code: row for row in found}
    for row in rows:
        before = stored.get(row["code"])
        is_same = before is not None and not _differs(before, {name: row[name] for name in _TIMES})
        row["timed_at"] = before.timed_at if before and is_same else at


def _goal_values(place: int, goal: Goal) -> _Values:
    names = ("code", "field", "title", "indicator", "source", "line")
    return {"position": place} | {name: getattr(goal, name) for name in names}


def _measure_values(place: int, measure: Measure) -> _Values:
    return {
        "position": place,
        **{name: getattr(measure, name) for name in _SAME},
        **_period_values("start", measure.start),
        **_period_values("due", measure.due.period if measure.due else None),
        "due_label": measure.due.label if measure.due else None,
        "recurrence": measure.recurrence and measure.recurrence.value,
        "is_dropped": False,
    }


def _period_values(name: str, period: Period | None) -> _Values:
    return {
        f"{name}_first": period and period.first,
        f"{name}_last": period and period.last,
        f"{name}_precision": period and period.precision.value,
    }


def _cells(cells: Iterable[Cell]) -> list[_Values]:
    return [asdict(cell) for cell in cells]


async def _write_rows(
    connection: AsyncConnection, table: Table, key: str, agreement_id: int, rows: Sequence[_Values]
) -> tuple[Mapping[str, int], list[int]]:
    """Insert or change rows by `key`; return all their ids by key, and the ids of those no longer there."""
    of_agreement = select(table).where(table.c.agreement_id == agreement_id)
    stored = {getattr(row, key): row for row in await connection.execute(of_agreement)}
    fresh = [row | {"agreement_id": agreement_id} for row in rows if row[key] not in stored]
    await _insert(connection, table, fresh)
    changed = [row for row in rows if row[key] in stored and _differs(stored[row[key]], row)]
    if changed:
        change = update(table).where(table.c.id == bindparam("row_id"))
        values = [{"row_id": stored[row[key]].id, **row} for row in changed]
        await connection.execute(change.values({name: bindparam(name) for name in changed[0]}), values)
    kept = {row[key] for row in rows}
    ids = {getattr(row, key): row.id for row in await connection.execute(of_agreement)}
    return ids, [row_id for name, row_id in ids.items() if name not in kept]


def _differs(stored: Row[Any], row: _Values) -> bool:
    return any(stored._mapping[name] != value for name, value in row.items())


async def _write_parts(
    connection: AsyncConnection,
    owner: Column[Any],
    owners: Table,
    agreement_id: int,
    parts: Mapping[int, list[_Values]],
) -> None:
    """Replace what belongs to each owner, in the order given, where it is not the same already."""
    table = owner.table
    of_agreement = select(table).join_from(table, owners).where(owners.c.agreement_id == agreement_id)
    stored: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in await connection.execute(of_agreement.order_by(table.c.position)):
        stored[getattr(row, owner.name)].append(row)
    changed = {owner_id: own for owner_id, own in parts.items() if not _are_same(stored[owner_id], own)}
    if changed:
        stale = delete(table).where(owner == bindparam("owner_id"))
        await connection.execute(stale, [{"owner_id": owner_id} for owner_id in changed])
    rows = [
        {owner.name: owner_id, "position": place, **part}
        for owner_id, own in changed.items()
        for place, part in enumerate(own)
    ]
    await _insert(connection, table, rows)


def _are_same(stored: list[Row[Any]], parts: list[_Values]) -> bool:
    return len(stored) == len(parts) and not any(map(_differs, stored, parts))


async def _insert(connection: AsyncConnection, table: Any, rows: list[_Values]) -> None:
    if rows:
        await connection.execute(insert(table), rows)


async def _delete(connection: AsyncConnection, table: Table, ids: list[int]) -> None:
    if ids:
        await connection.execute(delete(table).where(table.c.id == bindparam("row_id")), [{"row_id": i} for i in ids])
