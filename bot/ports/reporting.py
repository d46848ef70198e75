"""What staff report: status updates and obstacles, added and withdrawn, never overwritten."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.reporting.model import NewObstacle, NewUpdate, Stored


class Updates(Protocol):
    """Status updates and obstacles of the current agreement. Whatever writes raises the agreement's version."""

    async def add(self, new: Sequence[NewUpdate], *, by: int, batch: int, at: datetime) -> Sequence[int]:
        """Store updates and return their ids in the same order; `by` is the person's id.

        A batch is what was written with one message; it has one update a measure at most.
        """
        ...

    async def of(self, ids: Collection[int]) -> Sequence[Stored]:
        """Return the updates with these ids, withdrawn ones, too, oldest first."""
        ...

    async def of_batch(self, batch: int) -> Sequence[Stored]:
        """Return what was written with one message."""
        ...

    async def last_batch(self, person_id: int, *, since: datetime) -> int | None:
        """Return the last batch of this person since then of which something still stands."""
        ...

    async def withdraw(self, batch: int, *, at: datetime) -> int:
        """Withdraw a batch: its updates, what completes them, and its obstacles; return how many rows it were."""
        ...

    async def decide_due(self, update_id: int, *, is_confirmed: bool, at: datetime) -> bool:
        """Confirm or refuse the new date of an update; False where it was decided or withdrawn before."""
        ...

    async def raise_obstacle(self, new: NewObstacle, *, by: int, batch: int, at: datetime) -> int:
        """Store an obstacle and return its id."""
        ...

    async def resolve_obstacle(self, obstacle_id: int, *, at: datetime) -> bool:
        """Resolve an obstacle; False where it was resolved or withdrawn before."""
        ...
