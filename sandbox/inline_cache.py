"""Telegram keeps inline answers: 300 s and for everybody, unless the bot says otherwise."""

from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.places import JsonObject

DEFAULT_CACHE_S = 300
EVERYBODY = 0


@dataclass(slots=True)
class InlineCache:
    """Answers by person (0: everybody), query and offset."""

    clock: Clock
    kept: dict[tuple[int, str, str], tuple[int, JsonObject]] = field(default_factory=dict)

    def keep(self, person_id: int, query: str, offset: str, answer: JsonObject, *, seconds: int) -> None:
        """Keep an answer for this person, or for everybody."""
        if seconds:
            self.kept[person_id, query, offset] = (self.clock.timestamp() + seconds, answer)

    def find(self, person_id: int, query: str, offset: str) -> JsonObject | None:
        """The answer kept for this person or for everybody, if it is still fresh."""
        for owner in (person_id, EVERYBODY):
            expires_at, answer = self.kept.get((owner, query, offset), (0, None))
            if expires_at > self.clock.timestamp():
                return answer
        return None
