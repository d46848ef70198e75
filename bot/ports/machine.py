"""The machine room: who does what, and small things worth remembering."""

from datetime import datetime
from typing import Protocol

from bot.retention import Due, Rule


class Leases(Protocol):
    """Claims with an end, one row a name: who polls, who plans."""

    async def take(self, name: str, holder: str, *, until: datetime, at: datetime) -> bool:
        """Take or renew the lease; False while another holder's has not ended."""
        ...

    async def drop(self, name: str, holder: str) -> None:
        """Give the lease back if we hold it."""
        ...


class Facts(Protocol):
    """Small things worth remembering: the bot's own name, the version of the descriptions that were set."""

    async def get(self, name: str) -> str | None:
        """The value stored under this name."""
        ...

    async def hold(self, name: str) -> str:
        """The same, "" where there is none; until this transaction ends nobody else changes it."""
        ...

    async def set(self, name: str, value: str) -> None:
        """Store a value under this name."""
        ...


class Retention(Protocol):
    """What was kept long enough."""

    async def due(self, rule: Rule, before: datetime) -> Due:
        """Return how many rows a rule concerns whose moment is before this one."""
        ...

    async def carry_out(self, rule: Rule, before: datetime) -> None:
        """Delete the rows it concerns, or change their columns."""
        ...
