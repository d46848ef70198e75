"""Who may talk to Zielbot: people with roles, their absences, invitations, and groups."""

from dataclasses import dataclass, field
from datetime import date, datetime
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
class Absence:
    """Days on which somebody is away, both included; `last_on` is None until they say that they are back."""

    first_on: date
    last_on: date | None

    def __contains__(self, day: date) -> bool:
        """Whether somebody is away on this day."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)

    def overlaps(self, other: "Absence") -> bool:
        """Whether the two share a day."""
        return self.first_on in other or other.first_on in self


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
