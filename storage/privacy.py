"""What is stored about a person, and its erasure: one list of the columns that point to people, walked twice."""

import hmac
import html
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    LargeBinary,
    Select,
    Table,
    Text,
    delete,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import OutboxState
from bot.people.model import Person
from storage.facts import SqlFacts
from storage.statements import insert_into
from storage.tables import (
    absences,
    audit,
    blocked,
    cards,
    deputies,
    evidence,
    groups,
    inbox,
    invitations,
    measures,
    nudge_deliveries,
    nudges,
    obstacles,
    outbox,
    people,
    person_units,
    pseudonyms,
    reminders,
    snoozes,
    status_updates,
    unreachable,
)

BLOCKING_KEY = "blocking_key"
"""The fact that holds the key for the hashes of blocked Telegram ids."""
PERSON_KEY = "person_key"
"""The one for the hashes that stand for people, of our own ids of them."""


class Key(Enum):
    """By what a column points to a person."""

    ROW = auto()
    TELEGRAM = auto()
    """The Telegram id, which is the id of the private chat, too."""
    PSEUDONYM = auto()
    HASH = auto()
    """The keyed hash of the id of somebody who is blocked."""
    ROW_HASH = auto()
    """The keyed hash of the row's id."""
    UPDATE = auto()
    """A status update of theirs."""


class Fate(Enum):
    """What erasing does to a row."""

    DELETED = auto()
    NAMELESS = auto()
    """The column is emptied, the row stays."""
    KEPT = auto()
    """Nothing in it leads to the person any more."""


class Pointer(NamedTuple):
    """A column that points to a person."""

    column: Column[Any]
    key: Key
    fate: Fate


POINTERS = (
    Pointer(evidence.c.update_id, Key.UPDATE, Fate.KEPT),
    Pointer(evidence.c.chat_id, Key.TELEGRAM, Fate.NAMELESS),
    Pointer(status_updates.c.person_id, Key.ROW, Fate.NAMELESS),
    Pointer(obstacles.c.person_id, Key.ROW, Fate.NAMELESS),
    Pointer(snoozes.c.person_id, Key.ROW, Fate.NAMELESS),
    Pointer(snoozes.c.person_hash, Key.ROW_HASH, Fate.NAMELESS),
    Pointer(nudge_deliveries.c.person_id, Key.ROW, Fate.NAMELESS),
    Pointer(nudge_deliveries.c.person_hash, Key.ROW_HASH, Fate.NAMELESS),
    Pointer(nudge_deliveries.c.passed_by, Key.ROW, Fate.NAMELESS),
    Pointer(absences.c.person_id, Key.ROW, Fate.DELETED),
    Pointer(reminders.c.person_id, Key.ROW, Fate.DELETED),
    Pointer(deputies.c.person_id, Key.ROW, Fate.DELETED),
    Pointer(deputies.c.deputy_id, Key.ROW, Fate.DELETED),
    Pointer(invitations.c.created_by, Key.ROW, Fate.NAMELESS),
    Pointer(invitations.c.redeemed_by, Key.TELEGRAM, Fate.NAMELESS),
    Pointer(groups.c.approved_by, Key.ROW, Fate.NAMELESS),
    # Our private chat: what we were asked there, and what waits to be sent.
    Pointer(cards.c.chat_id, Key.TELEGRAM, Fate.DELETED),
    Pointer(outbox.c.chat_id, Key.TELEGRAM, Fate.DELETED),
    Pointer(unreachable.c.chat_id, Key.TELEGRAM, Fate.DELETED),
    # An update's id has to stay for a while, lest it be handled again.
    Pointer(inbox.c.chat_key, Key.TELEGRAM, Fate.NAMELESS),
    Pointer(audit.c.actor, Key.PSEUDONYM, Fate.KEPT),
    Pointer(audit.c.subject, Key.PSEUDONYM, Fate.KEPT),
    Pointer(pseudonyms.c.telegram_id, Key.TELEGRAM, Fate.DELETED),
    Pointer(person_units.c.person_id, Key.ROW, Fate.DELETED),
    Pointer(people.c.telegram_id, Key.TELEGRAM, Fate.DELETED),
    Pointer(blocked.c.hash, Key.HASH, Fate.KEPT),
)
"""In the order of erasing."""

_NOBODY: Mapping[Column[Any], Any] = {inbox.c.chat_key: -inbox.c.update_id}
"""What stands for nobody where null cannot: an order of its own."""

Row = Mapping[str, Any]


