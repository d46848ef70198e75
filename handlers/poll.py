"""Long polling: raw updates go to the inbox; only after the commit is their offset confirmed (PITFALLS 0.1, 0.2).

Each update is kept as its own JSON, unparsed, so one that nobody can read holds up no other.
"""

import asyncio
import json
import logging
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram.error import TelegramError

from bot.delivery import InboxRow, Received
from bot.errors import StoreUnavailable
from handlers.addressed import Me, addressed, chat_key, is_id
from handlers.errors import NoAnswer, Refused, Unreadable
from handlers.receive import Receiver
from handlers.setup import Bells, Setup
from handlers.transport import Api
from handlers.waiting import back_off, rings, unless

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
POLL_SECONDS = 25
ANSWER_SECONDS = 10.0
"""How much longer than the poll the answer may take."""
BATCH = 100
LEASE = "poll"
LEASE_FOR = timedelta(seconds=60)
LONGEST_POLL = timedelta(seconds=POLL_SECONDS + ANSWER_SECONDS)
OTHERS_TURN_SECONDS = 5.0
_UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,18})(?!\d)')
_UNREADABLE = "an update that cannot be read"
"""Put where a message should be, it goes the way of everything malformed: to the quarantine."""
HASTY_SECONDS = 0.2
"""A server that does not wait for updates is asked again only after this pause."""
SILENCE_SECONDS = 120.0
"""Without a successful poll for so long the connections are thrown away."""


@dataclass(slots=True)
class Poller:
    """Polls while this instance holds the lease."""

    setup: Setup
    bells: Bells
    api: Api
    me: Me
    receiver: Receiver
    offset: int | None = None
    """None on start: what was stored but not confirmed comes again and is passed over."""
    failures: int = 0
    last_success: float = 0.0
    leads_until: datetime | None = None
    narrow: int = 0
    """How many more polls ask for one update only, to find the one that made an answer unreadable."""

    async def run(self) -> None:
        """Poll until stopped; no failure ends it."""
        self.last_success = asyncio.get_running_loop().time()
        while not self.bells.stop.is_set():
            try:
                wait = await self._turn()
            except (TelegramError, StoreUnavailable) as error:
                wait = await self._failed(error)
            if wait:
                await rings(self.bells.stop, wait)

    async def _lead(self) -> bool:
        """Take the lease, or renew it where it would end before the next poll does."""
        now = self.setup.real.now()
        if self.leads_until and now + LONGEST_POLL < self.leads_until:
            return True
        async with self.setup.store.writing() as work:
            is_ours = await work.leases.take(LEASE, self.setup.instance, until=now + LEASE_FOR, at=now)
        self.leads_until = now + LEASE_FOR if is_ours else None
        return is_ours

    async def _turn(self) -> float:
        """Poll if it is our turn, and return how long to wait after it."""
        if not await self._lead():
            return OTHERS_TURN_SECONDS
        # The first poll does not wait: what begins after it should not wait for somebody to write.
        seconds = POLL_SECONDS if self.bells.polled.is_set() else 0
        began = asyncio.get_running_loop().time()
        count = await self.once(seconds)
        self.failures = 0
        is_hasty = not count and seconds and asyncio.get_running_loop().time() - began < HASTY_SECONDS
        return HASTY_SECONDS if is_hasty else 0.0

    async def once(self, seconds: int) -> int:
        """Wait up to `seconds` for updates, keep them, and return how many there were."""
        limit = 1 if self.narrow else BATCH
        params: dict[str, Any] = {"timeout": seconds, "limit": limit, "allowed_updates": ALLOWED_UPDATES}
        if self.offset is not None:
            params["offset"] = self.offset
        call = self.api.call("getUpdates", params, read_seconds=seconds + ANSWER_SECONDS)
        # A poll that is broken off loses nothing: what it would have brought is not confirmed.
        try:
            updates = await unless(self.bells.stop, call)
        except Unreadable as error:
            if not self.narrow:
                self.narrow = BATCH
                raise
            updates = [set_aside(error)]
        if updates is None and self.bells.stop.is_set():
            return 0
        self.narrow = max(0, self.narrow - 1)
        self.last_success = asyncio.get_running_loop().time()
        self.bells.polled.set()
        return await self._keep(updates)

    async def _keep(self, updates: object) -> int:
        if not isinstance(updates, list):
            raise NoAnswer("no list of updates in the answer")
        received = list(received_from(updates, self.me))
        if updates and not received:
            raise NoAnswer("no update with an id in the answer")
        if received:
            await self._store(received)
            self.offset = max(one.update_id for one in received) + 1
        return len(received)

    async def _store(self, received: Sequence[Received]) -> None:
        """Store updates and claim the first of them in the same commit, where nothing stands in the way."""
        claimed: Sequence[InboxRow] = ()
        async with self.setup.store.writing() as work:
            await work.inbox.add(received, at=self.setup.real.now())
            if any(one.raw for one in received):
                claimed = await self.receiver.claim(work)
        self.receiver.claimed.extend(claimed)
        if any(one.raw for one in received):
            self.bells.stored.set()

    async def _failed(self, error: Exception) -> float:
        self.failures += 1
        wait = back_off(self.failures, random.random)
        if isinstance(error, Refused) and error.code == 409:
            log.error(
                "another program polls with this token, trying again in %.0f s; is it yours? Else rotate it", wait
            )
        elif isinstance(error, Refused) and error.code in (401, 404):
            log.error("Telegram does not know this token; set a valid one and start again")
        elif isinstance(error, Refused) and error.retry_after:
            wait = max(wait, error.retry_after)
            log.warning("polling is to wait for %.0f s", wait)
        else:
            log.warning("polling failed (%s: %s), trying again in %.1f s", type(error).__name__, error, wait)
        if asyncio.get_running_loop().time() - self.last_success > SILENCE_SECONDS:
            log.warning("no successful poll for %.0f s, starting with new connections", SILENCE_SECONDS)
            await self.api.renew()
            self.last_success = asyncio.get_running_loop().time()
        return wait


def received_from(updates: Sequence[object], me: Me) -> Iterator[Received]:
    """Yield what to store: the raw JSON of what is for us or cannot be read, of everything else the id alone."""
    for update in updates:
        update_id = update.get("update_id") if isinstance(update, dict) else None
        if not isinstance(update, dict) or not is_id(update_id):
            log.error("an update without an id cannot be kept")
            continue
        yield Received(update_id, chat_key(update), _as_text(update) if _is_kept(update, me) else None)


def set_aside(error: Unreadable) -> Mapping[str, Any]:
    """Return what is left of a single update that cannot be read, for the quarantine (NoAnswer: not even its id)."""
    found = _UPDATE_ID.search(error.body)
    if found is None:
        raise error
    return {"update_id": int(found[1]), "message": _UNREADABLE}


def _as_text(update: Mapping[str, Any]) -> str:
    try:
        return json.dumps(update)
    except RecursionError:
        return json.dumps({"update_id": update["update_id"], "message": _UNREADABLE})


def _is_kept(update: Mapping[str, Any], me: Me) -> bool:
    try:
        return addressed(update, me) is not None
    except (KeyError, TypeError, AttributeError, ValueError, IndexError):
        return True  # Malformed: kept for the quarantine, where the administrator sees it.
