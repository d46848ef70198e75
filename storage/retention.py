"""The rules of `bot.retention` in SQL: every rule is one condition and one statement."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.retention import Due, Rule
from storage.tables import metadata


class SqlRetention:
    """`bot.ports.Retention` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def due(self, rule: Rule, before: datetime) -> Due:
        """Return how many rows a rule concerns whose moment is before this one."""
        table = metadata.tables[rule.table]
        found = select(func.count(), func.min(_moment(rule, table))).select_from(table)
        row = (await self._connection.execute(found.where(*_conditions(rule, table, before)))).one()
        return Due(row[0], row[1])

    async def carry_out(self, rule: Rule, before: datetime) -> None:
        """Delete the rows it concerns, or change their columns."""
        table = metadata.tables[rule.table]
        statement = update(table).values(dict(rule.becomes)) if rule.becomes else delete(table)
        await self._connection.execute(statement.where(*_conditions(rule, table, before)))


def _moment(rule: Rule, table: Table) -> ColumnElement[Any]:
    if rule.of is None:
        return table.c[rule.since]
    (key,) = table.c[rule.of].foreign_keys
    return select(key.column.table.c[rule.since]).where(key.column == table.c[rule.of]).scalar_subquery()


def _conditions(rule: Rule, table: Table, before: datetime) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_moment(rule, table) < before]
    if rule.becomes:
        conditions.append(or_(*(table.c[name].is_distinct_from(value) for name, value in rule.becomes.items())))
    if rule.unless:
        other, column = rule.unless
        conditions.append(~exists().where(metadata.tables[other].c[column] == table.c.id))
    return conditions
