"""Zielbot with one safeguard taken out, to see that the harness notices. Applied in the player's process alone."""

import sys
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import handlers.guard
import handlers.nudger
from bot.clean import Cleaned, clean
from bot.delivery import OutboxRow
from bot.nudges.model import SlotState
from handlers.transport import Api
from storage.cards import SqlCards
from storage.inbox import SqlInbox
from storage.nudges import SqlNudges
from storage.outbox import SqlOutbox
from storage.tables import cards, inbox, outbox


class Mutant(NamedTuple):
    """What is taken out, how, and the steps to be killed at for it to show ("": none, it shows by itself)."""

    without: str
    apply: Callable[[], None]
    shows_at: str = ""
    is_planned: bool = False
    """Whether it shows in days of nudges that are planned (nudging.py)."""


def confirm_first() -> None:
    """Confirm updates when they come, and store them afterwards."""
    original = Api.call

    async def call(self: Api, method: str, params: Any, **named: Any) -> Any:
        result = await original(self, method, params, **named)
        if method == "getUpdates" and result:
            confirming = {**params, "offset": result[-1]["update_id"] + 1, "timeout": 0, "limit": 1}
            await original(self, method, confirming)
        return result

    Api.call = call  # type: ignore[method-assign]


def select_and_send() -> None:
    """Take rows of the outbox without marking them."""
    original = SqlOutbox.claim

    async def claim(self: SqlOutbox, *given: Any, **named: Any) -> Sequence[OutboxRow]:
        rows = await original(self, *given, **named)
        unmarked = outbox.update().where(outbox.c.id.in_([row.id for row in rows]))
        await self._connection.execute(unmarked.values(state="pending", holder=None, claimed_until=None))
        return rows

    SqlOutbox.claim = claim  # type: ignore[method-assign]


def let_everybody_in() -> None:
    """Never ask the rights table."""
    setattr(handlers.guard, "may", lambda *_: True)  # noqa: B010


def clean_nothing() -> None:
    """Take whatever people write as it is, in every module that would clean it."""
    original = clean
    for module in list(sys.modules.values()):
        if getattr(module, "clean", None) is original:
            module.clean = lambda text, limit=None: Cleaned(text, 0)  # type: ignore[attr-defined]


def overlook_the_version() -> None:
    """Carry out presses of buttons that were drawn before the card changed."""
    original = SqlCards.by_id

    async def by_id(self: SqlCards, card_id: int) -> Any:
        card = await original(self, card_id)
        if card:
            object.__setattr__(card, "version", 1)
            await self._connection.execute(cards.update().where(cards.c.id == card_id).values(version=1))
        return card

    SqlCards.by_id = by_id  # type: ignore[method-assign]


def done_when_claimed() -> None:
    """Mark updates done in the commit that claims them, not in the one that holds their effect."""
    original = SqlInbox.claim

    async def claim(self: SqlInbox, *given: Any, **named: Any) -> Any:
        rows = await original(self, *given, **named)
        finished = inbox.update().where(inbox.c.seq.in_([row.seq for row in rows]))
        await self._connection.execute(finished.values(done_at=named["at"], raw=None, holder=None, claimed_until=None))
        return rows

    async def done(self: SqlInbox, seqs: Sequence[int], *, at: datetime) -> None:
        """It was done before."""

    SqlInbox.claim = claim  # type: ignore[method-assign]
    SqlInbox.done = done  # type: ignore[method-assign]


def send_to_whom_it_may_concern() -> None:
    """Never ask whether somebody is still on the list when a message is sent."""
    for name in ("claim", "give_up"):
        _open_to_all(name)


def _open_to_all(name: str) -> None:
    original = getattr(SqlOutbox, name, None)
    if original is None:
        return

    async def opened(self: SqlOutbox, *given: Any, **named: Any) -> Any:
        await self._connection.execute(outbox.update().values(confidential=False))
        return await original(self, *given, **named)

    setattr(SqlOutbox, name, opened)


