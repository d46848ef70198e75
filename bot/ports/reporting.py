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

    async def last_id(self) -> int:
        """Return the id of the last update; 0 where there is none. Later ones have higher ids, however many write."""
        ...

    async def news(self, *, after: int, but_from: int) -> Sequence[Stored]:
        """Return what was reported after the update with this id and still stands, oldest first.

        What repeats an update or completes one is no news, nor is what was written in the chat `but_from`.
        """
        ...

    async def withdrawn_news(self, *, since: datetime) -> Sequence[Stored]:
        """Return what was withdrawn after this moment, and is not followed by anything that still stands, oldest first.

        What repeats an update or completes one is no news.
        """
        ...

    async def codes_of(self, batch: int) -> Sequence[str]:
        """Return the measures for which a batch still says something, obstacles too, in the order written."""
        ...

    async def author_of(self, batch: int) -> int | None:
        """Return the id of the person who wrote a batch; None where that person was erased."""
        ...

    async def last_batch(self, person_id: int, *, since: datetime, code: str | None = None) -> int | None:
        """Return this person's last batch since then, for the measure if one is named, of which something stands."""
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

    async def reopen_obstacle(self, obstacle_id: int) -> bool:
        """Take back that an obstacle was resolved; False where it was not, or is withdrawn."""
        ...
