import os
import sqlite3
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from storage.engine import database_url, journal_choice, make_engine
from storage.schema import SchemaState, schema_state


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 7, 0), "TRUNCATE"),
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
    ],
    ids=str,
)
def test_wal_is_chosen_only_where_the_reset_race_is_mended(version: tuple[int, int, int], mode: str) -> None:
    choice = journal_choice(version)
    assert choice.mode == mode
    assert ".".join(map(str, version)) in choice.reason


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("sqlite:////var/lib/zielbot/x.db", "sqlite+aiosqlite:////var/lib/zielbot/x.db"),
        ("postgresql://u:p@h:5433/n", "postgresql+asyncpg://u:p@h:5433/n"),
        ("postgres://u@h/n", "postgresql+asyncpg://u@h/n"),
        ("postgresql+asyncpg://u@h/n", "postgresql+asyncpg://u@h/n"),
        ("postgresql://u@h/n?sslmode=require", "postgresql+asyncpg://u@h/n?ssl=require"),
    ],
)
def test_an_address_is_taken_as_every_manual_writes_it(given: str, expected: str) -> None:
    assert database_url(given).render_as_string(hide_password=False) == expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "zielbot.db",
        "mysql://u:geheim@h/n",
        "postgresql://u:geheim@h:port/n",
        "postgresql+psycopg://u:geheim@h/n",
        "u:geheim@h",
        "sqlite://",
        "sqlite:///:memory:",
    ],
)
def test_a_wrong_address_is_refused_without_showing_it(address: str) -> None:
    with pytest.raises(StoreUnavailable) as refused:
        make_engine(address)
    assert "geheim" not in str(refused.value)
    assert refused.value.__cause__ is None


async def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    engine = make_engine("postgresql://u:geheim@127.0.0.1:1/n")
    with pytest.raises(StoreUnavailable) as refused:
        await schema_state(engine)
    await engine.dispose()
    assert "geheim" not in f"{refused.value!s}{refused.value.__cause__!r}{engine!r}"


async def test_sqlite_keeps_foreign_keys_and_syncs_fully_in_the_journal_mode_chosen(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'x.db'}")
    async with engine.connect() as connection:
        found = [await connection.exec_driver_sql(f"PRAGMA {name}") for name in ("foreign_keys", "synchronous")]
        assert [result.scalar() for result in found] == [1, 2]
        mode = (await connection.exec_driver_sql("PRAGMA journal_mode")).scalar_one()
    await engine.dispose()
    assert mode.upper() == journal_choice(sqlite3.sqlite_version_info).mode


async def test_a_file_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'x.db'}")
    assert await schema_state(engine) is SchemaState.EMPTY
    await engine.dispose()
    assert os.listdir(tmp_path) == []
