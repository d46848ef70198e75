"""Engines that go from test to test: what SQLAlchemy makes of a statement it makes once, and not for every test."""

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, event
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import database_url, make_engine


@dataclass
class _Turning:
    """An engine that connects to `address`, wherever it was made for."""

    engine: AsyncEngine
    address: str

    def connect(self, dialect: Dialect, _record: object, arguments: list[Any], named: dict[str, Any]) -> None:
        """Put the address in; SQLAlchemy connects then."""
        arguments[:], options = dialect.create_connect_args(database_url(self.address))
        named |= options


_free: defaultdict[str, list[_Turning]] = defaultdict(list)


@asynccontextmanager
async def engine_at(address: str) -> AsyncIterator[AsyncEngine]:
    """An engine for the database at `address`, ours until the end; its `url` may be another one's.

    Nothing may be listened for on it, for the next test would be listened to as well.
    """
    free = _free[database_url(address).drivername]
    turning = free.pop() if free else _made(address)
    turning.address = address
    try:
        yield turning.engine
    finally:
        await turning.engine.dispose()
        free.append(turning)


def _made(address: str) -> _Turning:
    turning = _Turning(make_engine(address), address)
    event.listen(turning.engine.sync_engine, "do_connect", turning.connect)
    return turning
