"""A whole table, a page at a time, so that nobody has to hold it."""

from collections.abc import AsyncGenerator
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, Row, Table, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

PAGE = 1000


def page_of(table: Table) -> int:
    """Return how many rows of a table are held at once: of files one."""
    return 1 if any(isinstance(column.type, LargeBinary) for column in table.columns) else PAGE


async def rows_of(
    connection: AsyncConnection, table: Table, *conditions: ColumnElement[bool]
) -> AsyncGenerator[Row[*tuple[Any, ...]]]:
    """Yield a table's rows in the order of its primary key."""
    key = list(table.primary_key)
    statement = select(table).where(*conditions).order_by(*key).limit(page_of(table))
    page = (await connection.execute(statement)).all()
    while page:
        for row in page:
            yield row
        after = tuple(page[-1]._mapping[column] for column in key)
        page = (await connection.execute(statement.where(tuple_(*key) > after))).all()
