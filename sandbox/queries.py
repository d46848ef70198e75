"""Presses of buttons and inline queries that wait for the bot's answer."""

from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.errors import ApiError, bad_request
from sandbox.limits import CALLBACK_LIFETIME_S, INLINE_LIFETIME_S
from sandbox.places import JsonObject
from sandbox.waiting import Changes

FIRST_QUERY_ID = 4_000_000_000_000_000_001


@dataclass(slots=True)
class Query:
    """A press (`content` is a CallbackQuery) or an inline query (an InlineQuery); `answer` is None until it comes."""

    id: str
    content: JsonObject
    expires_at: int
    changes: Changes
    answer: JsonObject | None = None

    async def answered(self, timeout_s: float = 5) -> JsonObject:
        """Wait for the bot's answer; TimeoutError after real seconds."""
        return await self.changes.until(lambda: self.answer, timeout_s)


@dataclass(slots=True)
class Queries:
    """All queries. A press can be answered for 150 s, an inline query for 30 s, by the box's clock, and once."""

    clock: Clock
    changes: Changes
    asked: dict[str, Query] = field(default_factory=dict)

    def ask(self, content: JsonObject, *, is_inline: bool = False) -> Query:
        """Add a query; its id goes into `content`."""
        lifetime_s = INLINE_LIFETIME_S if is_inline else CALLBACK_LIFETIME_S
        query_id = str(FIRST_QUERY_ID + len(self.asked))
        content = {"id": query_id, **content}
        query = Query(query_id, content, self.clock.timestamp() + lifetime_s, self.changes)
        self.asked[query_id] = query
        return query

    def answer(self, query_id: str, answer: JsonObject) -> Query:
        """Note the bot's answer; ApiError for an unknown, expired or answered query."""
        query = self.asked.get(query_id)
        if query is None or query.answer is not None or query.expires_at <= self.clock.timestamp():
            raise too_old()
        query.answer = answer
        self.changes.happened()
        return query


def too_old() -> ApiError:
    """Telegram's one sentence for all queries that cannot be answered."""
    return bad_request("query is too old and response timeout expired or query ID is invalid")
