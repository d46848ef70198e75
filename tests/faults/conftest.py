from collections.abc import AsyncIterator

import pytest

from storage.work import SqlStore
from tests.handlers.stage import Stage, staged


@pytest.fixture
async def stage(store: SqlStore) -> AsyncIterator[Stage]:
    async with staged(store) as ready:
        yield ready
