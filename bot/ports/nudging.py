"""Nudges: the ledger, to whom they go, what was put off or declined, and what people want."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.nudges.model import Asked, Delivery, Slot, SlotState, Snooze, Staff


class Nudges(Protocol):
    """Nudges of the current agreement. `at` is domain time."""

    async def ledger(self) -> Sequence[Asked]:
        """All slots that were decided, oldest first."""
        ...

    async def claim(
        self, slot: Slot, person_ids: Sequence[int], *, on: date, at: datetime, state: SlotState = SlotState.ASKED
    ) -> Asked | None:
        """Decide a slot, once, and write down to whom it goes; None where it was decided before."""
        ...

    async def claim_all(self, slots: Sequence[tuple[Slot, Sequence[int]]], *, on: date, at: datetime) -> int:
        """Decide many slots and return how many were not decided before."""
        ...

    async def waiting(self) -> Sequence[Delivery]:
        """Deliveries that were neither handed over nor dropped, oldest first."""
        ...

    async def deliver_to(self, asked_id: int, person_id: int, *, passed_by: int | None, at: datetime) -> bool:
        """Let a nudge go to one more person; False where it goes or went to them already."""
        ...

    async def settle(self, delivery_ids: Collection[int], *, is_sent: bool, at: datetime) -> None:
        """These deliveries were handed over to be sent, or are not needed any more."""
        ...

    async def take_back(
        self, telegram_id: int, *, delivery_ids: Collection[int], snooze_ids: Collection[int], has_overview: bool
    ) -> None:
        """A digest never left: what it took waits again, the week's overview with it."""
        ...

    async def passed_to(self, person_id: int) -> Sequence[Asked]:
        """The nudges that those whose deputy this person is passed on to them."""
        ...

    async def handed_over(self, asked_ids: Collection[int]) -> Collection[int]:
        """Which of these nudges went to somebody."""
        ...

    async def only_to(self, person_id: int) -> Collection[int]:
        """The nudges that went and go to this person alone."""
        ...

    async def group_asked(self, asked_ids: Collection[int], *, at: datetime) -> None:
        """A group was asked what these nudges left unanswered."""
        ...

    async def known_since(self) -> Mapping[str, datetime]:
        """When an import last set a measure's start, due date or rhythm, by code."""
        ...

    async def staff(self, *, since: date) -> Sequence[Staff]:
        """Everybody on the list with what they want and their absences that last until this day or longer."""
        ...

    async def wish_of(self, person_id: int) -> tuple[bool | None, int | None]:
        """Whether somebody wants nudges, None until they said, and at which minute of the day (None: the county's)."""
        ...

    async def minutes(self, on: date) -> Collection[int | None]:
        """At which minutes of the day somebody wants the digest of this day that they did not get yet."""
        ...

    async def set_wanted(self, person_id: int, *, wants: bool) -> None:
        """Remember whether somebody wants nudges."""
        ...

    async def set_minute(self, person_id: int, minute: int | None) -> None:
        """Remember at which minute of the day somebody wants their digest; None: the county's."""
        ...

    async def awaiting(self, person_ids: Collection[int], on: date) -> Collection[int]:
        """Who of these is on the list and can have a digest of this day: they had none, nor one of the week after it.

        Until this transaction ends nobody else takes theirs.
        """
        ...

    async def begin_digests(self, person_ids: Collection[int], on: date) -> Collection[int]:
        """Take this day's only digest of each of these; return those of whom it could be taken (`awaiting`)."""
        ...

    async def begin_overview(self, person_id: int, on: date) -> bool:
        """Take a coordinator's overview of the week that begins on this day; False where it was taken."""
        ...

    async def snoozes(self, person_id: int | None = None) -> Sequence[Snooze]:
        """What was put off, by this person if one is named, and had its turn not again yet, oldest first."""
        ...

    async def snooze(self, person_id: int, code: str, until_on: date, *, ends_at: datetime, at: datetime) -> None:
        """Put nudges about a measure off, in place of what this person said about it before."""
        ...

    async def end_snoozes(self, snooze_ids: Collection[int], *, at: datetime) -> None:
        """These had their turn again, or are not needed any more."""
        ...

    async def decline(self, code: str, unit: str, *, at: datetime) -> bool:
        """A unit says that a measure is not its own; False where it said so before."""
        ...

    async def end_decline(self, code: str, unit: str, *, at: datetime) -> bool:
        """It is, after all; False where nothing was declined."""
        ...

    async def declined(self) -> Collection[tuple[str, str]]:
        """Code and unit of what is declined."""
        ...
