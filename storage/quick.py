"""A SQLite cursor that needs one trip to the connection's thread for a statement, where aiosqlite's needs four.

A trip costs more than most of our statements: with aiosqlite's cursor the trips took two thirds of the time from a
question to its answer.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite

CHUNK = 64
"""What aiosqlite fetches at a time where it iterates; we fetch everything at once."""


Whole = tuple[Any, int, int | None, Sequence[Any]]
"""A statement's description, rowcount, lastrowid and rows."""
Execute = Callable[[sqlite3.Cursor], sqlite3.Cursor]


class QuickCursor:
    """What SQLAlchemy uses of an asynchronous cursor: one statement, all of its rows fetched with it."""

    arraysize = 1
    description: Any = None
    rowcount = -1
    lastrowid: int | None = None

    def __init__(self, connection: "QuickConnection") -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement and fetch its rows."""
        return await self._run(lambda cursor: cursor.execute(statement, parameters))

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Run a statement once for each set of parameters."""
        return await self._run(lambda cursor: cursor.executemany(statement, parameters))

    async def fetchall(self) -> Sequence[Any]:
        """Return the rows, which are here already."""
        return self._rows

    async def close(self) -> None:
        """Nothing is left open."""

    async def _run(self, execute: Execute) -> Self:
        found = await self._connection.in_thread(execute)
        self.description, self.rowcount, self.lastrowid, self._rows = found
        return self


class QuickConnection(aiosqlite.Connection):
    """aiosqlite's connection with our cursor."""

    def cursor(self) -> QuickCursor:  # type: ignore[override]  # SQLAlchemy enters it either way
        """Return a cursor; no trip yet."""
        return QuickCursor(self)

    async def in_thread(self, execute: Execute) -> Whole:
        """Run something on a cursor in the connection's thread."""
        trip = self._execute(_whole, self._conn, execute)  # type: ignore[no-untyped-call]  # aiosqlite leaves it bare
        found: Whole = await trip
        return found


def _whole(connection: sqlite3.Connection, execute: Execute) -> Whole:
    cursor = connection.cursor()
    try:
        execute(cursor)
        rows = cursor.fetchall() if cursor.description else ()
        return cursor.description, cursor.rowcount, cursor.lastrowid, rows
    finally:
        cursor.close()


async def connect(database: str, **options: Any) -> QuickConnection:
    """Connect as aiosqlite does, but leave no thread behind where that fails: it would speak to a loop that ended."""
    connection = QuickConnection(partial(sqlite3.connect, database, **options), CHUNK)
    connection._thread.daemon = True
    try:
        await connection
    except BaseException:
        connection._thread.join()
        raise
    return connection
