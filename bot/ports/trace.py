"""The audit log: who changed what, so that it can be checked later."""

from collections.abc import AsyncGenerator, Mapping
from datetime import datetime
from typing import Protocol

from bot.people.model import Person
from bot.trace.chain import Head, Record, Verdict
from bot.trace.model import Action, Entry


class Audit(Protocol):
    """A chain of entries to which one can only add."""

    async def add(self, entry: Entry, *, at: datetime) -> None:
        """Add an entry in this transaction: what is traced and its trace commit together."""
        ...

    async def pseudonym(self, person: Person, *, at: datetime) -> str:
        """Return what stands for a person in the log, to be used as the subject of an entry."""
        ...

    async def forget(self, telegram_id: int) -> None:
        """Erase whom this person's pseudonyms stand for; the log itself stays whole.

        Call it after the last entry that names the person: an entry would remember them anew.
        """
        ...

    async def names(self) -> Mapping[str, str]:
        """Return the names that pseudonyms still stand for."""
        ...

    async def head(self) -> Head | None:
        """Return the last entry's number and hash, to be noted outside the database."""
        ...

    def records(
        self, *, since: datetime | None = None, until: datetime | None = None, action: Action | None = None
    ) -> AsyncGenerator[Record]:
        """Yield the entries in order: `since` included, `until` not."""
        ...

    async def verify(self, noted: Head | None = None) -> Verdict:
        """Walk the whole log; `noted` is a head kept outside that must be in it."""
        ...
