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

    async def add_once(self, entry: Entry, *, since: datetime, at: datetime) -> bool:
        """Add an entry unless there is one of the same action, actor and subject since then; whether it was added."""
        ...

    async def stranger(self, telegram_id: int) -> str:
        """Return what stands for somebody who is not on the list: a keyed hash, and nothing is kept beside it."""
        ...

    async def pseudonym(self, person: Person, *, at: datetime) -> str:
        """Return what stands for a person in the log, to be used as the subject of an entry."""
        ...
