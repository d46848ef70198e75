"""Where updates are sent instead of being fetched: the webhook, and the postman that brings them there.

Telegram delivers several updates at a time and keeps the order within a chat; the box delivers one after the other, all
in order, and whatever `max_connections` says. A method call in the bot's answer is not carried out.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp

from sandbox.clock import Clock
from sandbox.faults import Faults, Faulty
from sandbox.places import JsonObject
from sandbox.updates import Update, UpdateQueue
from sandbox.waiting import Changes

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
"""Real seconds between attempts at the same update; the last one repeats."""
ANSWER_SECONDS = 60
DELIVERY = "webhook"
"""What faults call bringing an update: with one that has an effect it is brought, but the answer is lost."""


@dataclass(frozen=True, slots=True)
class Hook:
    """A webhook as it was set."""

    url: str
    secret_token: str
    max_connections: int


class Webhook:
    """The bot's webhook, if it has one, and the last thing that went wrong with it."""

    def __init__(self, clock: Clock, updates: UpdateQueue, changes: Changes, faults: Faults) -> None:
        self.hook: Hook | None = None
        self.last_error: JsonObject = {}
        self._clock = clock
        self._updates = updates
        self._changes = changes
        self._faults = faults

    def set(self, hook: Hook | None) -> None:
        """Use another webhook, or none; whoever waits in getUpdates is sent away by a new one."""
        self.hook = hook
        self.last_error = {}
        if hook:
            self._updates.send_away("terminated by setWebhook request")
        self._changes.happened()

    async def deliver(self, pauses: Sequence[float]) -> None:
        """Bring every update to the webhook, until cancelled; what is not answered by 2xx is brought again."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            failures = 0
            while True:
                hook, update = await self._changes.until(self._due, None)
                error = await self._bring(session, hook, update)
                if error and hook is self.hook:
                    self._note(error)
                    await self._rest(hook, pauses[min(failures, len(pauses) - 1)])
                elif not error:
                    self._updates.confirm(update.id + 1)
                    self._changes.happened()
                failures = failures + 1 if error and hook is self.hook else 0

    def _due(self) -> tuple[Hook, Update] | None:
        update = self._updates.first
        return (self.hook, update) if self.hook and update else None

    async def _bring(self, session: aiohttp.ClientSession, hook: Hook, update: Update) -> str:
        fault = self._faults.draw(DELIVERY, {})
        if fault is None:
            return await _post(session, hook, update)
        is_brought = fault.kind.has_effect and not await _post(session, hook, update)
        self._faults.history.append(Faulty(DELIVERY, {}, fault, is_brought))
        return "Connection reset by peer"

    def _note(self, error: str) -> None:
        self.last_error = {"last_error_date": self._clock.timestamp(), "last_error_message": error}
        self._changes.happened()

    async def _rest(self, hook: Hook, seconds: float) -> None:
        """Wait before the next attempt; another webhook is tried at once."""
        with contextlib.suppress(TimeoutError):
            await self._changes.until(lambda: hook is not self.hook, seconds)


async def _post(session: aiohttp.ClientSession, hook: Hook, update: Update) -> str:
    """What went wrong, empty where nothing did."""
    headers = {"Content-Type": "application/json"}
    if hook.secret_token:
        headers[SECRET_HEADER] = hook.secret_token
    try:
        async with session.post(hook.url, data=update.text, headers=headers, allow_redirects=False) as response:
            await response.read()
            is_well = 200 <= response.status < 300
            return "" if is_well else f"Wrong response from the webhook: {response.status} {response.reason}"
    except TimeoutError:
        return "Read timeout expired"
    except aiohttp.ClientConnectorError:
        return "Connection refused"
    except aiohttp.ClientError:
        return "Connection reset by peer"
