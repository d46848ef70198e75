"""Who has access, and taking it away."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import ZielbotError
from bot.people.model import Group, Invitation, Person, Role
from bot.ports import Work
from bot.trace.model import Action, Entry


class LastCoordinator(ZielbotError):
    """The only coordinator stays one: nobody else could let people in."""

    def __init__(self) -> None:
        super().__init__("Die letzte Koordination kann nicht gehen. Laden Sie zuerst eine weitere Koordination ein.")


@dataclass(frozen=True, slots=True)
class Access:
    """All who may come in: people on the list, open invitations, groups on the list."""

    people: tuple[Person, ...]
    invitations: tuple[Invitation, ...]
    groups: tuple[Group, ...]


async def access(work: Work, *, at: datetime) -> Access:
    """Return who has access at this moment."""
    return Access(
        tuple(await work.people.everybody()),
        tuple(await work.people.open_invitations(at=at)),
        tuple(await work.groups.listed()),
    )


async def in_role(work: Work, role: Role, *, but: Person | None = None) -> list[Person]:
    """Return everybody on the list in this role, `but` one."""
    return [one for one in await work.people.everybody() if one.role is role and one.id != (but and but.id)]


async def revoke_person(work: Work, person: Person, *, by: Person | None, at: datetime) -> None:
    """Take somebody off the list (LastCoordinator); what they reported stays. `by` is None for the command line."""
    if not await work.people.revoke(person.id, at=at):
        raise LastCoordinator
    subject = await work.audit.pseudonym(person, at=at)
    await work.audit.add(Entry(Action.REVOKED, by, subject, {"role": person.role.value}), at=at)


async def revoke_invitation(work: Work, invitation: Invitation, *, by: Person | None, at: datetime) -> None:
    """End an invitation; one that ended already stays as it is."""
    if await work.people.revoke_invitation(invitation.token_hash, at=at):
        await work.audit.add(Entry(Action.INVITATION_REVOKED, by, invitation.id), at=at)
