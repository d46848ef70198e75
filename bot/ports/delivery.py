"""What came in and what goes out: inbox, outbox, and the cards that messages of ours are remembered by."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.delivery import Card, CardKind, InboxRow, NewCard, OutboxRow, Outgoing, Received, Undelivered
from bot.delivery.states import Silence


class Inbox(Protocol):
    """Updates received and not yet done. Its rows outlive a crash (PITFALLS 0.1, 0.2)."""

    async def add(self, received: Sequence[Received], *, at: datetime) -> None:
        """Store updates in the order given; ids already known are passed over."""
        ...

    async def claim(
        self, limit: int, *, holder: str, until: datetime, at: datetime, settled: datetime | None = None
    ) -> Sequence[InboxRow]:
        """Claim up to `limit` rows, of each chat only the oldest undone one. Their `tries` count this one too.

        An album is claimed by its first part, once its newest one came before `settled` (None: at once).

        The try of a row claimed alone (`limit` 1) is committed with the claim, so one that ends the process counts. Of
        several rows nobody could tell which one did it; their tries are counted when they are released.
        A claim of another holder counts until its end; on PostgreSQL rows locked elsewhere are skipped.
        """
        ...

    async def album(self, row: InboxRow) -> tuple[Sequence[InboxRow], int | None]:
        """All undone parts of the row's album, in order, and the `seq` of the first one done before, if any was."""
        ...

    async def done(self, seqs: Sequence[int], *, at: datetime) -> None:
        """Mark rows done and empty their raw text."""
        ...

    async def release(self, seq: int, *, tries: int, error: str | None, until: datetime | None = None) -> None:
        """Give a row back with so many tries behind it: one less than it had if the failure was not the update's.

        Nobody claims it before `until`.
        """
        ...

    async def quarantine(self, seq: int, *, error: str, at: datetime) -> None:
        """Put a row aside for good, raw text kept for the administrator; its chat goes on."""
        ...

    async def quarantined(self) -> Sequence[tuple[int, str]]:
        """Update id and error of all rows in quarantine."""
        ...

    async def unshown(self) -> Sequence[int]:
        """Update ids of the rows in quarantine that the administrators were not told of."""
        ...

    async def shown(self, update_ids: Collection[int], *, at: datetime) -> None:
        """The administrators are told of these."""
        ...

    async def reclaim(self, holder: str) -> int:
        """Free what an earlier life of `holder` claimed and never finished; return the last `seq` of it, else 0."""
        ...

    async def is_empty(self) -> bool:
        """Whether everything that came in was handled or set aside."""
        ...


