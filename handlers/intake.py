"""What is received, on its way into the inbox: shared by long polling and the webhook.

Each update is kept as its own JSON, unparsed, so one that nobody can read holds up no other (PITFALLS 0.2).
"""

import asyncio
import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.delivery import InboxRow, Received
from handlers.addressed import Me, addressed, album_of, chat_key, is_id, may_join_an_album
from handlers.receive import SETTLED_AFTER, Receiver
from handlers.setup import Bells, Setup

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
_UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,18})(?!\d)')
_UNREADABLE = "an update that cannot be read"
"""Put where a message should be, it goes the way of everything malformed: to the quarantine."""


@dataclass(slots=True)
class Intake:
    """Stores what was received. Only when it returns may Telegram be told that we have it."""

    setup: Setup
    bells: Bells
    receiver: Receiver

    async def store(self, received: Sequence[Received]) -> None:
        """Store updates and claim the first of them in the same commit, where nothing stands in the way."""
        claimed: Sequence[InboxRow] = ()
        has_work = any(one.raw for one in received)
        async with self.setup.store.writing() as work:
            await work.inbox.add(received, at=self.setup.real.now())
            if has_work:
                claimed = await self.receiver.claim(work)
        self.receiver.claimed.extend(claimed)
        if has_work:
            self.bells.stored.set()
        if any(one.album for one in received):
            # Its last part may be here now; nobody would ring when it has settled.
            asyncio.get_running_loop().call_later(SETTLED_AFTER.total_seconds(), self.bells.stored.set)


def received_from(updates: Sequence[object], me: Me) -> Iterator[Received]:
    """Yield what to store: the raw JSON of what is for us or cannot be read, of everything else the id alone."""
    for update in updates:
        update_id = update.get("update_id") if isinstance(update, dict) else None
        if not isinstance(update, dict) or not is_id(update_id):
            log.error("an update without an id cannot be kept")
            continue
        is_ours, album = _is_ours(update, me), album_of(update)
        joins = not is_ours and may_join_an_album(update)
        raw = _as_text(update) if is_ours or joins else None
        yield Received(update_id, chat_key(update), raw, album, joins=joins)


def set_aside(body: bytes) -> Mapping[str, Any] | None:
    """Return what is left of a single update that cannot be read, for the quarantine; None where it has no id."""
    found = _UPDATE_ID.search(body)
    return {"update_id": int(found[1]), "message": _UNREADABLE} if found else None


def _as_text(update: Mapping[str, Any]) -> str:
    try:
        return json.dumps(update)
    except RecursionError:
        return json.dumps({"update_id": update["update_id"], "message": _UNREADABLE})


def _is_ours(update: Mapping[str, Any], me: Me) -> bool:
    try:
        return addressed(update, me) is not None
    except (KeyError, TypeError, AttributeError, ValueError, IndexError):
        return True  # Malformed: kept for the quarantine, where the administrator sees it.
