"""Inviting somebody: a single-use token of 128 bits, of which only the hash is kept (PITFALLS 2.3)."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.people.model import Invitation, Role
from bot.ports import Work

VALID_FOR = timedelta(days=7)


def make_token() -> str:
    """Return a new token: 22 characters that a deep link may carry (A-Z a-z 0-9 _ -)."""
    return secrets.token_urlsafe(16)


def token_hash(token: str) -> str:
    """Return the SHA-256 under which a token is stored."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


async def invite(work: Work, role: Role, units: Sequence[str], *, token: str, at: datetime) -> Invitation:
    """Store an invitation for `token`, good for a week; the token itself is for the invited person alone."""
    invitation = Invitation(token_hash(token), role, tuple(units), at + VALID_FOR)
    await work.people.invite(invitation, at=at)
    return invitation
