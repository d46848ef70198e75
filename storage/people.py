"""People and their invitations."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, case, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.people.model import Invitation, Person, Role
from storage.privacy import is_blocked
from storage.statements import insert_into
from storage.tables import absences, cards, deputies, invitations, people, person_units, reminders, snoozes

_INVITATION = (
    *(invitations.c.token_hash, invitations.c.role, invitations.c.units, invitations.c.expires_at),
    *(invitations.c.created_by, invitations.c.is_handover, invitations.c.revoked_at, invitations.c.redeemed_by),
)
_UNUSED = (invitations.c.redeemed_at.is_(None), invitations.c.revoked_at.is_(None))


def _is_open(at: datetime) -> tuple[ColumnElement[bool], ...]:
    return (*_UNUSED, invitations.c.expires_at > at)


class SqlPeople:
    """`bot.ports.People` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def by_telegram_id(self, telegram_id: int) -> Person | None:
        """Return the person on the list with this id; None for strangers and the revoked."""
        found = await self._listed(people.c.telegram_id == telegram_id)
        return found[0] if found else None

    async def by_telegram_ids(self, telegram_ids: Collection[int]) -> Mapping[int, Person]:
        """Return those of the people with these ids who are on the list, by id."""
        return {person.telegram_id: person for person in await self._listed(people.c.telegram_id.in_(telegram_ids))}

    async def known(self, telegram_id: int) -> Person | None:
        """Return the person with this Telegram id, on the list or taken off it; None for strangers."""
        found = await self._found(people.c.telegram_id == telegram_id)
        return found[0] if found else None

    async def is_revoked(self, telegram_id: int) -> bool:
        """Whether somebody was on the list and was taken off it, erased since or not."""
        revoked = select(people.c.id).where(people.c.telegram_id == telegram_id, people.c.revoked_at.is_not(None))
        return await self._connection.scalar(revoked) is not None or await is_blocked(self._connection, telegram_id)

    async def by_id(self, person_id: int) -> Person | None:
        """Return the person on the list with this id of ours; None where there is none, or none any more."""
        found = await self._listed(people.c.id == person_id)
        return found[0] if found else None

    async def everybody(self) -> Sequence[Person]:
        """Return all people on the list, by name."""
        return sorted(await self._listed(), key=lambda person: (person.name.casefold(), person.id))

    async def add(self, telegram_id: int, name: str, role: Role, units: Sequence[str], *, at: datetime) -> Person:
        """Put somebody on the list, or change the role and units of somebody who is."""
        values = {"name": name, "role": role.value}
        insertion = insert_into(self._connection, people).values(telegram_id=telegram_id, added_at=at, **values)
        since = case((people.c.revoked_at.is_(None), people.c.added_at), else_=insertion.excluded.added_at)
        changed = {**values, "added_at": since, "revoked_at": None}
        upsert = insertion.on_conflict_do_update(index_elements=["telegram_id"], set_=changed)
        row = (await self._connection.execute(upsert.returning(*people.c))).one()
        await self._connection.execute(delete(person_units).where(person_units.c.person_id == row.id))
        owned = [{"person_id": row.id, "position": place, "unit": unit} for place, unit in enumerate(units)]
        if owned:
            await self._connection.execute(insert(person_units), owned)
        return Person(row.id, telegram_id, name, role, tuple(units), row.language, row.added_at)

    async def set_language(self, person_id: int, language: str) -> None:
        """Remember the language a person chose."""
        await self._connection.execute(update(people).where(people.c.id == person_id).values(language=language))

    async def revoke(self, person_id: int, *, at: datetime) -> bool:
        """Take a person off the list from the very next update on; False for the last coordinator, who stays."""
        if await self.is_last_coordinator(person_id):
            return False
        wishes = dict.fromkeys(("wants_nudges", "nudge_minute", "digest_on", "overview_on"))
        gone = (
            update(people)
            .where(people.c.id == person_id)
            .values(revoked_at=at, **wishes)
            .returning(people.c.telegram_id)
        )
        telegram_id = await self._connection.scalar(gone)
        # The chat with a person has the person's id.
        await self._connection.execute(delete(cards).where(cards.c.chat_id == telegram_id))
        for theirs in (absences.c.person_id, deputies.c.person_id, deputies.c.deputy_id, reminders.c.person_id):
            await self._connection.execute(delete(theirs.table).where(theirs == person_id))
        put_off = update(snoozes).where(snoozes.c.person_id == person_id, snoozes.c.settled_at.is_(None))
        await self._connection.execute(put_off.values(settled_at=at))
        given = update(invitations).where(invitations.c.created_by == person_id, *_UNUSED)
        await self._connection.execute(given.values(revoked_at=at))
        return True

    async def is_last_coordinator(self, person_id: int) -> bool:
        """Whether this person is the only coordinator on the list. The answer holds until the transaction ends."""
        listed = select(people.c.id).where(people.c.role == Role.COORDINATOR.value, people.c.revoked_at.is_(None))
        # Locked in one order: of two who take each other off the list at once, the second finds out about the first.
        locked = listed.order_by(people.c.id).with_for_update()
        return (await self._connection.scalars(locked)).all() == [person_id]

    async def invite(self, invitation: Invitation, *, at: datetime) -> None:
        """Store an invitation."""
        await self._connection.execute(
            insert(invitations).values(
                token_hash=invitation.token_hash,
                role=invitation.role.value,
                units=list(invitation.units),
                created_at=at,
                created_by=invitation.created_by,
                is_handover=invitation.is_handover,
                expires_at=invitation.expires_at,
            )
        )

    async def invitation(self, token_hash: str) -> Invitation | None:
        """Return the invitation whose token has this hash, open or not."""
        found = select(*_INVITATION).where(invitations.c.token_hash == token_hash)
        row = (await self._connection.execute(found)).first()
        return _invitation(row) if row else None

    async def open_invitations(self, *, at: datetime) -> Sequence[Invitation]:
        """Return all invitations that would let somebody in at this moment, those that end first come first."""
        are_open = select(*_INVITATION).where(*_is_open(at))
        ordered = are_open.order_by(invitations.c.expires_at, invitations.c.token_hash)
        return [_invitation(row) for row in await self._connection.execute(ordered)]

    async def revoke_invitation(self, token_hash: str, *, at: datetime) -> bool:
        """End an open invitation; False where it was not open any more."""
        still_open = update(invitations).where(invitations.c.token_hash == token_hash, *_is_open(at))
        ended = await self._connection.execute(still_open.values(revoked_at=at))
        return ended.rowcount == 1

    async def redeem(self, token_hash: str, telegram_id: int, name: str, *, at: datetime) -> Person | None:
        """Let somebody in, exactly once per token (compare-and-set). None: unknown, used, revoked, expired."""
        still_open = update(invitations).where(invitations.c.token_hash == token_hash, *_is_open(at))
        taken = still_open.values(redeemed_at=at, redeemed_by=telegram_id)
        row = (await self._connection.execute(taken.returning(invitations.c.role, invitations.c.units))).first()
        if row is None:
            return None
        person = await self.add(telegram_id, name, Role(row.role), row.units, at=at)
        await self._connection.execute(update(people).where(people.c.id == person.id).values(informed_at=at))
        return person

    async def _listed(self, *conditions: ColumnElement[bool]) -> list[Person]:
        return await self._found(people.c.revoked_at.is_(None), *conditions)

    async def _found(self, *conditions: ColumnElement[bool]) -> list[Person]:
        statement = (
            select(*people.c, person_units.c.unit)
            .outerjoin_from(people, person_units)
            .where(*conditions)
            .order_by(people.c.id, person_units.c.position)
        )
        rows = (await self._connection.execute(statement)).all()
        return [_person(list(same)) for _, same in groupby(rows, key=lambda row: row.id)]


def _person(rows: Sequence[Row[*tuple[Any, ...]]]) -> Person:
    """Return the person of rows that differ in the unit alone."""
    row, units = rows[0], _present(row.unit for row in rows)
    return Person(row.id, row.telegram_id, row.name, Role(row.role), units, row.language, row.added_at)


def _invitation(row: Row[*tuple[Any, ...]]) -> Invitation:
    token_hash, role, units, *others = row
    return Invitation(token_hash, Role(role), tuple(units), *others)


def _present(units: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(unit for unit in units if unit is not None)
