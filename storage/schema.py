"""The schema's age, and how it comes up to date. Alembic is imported when it is needed: it costs start-up time."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import SchemaOutdated, SchemaTooNew
from storage.engine import READING, make_engine
from storage.failures import transaction

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"

_LOCK = 7_234_001
"""PostgreSQL's advisory lock that keeps two migrations apart; the number is any number."""


class SchemaState(StrEnum):
    """What the database looks like to this version of Zielbot."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"


def head() -> str:
    """Return the newest revision: revisions are numbered, and their files begin with the number."""
    return max((path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")), default="")


async def schema_state(engine: AsyncEngine) -> SchemaState:
    """Compare the database's revision with ours (StoreUnavailable). A file that is not there is not made."""
    if _is_missing_file(engine.url):
        return SchemaState.EMPTY
    async with transaction(engine.execution_options(**{READING: True})) as connection:
        revision = await connection.run_sync(_revision)
    if revision is None:
        return SchemaState.EMPTY
    if revision == head():
        return SchemaState.CURRENT
    return SchemaState.OLDER if revision < head() else SchemaState.NEWER


async def require_schema(url: str, *, create: bool) -> None:
    """Make sure that the schema is ours; an empty one is created if `create` is set (SchemaOutdated, SchemaTooNew)."""
    engine = make_engine(url)
    try:
        state = await schema_state(engine)
    finally:
        await engine.dispose()
    if state is SchemaState.NEWER:
        raise SchemaTooNew(
            "Die Datenbank stammt von einem neueren Zielbot. Bitte diesen installieren oder eine Sicherung einspielen."
        )
    if state is SchemaState.OLDER:
        raise SchemaOutdated("Die Datenbank stammt von einem älteren Zielbot. Bitte sichern, danach: zielbot migrate")
    if state is SchemaState.EMPTY:
        if not create:
            raise SchemaOutdated(
                "Die Datenbank ist leer. Bitte zuerst eine Zielvereinbarung einlesen: zielbot import DATEI"
            )
        await migrate(url)


async def migrate(url: str) -> None:
    """Bring the schema up to date in one transaction (StoreUnavailable, SchemaTooNew). An empty one gets all tables."""
    await change_schema(url, _upgrade)


async def change_schema(url: str, change: Callable[[Connection], None]) -> None:
    """Carry out `change` in one transaction, alone, and without foreign keys, which are checked at its end."""
    engine = make_engine(url, foreign_keys=False)
    try:
        async with transaction(engine) as connection:
            await connection.run_sync(_alone)
            await connection.run_sync(change)
            await connection.run_sync(_check_references)
    finally:
        await engine.dispose()


def alembic_config(connection: Connection) -> "Config":
    """Return Alembic's configuration for a connection; there is no file of it."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(alembic_config(connection), "head")
    except CommandError as error:
        raise SchemaTooNew("Den Stand dieser Datenbank kennt diese Version von Zielbot nicht.") from error


def _alone(connection: Connection) -> None:
    """Wait for other migrations; on SQLite the transaction itself is alone."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _check_references(connection: Connection) -> None:
    """Refuse a migration that tore rows apart: SQLite does not look while foreign keys are off (RuntimeError)."""
    if connection.dialect.name == "sqlite":
        torn = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if torn:
            raise RuntimeError(f"the migration left a row of {torn[0]} that refers to nothing")


def _is_missing_file(url: URL) -> bool:
    file = url.database or ""
    return url.get_backend_name() == "sqlite" and not file.startswith("file:") and not Path(file).exists()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
