"""Inviting somebody: a single-use token of 128 bits, of which only the hash is kept (PITFALLS 2.3)."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.people.model import Invitation, Person, Role
from bot.ports import Work
from bot.trace.model import Action, Entry

VALID_FOR = timedelta(days=7)


def make_token() -> str:
    """Return a new token: 22 characters that a deep link may carry (A-Z a-z 0-9 _ -)."""
    return secrets.token_urlsafe(16)


def token_hash(token: str) -> str:
    """Return the SHA-256 under which a token is stored."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def link(bot_name: str, token: str) -> str:
    """Return the address that opens the private chat with the bot and brings the token along."""
    return f"https://t.me/{bot_name}?start={token}"


async def invite(
    work: Work,
    role: Role,
    units: Sequence[str],
    *,
    token: str,
    at: datetime,
    by: Person | None = None,
    is_handover: bool = False,
) -> Invitation:
    """Store an invitation for `token`, good for a week; the token itself is for the invited person alone.

    `by` is None for the command line.
    """
    created_by = by.id if by else None
    invitation = Invitation(token_hash(token), role, tuple(units), at + VALID_FOR, created_by, is_handover)
    await work.people.invite(invitation, at=at)
    offered = {"role": role.value, "units": list(units)}
    await work.audit.add(Entry(Action.INVITED, by, invitation.id, offered), at=at)
    return invitation


async def hand_over(work: Work, person: Person, *, token: str, at: datetime) -> Invitation:
    """Invite a successor to the person's own role and units; of several such invitations only the last one holds."""
    for earlier in await work.people.open_invitations(at=at):
        if earlier.is_handover and earlier.created_by == person.id:
            await work.people.revoke_invitation(earlier.token_hash, at=at)
    return await invite(work, person.role, person.units, token=token, at=at, by=person, is_handover=True)
