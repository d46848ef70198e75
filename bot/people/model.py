"""Who may talk to Zielbot: people with roles, invitations, and groups."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is here for (DESIGN §6)."""

    READER = "reader"
    MEMBER = "member"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list. `telegram_id` decides; `name` is only shown. `language` is de, en or None (not chosen)."""

    id: int
    telegram_id: int
    name: str
    role: Role
    units: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A single-use way in. Only the hash of its token is stored."""

    token_hash: str
    role: Role
    units: tuple[str, ...]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat on the list, or one that was revoked."""

    chat_id: int
    title: str
    is_approved: bool
    language: str | None = None
