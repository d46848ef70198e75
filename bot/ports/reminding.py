"""What people want to be reminded of."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.reminders.model import Reminder, When


class Reminders(Protocol):
    """Reminders. Those of people who are taken off the list or erased go with them. `at` is domain time."""

    async def add(self, person_id: int, code: str | None, when: When, *, next_at: datetime, at: datetime) -> int:
        """Store a reminder of a measure of the current agreement, or (None) of all that is open; return its id."""
        ...

    async def of(self, person_id: int) -> Sequence[Reminder]:
        """A person's reminders that have not ended; what is due next comes first."""
        ...

    async def running(self) -> Sequence[Reminder]:
        """All that hang on a due date or come back, and have not ended."""
        ...

    async def due(self, at: datetime) -> Sequence[Reminder]:
        """All that are due at this moment, what has been due longest first."""
        ...

    async def move(self, reminder: Reminder, next_at: datetime | None, *, at: datetime) -> bool:
        """Let a reminder be due at another moment, or end it (None); False where it is not due then any more."""
        ...

    async def wake(self, reminder_ids: Collection[int], *, told_at: datetime, at: datetime) -> None:
        """What told these then never left: they are due again, but for those that were deleted since."""
        ...

    async def change(self, reminder: Reminder, when: When, *, next_at: datetime) -> bool:
        """Let a reminder come at another time; False where it ended or was told meanwhile."""
        ...
