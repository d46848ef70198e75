"""The box's own time: expiry, message dates and the page follow it, so that days can pass in a moment."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sandbox.places import JsonObject


def standing_still() -> float:
    """No time goes by unless somebody moves the clock: for tests."""
    return 0.0


class Clock:
    """A virtual clock. `elapsed` returns seconds that went by (time.monotonic for a clock that runs)."""

    def __init__(self, now: datetime, elapsed: Callable[[], float] = standing_still) -> None:
        if now.tzinfo is None:
            raise ValueError("The clock needs an aware moment.")
        self._elapsed = elapsed
        self.until: datetime | None = None
        """Where it is on its way to, from stop to stop (sandbox/passing.py)."""
        self.set(now)

    def now(self) -> datetime:
        """The present moment in the zone it was set in."""
        return self._set_to + timedelta(seconds=self._elapsed() - self._set_at)

    def timestamp(self) -> int:
        """The present moment in whole Unix seconds, as the Bot API dates messages."""
        return int(self.now().timestamp())

    @property
    def json(self) -> JsonObject:
        """The present moment, and where it is on its way to, as the chat page reads them."""
        return {"now": self.now().isoformat(), **({"until": self.until.isoformat()} if self.until else {})}

    def set(self, now: datetime) -> None:
        """Make `now` the present moment."""
        self._set_to = now
        self._set_at = self._elapsed()

    def advance(self, days: float = 0, *, seconds: float = 0) -> None:
        """Let time pass."""
        self.set(self.now() + timedelta(days=days, seconds=seconds))
