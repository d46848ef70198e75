"""What is stored about a person, and its erasure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.people.model import Person


class Privacy(Protocol):
    """The rows that speak of a person, over all tables."""

    async def stored(self, person: Person) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Every row about this person, by table: columns with their values, moments and days as such."""
        ...

    async def erase(self, person: Person, *, at: datetime) -> None:
        """Delete who this person is; what was reported stays without them. Call it after the last entry of the audit.

        Invitations they gave out and nobody used end.
        Of somebody who had been taken off the list a keyed hash of the id stays, so that groups stay shut to them.
        """
        ...
