"""What Zielbot's thinking needs from outside. storage/ and the wire in bot/cli/ provide it.

All times are aware datetimes in UTC. Domain time is `Clock.now()` (virtual in the demo); leases and retries use
real time, which the caller passes in the same way. Nothing here reads a clock of its own.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol

from bot.agreement.model import Agreement, Snapshot
from bot.delivery import Card, CardKind, InboxRow, NewCard, OutboxRow, Outgoing, Received
from bot.people.model import Group, Invitation, Person, Role


class Clock(Protocol):
    """Domain time."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...


class Agreements(Protocol):
    """The agreements, of which one is current."""

    async def current(self) -> Snapshot | None:
        """The current agreement with its standings; None before the first import. Cached in memory per version."""
        ...

    async def store(self, agreement: Agreement, *, source: str, at: datetime) -> int:
        """Make `agreement` the current one and return the new version. Status updates of kept codes stay.

        An agreement of the same title and protocol date is a new reading of the current one; another one follows it.
        """
        ...

    async def undo(self, *, at: datetime) -> bool:
        """Take back the last import that was not taken back yet; False when there is none."""
        ...


class People(Protocol):
    """People and their invitations."""

    async def by_telegram_id(self, telegram_id: int) -> Person | None:
        """The person on the list with this id; None for strangers and the revoked."""
        ...

    async def by_telegram_ids(self, telegram_ids: Collection[int]) -> Mapping[int, Person]:
        """Return those of the people with these ids who are on the list, by id."""
        ...

    async def is_revoked(self, telegram_id: int) -> bool:
        """Whether somebody was on the list and was taken off it."""
        ...

    async def everybody(self) -> Sequence[Person]:
        """All people on the list, by name."""
        ...

    async def add(self, telegram_id: int, name: str, role: Role, units: Sequence[str], *, at: datetime) -> Person:
        """Put somebody on the list (the demo and tests; staff come in by invitation)."""
        ...

    async def set_language(self, person_id: int, language: str) -> None:
        """Remember the language a person chose."""
        ...

    async def revoke(self, person_id: int, *, at: datetime) -> None:
        """Take a person off the list from the very next update on."""
        ...

    async def invite(self, invitation: Invitation, *, at: datetime) -> None:
        """Store an invitation."""
        ...

    async def redeem(self, token_hash: str, telegram_id: int, name: str, *, at: datetime) -> Person | None:
        """Let somebody in, exactly once per token (compare-and-set). None: unknown, used or expired.

        Somebody already on the list gets the invitation's role and units.
        """
        ...


class Groups(Protocol):
    """Group chats."""

    async def by_chat(self, chat_id: int) -> Group | None:
        """The group, approved or revoked; None where it was never seen."""
        ...

    async def approve(self, chat_id: int, title: str, *, by: int, at: datetime) -> Group:
        """Put a group on the list; `by` is the coordinator's person id."""
        ...

    async def revoke(self, chat_id: int, *, at: datetime) -> None:
        """Take a group off the list."""
        ...

    async def set_language(self, chat_id: int, language: str) -> None:
        """Remember the group's language."""
        ...

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """The group became a supergroup: every stored id moves. Doing it twice is the same as once."""
        ...


class Inbox(Protocol):
    """Updates received and not yet done. Its rows outlive a crash (PITFALLS 0.1, 0.2)."""

    async def add(self, received: Sequence[Received], *, at: datetime) -> None:
        """Store updates in the order given; ids already known are passed over."""
        ...

    async def claim(self, limit: int, *, holder: str, until: datetime, at: datetime) -> Sequence[InboxRow]:
        """Claim up to `limit` rows, of each chat only the oldest undone one. Their `tries` count this one too.

        The try of a row claimed alone (`limit` 1) is committed with the claim, so one that ends the process counts. Of
        several rows nobody could tell which one did it; their tries are counted when they are released.
        A claim of another holder counts until its end; on PostgreSQL rows locked elsewhere are skipped.
        """
        ...

    async def done(self, seqs: Sequence[int], *, at: datetime) -> None:
        """Mark rows done and empty their raw text."""
        ...

    async def release(self, seq: int, *, tries: int, error: str | None) -> None:
        """Give a row back with so many tries behind it: one less than it had if the failure was not the update's."""
        ...

    async def quarantine(self, seq: int, *, error: str, at: datetime) -> None:
        """Put a row aside for good, raw text kept for the administrator; its chat goes on."""
        ...

    async def quarantined(self) -> Sequence[tuple[int, str]]:
        """Update id and error of all rows in quarantine."""
        ...

    async def reclaim(self, holder: str) -> int:
        """Free what an earlier life of `holder` claimed and never finished; return the last `seq` of it, else 0."""
        ...

    async def sweep(self, *, before: datetime) -> int:
        """Delete what was done or put aside before this moment and return how many rows."""
        ...


