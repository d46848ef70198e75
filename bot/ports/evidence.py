"""Files of status updates: first a row without bytes, fetched after the commit, then its bytes and their hash."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.reporting.content import Content
from bot.reporting.evidence import Evidence, Failure, NewEvidence, ToFetch


class EvidenceFiles(Protocol):
    """Files of status updates. Whatever writes raises the agreement's version. Moments are of real time."""

    async def add(self, update_id: int, new: Sequence[NewEvidence], *, batch: int, at: datetime) -> None:
        """Store files that are to be fetched for an update; `batch` is the number of the message that brought them."""
        ...

    async def photos(self, update_id: int) -> int:
        """Return how many photos there are of the measure of an update, of whatever became of them."""
        ...

    async def move(self, file_ids: Collection[int], update_id: int) -> None:
        """Let files belong to another update: the one that stands in place of theirs."""
        ...

    async def of(self, update_ids: Collection[int]) -> Sequence[Evidence]:
        """Return all files of these updates, by update and position."""
        ...

    async def of_batch(self, batch: int) -> Sequence[Evidence]:
        """Return all files that came with one message, in order."""
        ...

    async def of_measure(self, code: str) -> Sequence[Evidence]:
        """Return the stored files of a measure of the current agreement, newest first; none of withdrawn updates."""
        ...

    async def claim(self, *, holder: str, until: datetime, at: datetime) -> ToFetch | None:
        """Claim the oldest file that waits, if any does; of withdrawn updates none is fetched any more."""
        ...

    async def release(self, holder: str, *, but: Collection[int] = (), is_try: bool = True) -> None:
        """Free what `holder` claimed and fetches no more, `but` what is under way; without `is_try` no try counts."""
        ...

    async def retry(self, file_id: int, *, not_before: datetime, is_try: bool = True) -> None:
        """Let a file be fetched again from `not_before` on; without `is_try` this one does not count."""
        ...

    async def store(self, file_id: int, content: Content, *, at: datetime) -> bool:
        """Store what was fetched, and its hash; False where the file was settled or its update withdrawn before."""
        ...

    async def fail(self, file_id: int, failure: Failure, *, at: datetime) -> bool:
        """The file will never be stored; False where it was settled before."""
        ...

    async def answered(self, batch: int) -> None:
        """Forget from where the files of a batch came: whoever sent them was told what became of them."""
        ...
