"""A backup: every table as JSON lines, the same for both databases, and a manifest to check it by.

It is read in one transaction, at one moment, while others write. Texts that only wait for their deletion stay out of
it: of updates in quarantine, and of messages that are settled.
"""

import base64
import gzip
import hashlib
import json
import os
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Date, LargeBinary, Table, exists, func, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import OutboxState, Purpose
from bot.errors import BackupRefused
from bot.trace.chain import Head
from storage.audit import SqlAudit
from storage.paging import page_of, rows_of
from storage.schema import head
from storage.tables import inbox, metadata, outbox
from storage.tables import outbox_is_open as is_open
from storage.types import UtcDateTime

FORMAT = 1
MANIFEST = "manifest.json"
DATA = "data.jsonl.gz"
LEVEL = 3
"""How hard gzip tries: with the rollback journal of SQLite others wait for us."""

LEFT_OUT: Mapping[Table, Callable[[Any], Mapping[str, Any]]] = {
    inbox: lambda row: {"raw": None} if row.quarantined_at else {},
    outbox: lambda row: {"params": {}, "upload": None} if row.settled_at else {},
}
"""What a row becomes on its way into a backup, which may be kept longer than the row itself."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `counters`: the last id that each table ever gave out, for none is to be given out twice."""

    format: int
    version: str
    schema: str
    made_at: str
    rows: Mapping[str, int]
    counters: Mapping[str, int]
    sha256: str
    audit: Head | None