class SqlPrivacy:
    """`bot.ports.Privacy` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def stored(self, person: Person) -> Mapping[str, Sequence[Row]]:
        """Return every row about this person, by table."""
        keys = await self._keys(person)
        found: dict[str, list[Row]] = {}
        for table in dict.fromkeys(pointer.column.table for pointer in POINTERS):
            own = [pointer for pointer in POINTERS if pointer.column.table is table]
            points_here = or_(*(pointer.column.in_(keys[pointer.key]) for pointer in own))
            rows = await self._connection.execute(_readable(table).where(points_here).order_by(*table.primary_key))
            found[table.name] = [dict(row._mapping) for row in rows]
        return found

    async def erase(self, person: Person, *, at: datetime) -> None:
        """Delete who this person is; what was reported stays without them."""
        revoked = select(people.c.revoked_at).where(people.c.telegram_id == person.telegram_id)
        await self._block(person, await self._connection.scalar(revoked), at)
        keys = await self._keys(person)
        await self._empty_what_names(person)
        given = invitations.c.created_by == person.id, invitations.c.redeemed_at.is_(None)
        ended = update(invitations).where(*given, invitations.c.revoked_at.is_(None)).values(revoked_at=at)
        await self._connection.execute(ended)
        for column, key, fate in POINTERS:
            theirs = column.in_(keys[key])
            if fate is Fate.DELETED:
                await self._connection.execute(delete(column.table).where(theirs))
            elif fate is Fate.NAMELESS:
                nobody = {column.name: _NOBODY.get(column)}
                await self._connection.execute(update(column.table).where(theirs).values(nobody))

    async def _keys(self, person: Person) -> Mapping[Key, Sequence[Any]]:
        known = select(pseudonyms.c.pseudonym).where(pseudonyms.c.telegram_id == person.telegram_id)
        reported = select(status_updates.c.id).where(status_updates.c.person_id == person.id)
        blocking = await kept_as(self._connection, BLOCKING_KEY, person.telegram_id)
        standing_for = await kept_as(self._connection, PERSON_KEY, person.id)
        return {
            Key.ROW: [person.id],
            Key.TELEGRAM: [person.telegram_id],
            Key.PSEUDONYM: list(await self._connection.scalars(known)),
            Key.HASH: [blocking] if blocking else [],
            Key.ROW_HASH: [standing_for] if standing_for else [],
            Key.UPDATE: list(await self._connection.scalars(reported)),
        }

    async def _block(self, person: Person, revoked_at: datetime | None, at: datetime) -> None:
        """Keep groups shut to somebody who was taken off the list; whoever leaves by themselves may come again."""
        if revoked_at is None:
            found = await kept_as(self._connection, BLOCKING_KEY, person.telegram_id)
            await self._connection.execute(delete(blocked).where(blocked.c.hash == found))
            return
        key = await SqlFacts(self._connection).secret(BLOCKING_KEY)
        values = {"hash": keyed_hash(key, person.telegram_id), "since": at}
        await self._connection.execute(insert_into(self._connection, blocked).values(values).on_conflict_do_nothing())

    async def _empty_what_names(self, person: Person) -> None:
        """Empty texts that name the person to others: a notice that did not arrive, a list, an update put aside."""
        settled = outbox.c.state.in_((OutboxState.FAILED.value, OutboxState.UNCERTAIN.value))
        gone: dict[str, Any] = {"state": OutboxState.FAILED.value, "params": {}, "upload": None}
        told = await self._naming(person, outbox.c.id, outbox.c.params, settled)
        await self._connection.execute(update(outbox).where(outbox.c.id.in_(told)).values(gone))
        aside = await self._naming(person, inbox.c.seq, inbox.c.raw, inbox.c.quarantined_at.is_not(None))
        await self._connection.execute(update(inbox).where(inbox.c.seq.in_(aside)).values(raw=None))
        naming = await self._naming(person, cards.c.id, cards.c.content)
        await self._connection.execute(delete(cards).where(cards.c.id.in_(naming)))

    async def _naming(
        self, person: Person, key: Column[int], text: Column[Any], *conditions: ColumnElement[bool]
    ) -> list[int]:
        """Return the keys of rows whose JSON names the person; the database only narrows them down."""
        spelt = {json.dumps(name)[1:-1] for name in (person.name, html.escape(person.name, quote=False))}
        spelt |= {person.name, str(person.telegram_id)}
        is_likely = or_(*(type_coerce(text, Text).contains(name, autoescape=True) for name in spelt if name))
        rows = await self._connection.execute(select(key, type_coerce(text, Text)).where(is_likely, *conditions))
        return [row_id for row_id, content in rows if names_person(json.loads(content), person)]


def names_person(content: object, person: Person) -> bool:
    """Whether a JSON value holds the person's name as words of their own, as written or as marked up, or the id."""
    match content:
        case str():
            text = html.unescape(content)
            return any(
                name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
                for name in (person.name, str(person.telegram_id))
            )
        case dict():
            return any(names_person(value, person) for value in content.values())
        case list():
            return any(names_person(value, person) for value in content)
        case _:
            return content == person.telegram_id


_ABOUT_MEASURES: Mapping[Table, Sequence[Table]] = {
    **dict.fromkeys((status_updates, obstacles, snoozes, reminders), (measures,)),
    evidence: (status_updates, measures),
    nudge_deliveries: (nudges, measures),
}
"""How the tables lead to the measure a row is about."""


def _readable(table: Table) -> Select[Any]:
    """Return the rows of a table without the bytes of files; one that is about a measure says its code."""
    columns: list[Column[Any]] = [column for column in table.columns if not isinstance(column.type, LargeBinary)]
    if table not in _ABOUT_MEASURES:
        return select(*columns)
    way = table.outerjoin(_ABOUT_MEASURES[table][0])  # Some reminders are of no measure.
    for other in _ABOUT_MEASURES[table][1:]:
        way = way.join(other)
    return select(measures.c.code.label("measure_code"), *columns).select_from(way)


def keyed_hash(key: str, number: int) -> str:
    """Return what a number is kept as."""
    return hmac.new(key.encode(), str(number).encode(), "sha256").hexdigest()


async def kept_as(connection: AsyncConnection, fact: str, number: int) -> str | None:
    """Return what a number is kept as with the key of that fact; None where that key was never used."""
    key = await SqlFacts(connection).get(fact)
    return keyed_hash(key, number) if key else None


async def is_blocked(connection: AsyncConnection, telegram_id: int) -> bool:
    """Whether somebody was taken off the list and then erased."""
    found = await kept_as(connection, BLOCKING_KEY, telegram_id)
    return (
        found is not None and await connection.scalar(select(blocked.c.hash).where(blocked.c.hash == found)) is not None
    )
