from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, create_engine, insert, select
from sqlalchemy.exc import StatementError

from storage.types import JsonText, UtcDateTime

table = Table("t", MetaData(), Column("n", Integer), Column("at", UtcDateTime), Column("values", JsonText))


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as opened:
        table.metadata.create_all(opened)
        yield opened
    engine.dispose()


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 25, 1, 30, 0, 123456, tzinfo=UTC),
        datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2))),
    ],
    ids=["UTC", "summer time"],
)
def test_a_moment_comes_back_aware_and_in_utc(connection: Connection, moment: datetime) -> None:
    connection.execute(insert(table).values(at=moment))
    stored = connection.scalar(select(table.c.at).where(table.c.at == moment))
    assert stored == moment
    assert stored.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(connection: Connection) -> None:
    with pytest.raises(StatementError, match="time zone"):
        connection.execute(insert(table).values(at=datetime(2026, 1, 1)))  # noqa: DTZ001


@pytest.mark.parametrize(
    "value", [{"text": "Ä\x00\ud800👨‍👩‍👧"}, [], {}, 1.5, "x", {"a": [None, True]}, 2**60], ids=repr
)
def test_json_comes_back_as_it_was(connection: Connection, value: Any) -> None:
    connection.execute(insert(table).values(values=value))
    assert connection.scalar(select(table.c["values"])) == value
