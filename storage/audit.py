"""The audit log in SQL: a chain of HMACs, each over the one before and its own row (bot/trace/chain.py)."""

import hmac
import json
import secrets
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.people.model import Person
from bot.trace.chain import Head, Record, Verdict, chained, key_id, verify
from bot.trace.model import Action, Entry
from storage.facts import SqlFacts
from storage.paging import rows_of
from storage.tables import audit, pseudonyms

KEY_FACT = "audit_key"
"""Where a key made by ourselves is kept, if none was given from outside."""

_RENEWED = timedelta(days=365)
"""After this a person gets another pseudonym; its row goes after two years, so no entry is anybody's for longer."""

_LOCK = 7_234_002
"""PostgreSQL's advisory lock that keeps two appends apart; else the chain would fork."""


class SqlAudit:
    """`bot.ports.Audit` in SQL. `keys` come from the settings, the newest first; without one the database keeps one."""

    def __init__(self, connection: AsyncConnection, keys: Sequence[str] = ()) -> None:
        self._connection = connection
        self._given = keys

    async def add(self, entry: Entry, *, at: datetime) -> None:
        """Add an entry in this transaction: what is traced and its trace commit together."""
        # What stands at the end counts only while nobody else can add to it.
        await self._alone()
        key = await self._key()
        head = await self.head()
        row = {
            "at": at,
            "actor": await self.pseudonym(entry.actor, at=at) if entry.actor else None,
            "action": entry.action.value,
            "subject": entry.subject,
            # As it will be read again: keys of inner mappings are texts, tuples are lists.
            "details": json.loads(json.dumps(dict(entry.details))),
            "key_id": key_id(key),
        }
        await self._connection.execute(insert(audit).values(**row, hash=chained(key, head.hash if head else "", row)))

    async def add_once(self, entry: Entry, *, since: datetime, at: datetime) -> bool:
        """Add an entry unless there is one of the same action, actor and subject since then; whether it was added."""
        await self._alone()
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

    async def stranger(self, telegram_id: int, *, at: datetime) -> str:
        """Return what stands for somebody not on the list on this day: a keyed hash, and nothing is kept beside it."""
        key, told = await self._key(), f"stranger:{telegram_id}:{at.astimezone(UTC).date()}"
        return hmac.new(key.encode(), told.encode(), "sha256").hexdigest()[:16]

    async def pseudonym(self, person: Person, *, at: datetime) -> str:
        """Return what stands for a person in the log, and remember whom it stands for.

        It is made by chance: once the row is gone, nobody can work it out again, key or not.
        """
        await self._alone()
        is_theirs = (pseudonyms.c.telegram_id == person.telegram_id, pseudonyms.c.created_at > at - _RENEWED)
        newest = select(pseudonyms.c.pseudonym).where(*is_theirs).order_by(pseudonyms.c.created_at.desc()).limit(1)
        known: str | None = await self._connection.scalar(newest)
        if known:
            return known
        made = secrets.token_hex(8)
        values = {"telegram_id": person.telegram_id, "name": person.name, "created_at": at}
        await self._connection.execute(insert(pseudonyms).values(pseudonym=made, **values))
        return made

    async def forget(self, telegram_id: int) -> None:
        """Erase whom this person's pseudonyms stand for; the log itself stays whole."""
        await self._connection.execute(delete(pseudonyms).where(pseudonyms.c.telegram_id == telegram_id))

    async def names(self) -> dict[str, str]:
        """Return the names that pseudonyms still stand for."""
        rows = await self._connection.execute(select(pseudonyms.c.pseudonym, pseudonyms.c.name))
        return {row.pseudonym: row.name for row in rows}

    async def head(self) -> Head | None:
        """Return the last entry's number and hash."""
        last = select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1)
        row = (await self._connection.execute(last)).first()
        return Head(row.id, row.hash) if row else None

    async def records(
        self, *, since: datetime | None = None, until: datetime | None = None, action: Action | None = None
    ) -> AsyncGenerator[Record]:
        """Yield the entries in order: `since` included, `until` not."""
        conditions: list[ColumnElement[bool]] = []
        if since:
            conditions.append(audit.c.at >= since)
        if until:
            conditions.append(audit.c.at < until)
        if action:
            conditions.append(audit.c.action == action.value)
        async with aclosing(rows_of(self._connection, audit, *conditions)) as rows:
            async for row in rows:
                yield Record(**row._mapping)

    async def verify(self, noted: Head | None = None) -> Verdict:
        """Walk the whole log; `noted` is a head kept outside that must be in it."""
        keys = await self._keys()
        try:
            async with aclosing(self.records()) as records:
                return await verify(records, keys, noted)
        except ValueError:
            return Verdict(0, None, f"Eintrag {await self._unreadable()} ist nicht lesbar: Er wurde geändert.")

    async def _unreadable(self) -> int | None:
        """Return the first entry that holds no moment or no JSON where Zielbot wrote one."""
        for number in await self._connection.scalars(select(audit.c.id).order_by(audit.c.id)):
            try:
                (await self._connection.execute(select(audit).where(audit.c.id == number))).one()
            except ValueError:
                return int(number)
        return None

    async def _alone(self) -> None:
        """Wait for whoever else is adding, on PostgreSQL; SQLite has one writer anyway."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})

    async def _keys(self) -> list[str]:
        """Return all keys, the newest first; the one that the database keeps was there before any that was given."""
        kept = await SqlFacts(self._connection).get(KEY_FACT)
        return [*self._given, *([kept] if kept else [])]

    async def _key(self) -> str:
        return next(iter(self._given), None) or await SqlFacts(self._connection).secret(KEY_FACT)
