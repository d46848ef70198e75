"""Coming in by an invitation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.clean import clean
from bot.people.access import LastCoordinator
from bot.people.model import Invitation, Person, Role
from bot.ports import Work
from bot.trace.model import Action, Entry

MAX_NAME = 100
A_DAY = timedelta(days=1)


class Door(Enum):
    """What somebody finds who opens an invitation."""

    OPEN = auto()
    SHUT = auto()
    """Unknown, used, revoked or expired; which of these nobody is told."""
    OWN = auto()
    """They gave it out themselves: it is for somebody else."""
    INSIDE = auto()
    """They came in by it already."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at the door. `warn` is the coordinator to be told that a used invitation was tried again."""

    door: Door
    invitation: Invitation | None = None
    warn: Person | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody came in; `predecessor` is who handed over to them, if anybody did and is still on the list."""

    person: Person
    predecessor: Person | None = None


async def knock(work: Work, token_hash: str, telegram_id: int, *, at: datetime) -> Found:
    """Look at an invitation without using it."""
    invitation = await work.people.invitation(token_hash)
    if invitation is None:
        return Found(Door.SHUT)
    person = await work.people.by_telegram_id(telegram_id)
    if invitation.is_open(at):
        is_own = person is not None and person.id == invitation.created_by
        return Found(Door.OWN if is_own else Door.OPEN, invitation)
    if invitation.redeemed_by is None:
        return Found(Door.SHUT, invitation)
    if person and invitation.redeemed_by == telegram_id:
        return Found(Door.INSIDE, invitation)
    return Found(Door.SHUT, invitation, await _to_warn(work, invitation, at=at))


async def redeem(work: Work, token_hash: str, telegram_id: int, name: str, *, at: datetime) -> Joined | None:
    """Let somebody in, once per token; None where the invitation lets nobody in or is not for them.

    Somebody already on the list gets the invitation's role and units (LastCoordinator if that would leave none).
    """
    invitation, before = await work.people.invitation(token_hash), await work.people.by_telegram_id(telegram_id)
    if invitation is None or (before and before.id == invitation.created_by):
        return None
    if before and invitation.role is not Role.COORDINATOR and await work.people.is_last_coordinator(before.id):
        raise LastCoordinator
    person = await work.people.redeem(token_hash, telegram_id, clean(name, MAX_NAME).text, at=at)
    if person is None:
        return None
    got = {"role": person.role.value, "units": list(person.units)}
    await work.audit.add(Entry(Action.JOINED, person, invitation.id, got), at=at)
    return Joined(person, await _predecessor(work, invitation, person, at=at))


async def _predecessor(work: Work, invitation: Invitation, successor: Person, *, at: datetime) -> Person | None:
    if not invitation.is_handover or invitation.created_by is None:
        return None
    predecessor = await work.people.by_id(invitation.created_by)
    if predecessor:
        subject = await work.audit.pseudonym(successor, at=at)
        await work.audit.add(Entry(Action.HANDED_OVER, predecessor, subject), at=at)
    return predecessor


async def _to_warn(work: Work, invitation: Invitation, *, at: datetime) -> Person | None:
    """Trace that a used invitation was tried again, and return who is to be told; both once a day."""
    entry = Entry(Action.INVITATION_REUSED, subject=invitation.id)
    is_news = await work.audit.add_once(entry, since=at - A_DAY, at=at)
    if not is_news or invitation.created_by is None:
        return None
    return await work.people.by_id(invitation.created_by)
