import asyncio
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.errors import SchemaOutdated, SchemaTooNew
from storage.engine import make_engine
from storage.schema import MIGRATIONS, SchemaState, alembic_config, change_schema, head, migrate, schema_state
from storage.tables import metadata
from storage.work import open_store
from tests.engines import engine_at


async def state(url: str) -> SchemaState:
    engine = make_engine(url)
    found = await schema_state(engine)
    await engine.dispose()
    return found


async def set_revision(url: str, revision: str) -> None:
    async with engine_at(url) as engine, engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})


def downgrade(connection: Connection) -> None:
    command.downgrade(alembic_config(connection), "-1")


def indexes(connection: Connection) -> dict[str, set[Any]]:
    found = inspect(connection)
    return {
        table: {(index["name"], tuple(index["column_names"])) for index in found.get_indexes(table)}
        for table in metadata.tables
    }


async def test_every_revision_climbs_up_down_and_up_again(empty_url: str) -> None:
    revisions = list(ScriptDirectory(str(MIGRATIONS)).walk_revisions())
    assert [one.revision for one in revisions] == [f"{number:04}" for number in range(len(revisions), 0, -1)]
    for one in reversed(revisions):

        def up(connection: Connection, revision: str = one.revision) -> None:
            command.upgrade(alembic_config(connection), revision)

        await change_schema(empty_url, up)
        await change_schema(empty_url, downgrade)
        await change_schema(empty_url, up)
    assert await state(empty_url) is SchemaState.CURRENT
    for _ in revisions:
        await change_schema(empty_url, downgrade)
    async with engine_at(empty_url) as engine, engine.connect() as connection:
        assert await connection.run_sync(lambda c: inspect(c).get_table_names()) == ["alembic_version"]


async def test_the_migrated_schema_is_that_of_the_tables(database_url: str) -> None:
    async with engine_at(database_url) as engine, engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        differences = await connection.run_sync(
            lambda c: compare_metadata(MigrationContext.configure(c, opts=options), metadata)
        )
    assert differences == []


async def test_the_migrated_indexes_are_those_of_the_tables(database_url: str, empty_url: str) -> None:
    migrated, made = make_engine(database_url), make_engine(empty_url)
    async with made.begin() as connection:
        await connection.run_sync(metadata.create_all)
        expected = await connection.run_sync(indexes)
    async with migrated.connect() as connection:
        assert await connection.run_sync(indexes) == expected
    await migrated.dispose()
    await made.dispose()


async def test_a_command_that_writes_makes_the_tables_of_an_empty_database(empty_url: str) -> None:
    assert await state(empty_url) is SchemaState.EMPTY
    store = await open_store(empty_url)
    async with store.writing() as work:
        await work.facts.set("a", "x")
    await store.close()
    assert await state(empty_url) is SchemaState.CURRENT


async def test_a_command_that_only_reads_makes_nothing(empty_url: str) -> None:
    with pytest.raises(SchemaOutdated, match="zielbot"):
        await open_store(empty_url, create=False)
    assert await state(empty_url) is SchemaState.EMPTY


@pytest.mark.parametrize(
    ("revision", "expected", "error"),
    [("0000", SchemaState.OLDER, SchemaOutdated), ("9999", SchemaState.NEWER, SchemaTooNew)],
    ids=["older", "newer"],
)
async def test_another_versions_schema_is_refused(
    empty_url: str, revision: str, expected: SchemaState, error: type[Exception]
) -> None:
    await migrate(empty_url)
    await set_revision(empty_url, revision)
    assert await state(empty_url) is expected
    with pytest.raises(error):
        await open_store(empty_url)


async def test_two_migrations_at_once_follow_one_another(empty_url: str) -> None:
    await asyncio.gather(migrate(empty_url), migrate(empty_url))
    assert await state(empty_url) is SchemaState.CURRENT


async def test_a_migration_that_fails_leaves_nothing(empty_url: str) -> None:
    def fail(connection: Connection) -> None:
        metadata.create_all(connection)
        raise KeyError

    with pytest.raises(KeyError):
        await change_schema(empty_url, fail)
    async with engine_at(empty_url) as engine, engine.connect() as connection:
        assert await connection.run_sync(lambda c: inspect(c).get_table_names()) == []


def test_the_newest_revision_is_told_by_its_files_name() -> None:
    assert head() == ScriptDirectory(str(MIGRATIONS)).get_current_head()
