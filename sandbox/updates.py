"""The bot's queue of updates, as getUpdates knows it (telegram-bot-api Client.cpp and TQueue.cpp).

An update is written to JSON the moment it happens, so a later edit does not change it, and it lives 24 hours, a
callback query 150 s, an inline query 30 s, all by the box's clock. An offset confirms what is below it; what is not
confirmed comes again. Telegram slows down a poller that asks for the same offset again within three seconds or is in
conflict again; the box does not, so that tests and benchmarks see the bot alone. Waiting is in real seconds.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sandbox.errors import ApiError
from sandbox.limits import MAX_BATCH_BYTES, MESSAGE_LIFETIME_S
from sandbox.waiting import Changes

FIRST_UPDATE_ID = 100_000_001
KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "message_reaction",
        "message_reaction_count",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
    }
)
BY_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds a bot gets only if it names them."""
FUTURE_IDS = 10
"""An offset further beyond the newest update than this confirms nothing."""
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_OVERHEAD_BYTES = 50
"""What Telegram counts for an update beside its content."""


class Update(NamedTuple):
    """An update in the queue: its id, its JSON, and the Unix second it expires."""

    id: int
    text: str
    expires_at: int


class UpdateQueue:
    """What the bot has not confirmed yet, oldest first. `now` returns the box's Unix time."""

    def __init__(self, now: Callable[[], int], changes: Changes) -> None:
        self._now = now
        self._changes = changes
        self._updates: deque[Update] = deque()
        self._next_id = FIRST_UPDATE_ID
        self._poller: asyncio.Future[None] | None = None
        self.allowed = KINDS - BY_REQUEST_ONLY

    def allow(self, kinds: Iterable[str]) -> None:
        """Deliver only these kinds from now on; none named means all but those by request only."""
        self.allowed = KINDS & frozenset(kinds) or KINDS - BY_REQUEST_ONLY

    def push(self, kind: str, payload: Mapping[str, Any], lifetime_s: int = MESSAGE_LIFETIME_S) -> None:
        """Put an update at the end, if the bot wants its kind."""
        if kind in self.allowed:
            self.push_raw({kind: payload}, lifetime_s)

    def push_raw(self, fields: Mapping[str, Any], lifetime_s: int = MESSAGE_LIFETIME_S) -> int:
        """Put any fields at the end, however malformed, and return the id they are confirmed by."""
        update_id = self._next_id
        self._next_id += 1
        text = json.dumps({"update_id": update_id, **fields})
        self._updates.append(Update(update_id, text, self._now() + lifetime_s))
        if self._poller and self.has_poller:
            self._poller.set_result(None)
        self._changes.happened()
        return update_id

    @property
    def pending(self) -> int:
        """How many updates wait for their confirmation."""
        now = self._now()
        return sum(update.expires_at > now for update in self._updates)

    @property
    def has_poller(self) -> bool:
        """Whether somebody waits for an update."""
        return self._poller is not None and not self._poller.done()

    @property
    def first(self) -> Update | None:
        """The oldest update that waits."""
        return next(iter(self._take(1)), None)

    def clear(self) -> None:
        """Forget all updates."""
        self._updates.clear()

    def close(self) -> None:
        """Let a waiting poller go."""
        if self._poller and self.has_poller:
            self._poller.set_result(None)

    async def poll(self, offset: int, limit: int, wait_s: int) -> list[Update]:
        """Confirm what is below `offset` and return up to `limit` updates, waiting for one up to `wait_s` real seconds.

        A negative offset keeps only that many of the newest. A second poller ends the first one's wait (409).
        """
        self.confirm(offset)
        updates = self._take(limit)
        if updates or not wait_s:
            return updates
        await self._wait(wait_s)
        self.confirm(max(offset, 0))
        return self._take(limit)

    def send_away(self, reason: str) -> None:
        """End the wait of whoever polls, with a conflict."""
        if self._poller and self.has_poller:
            self._poller.set_exception(ApiError(409, f"Conflict: {reason}"))

    def confirm(self, offset: int) -> None:
        """Forget what is below `offset`; a negative one keeps only that many of the newest."""
        if offset < 0:
            while len(self._updates) > -offset:
                self._updates.popleft()
        elif offset <= self._next_id + FUTURE_IDS:
            while self._updates and self._updates[0].id < offset:
                self._updates.popleft()

    def _take(self, limit: int) -> list[Update]:
        now, room, taken = self._now(), MAX_BATCH_BYTES, list[Update]()
        for update in self._updates:
            if update.expires_at <= now:
                continue
            room -= len(update.text) + _OVERHEAD_BYTES
            if len(taken) == limit or room <= 0:
                break
            taken.append(update)
        return taken

    async def _wait(self, timeout_s: int) -> None:
        self.send_away(_OTHER_POLLER)
        self._poller = poller = asyncio.get_running_loop().create_future()
        self._changes.happened()
        await asyncio.wait([poller], timeout=timeout_s)
        if poller.done():
            poller.result()
        if self._poller is poller:
            self._poller = None
