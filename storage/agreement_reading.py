"""An agreement's rows, read into the model."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Row, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.agreement.model import Agreement, Cell, Due, FieldOfAction, Goal, Measure, Recurrence, Unit
from bot.periods.period import Period, Precision
from storage import tables

_Parts = Mapping[int, list[Row[Any]]]
"""Rows by the id of what they belong to."""


async def read_agreement(connection: AsyncConnection, agreement_id: int) -> Agreement:
    """Return the agreement with this id, equal to the one that was written."""
    row = (await connection.execute(select(tables.agreements).where(tables.agreements.c.id == agreement_id))).one()
    return Agreement(
        title=row.title,
        region=row.region,
        project_lead=row.project_lead,
        auditor=row.auditor,
        protocol_on=row.protocol_on,
        signed_on=row.signed_on,
        runs_until=row.runs_until,
        fields=await _fields(connection, agreement_id),
        goals=await _goals(connection, agreement_id),
        measures=await _measures(connection, agreement_id),
        units=await _units(connection, agreement_id),
    )


async def _fields(connection: AsyncConnection, agreement_id: int) -> tuple[FieldOfAction, ...]:
    rows = await _rows(connection, tables.fields_of_action, agreement_id)
    return tuple(FieldOfAction(row.number, row.title, row.line) for row in rows)


async def _goals(connection: AsyncConnection, agreement_id: int) -> tuple[Goal, ...]:
    cells = await _parts(connection, tables.goal_cells.c.goal_id, tables.goals, agreement_id)
    rows = await _rows(connection, tables.goals, agreement_id)
    return tuple(
        Goal(row.code, row.field, row.title, row.indicator, row.source, _cells(cells[row.id]), row.line) for row in rows
    )


async def _measures(connection: AsyncConnection, agreement_id: int) -> tuple[Measure, ...]:
    cells = await _parts(connection, tables.measure_cells.c.measure_id, tables.measures, agreement_id)
    units = await _parts(connection, tables.measure_units.c.measure_id, tables.measures, agreement_id)
    rows = await _rows(connection, tables.measures, agreement_id)
    return tuple(_measure(row, units, cells) for row in rows if not row.is_dropped)


async def _units(connection: AsyncConnection, agreement_id: int) -> tuple[Unit, ...]:
    aliases = await _parts(connection, tables.unit_aliases.c.unit_id, tables.units, agreement_id)
    rows = await _rows(connection, tables.units, agreement_id)
    return tuple(Unit(row.name, tuple(part.alias for part in aliases[row.id]), row.external) for row in rows)


def _measure(row: Row[Any], units: _Parts, cells: _Parts) -> Measure:
    due = _period(row.due_first, row.due_last, row.due_precision)
    return Measure(
        code=row.code,
        title=row.title,
        short_title=row.short_title,
        goal=row.goal,
        field=row.field,
        indicator=row.indicator,
        audience=row.audience,
        cost=row.cost,
        communication=row.communication,
        responsible=row.responsible,
        units=tuple(part.unit for part in units[row.id]),
        lead=row.lead,
        start=_period(row.start_first, row.start_last, row.start_precision),
        due=Due(due, row.due_label) if due else None,
        ongoing=row.ongoing,
        recurrence=Recurrence(row.recurrence) if row.recurrence else None,
        cells=_cells(cells[row.id]),
        line=row.line,
    )


def _period(first: Any, last: Any, precision: str | None) -> Period | None:
    return Period(first, last, Precision(precision)) if precision else None


def _cells(rows: list[Row[Any]]) -> tuple[Cell, ...]:
    return tuple(Cell(row.label, row.value, row.line) for row in rows)


async def _rows(connection: AsyncConnection, table: Table, agreement_id: int) -> list[Row[Any]]:
    statement = select(table).where(table.c.agreement_id == agreement_id).order_by(table.c.position)
    return list(await connection.execute(statement))


async def _parts(connection: AsyncConnection, owner: Column[Any], owners: Table, agreement_id: int) -> _Parts:
    part = owner.table
    statement = select(part).join_from(part, owners).where(owners.c.agreement_id == agreement_id)
    parts: _Parts = defaultdict(list)
    for row in await connection.execute(statement.order_by(owner, part.c.position)):
        parts[getattr(row, owner.name)].append(row)
    return parts
