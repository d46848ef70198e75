"""The audit log in SQL: a chain of HMACs, each over the one before and its own row (PITFALLS 3.2)."""

import hmac
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.people.model import Person
from bot.trace.model import Entry
from storage.facts import SqlFacts
from storage.statements import insert_into
from storage.tables import audit, pseudonyms

KEY_FACT = "audit_key"
"""Where a key made by ourselves is kept, if none was given from outside."""

_LOCK = 7_234_002
"""PostgreSQL's advisory lock that keeps two appends apart; else the chain would fork."""


class SqlAudit:
    """`bot.ports.Audit` in SQL. `key` comes from the settings; without one the database keeps one."""

    def __init__(self, connection: AsyncConnection, key: str | None) -> None:
        self._connection = connection
        self._given = key

    async def add(self, entry: Entry, *, at: datetime) -> None:
        """Add an entry in this transaction: what is traced and its trace commit together."""
        await self._lock()
        key = await self._key()
        row: dict[str, Any] = {
            "at": at,
            "actor": await self.pseudonym(entry.actor, at=at) if entry.actor else None,
            "action": entry.action.value,
            "subject": entry.subject,
            "details": dict(entry.details),
            "key_id": key_id(key),
        }
        before = await self._connection.scalar(select(audit.c.hash).order_by(audit.c.id.desc()).limit(1))
        await self._connection.execute(insert(audit).values(**row, hash=chained(key, before or "", row)))

    async def add_once(self, entry: Entry, *, since: datetime, at: datetime) -> bool:
        """Add an entry unless there is one of the same action, actor and subject since then; whether it was added."""
        await self._lock()
        actor = await self.pseudonym(entry.actor, at=at) if entry.actor else None
        same = select(audit.c.id).where(
            audit.c.action == entry.action.value,
            audit.c.at >= since,
            audit.c.actor.is_not_distinct_from(actor),
            audit.c.subject.is_not_distinct_from(entry.subject),
        )
        if await self._connection.scalar(same.limit(1)) is not None:
            return False
        await self.add(entry, at=at)
        return True

    async def stranger(self, telegram_id: int) -> str:
        """Return what stands for somebody who is not on the list: a keyed hash, and nothing is kept beside it."""
        return _made(await self._key(), telegram_id)

    async def pseudonym(self, person: Person, *, at: datetime) -> str:
        """Return what stands for a person in the log, and remember whom it stands for."""
        made = _made(await self._key(), person.telegram_id)
        values = {"telegram_id": person.telegram_id, "name": person.name, "created_at": at}
        known = insert_into(self._connection, pseudonyms).values(pseudonym=made, **values)
        await self._connection.execute(known.on_conflict_do_nothing(index_elements=["pseudonym"]))
        return made

    async def _lock(self) -> None:
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})

    async def _key(self) -> str:
        facts = SqlFacts(self._connection)
        key = self._given or await facts.get(KEY_FACT)
        if key is None:
            key = secrets.token_hex(32)
            await facts.set(KEY_FACT, key)
        return key


def _made(key: str, telegram_id: int) -> str:
    return hmac.new(key.encode(), f"person:{telegram_id}".encode(), "sha256").hexdigest()[:16]


def key_id(key: str) -> str:
    """Return what names a key without telling it."""
    return hmac.new(key.encode(), b"key id", "sha256").hexdigest()[:8]


def chained(key: str, before: str, row: dict[str, Any]) -> str:
    """Return the hash of a row after the hash `before`: over canonical JSON, moments in UTC to the microsecond."""
    moment: datetime = row["at"]
    shown = {**row, "at": moment.astimezone(UTC).isoformat(timespec="microseconds")}
    canonical = json.dumps(shown, sort_keys=True, separators=(",", ":"))
    return hmac.new(key.encode(), f"{before}{canonical}".encode(), "sha256").hexdigest()