def send_again_blindly() -> None:
    """After a crash send again whatever may have been under way."""
    original = SqlOutbox.recover

    async def recover(self: SqlOutbox, *, at: datetime, holder: str | None = None) -> int:
        count = await original(self, at=at, holder=holder)
        again = outbox.update().where(outbox.c.state == "uncertain")
        await self._connection.execute(again.values(state="pending", settled_at=None))
        return count

    SqlOutbox.recover = recover  # type: ignore[method-assign]


def forget_what_was_under_way() -> None:
    """After a crash take for sent whatever was under way."""

    async def recover(self: SqlOutbox, *, at: datetime, holder: str | None = None) -> int:
        left = outbox.update().where(outbox.c.state == "sending")
        return (await self._connection.execute(left.values(state="sent", settled_at=at))).rowcount

    SqlOutbox.recover = recover  # type: ignore[method-assign]


def tell_nobody() -> None:
    """Mark what is uncertain as told, and tell no coordinator."""
    original = SqlOutbox.tell

    async def tell(self: SqlOutbox, **named: Any) -> int:
        await original(self, **named)
        return 0

    SqlOutbox.tell = tell  # type: ignore[method-assign]


def nudge_whenever_there_is_something() -> None:
    """Forget that a person had the digest of a day."""

    async def all_of_them(self: SqlNudges, person_ids: Collection[int], on: date) -> Collection[int]:
        return set(person_ids)

    async def planned(*_: object) -> None:
        """Nothing is remembered."""

    SqlNudges.awaiting = SqlNudges.begin_digests = all_of_them  # type: ignore[method-assign]
    setattr(handlers.nudger, "planned", planned)  # noqa: B010


def settle_no_nudge() -> None:
    """Hand a nudge over, and leave it waiting."""

    async def settle(self: SqlNudges, *_: Any, **named: Any) -> None:
        """Nothing is settled."""

    SqlNudges.settle = settle  # type: ignore[method-assign]


def decide_before_it_is_known_for_whom() -> None:
    """Commit that a slot is decided, and write down afterwards to whom it goes."""

    async def claim_all(self: SqlNudges, slots: Any, *, on: date, at: datetime) -> int:
        claimed = await self._claimed([slot for slot, _ in slots], on, at, SlotState.ASKED)
        await self._connection.exec_driver_sql("COMMIT")
        await self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        whom = [(claimed[slot], one) for slot, people in slots if slot in claimed for one in people]
        await self._deliver(whom, at)
        return len(claimed)

    SqlNudges.claim_all = claim_all  # type: ignore[method-assign]


MUTANTS: dict[str, Mutant] = {
    "inbox": Mutant(
        "the inbox's commit before updates are confirmed", confirm_first, shows_at="inbox: stored, not committed"
    ),
    "claim": Mutant("the claim of what is to be sent", select_and_send, shows_at="message: sent, not noted"),
    "rights": Mutant("the rights table", let_everybody_in),
    "clean": Mutant("clean() on what people write", clean_nothing),
    "version": Mutant("the version of a card in its buttons", overlook_the_version),
    "confidential": Mutant("the look at the list when a message is sent", send_to_whom_it_may_concern),
    "one commit": Mutant("the done mark in the commit of the effect", done_when_claimed, shows_at="handler: ended"),
    "uncertain": Mutant("the state 'uncertain' after a crash", send_again_blindly, shows_at="message: sent, not noted"),
    "recover": Mutant(
        "the look for what a crash left under way", forget_what_was_under_way, shows_at="message: not sent"
    ),
    "told": Mutant("the notice of what is uncertain", tell_nobody, shows_at="message: not sent"),
    "digest": Mutant("the mark of a day's digest", nudge_whenever_there_is_something, is_planned=True),
    "settled": Mutant("the mark of a nudge handed over", settle_no_nudge, is_planned=True),
    "recipients": Mutant(
        "the recipients in the commit of the slot",
        decide_before_it_is_known_for_whom,
        shows_at="nudges: claimed, not committed",
        is_planned=True,
    ),
}

IS_ASKED_AT_SENDING = hasattr(SqlOutbox, "give_up")
"""Whether the list is asked again when a message is sent; before that there is nothing to take out."""
if not IS_ASKED_AT_SENDING:
    del MUTANTS["confidential"]
