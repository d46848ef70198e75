"""How fast messages may go out (PITFALLS 2.2), counted by ourselves so that Telegram need not say no. Pure and exact.

Moments are seconds of a clock that only goes forward; the caller passes them in, nothing here waits.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

USUAL_SECONDS = 0.1
"""A call that takes longer may have reached Telegram late, and late ones come bunched: it counts from later on."""
MAX_REFUSALS = 3
"""So many 429 in a row, in whatever chats, mean that it is not about one chat: all wait."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages within any span of `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of all messages together, of those to one chat, and of those to one group beside that.

    `at_once` calls at most are under way: what a slow line held up arrives together.
    """

    overall: tuple[Rate, ...]
    chat: Rate
    group: Rate
    at_once: int


RATES = Rates((Rate(25, 1.0), Rate(3, 0.1)), Rate(1, 1.0), Rate(18, 60.0), at_once=20)
"""Below Telegram's 30 a second, 1 a second and 20 a minute. The 25 of a second are spread over it: whoever asks
something while a day's nudges are sent waits a fifth of a second and not a whole one, and where some messages arrive
`USUAL_SECONDS` later than others, a second there still holds no more than 28."""

_AT_ONCE = Rate(1, 0.0)
NO_LIMITS = Rates((_AT_ONCE,), _AT_ONCE, _AT_ONCE, at_once=100)
"""For a Telegram of one's own: tests, the demo, benchmarks."""


class _Window:
    """The moments of the last messages that a rate counts, in order."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._taken: list[float] = []

    @property
    def last(self) -> float:
        return self._taken[-1] if self._taken else -inf

    @property
    def free_at(self) -> float:
        return self._taken[0] + self._rate.seconds if len(self._taken) == self._rate.count else -inf

    def room(self, moment: float) -> int:
        if not self._rate.seconds:
            return _ANY_NUMBER
        return self._rate.count - sum(taken + self._rate.seconds > moment for taken in self._taken)

    def take(self, moment: float) -> None:
        insort(self._taken, moment)
        del self._taken[: -self._rate.count]

    def delay(self, moment: float, later: float) -> None:
        if moment in self._taken:
            self._taken.remove(moment)
            self.take(later)


_ANY_NUMBER = 1_000_000


class Limits:
    """What went out when, and what therefore has to wait."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._longest = max(rates.chat.seconds, rates.group.seconds)
        self._overall = [_Window(rate) for rate in rates.overall]
        self._chats: dict[int, Sequence[_Window]] = {}
        """In the order of their last messages."""
        self._held_until: dict[int, float] = {}
        self._refused_until: list[float] = []
        """The ends of the waits that Telegram imposed, one refusal after another."""
        self.paused_until = -inf
        """Until when nothing goes out at all."""

    def free_at(self, chat_id: int) -> float:
        """Return from when on a message may go to the chat; a moment gone by means now."""
        overall = max(window.free_at for window in self._overall)
        return max(self.paused_until, overall, self._chat_free_at(chat_id))

    def took(self, chat_id: int, now: float) -> None:
        """A message goes to the chat."""
        windows = self._chats.pop(chat_id, None) or self._windows(chat_id)
        for window in (*self._overall, *windows):
            window.take(now)
        self._chats[chat_id] = windows
        self._held_until.pop(chat_id, None)
        self._forget(now)

    def came_back(self, chat_id: int, began: float, now: float) -> None:
        """The call that `took` counted at `began` is over; Telegram counted its message at some moment between."""
        if now - began > USUAL_SECONDS:
            for window in (*self._overall, *self._chats.get(chat_id, ())):
                window.delay(began, now - USUAL_SECONDS)

    def accepted(self) -> None:
        """Telegram took a message."""
        self._refused_until.clear()

    def refused(self, chat_id: int, until: float) -> None:
        """Telegram takes nothing for the chat before `until` (429)."""
        self._held_until[chat_id] = max(until, self._held_until.get(chat_id, -inf))
        self._refused_until.append(until)
        if len(self._refused_until) >= MAX_REFUSALS:
            self.paused_until = max(self.paused_until, *self._refused_until)

    def held(self, moment: float) -> frozenset[int]:
        """Return the chats that take nothing before or at the moment."""
        chats = {*self._chats, *self._held_until}
        return frozenset(chat_id for chat_id in chats if self._chat_free_at(chat_id) > moment)

    def room(self, moment: float) -> int:
        """Return how many messages to different chats may have begun by then."""
        return 0 if self.paused_until > moment else min(window.room(moment) for window in self._overall)

    def next_at(self, moment: float) -> float:
        """Return when the first of the chats held at the moment is free; infinity where none is."""
        return min((self._chat_free_at(chat_id) for chat_id in self.held(moment)), default=inf)

    def _chat_free_at(self, chat_id: int) -> float:
        windows = self._chats.get(chat_id, ())
        return max(self._held_until.get(chat_id, -inf), *(window.free_at for window in windows), -inf)

    def _windows(self, chat_id: int) -> Sequence[_Window]:
        # Telegram's ids of groups are negative, a private chat has the id of its person.
        rates = (self._rates.chat, self._rates.group) if chat_id < 0 else (self._rates.chat,)
        return [_Window(rate) for rate in rates]

    def _forget(self, now: float) -> None:
        """Drop the chats whose messages no rate counts any more."""
        while self._chats:
            chat_id = next(iter(self._chats))
            if self._chats[chat_id][0].last + self._longest > now:
                return
            del self._chats[chat_id]