class Outbox(Protocol):
    """What must arrive."""

    async def add(self, outgoing: Outgoing, *, at: datetime) -> int:
        """Store a row as pending and return its id."""
        ...

    async def add_all(self, outgoing: Sequence[Outgoing], *, at: datetime) -> None:
        """Store rows as pending, in this order."""
        ...

    async def claim(
        self, limit: int, *, holder: str, until: datetime, at: datetime, held: Collection[int] = ()
    ) -> Sequence[OutboxRow]:
        """Mark up to `limit` pending rows as sending, of each chat only the oldest, answers first, and return them.

        None for the chats `held`, none for silent chats, and nothing confidential for whoever is not on the list now.
        """
        ...

    async def give_up(self, *, at: datetime) -> int:
        """Settle as failed what no claim would ever take, and return how many rows.

        What was confidential and is for nobody on the list any more loses its text at once.
        """
        ...

    async def are_late(self, *, at: datetime) -> bool:
        """Whether there are rows that are too late to be sent."""
        ...

    async def take_back(self, *, at: datetime) -> Sequence[int]:
        """Remove the rows that are too late and were never sent, and return the ids of their cards."""
        ...

    async def sent(self, row_id: int, *, message_id: int | None, at: datetime) -> None:
        """The row arrived: mark it, empty its text, and tell its card the message's id."""
        ...

    async def all_sent(self, message_ids: Mapping[int, int | None], *, at: datetime) -> None:
        """Mark several rows as sent; the message's id by row id."""
        ...

    async def failed(self, row_id: int, *, error: str, at: datetime) -> None:
        """The row will never arrive."""
        ...

    async def uncertain(self, row_id: int, *, error: str, at: datetime) -> None:
        """Nobody can know whether the row arrived."""
        ...

    async def retry(self, row_id: int, *, not_before: datetime, is_try: bool = True) -> None:
        """Let the row be sent again from `not_before` on; without `is_try` this one does not count."""
        ...

    async def recover(self, *, at: datetime, holder: str | None = None) -> int:
        """After a crash: rows left in sending, their claim ended. Answers become pending, all others uncertain.

        `holder` is whoever starts anew: what its earlier life was sending is left without waiting for the claim's end.
        """
        ...

    async def is_under_way(self, card_id: int) -> bool:
        """Whether the message that shows this card is still to be sent."""
        ...

    async def is_empty(self) -> bool:
        """Whether nothing is to be sent or under way."""
        ...

    async def recent(self, *, since: datetime) -> Sequence[tuple[int, datetime]]:
        """Return the chats of what went out since then and when, oldest first: what limits count at the start."""
        ...

    async def undelivered(self, limit: int) -> tuple[Sequence[Undelivered], int]:
        """Return what failed or is uncertain and can be sent again, oldest first, and how many there are in all."""
        ...

    async def tell(self, *, at: datetime, settled_before: datetime, told_before: datetime) -> int:
        """Mark what is undelivered as told to the coordinators and return how many were new.

        0 while the oldest was not settled before the one moment, or anything was told after the other: so that what
        goes wrong together is told together.
        """
        ...

    async def send_again(self, row_id: int) -> int | None:
        """Make an undelivered row pending, once (compare-and-set), and return its chat; None if it is none any more."""
        ...

    async def set_aside(self, row_id: int) -> bool:
        """Empty an undelivered row, so that it is listed no more; False if it is none any more."""
        ...


class Unreachable(Protocol):
    """Chats that take no messages of ours, and topics of groups. What is heard from there ends it."""

    async def add(self, chat_id: int, silence: Silence, *, at: datetime, thread_id: int = 0) -> bool:
        """Take note of a silent chat (`thread_id` 0) or topic; False where it was known."""
        ...

    async def heard_from(self, places: Collection[tuple[int, int]]) -> None:
        """Something came from these places, each a chat and a topic (0 for none): chat and topic are silent no more."""
        ...


class Cards(Protocol):
    """Messages of ours that buttons, replies and follow-ups refer to."""

    async def add(
        self, chat_id: int, kind: CardKind, content: Mapping[str, Any], *, thread_id: int | None, at: datetime
    ) -> Card:
        """Store a card, version 1."""
        ...

    async def add_all(self, cards: Sequence[NewCard], *, at: datetime) -> Sequence[Card]:
        """Store cards, version 1, and return them in the same order."""
        ...

    async def by_id(self, card_id: int) -> Card | None:
        """The card; None where it was swept."""
        ...

    async def by_message(self, chat_id: int, message_id: int) -> Card | None:
        """The card shown in this message."""
        ...

    async def by_asked(self, chat_id: int, message_id: int) -> Card | None:
        """The card that answers this message."""
        ...

    async def latest(self, chat_id: int, thread_id: int | None, *, before: int | None = None) -> Card | None:
        """The last card of a chat or topic; the last one before the card with the id `before`."""
        ...

    async def latest_of(self, chat_ids: Collection[int]) -> Mapping[int, Card]:
        """Return the last card of each of these chats, outside topics, by chat id."""
        ...

    async def take_out(self, card_ids: Collection[int]) -> Sequence[Card]:
        """Remove cards that were never shown, and return them."""
        ...

    async def redraw(self, card_id: int, version: int, content: Mapping[str, Any]) -> bool:
        """Replace the content if the card still has `version`; False where somebody was faster."""
        ...

    async def lose(self, card_id: int) -> None:
        """The message that showed the card is gone."""
        ...
