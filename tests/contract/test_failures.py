from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import StoreUnavailable
from bot.people.model import Invitation, Role
from storage.engine import database_url as address
from storage.engine import make_engine
from storage.work import SqlStore, SqlWork
from tests.contract.moments import NOW, later

KILL_ALL = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()"""


async def kill_all(url: str) -> None:
    """What a restart of the server does to its connections."""
    engine = create_async_engine(address(url))
    async with engine.connect() as connection:
        await connection.execute(text(KILL_ALL))
    await engine.dispose()


async def invite_twice(work: SqlWork, token_hash: str = "hash") -> None:
    for _ in range(2):
        await work.people.invite(Invitation(token_hash, Role.READER, (), later(1)), at=NOW)


async def test_what_the_data_is_to_blame_for_is_no_failure_of_the_database(store: SqlStore) -> None:
    async def fail() -> None:
        async with store.writing() as work:
            await invite_twice(work)

    with pytest.raises(IntegrityError):
        await fail()


async def test_wrong_data_in_a_savepoint_leaves_the_rest_of_the_unit_alone(store: SqlStore) -> None:
    async def fail(work: SqlWork) -> None:
        async with work.savepoint():
            await invite_twice(work)

    async with store.writing() as work:
        with pytest.raises(IntegrityError):
            await fail(work)
        await work.facts.set("a", "x")
    async with store.reading() as work:
        assert await work.facts.get("a") == "x"


async def test_an_error_shows_neither_the_text_nor_the_statements_values(store: SqlStore) -> None:
    async def fail() -> None:
        async with store.writing() as work:
            await invite_twice(work, "geheim")

    with pytest.raises(IntegrityError) as raised:
        await fail()
    assert "geheim" not in str(raised.value)


@pytest.fixture
async def served(postgresql_database: str) -> AsyncIterator[SqlStore]:
    """A store on PostgreSQL, which can lose its connections."""
    opened = SqlStore(make_engine(postgresql_database))
    yield opened
    await opened.close()


async def test_a_restart_of_the_server_between_two_units_of_work_is_not_noticed(
    served: SqlStore, postgresql_database: str
) -> None:
    async with served.writing() as work:
        await work.leases.take("a", "me", until=later(1), at=NOW)
    await kill_all(postgresql_database)
    async with served.writing() as work:
        assert not await work.leases.take("a", "you", until=later(1), at=NOW)
        await work.leases.drop("a", "me")


async def test_a_restart_of_the_server_during_a_unit_of_work_leaves_nothing_and_all_goes_on(
    served: SqlStore, postgresql_database: str
) -> None:
    async def be_cut_off() -> None:
        async with served.writing() as work:
            await work.facts.set("b", "x")
            await kill_all(postgresql_database)
            await work.facts.set("b", "y")

    with pytest.raises(StoreUnavailable):
        await be_cut_off()
    async with served.reading() as work:
        assert await work.facts.get("b") is None


async def test_who_goes_on_after_the_connection_was_lost_is_told_the_same_again(
    served: SqlStore, postgresql_database: str
) -> None:
    async def go_on() -> None:
        async with served.writing() as work:
            await kill_all(postgresql_database)
            for _ in range(2):
                with suppress(StoreUnavailable):
                    async with work.savepoint():
                        await work.facts.set("b", "x")

    with pytest.raises(StoreUnavailable):
        await go_on()
