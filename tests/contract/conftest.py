"""Every test in here runs twice: on SQLite and on PostgreSQL. None is skipped."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.schema import migrate
from tests import postgresql


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """The database the test runs on."""
    kind: str = request.param
    return kind


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    with postgresql.server() as address:
        yield address


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: str) -> Iterator[str]:
    """A database with all tables, which every test leaves empty."""
    with postgresql.database(postgresql_server) as url:
        asyncio.run(migrate(url))
        yield url


# The server is asked for by name and not as an argument: none starts where none is needed.
@pytest.fixture
def database_url(
    request: pytest.FixtureRequest, database_kind: str, sqlite_template: Path, tmp_path: Path
) -> Iterator[str]:
    """A database of the test's own, with all tables and nothing in them."""
    if database_kind == "sqlite":
        shutil.copy(sqlite_template, tmp_path / "zielbot.db")
        yield f"sqlite:///{tmp_path / 'zielbot.db'}"
    else:
        url: str = request.getfixturevalue("postgresql_database")
        yield url
        postgresql.empty(url)


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, database_kind: str, tmp_path: Path) -> Iterator[str]:
    """A database of the test's own without any table."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        with postgresql.database(request.getfixturevalue("postgresql_server")) as url:
            yield url
