import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import closing

import pytest

from storage.schema import migrate
from storage.work import SqlStore
from tests import postgresql
from tests.faults.harness import Child
from tests.handlers.stage import Stage, staged


@pytest.fixture
async def stage(store: SqlStore) -> AsyncIterator[Stage]:
    async with staged(store) as ready:
        yield ready


@pytest.fixture(scope="session")
def child(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Child]:
    """One process for all that is killed: it takes longer to import than to play."""
    with closing(Child(tmp_path_factory.mktemp("player") / "output.log")) as player:
        yield player


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """A server of its own: one of its processes is killed, and all of its connections are taken."""
    with postgresql.server() as server, postgresql.database(server) as url:
        asyncio.run(migrate(url))
        yield url
