"""One row of the outbox on its way to Telegram: when the limits let it go, and what came of it."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

from telegram.error import TelegramError

from bot.delivery import DRAWING, OutboxRow, Outgoing, Upload
from bot.delivery.limits import Limits
from bot.delivery.states import Fate, Silence
from bot.errors import Unpaintable
from handlers.addressed import is_id
from handlers.errors import NotSent, Refused, TooSoon, fate, silence
from handlers.render import plain_params
from handlers.setup import Setup
from handlers.transport import Api

LONGEST_WAIT_SECONDS = 1.0
"""A row that would have to wait longer goes back: what is marked as being sent should nearly be sent."""
TOPIC_PARAMS = ("message_thread_id", "reply_parameters")
"""A reply goes to the topic of what it replies to, whether that topic is named or not."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A row and what came of it: the message's id, or what went wrong. `retry_at` is a moment of `Setup.monotonic`."""

    row: OutboxRow
    message_id: int | None = None
    error: TelegramError | None = None
    retry_at: float | None = None
    lost_topic: Silence | None = None
    """The topic took nothing; the group itself may have."""


@dataclass(slots=True)
class Post:
    """Makes the calls, each in its time. `waiting` are the rows whose calls have not begun."""

    setup: Setup
    api: Api
    limits: Limits
    waiting: set[int] = field(default_factory=set)
    painting: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One picture at a time: each takes a process of its own."""

    async def send(self, row: OutboxRow) -> Sent:
        """Send a row that was claimed."""
        chat_id = row.outgoing.chat_id
        try:
            began = await self._in_turn(row)
        except TooSoon as error:
            return Sent(row, error=error, retry_at=self.limits.free_at(chat_id))
        finally:
            self.waiting.discard(row.id)
        # The row's chat counts, not the one it was rendered for: a group may have moved since.
        sent = await self._sent(row, {**row.outgoing.params, "chat_id": chat_id})
        self.limits.came_back(chat_id, began, self.setup.monotonic())
        return self._counted(sent)

    async def _in_turn(self, row: OutboxRow) -> float:
        """Wait for the limits and return when; between the last look and the count nothing else runs."""
        chat_id = row.outgoing.chat_id
        while (wait := self.limits.free_at(chat_id) - self.setup.monotonic()) > 0:
            if wait > LONGEST_WAIT_SECONDS:
                raise TooSoon("the limits hold the chat")
            await asyncio.sleep(wait)
        now = self.setup.monotonic()
        self.limits.took(chat_id, now)
        return now

    def _counted(self, sent: Sent) -> Sent:
        """Tell the limits what Telegram said of them; a 429 counts from now on."""
        error = sent.error
        if error is None:
            self.limits.accepted()
        if not isinstance(error, Refused) or error.code != 429 or error.retry_after is None:
            return sent
        until = self.setup.monotonic() + error.retry_after
        self.limits.refused(sent.row.outgoing.chat_id, until)
        return replace(sent, retry_at=until)

    async def _sent(self, row: OutboxRow, params: dict[str, Any]) -> Sent:
        try:
            return Sent(row, await self._called(row.outgoing, params))
        except TelegramError as error:
            first = error
        if fate(first) is Fate.PLAIN:
            return await self._instead(row, plain_params(params))
        lost = silence(first)
        if lost and lost.is_topics and "message_thread_id" in params:
            elsewhere = {name: value for name, value in params.items() if name not in TOPIC_PARAMS}
            return await self._instead(row, elsewhere, lost)
        return Sent(row, error=first, lost_topic=lost if lost and lost.is_topics else None)

    async def _instead(self, row: OutboxRow, params: dict[str, Any], lost_topic: Silence | None = None) -> Sent:
        try:
            return Sent(row, await self._called(row.outgoing, params), lost_topic=lost_topic)
        except TelegramError as error:
            return Sent(row, error=error, lost_topic=lost_topic)

    async def _called(self, outgoing: Outgoing, params: dict[str, Any]) -> int | None:
        upload = await self._painted(outgoing.upload) if outgoing.upload else None
        result = await self.api.call(outgoing.method, params, upload=upload)
        found = result.get("message_id") if isinstance(result, dict) else None
        return found if is_id(found) else None

    async def _painted(self, upload: Upload) -> Upload:
        """Return a drawing as the picture it is sent as (NotSent); any other file as it is."""
        if upload.media_type != DRAWING:
            return upload
        try:
            async with self.painting:
                png = await self.setup.paint(upload.content)
            return replace(upload, media_type="image/png", content=png)
        except Unpaintable as error:
            raise NotSent(str(error)) from None
