"""The database's failures, told apart: those that pass and are nobody's fault get a name the rest of Zielbot knows."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
    PendingRollbackError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreUnavailable

_PASSING = ("08", "25006", "40", "53", "55", "57", "58")
"""PostgreSQL's error classes (appendix A): connection, read-only, rolled back, resources, locks, operator, system."""


@contextmanager
def named_failures(connection: AsyncConnection) -> Iterator[None]:
    """Raise `StoreUnavailable` for failures of the database itself; what the data is to blame for stays as it is."""
    try:
        yield
    except PendingRollbackError as error:
        # Whatever is asked of a connection after it was lost, and somebody went on all the same.
        if not connection.invalidated:
            raise
        raise StoreUnavailable("Die Verbindung zur Datenbank ist abgebrochen.") from error
    except (DBAPIError, PoolTimeout) as error:
        if not is_the_databases_fault(error):
            raise
        raise StoreUnavailable(_told(error)) from error


@asynccontextmanager
async def transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Give a connection in a transaction, committed at the end; whatever keeps us from connecting has a name, too."""
    try:
        connection = await engine.connect()
    except (DBAPIError, PoolTimeout, OSError) as error:
        raise StoreUnavailable(_told(error)) from error
    try:
        with named_failures(connection):
            async with connection.begin():
                yield connection
    except StoreUnavailable:
        # The file may have been put back, the server started again: the next unit of work gets a new connection.
        await connection.invalidate()
        raise
    finally:
        await connection.close()


def is_the_databases_fault(error: DBAPIError | PoolTimeout) -> bool:
    """Whether the same statement may well succeed later: locked, full, gone, deadlocked, restarting."""
    if isinstance(error, PoolTimeout) or error.connection_invalidated:
        return True
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return str(state).startswith(_PASSING)
    if isinstance(error, InterfaceError):
        # asyncpg reports both a lost connection and a value that fits no column in this way.
        return not isinstance(getattr(error.orig, "__cause__", None), ValueError)
    return isinstance(error, (OperationalError, InternalError)) or type(error) is DatabaseError


def _told(error: DBAPIError | PoolTimeout | OSError) -> str:
    """Say what happened without the statement, its values or the address of the database."""
    if isinstance(error, PoolTimeout):
        return "Die Datenbank ist ausgelastet: Es wurde keine Verbindung frei."
    cause = error.orig if isinstance(error, DBAPIError) else error
    return f"Die Datenbank ist nicht verfügbar: {cause}"
