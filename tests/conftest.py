"""The store that use cases are tested on: SQLite in a temporary file. tests/contract runs on PostgreSQL as well."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from storage.schema import migrate
from storage.work import SqlStore
from tests.engines import engine_at

# How long an example takes says nothing while other processes have the processor. `make fuzz` tries more of them.
settings.register_profile("zielbot", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("zielbot")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them."""
    file = tmp_path_factory.mktemp("template") / "zielbot.db"
    asyncio.run(migrate(f"sqlite:///{file}"))
    return file


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A database of the test's own, with all tables and nothing in them."""
    shutil.copy(sqlite_template, tmp_path / "zielbot.db")
    return f"sqlite:///{tmp_path / 'zielbot.db'}"


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    """An open store on the test's own database."""
    async with engine_at(database_url) as engine:
        yield SqlStore(engine)