class SqlBackup:
    """All tables at once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def write(self, folder: Path, *, version: str, at: datetime) -> Manifest:
        """Write a backup into an empty folder, for our own eyes alone (BackupRefused, OSError).

        The manifest comes last: without it a folder is no backup.
        """
        _make_private(folder)
        rows = dict.fromkeys(metadata.tables, 0)
        with _opened(folder / DATA) as file, gzip.open(file, "wt", LEVEL, encoding="ascii") as lines:
            for table in metadata.sorted_tables:
                async with aclosing(self._rows(table)) as found:
                    async for row in found:
                        lines.write(_ENCODER.encode([table.name, row]) + "\n")
                        rows[table.name] += 1
        manifest = Manifest(
            format=FORMAT,
            version=version,
            schema=head(),
            made_at=at.isoformat(timespec="seconds"),
            rows=rows,
            counters=await self._counters(),
            sha256=_sha256(folder / DATA),
            audit=await SqlAudit(self._connection).head(),
        )
        _write_manifest(folder / MANIFEST, manifest)
        return manifest

    async def is_empty(self) -> bool:
        """Whether no table holds a row."""
        held = or_(*(exists(select(table)) for table in metadata.sorted_tables))
        return not await self._connection.scalar(select(held))

    async def read(self, folder: Path, manifest: Manifest, *, at: datetime) -> None:
        """Fill the empty tables from a backup (BackupRefused).

        What waited to be sent may have been sent since the backup was made: all but answers become uncertain, and the
        coordinators see them.
        """
        rows = dict.fromkeys(metadata.tables, 0)
        for table, chunk in _chunks(folder / DATA):
            await self._connection.execute(insert(table), chunk)
            rows[table.name] += len(chunk)
        if rows != dict(manifest.rows):
            raise BackupRefused("Die Sicherung ist unvollständig: Die Zahl der Zeilen stimmt nicht.")
        await self._count_on(manifest.counters)
        waiting = update(outbox).where(is_open, outbox.c.purpose != Purpose.ANSWER.value)
        unclaimed = {"holder": None, "claimed_until": None}
        doubt = {"state": OutboxState.UNCERTAIN.value, "error": "restored from a backup", "settled_at": at}
        await self._connection.execute(waiting.values(**doubt, **unclaimed))

    async def _rows(self, table: Table) -> AsyncGenerator[Mapping[str, Any]]:
        changed = LEFT_OUT.get(table, lambda row: {})
        async with aclosing(rows_of(self._connection, table)) as rows:
            async for row in rows:
                yield {**row._mapping, **changed(row)}

    async def _counters(self) -> Mapping[str, int]:
        if self._connection.dialect.name == "sqlite":
            kept = await self._connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
            return {row.name: row.seq for row in kept if row.name in metadata.tables}
        counters = {}
        for name, sequence in (await self._sequences()).items():
            last = text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")
            counters[name] = (await self._connection.execute(last)).scalar_one()
        return counters

    async def _count_on(self, counters: Mapping[str, int]) -> None:
        """Let every table go on after the last id it ever gave out."""
        if self._connection.dialect.name == "sqlite":
            for table in metadata.sorted_tables:
                if table.dialect_options["sqlite"]["autoincrement"]:
                    counter = {"name": table.name, "seq": counters.get(table.name, 0)}
                    await self._connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), counter)
                    await self._connection.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :seq)"), counter)
            return
        for name, sequence in (await self._sequences()).items():
            table = metadata.tables[name]
            highest = await self._connection.scalar(select(func.max(table.c[_counted(table)]))) or 0
            last = max(highest, counters.get(name, 0))
            await self._connection.execute(select(func.setval(sequence, max(last, 1), last > 0)))

    async def _sequences(self) -> Mapping[str, str]:
        """PostgreSQL's sequences by table."""
        counted = [table for table in metadata.sorted_tables if table.autoincrement_column is not None]
        named = select(*(func.pg_get_serial_sequence(table.name, _counted(table)) for table in counted))
        row = (await self._connection.execute(named)).one()
        return {table.name: sequence for table, sequence in zip(counted, row, strict=True) if sequence}


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself: its folder, or its manifest alone, kept elsewhere (BackupRefused)."""
    file = path / MANIFEST if path.is_dir() else path
    try:
        told = json.loads(file.read_bytes())
        manifest = Manifest(**{**told, "audit": Head(**told["audit"]) if told["audit"] else None})
    except FileNotFoundError:
        raise BackupRefused(f"In {path} liegt keine vollständige Sicherung: {MANIFEST} fehlt.") from None
    except (OSError, ValueError, TypeError, KeyError):
        raise BackupRefused(f"{file} lässt sich nicht lesen.") from None
    return manifest


def require_fit(folder: Path, manifest: Manifest) -> None:
    """Refuse a backup that another version made, or that is not as it was written (BackupRefused)."""
    if (manifest.format, manifest.schema) != (FORMAT, head()):
        raise BackupRefused(
            f"Diese Sicherung stammt von Zielbot {manifest.version} mit einem anderen Stand der Datenbank "
            f"({manifest.schema}, hier {head()}). Bitte mit jener Version einspielen, danach: zielbot migrate"
        )
    if not (folder / DATA).is_file() or _sha256(folder / DATA) != manifest.sha256:
        raise BackupRefused(f"{folder / DATA} ist nicht mehr, was gesichert wurde: Die Prüfsumme stimmt nicht.")


def _counted(table: Table) -> str:
    column = table.autoincrement_column
    assert column is not None
    return column.name


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise BackupRefused(f"Der Ordner {folder} ist nicht leer. Nennen Sie einen neuen.")


def _opened(file: Path) -> BinaryIO:
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _write_manifest(file: Path, manifest: Manifest) -> None:
    told = {**asdict(manifest), "audit": manifest.audit._asdict() if manifest.audit else None}
    with _opened(file) as opened:
        opened.write(json.dumps(told, indent=2).encode() + b"\n")


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"{type(value).__name__} has no place in a backup")


_ENCODER = json.JSONEncoder(separators=(",", ":"), default=_as_text)


def _chunks(file: Path) -> Iterator[tuple[Table, Sequence[dict[str, Any]]]]:
    """Yield a backup's rows by table, in its order, at most a page at a time (BackupRefused)."""
    try:
        with gzip.open(file, "rt", encoding="ascii") as lines:
            for name, rows in groupby(map(json.loads, lines), key=lambda line: str(line[0])):
                table = metadata.tables[name]
                values = (_values(table, row) for _, row in rows)
                while chunk := list(islice(values, page_of(table))):
                    yield table, chunk
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        raise BackupRefused(f"{file} lässt sich nicht lesen.") from None


def _values(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(table.c[name].type, value) for name, value in row.items()}


def _value(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
