"""The rules of `bot.retention` in SQL: every rule is one condition and one statement."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.retention import Due, Rule
from storage.facts import SqlFacts
from storage.privacy import PERSON_KEY, keyed_hash
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
        conditions = _conditions(rule, table, before)
        if rule.hashed:
            await self._put_hashes(rule.hashed, table, conditions)
        statement = update(table).values(dict(rule.becomes)) if rule.becomes else delete(table)
        await self._connection.execute(statement.where(*conditions))

    async def _put_hashes(self, column: str, table: Table, conditions: list[ColumnElement[bool]]) -> None:
        """Row by row, by id: looking for each person's rows would go through the table once for everybody."""
        key = await SqlFacts(self._connection).secret(PERSON_KEY)
        concerned = select(table.c.id, table.c.person_id).where(*conditions, table.c.person_id.is_not(None))
        hashes = [
            {"row_id": row_id, "hash": keyed_hash(key, person_id)}
            for row_id, person_id in await self._connection.execute(concerned)
        ]
        if hashes:
            put = update(table).where(table.c.id == bindparam("row_id")).values({column: bindparam("hash")})
            await self._connection.execute(put, hashes)


def _moment(rule: Rule, table: Table) -> ColumnElement[Any]:
    if rule.of is None:
        return table.c[rule.since]
    (key,) = table.c[rule.of].foreign_keys
    return select(key.column.table.c[rule.since]).where(key.column == table.c[rule.of]).scalar_subquery()


def _conditions(rule: Rule, table: Table, before: datetime) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_moment(rule, table) < before]
    if rule.becomes:
        conditions.append(or_(*(table.c[name].is_distinct_from(value) for name, value in rule.becomes.items())))
    conditions += [~exists().where(metadata.tables[other].c[column] == table.c.id) for other, column in rule.unless]
    return conditions
