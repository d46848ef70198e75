"""The store and its units of work: one transaction each, and all repositories in it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreUnavailable
from storage.absences import SqlAbsences
from storage.agreements import SnapshotCache, SqlAgreements
from storage.audit import SqlAudit
from storage.backup import SqlBackup
from storage.cards import SqlCards
from storage.engine import BUSY_SECONDS, READING, make_engine
from storage.evidence import SqlEvidence
from storage.facts import SqlFacts
from storage.failures import named_failures, transaction
from storage.groups import SqlGroups
from storage.inbox import SqlInbox
from storage.leases import SqlLeases
from storage.nudges import SqlNudges
from storage.outbox import SqlOutbox
from storage.people import SqlPeople
from storage.places import SqlPlaces
from storage.privacy import SqlPrivacy
from storage.reminders import SqlReminders
from storage.retention import SqlRetention
from storage.schema import require_schema
from storage.unreachable import SqlUnreachable
from storage.updates import SqlUpdates


class SqlWork:
    """`bot.ports.Work` in SQL: the repositories of one transaction."""

    def __init__(self, connection: AsyncConnection, cache: SnapshotCache, audit_keys: Sequence[str]) -> None:
        self._connection = connection
        self.agreements = SqlAgreements(connection, cache)
        self.updates = SqlUpdates(connection, self.agreements)
        self.evidence = SqlEvidence(connection, self.agreements)
        self.people = SqlPeople(connection)
        self.absences = SqlAbsences(connection)
        self.nudges = SqlNudges(connection)
        self.reminders = SqlReminders(connection)
        self.groups = SqlGroups(connection)
        self.places = SqlPlaces(connection)
        self.inbox = SqlInbox(connection)
        self.outbox = SqlOutbox(connection)
        self.unreachable = SqlUnreachable(connection)
        self.cards = SqlCards(connection)
        self.leases = SqlLeases(connection)
        self.facts = SqlFacts(connection)
        self.backup = SqlBackup(connection)
        self.retention = SqlRetention(connection)
        self.audit = SqlAudit(connection, audit_keys)
        self.privacy = SqlPrivacy(connection)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part of the transaction that is undone alone when an exception leaves it (and goes on)."""
        with named_failures(self._connection):
            async with self._connection.begin_nested():
                yield


class SqlStore:
    """`bot.ports.Store` in SQL. Errors of the database leave it as `StoreUnavailable`."""

    def __init__(self, engine: AsyncEngine, *, audit_keys: Sequence[str] = ()) -> None:
        self._engine = engine
        self._audit_keys = audit_keys
        self._reading = engine.execution_options(
            **{READING: True, "postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
            if engine.dialect.name == "postgresql"
            else {READING: True}
        )
        self._cache = SnapshotCache()
        # SQLite has one writer. Queueing for it here wakes the next one at once; SQLite's own waiting sleeps.
        self._writer = asyncio.Lock() if engine.dialect.name == "sqlite" else None

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SqlWork]:
        """A transaction that may write; committed at the end, rolled back when an exception leaves it."""
        async with self._turn(), self._unit(self._engine) as work:
            yield work

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqlWork]:
        """A transaction that only reads, all of it at one moment.

        End it before a writing one: with SQLite's rollback journal a commit waits for all who read.
        """
        async with self._unit(self._reading) as work:
            yield work

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._writer is None:
            yield
            return
        try:
            await asyncio.wait_for(self._writer.acquire(), BUSY_SECONDS)
        except TimeoutError:
            raise StoreUnavailable("Die Datenbank ist ausgelastet: Ein anderer Vorgang endet nicht.") from None
        try:
            yield
        finally:
            self._writer.release()

    @asynccontextmanager
    async def _unit(self, engine: AsyncEngine) -> AsyncIterator[SqlWork]:
        async with transaction(engine) as connection:
            yield SqlWork(connection, self._cache, self._audit_keys)


async def open_store(url: str, *, create: bool = True, audit_keys: Sequence[str] = ()) -> SqlStore:
    """Open the database at `url`; an empty one gets its tables if `create` is set.

    Raises SchemaOutdated (empty or older), SchemaTooNew, StoreUnavailable.
    """
    await require_schema(url, create=create)
    return SqlStore(make_engine(url), audit_keys=audit_keys)
