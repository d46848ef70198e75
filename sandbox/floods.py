"""Telegram's flood limits: 30 messages a second overall, one a second to a chat, 20 a minute to a group.

The true limits are unpublished and change (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
In the box a chat takes BURST messages at once and then one a second, and a second and a minute slide: they are the last
ones, not those of the clock on the wall. Whoever is refused is told whole seconds to wait, and until then every further
message to that chat is refused too, with what is left. Only messages sent count, not edits and not refused ones.
Time is in real seconds.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.errors import ApiError
from sandbox.params import Params

PER_SECOND = 30
PER_GROUP_MINUTE = 20
BURST = 3
_SENDING = ("send", "copy", "forward")
_SILENT = "sendchataction"


def is_sending(method: str) -> bool:
    """Whether a method puts a message into a chat."""
    return method.lower().startswith(_SENDING) and method.lower() != _SILENT


@dataclass(slots=True)
class _Chat:
    """When messages went to a chat, newest last, and until when it is held."""

    sent: deque[float] = field(default_factory=lambda: deque(maxlen=PER_GROUP_MINUTE))
    free_at: float = 0.0
    """When the burst that was used has been paid off."""
    held_until: float = 0.0


class Floods:
    """Counts messages and holds chats; `refused` is how many were turned away. `monotonic` returns real seconds."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, *, is_on: bool = False) -> None:
        self.is_on = is_on
        self.refused = 0
        self._monotonic = monotonic
        self._chats: dict[int, _Chat] = {}
        self._sent: deque[float] = deque(maxlen=PER_SECOND)

    def check(self, method: str, params: Params) -> None:
        """Refuse a message that comes too soon (429); calls that send nothing pass."""
        if not self.is_on or not is_sending(method):
            return
        now, chat_id = self._monotonic(), params.integer("chat_id")
        chat = self._chats.setdefault(chat_id, _Chat())
        if chat.held_until <= now:
            chat.held_until = now + math.ceil(self._wait_s(chat, now, is_group=chat_id < 0))
        if chat.held_until > now:
            self.refused += 1
            wait_s = math.ceil(chat.held_until - now)
            raise ApiError(429, f"Too Many Requests: retry after {wait_s}", retry_after=wait_s)

    def sent(self, method: str, params: Params) -> None:
        """Count a message that went out."""
        if not self.is_on or not is_sending(method):
            return
        now, chat = self._monotonic(), self._chats.setdefault(params.integer("chat_id"), _Chat())
        self._sent.append(now)
        chat.sent.append(now)
        chat.free_at = max(chat.free_at, now) + 1

    def _wait_s(self, chat: _Chat, now: float, *, is_group: bool) -> float:
        """Seconds until the chat takes another message; not positive where it does now."""
        return max(
            chat.free_at - now - (BURST - 1),
            _until_room(self._sent, now, 1),
            _until_room(chat.sent, now, 60) if is_group else 0,
        )


def _until_room(sent: deque[float], now: float, window_s: float) -> float:
    """Seconds until fewer than the most allowed lie within the window."""
    return sent[0] + window_s - now if len(sent) == sent.maxlen else 0
