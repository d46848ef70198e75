import asyncio
import gzip
import json
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, LargeBinary, Text, func, insert, select

from bot.delivery import CardKind, NewCard, Outgoing, Purpose, Received
from bot.errors import BackupRefused
from bot.people.model import Invitation, Role
from bot.trace.model import Action, Entry
from storage.backup import DATA, MANIFEST, Manifest, read_manifest, require_fit
from storage.engine import make_engine
from storage.schema import migrate
from storage.tables import cards, metadata, outbox, status_updates
from storage.types import JsonText, UtcDateTime
from storage.work import SqlStore
from tests import postgresql
from tests.contract.agreement import AGREEMENT
from tests.contract.moments import NOW, later
from tests.engines import engine_at


def some(column: Column[Any]) -> Any:
    """A value that fits; a number is that of the first row elsewhere."""
    kinds = {UtcDateTime: NOW, JsonText: {"ä": 1}, Boolean: True, Date: NOW.date(), Text: "ö", LargeBinary: b"\x00\xff"}
    return next((value for kind, value in kinds.items() if isinstance(column.type, kind)), 1)


@pytest.fixture
async def filled(store: SqlStore, database_url: str) -> SqlStore:
    """A store with something in every table."""
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="ä.txt", at=NOW)
        anna = await work.people.add(5_000_000_001, "Jörg 👩‍👩‍👧 „Weiß“", Role.COORDINATOR, ("Bauamt",), at=NOW)
        await work.people.invite(Invitation("hash", Role.MEMBER, ("Bauamt",), later(60)), at=NOW)
        await work.groups.approve(-100, "Leitung", by=anna.id, at=NOW)
        await work.inbox.add([Received(1, 7, '{"text": "offen"}'), Received(2, 8, '{"text": "beiseite"}')], at=NOW)
        aside = (await work.inbox.claim(2, holder="a", until=later(1), at=NOW))[1]
        await work.inbox.quarantine(aside.seq, error="KeyError", at=NOW)
        texts = (1, "kam nicht an"), (2, "offen")
        await work.outbox.add_all([Outgoing(chat, "sendMessage", {"text": said}) for chat, said in texts], at=NOW)
        await work.outbox.failed(1, error="403", at=NOW)
        await work.cards.add(7, CardKind.QUESTION, {"b": [1, None], "a": "ü\n"}, thread_id=None, at=later(0.001))
        await work.cards.add_all([NewCard(7, CardKind.QUESTION, {})] * 40, at=NOW)
        await work.leases.take("poll", "a", until=later(1), at=NOW)
        await work.facts.set("bot", "zielbot")
        await work.audit.add(Entry(Action.INVITED, actor=anna, details={"ä": [1]}), at=NOW)
    async with engine_at(database_url) as engine, engine.begin() as connection:
        one = {"measure_id": 1, "reported_at": NOW, "person_id": anna.id, "status": "done"}
        await connection.execute(insert(status_updates).values(one))
        # Ids that were given out must not come back.
        await connection.execute(cards.delete().where(cards.c.id > 1))
        for table in metadata.sorted_tables:
            if not await connection.scalar(select(func.count()).select_from(table)):
                await connection.execute(insert(table).values({column.name: some(column) for column in table.columns}))
    return store


async def written(store: SqlStore, folder: Path) -> Manifest:
    async with store.reading() as work:
        return await work.backup.write(folder, version="1", at=NOW)


async def restored(store: SqlStore, folder: Path) -> None:
    manifest = read_manifest(folder)
    require_fit(folder, manifest)
    async with store.writing() as work:
        assert await work.backup.is_empty()
        await work.backup.read(folder, manifest, at=NOW)
        assert (await work.audit.verify(manifest.audit)).fault is None


def lines(folder: Path) -> list[str]:
    with gzip.open(folder / DATA, "rt") as opened:
        return sorted(opened)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[SqlStore]:
    await migrate(url)
    store = SqlStore(make_engine(url))
    yield store
    await store.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'other.db'}"


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    with postgresql.database(postgresql_server) as url:
        yield url


async def test_a_backup_moves_everything_from_one_database_to_the_other_and_back(
    filled: SqlStore, sqlite_url: str, postgresql_url: str, tmp_path: Path
) -> None:
    await written(filled, tmp_path / "1")
    async with opened(postgresql_url) as other:
        await restored(other, tmp_path / "1")
        await written(other, tmp_path / "2")
    async with opened(sqlite_url) as back:
        await restored(back, tmp_path / "2")
        await written(back, tmp_path / "3")
        async with back.writing() as work:
            card = await work.cards.add(1, CardKind.QUESTION, {}, thread_id=None, at=NOW)
    assert lines(tmp_path / "1") == lines(tmp_path / "2") == lines(tmp_path / "3")
    manifests = [read_manifest(tmp_path / number) for number in "123"]
    assert manifests[0].rows == manifests[2].rows
    assert manifests[0].audit == manifests[2].audit
    assert all(manifests[0].rows.values())
    assert card.id == 42


