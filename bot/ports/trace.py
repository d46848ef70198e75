"""The audit log: who changed what, so that it can be checked later."""

from datetime import datetime
from typing import Protocol

from bot.people.model import Person
from bot.trace.model import Entry


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
