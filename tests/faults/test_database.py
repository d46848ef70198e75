import resource
import shutil
import sqlite3
from asyncio import create_task
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.delivery import Received
from bot.errors import StoreUnavailable
from storage.engine import make_engine
from storage.work import SqlStore, open_store
from tests.contract.moments import NOW


@pytest.fixture
def file(database_url: str) -> Path:
    return Path(database_url.removeprefix("sqlite:///"))


@contextmanager
def locked(file: Path, how: str) -> Iterator[sqlite3.Connection]:
    """Another process that holds the database."""
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute(f"BEGIN {how}")
        yield holder


async def write(store: SqlStore, name: str, value: str = "x") -> None:
    async with store.writing() as work:
        await work.facts.set(name, value)


async def read(store: SqlStore, name: str) -> str | None:
    async with store.reading() as work:
        return await work.facts.get(name)


async def test_a_writer_waits_for_the_other_one_and_reading_goes_on(store: SqlStore, file: Path) -> None:
    await write(store, "a")
    with locked(file, "IMMEDIATE") as holder:
        writing = create_task(write(store, "b"))
        assert await read(store, "a") == "x"
        assert not writing.done()
        holder.execute("COMMIT")
    await writing
    assert await read(store, "b") == "x"


async def test_a_database_locked_for_too_long_is_unavailable_and_then_goes_on(database_url: str, file: Path) -> None:
    impatient = SqlStore(make_engine(f"{database_url}?timeout=0.05"))
    with locked(file, "EXCLUSIVE"):
        with pytest.raises(StoreUnavailable, match="locked"):
            await write(impatient, "a")
        with pytest.raises(StoreUnavailable, match="locked"):
            await read(impatient, "a")
    await write(impatient, "a")
    assert await read(impatient, "a") == "x"
    await impatient.close()


async def test_nothing_is_kept_when_the_disk_is_full_and_all_goes_on_when_it_is_not(database_url: str) -> None:
    engine = make_engine(database_url)
    pages = {"most": 100}

    @event.listens_for(engine.sync_engine, "checkout")
    def limit(connection: Any, _record: object, _proxy: object) -> None:
        connection.cursor().execute(f"PRAGMA max_page_count={pages['most']}")

    store = SqlStore(engine)
    await write(store, "small")
    with pytest.raises(StoreUnavailable, match="full"):
        await write(store, "large", "x" * 1_000_000)
    assert await read(store, "large") is None
    pages["most"] = 10_000
    await write(store, "large", "x" * 1_000_000)
    assert await read(store, "small") == "x"
    await store.close()


async def test_nothing_is_kept_when_the_disk_fails_and_all_goes_on_when_it_is_well(store: SqlStore) -> None:
    await write(store, "before")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, usual[1]))
    try:
        with pytest.raises(StoreUnavailable, match="I/O error"):
            await write(store, "meanwhile", "x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert await read(store, "meanwhile") is None
    await write(store, "after")
    assert await read(store, "before") == await read(store, "after") == "x"


async def test_a_database_that_may_only_be_read_answers_and_refuses_to_write(store: SqlStore, file: Path) -> None:
    await write(store, "a")
    read_only = SqlStore(make_engine(f"sqlite:///file:{file}?mode=ro&uri=true"))
    assert await read(read_only, "a") == "x"
    with pytest.raises(StoreUnavailable, match="readonly"):
        await write(read_only, "b")
    await read_only.close()


async def test_nothing_is_written_into_a_file_taken_away_and_all_goes_on_when_it_is_back(
    store: SqlStore, file: Path, tmp_path: Path
) -> None:
    await write(store, "a")
    shutil.copy(file, tmp_path / "copy.db")
    shutil.move(file, tmp_path / "away.db")
    with pytest.raises(StoreUnavailable):
        await write(store, "b")
    shutil.move(tmp_path / "copy.db", file)
    await write(store, "b")
    assert await read(store, "a") == "x"


@pytest.mark.parametrize("content", [b"Zielvereinbarung " * 500, None], ids=["no database", "no folder"])
async def test_what_is_no_database_is_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "folder" / "zielbot.db"
    if content:
        file.parent.mkdir()
        file.write_bytes(content)
    with pytest.raises(StoreUnavailable):
        await open_store(f"sqlite:///{file}")


@pytest.mark.parametrize("length", [50, 30_000], ids=["within a page", "on pages of its own"])
async def test_of_a_message_that_is_done_nothing_is_left_in_the_file(store: SqlStore, file: Path, length: int) -> None:
    """Not even in free space: SQLite overwrites what was emptied (PostgreSQL does so when it vacuums).

    A write-ahead log, where there is one, keeps it until its next checkpoint, which closing the database is.
    """
    secret = "streng vertraulich " * (length // 19 + 1)
    async with store.writing() as work:
        await work.inbox.add([Received(number, number, secret) for number in range(3)], at=NOW)
    assert any(b"streng vertraulich" in one.read_bytes() for one in file.parent.iterdir())
    async with store.writing() as work:
        rows = await work.inbox.claim(9, holder="a", until=NOW, at=NOW)
        await work.inbox.done([row.seq for row in rows], at=NOW)
    await store.close()
    assert not any(b"streng vertraulich" in one.read_bytes() for one in file.parent.iterdir())