async def test_rows_on_their_way_stay_and_texts_that_wait_for_deletion_stay_out(
    filled: SqlStore, tmp_path: Path
) -> None:
    await written(filled, tmp_path / "1")
    told = "".join(lines(tmp_path / "1"))
    assert "offen" in told
    assert "beiseite" not in told
    assert "kam nicht an" not in told


async def test_a_backup_is_for_its_owner_alone(filled: SqlStore, tmp_path: Path) -> None:
    await written(filled, tmp_path / "1")
    for path in (tmp_path / "1", *(tmp_path / "1").iterdir()):
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


async def test_a_backup_under_load_is_of_one_moment(store: SqlStore, database_url: str, tmp_path: Path) -> None:
    """Every write adds a card and a row of the outbox together: a backup that holds one more of either is torn."""
    writer, is_over = SqlStore(make_engine(database_url)), asyncio.Event()

    async def write() -> None:
        while not is_over.is_set():
            async with writer.writing() as work:
                await work.cards.add(7, CardKind.QUESTION, {}, thread_id=None, at=NOW)
                await work.outbox.add(Outgoing(7, "sendMessage", {}), at=NOW)

    writing = asyncio.create_task(write())
    counts = []
    for number in range(5):
        await asyncio.sleep(0)
        manifest = await written(store, tmp_path / str(number))
        counts.append((manifest.rows["cards"], manifest.rows["outbox"]))
    is_over.set()
    await writing
    await writer.close()
    assert all(cards == rows for cards, rows in counts)
    assert counts[-1][0] > 0


async def test_nothing_but_an_answer_is_sent_again_after_a_restore(
    store: SqlStore, sqlite_url: str, tmp_path: Path
) -> None:
    async with store.writing() as work:
        await work.outbox.add_all(
            [
                Outgoing(1, "sendMessage", {"text": "a"}, confidential=False),
                Outgoing(2, "sendMessage", {"text": "n"}, Purpose.NUDGE),
            ],
            at=NOW,
        )
    await written(store, tmp_path / "1")
    async with opened(sqlite_url) as other:
        await restored(other, tmp_path / "1")
        async with other.writing() as work:
            claimed = await work.outbox.claim(9, holder="a", until=later(1), at=NOW)
    async with engine_at(sqlite_url) as engine, engine.connect() as connection:
        states = list(await connection.scalars(select(outbox.c.state).order_by(outbox.c.id)))
        texts = list(await connection.scalars(select(outbox.c.params).order_by(outbox.c.id)))
    assert [row.outgoing.chat_id for row in claimed] == [1]
    assert (states, texts[1]) == (["sending", "uncertain"], {"text": "n"})


async def test_what_is_not_whole_is_refused_and_leaves_nothing(
    filled: SqlStore, sqlite_url: str, tmp_path: Path
) -> None:
    await written(filled, tmp_path / "1")
    data = tmp_path / "1" / DATA
    with gzip.open(data, "rb") as file:
        kept = file.read().splitlines(keepends=True)
    data.write_bytes(gzip.compress(b"".join(kept[:-1])))
    with pytest.raises(BackupRefused, match="Prüfsumme"):
        require_fit(tmp_path / "1", read_manifest(tmp_path / "1"))
    async with opened(sqlite_url) as other:
        with pytest.raises(BackupRefused, match="Zahl der Zeilen"):
            async with other.writing() as work:
                await work.backup.read(tmp_path / "1", read_manifest(tmp_path / "1"), at=NOW)
        async with other.reading() as work:
            assert await work.backup.is_empty()


async def test_a_folder_without_a_manifest_is_no_backup_and_another_schema_is_refused(
    filled: SqlStore, tmp_path: Path
) -> None:
    await written(filled, tmp_path / "1")
    manifest = tmp_path / "1" / MANIFEST
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "schema": "0001"}))
    with pytest.raises(BackupRefused, match="0001"):
        require_fit(tmp_path / "1", read_manifest(tmp_path / "1"))
    manifest.write_text("{}")
    with pytest.raises(BackupRefused, match="lesen"):
        read_manifest(tmp_path / "1")
    manifest.unlink()
    with pytest.raises(BackupRefused, match=MANIFEST):
        read_manifest(tmp_path / "1")


async def test_a_folder_with_something_in_it_is_refused(filled: SqlStore, tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "note").touch()
    with pytest.raises(BackupRefused, match="nicht leer"):
        await written(filled, tmp_path / "1")


async def test_after_a_restore_every_table_counts_on(filled: SqlStore, empty_url: str, tmp_path: Path) -> None:
    """An id given out a second time would be refused, or lead an old button to a new card."""
    await written(filled, tmp_path / "1")
    async with opened(empty_url) as other:
        await restored(other, tmp_path / "1")
        async with other.writing() as work:
            await work.agreements.store(replace(AGREEMENT, title="anders"), source="again", at=NOW)
            await work.people.add(9, "B", Role.READER, (), at=NOW)
            await work.inbox.add([Received(9, 9, "{}")], at=NOW)
            await work.audit.add(Entry(Action.RESTORED), at=NOW)
            assert (await work.cards.add(1, CardKind.QUESTION, {}, thread_id=None, at=NOW)).id == 42
            assert (await work.audit.verify()).fault is None
