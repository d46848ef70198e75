"""Who may talk to Zielbot: people with roles, invitations, and groups."""

from dataclasses import dataclass, field
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
    """Somebody on the list since `since`. `telegram_id` decides; `name` is only shown.

    `language` is de, en or None (not chosen).
    """

    id: int
    telegram_id: int
    name: str
    role: Role
    units: tuple[str, ...] = ()
    language: str | None = None
    since: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A single-use way in. Only the hash of its token is stored.

    `created_by` is the person's id, None for the command line; `redeemed_by` is a Telegram id. `is_handover`: the one
    who invites hands over to the one who comes.
    """

    token_hash: str
    role: Role
    units: tuple[str, ...]
    expires_at: datetime
    created_by: int | None = None
    is_handover: bool = False
    revoked_at: datetime | None = None
    redeemed_by: int | None = None

    @property
    def id(self) -> str:
        """What names the invitation without opening it."""
        return self.token_hash[:8]

    def is_open(self, at: datetime) -> bool:
        """Whether it would let somebody in at this moment."""
        return self.redeemed_by is None and self.revoked_at is None and at < self.expires_at


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat on the list since `since`, one that was revoked, or one that waits for a coordinator.

    `tells_changes`: it is told of status updates; `told_update_id` is the last one it was told of, 0 for none.
    """

    chat_id: int
    title: str
    is_approved: bool
    language: str | None = None
    since: datetime | None = field(default=None, compare=False)
    tells_changes: bool = False
    told_update_id: int = field(default=0, compare=False)
