"""Statements both databases know, though SQLAlchemy spells them once for each."""

from sqlalchemy import Select, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_into(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that can say what is to happen on a conflict."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def chosen(rows: Select[tuple[int]], table: Table) -> Select[tuple[int]]:
    """Return the keys of rows that are chosen once and locked; those that somebody else holds are passed over.

    A plain subquery is carried out again for each row it is compared with, where PostgreSQL takes that for cheap. Each
    time other rows are free, so in the end more are taken than its limit.
    """
    return select(rows.with_for_update(skip_locked=True, of=table).cte("chosen"))
