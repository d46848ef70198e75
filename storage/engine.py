"""The one way to the database: SQLite by default, PostgreSQL by URL (DESIGN §6 and §8)."""

import sqlite3
from contextlib import ExitStack
from typing import Any, NamedTuple

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StoreUnavailable

BUSY_SECONDS = 30
"""How long a unit of work waits for another one's lock; SQLite's address may say `?timeout=` instead."""

READING = "zielbot_reading"
"""The execution option of a connection that only reads."""

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class JournalChoice(NamedTuple):
    """SQLite's journal mode, and why."""

    mode: str
    reason: str


def journal_choice(version: tuple[int, int, int]) -> JournalChoice:
    """Choose WAL on a SQLite version free of the WAL-reset race (PITFALLS 0.9), else the rollback journal.

    That is truncated and not deleted: SQLite syncs the one, but not the other, so after a power cut a deleted journal
    may be there again, and take back the last commit.
    """
    shown = ".".join(map(str, version))
    is_mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    if is_mended:
        return JournalChoice("WAL", f"SQLite {shown} ist frei vom WAL-Reset-Fehler")
    return JournalChoice("TRUNCATE", f"SQLite {shown} hat den WAL-Reset-Fehler (behoben in 3.51.3, 3.50.7 und 3.44.6)")


def database_url(text: str) -> URL:
    """Read a database's address, with our drivers put in (StoreUnavailable; the text is never shown)."""
    try:
        url = make_url(text)
        url = url.set(drivername=_DRIVERS[url.drivername])
        if not url.database or url.database == ":memory:":
            raise ValueError("a database in memory would have as many contents as connections")
    except (ArgumentError, ValueError, KeyError):
        # `from None`: the cause quotes parts of the address, and a password may be among them.
        raise StoreUnavailable(
            "DATABASE_URL ist keine Adresse einer Datenbank, wie sqlite:///zielbot.db oder "
            "postgresql://benutzer:kennwort@rechner/name."
        ) from None
    if url.drivername == _DRIVERS["postgresql"] and "sslmode" in url.query:
        # What libpq, and so every provider's manual, calls sslmode, asyncpg calls ssl.
        url = url.update_query_dict({"ssl": url.query["sslmode"]}).difference_update_query(["sslmode"])
    return url


def make_engine(url: str, *, foreign_keys: bool = True) -> AsyncEngine:
    """Return an engine for the database at `url`; nothing connects yet. Dispose of it at the end.

    Migrations alone switch `foreign_keys` off, because SQLite changes a table by making it anew.
    """
    address = database_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite_engine(address, foreign_keys=foreign_keys)
    return create_async_engine(address, hide_parameters=True, pool_pre_ping=True, pool_size=10)


def _sqlite_engine(address: URL, *, foreign_keys: bool) -> AsyncEngine:
    # isolation_level None: the driver begins nothing by itself, we do (PITFALLS 2.7).
    patient = address.update_query_dict({"timeout": str(BUSY_SECONDS)} | dict(address.query))
    arguments = {"isolation_level": None, "async_creator_fn": _connect}
    engine = create_async_engine(patient, hide_parameters=True, connect_args=arguments)
    journal = journal_choice(sqlite3.sqlite_version_info).mode

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        with ExitStack() as on_failure:
            on_failure.callback(connection.close)
            # secure_delete: what is emptied or deleted is overwritten, not only left to be used again.
            keys = f"foreign_keys={int(foreign_keys)}"
            for pragma in (f"journal_mode={journal}", "synchronous=FULL", keys, "secure_delete=ON"):
                connection.execute(f"PRAGMA {pragma}").close()
            on_failure.pop_all()

    event.listen(engine.sync_engine, "begin", _begin)
    return engine


async def _connect(*arguments: Any, **options: Any) -> Any:
    """Connect with our own cursor; aiosqlite is loaded only where there is a SQLite database."""
    from storage.quick import connect

    return await connect(*arguments, **options)


def _begin(connection: Connection) -> None:
    """Begin a writing unit with its lock in hand; a reading one takes none until it reads, and cannot write."""
    reading = bool(connection.get_execution_options().get(READING))
    if connection.info.get(READING, False) != reading:
        connection.exec_driver_sql(f"PRAGMA query_only={int(reading)}")
        connection.info[READING] = reading
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
