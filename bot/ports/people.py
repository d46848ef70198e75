"""People, their invitations, and group chats."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.people.model import Group, Invitation, Person, Role


class People(Protocol):
    """People and their invitations."""

    async def by_telegram_id(self, telegram_id: int) -> Person | None:
        """The person on the list with this id; None for strangers and the revoked."""
        ...

    async def by_telegram_ids(self, telegram_ids: Collection[int]) -> Mapping[int, Person]:
        """Return those of the people with these ids who are on the list, by id."""
        ...

    async def known(self, telegram_id: int) -> Person | None:
        """The person with this Telegram id, on the list or taken off it; None for strangers."""
        ...

    async def is_revoked(self, telegram_id: int) -> bool:
        """Whether somebody was on the list and was taken off it, erased since or not."""
        ...

    async def by_id(self, person_id: int) -> Person | None:
        """The person on the list with this id of ours; None where there is none, or none any more."""
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

    async def revoke(self, person_id: int, *, at: datetime) -> bool:
        """Take a person off the list from the very next update on; False for the last coordinator, who stays.

        What Zielbot knows of their private chat (cards, what it asked) goes, their absences, deputyships and reminders,
        too, and their open invitations end.
        """
        ...

    async def is_last_coordinator(self, person_id: int) -> bool:
        """Whether this person is the only coordinator on the list. The answer holds until the transaction ends."""
        ...

    async def invite(self, invitation: Invitation, *, at: datetime) -> None:
        """Store an invitation."""
        ...

    async def invitation(self, token_hash: str) -> Invitation | None:
        """The invitation whose token has this hash, open or not."""
        ...

    async def open_invitations(self, *, at: datetime) -> Sequence[Invitation]:
        """All invitations that would let somebody in at this moment, those that end first come first."""
        ...

    async def revoke_invitation(self, token_hash: str, *, at: datetime) -> bool:
        """End an open invitation; False where it was not open any more."""
        ...

    async def redeem(self, token_hash: str, telegram_id: int, name: str, *, at: datetime) -> Person | None:
        """Let somebody in, exactly once per token (compare-and-set). None: unknown, used, revoked or expired.

        Somebody already on the list gets the invitation's role and units. Redeemed is what was informed about before.
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
        """Take a group off the list; one that was never on it is forgotten."""
        ...

    async def wait(self, chat_id: int, title: str, *, at: datetime) -> None:
        """We came into a group that is not on the list: it waits for a coordinator's approval."""
        ...

    async def waiting(self, *, before: datetime) -> Sequence[int]:
        """The chats of groups that have been waiting since before this moment."""
        ...

    async def listed(self) -> Sequence[Group]:
        """All groups on the list, by title."""
        ...

    async def set_language(self, chat_id: int, language: str) -> None:
        """Remember the group's language."""
        ...

    async def tell_changes(self, chat_id: int, *, is_on: bool) -> None:
        """Switch on or off that the group is told of status updates; it is told of those that come from now on."""
        ...

    async def told(self, group: Group, update_id: int) -> bool:
        """The group was told of all updates up to this one; False where it was told of others since it was read."""
        ...

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """The group became a supergroup: every stored id moves. Doing it twice is the same as once."""
        ...
