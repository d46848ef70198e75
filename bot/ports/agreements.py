"""The agreements, of which one is current."""

from datetime import datetime
from typing import Protocol

from bot.agreement.model import Agreement, Snapshot


class Agreements(Protocol):
    """The agreements, of which one is current."""

    async def current(self) -> Snapshot | None:
        """The current agreement with its standings; None before the first import. Cached in memory per version."""
        ...

    async def store(self, agreement: Agreement, *, source: str, at: datetime) -> int:
        """Make `agreement` the current one and return the new version. Status updates of kept codes stay.

        An agreement of the same title and protocol date is a new reading of the current one; another one follows it.
        """
        ...

    async def undo(self, *, at: datetime) -> bool:
        """Take back the last import that was not taken back yet; False when there is none."""
        ...
