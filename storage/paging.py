"""A whole table, a page at a time, so that nobody has to hold it."""

from collections.abc import AsyncGenerator
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, Row, Table, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

PAGE = 1000
FILES = 2
"""Rows with files in them: each may be as large as a whole page of others."""


def page_size(table: Table) -> int:
    """Return how many of a table's rows are held at once."""
    return FILES if any(isinstance(column.type, LargeBinary) for column in table.columns) else PAGE


async def rows_of(
    connection: AsyncConnection, table: Table, *conditions: ColumnElement[bool]
) -> AsyncGenerator[Row[*tuple[Any, ...]]]:
    """Yield a table's rows in the order of its primary key."""
    key = list(table.primary_key)
    statement = select(table).where(*conditions).order_by(*key).limit(page_size(table))
    page = (await connection.execute(statement)).all()
    while page:
        for row in page:
            yield row
        after = tuple(page[-1]._mapping[column] for column in key)
        page = (await connection.execute(statement.where(tuple_(*key) > after))).all()