class Outbox(Protocol):
    """What must arrive."""

    async def add(self, outgoing: Outgoing, *, at: datetime) -> int:
        """Store a row as pending and return its id."""
        ...

    async def add_all(self, outgoing: Sequence[Outgoing], *, at: datetime) -> None:
        """Store rows as pending, in this order."""
        ...

    async def claim(self, limit: int, *, holder: str, until: datetime, at: datetime) -> Sequence[OutboxRow]:
        """Mark up to `limit` pending rows as sending, of each chat only the oldest, and return them."""
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

    async def retry(self, row_id: int, *, not_before: datetime) -> None:
        """The row certainly did not arrive: pending again from `not_before` on."""
        ...

    async def recover(self, *, at: datetime, holder: str | None = None) -> int:
        """After a crash: rows left in sending, their claim ended. Answers become pending, all others uncertain.

        `holder` is whoever starts anew: what its earlier life was sending is left without waiting for the claim's end.
        """
        ...

    async def sweep(self, *, before: datetime) -> int:
        """Delete what was settled before this moment and return how many rows."""
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

    async def latest(self, chat_id: int, thread_id: int | None) -> Card | None:
        """The last card of a chat or topic."""
        ...

    async def latest_of(self, chat_ids: Collection[int]) -> Mapping[int, Card]:
        """Return the last card of each of these chats, outside topics, by chat id."""
        ...

    async def redraw(self, card_id: int, version: int, content: Mapping[str, Any]) -> bool:
        """Replace the content if the card still has `version`; False where somebody was faster."""
        ...

    async def sweep(self, *, before: datetime) -> int:
        """Delete cards made before this moment and return how many."""
        ...


class Leases(Protocol):
    """Claims with an end, one row a name: who polls, who plans."""

    async def take(self, name: str, holder: str, *, until: datetime, at: datetime) -> bool:
        """Take or renew the lease; False while another holder's has not ended."""
        ...

    async def drop(self, name: str, holder: str) -> None:
        """Give the lease back if we hold it."""
        ...


class Facts(Protocol):
    """Small things worth remembering: the bot's own name, the version of the descriptions that were set."""

    async def get(self, name: str) -> str | None:
        """The value stored under this name."""
        ...

    async def set(self, name: str, value: str) -> None:
        """Store a value under this name."""
        ...


class Work(Protocol):
    """One transaction and all that can be done in it."""

    @property
    def agreements(self) -> Agreements:
        """The agreements."""
        ...

    @property
    def people(self) -> People:
        """People and invitations."""
        ...

    @property
    def groups(self) -> Groups:
        """Group chats."""
        ...

    @property
    def inbox(self) -> Inbox:
        """Updates received."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What is to be sent."""
        ...

    @property
    def cards(self) -> Cards:
        """Cards."""
        ...

    @property
    def leases(self) -> Leases:
        """Leases."""
        ...

    @property
    def facts(self) -> Facts:
        """Facts."""
        ...

    def savepoint(self) -> AbstractAsyncContextManager[None]:
        """A part of the transaction that is undone alone when an exception leaves it (and goes on)."""
        ...


class Store(Protocol):
    """The database."""

    def writing(self) -> AbstractAsyncContextManager[Work]:
        """A transaction that may write; committed at the end, rolled back when an exception leaves it."""
        ...

    def reading(self) -> AbstractAsyncContextManager[Work]:
        """A transaction that only reads."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...
