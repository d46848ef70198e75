"""What is stored about a person is found in every table, and erased from every table, to the last byte of the file."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, LargeBinary, Text, insert, select, update

from bot.delivery import CardKind, Outgoing, Received
from bot.people.model import Invitation, Person, Role
from bot.privacy.fields import TABLES
from bot.trace.model import Action, Entry
from storage.engine import database_url as address_of
from storage.facts import SqlFacts
from storage.privacy import PERSON_KEY, POINTERS, Fate, kept_as
from storage.tables import (
    absences,
    deputies,
    evidence,
    invitations,
    measures,
    metadata,
    nudge_deliveries,
    nudges,
    obstacles,
    pseudonyms,
    reminders,
    snoozes,
    status_updates,
    unreachable,
)
from storage.types import JsonText
from storage.work import SqlStore
from tests.contract.agreement import AGREEMENT
from tests.contract.moments import NOW
from tests.engines import engine_at

TELEGRAM_ID = 5_551_234_567
NAME = "Zoë Kanarienvogel <Öffnung>"
NOTE = "Der Entwurf liegt vor."
REASON = "Die Stelle ist unbesetzt."

NO_PERSON = {
    ("inbox", "update_id"): "a number of Telegram's, not of a person",
    ("outbox", "message_id"): "a number of Telegram's, not of a person",
    ("cards", "message_id"): "a number of Telegram's, not of a person",
    ("pseudonyms", "pseudonym"): "found by the Telegram id beside it",
    ("groups", "chat_id"): "a group's",
    ("group_places", "chat_id"): "a group's",
    ("group_scopes", "chat_id"): "a group's",
    ("outbox", "subject"): "a code or a unit, never a person",
    ("people", "id"): "found by the Telegram id beside it",
    ("evidence", "message_id"): "a number of Telegram's, not of a person",
}
"""Columns whose names sound of people and that need no pointer."""
SOUNDS_OF_PEOPLE = ("person", "telegram", "chat", "actor", "subject", "pseudonym", "_by", "user", "member")


def test_every_column_that_can_point_to_a_person_is_on_the_list() -> None:
    listed = {pointer.column for pointer in POINTERS}
    stray = [column for table in metadata.sorted_tables for column in table.columns if _points(column)]
    assert stray
    assert [str(column) for column in stray if column not in listed] == []


def _points(column: Column[Any]) -> bool:
    if (column.table.name, column.name) in NO_PERSON:
        return False
    refers = any(key.column.table.name == "people" for key in column.foreign_keys)
    sounds = any(word in column.name for word in SOUNDS_OF_PEOPLE)
    return refers or sounds or bool(column.info.get("chat"))


def test_every_table_with_fields_of_a_person_is_on_the_list() -> None:
    listed = {pointer.column.table.name for pointer in POINTERS}
    personal = {name for name, table in TABLES.items() if any(field.is_personal for field in table.columns.values())}
    assert personal - listed == set()


async def somebody(store: SqlStore, url: str) -> Person:
    """A person who has left traces in every table."""
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=NOW)
        person = await work.people.add(TELEGRAM_ID, NAME, Role.COORDINATOR, ("Bauamt",), at=NOW)
        other = await work.people.add(2, "Jemand anders", Role.COORDINATOR, (), at=NOW)
        await work.groups.approve(-100, "Leitung", by=person.id, at=NOW)
        await work.people.invite(Invitation("mine", Role.COORDINATOR, ("Bauamt",), NOW + timedelta(days=1)), at=NOW)
        await work.people.redeem("mine", TELEGRAM_ID, NAME, at=NOW)
        await work.cards.add(TELEGRAM_ID, CardKind.QUESTION, {"codes": ["7"]}, thread_id=None, at=NOW)
        await work.cards.add(2, CardKind.QUESTION, {"shown": NAME}, thread_id=None, at=NOW)
        await work.outbox.add(Outgoing(TELEGRAM_ID, "sendMessage", {"text": "für Sie"}), at=NOW)
        about = await work.outbox.add(Outgoing(2, "sendMessage", {"text": f"{NAME} ist jetzt dabei."}), at=NOW)
        await work.outbox.failed(about, error="blocked", at=NOW)
        await work.inbox.add([Received(1, TELEGRAM_ID, '{"text": "hallo"}')], at=NOW)
        await work.audit.add(Entry(Action.INVITED, person), at=NOW)
        await work.audit.add(Entry(Action.REVOKED, other, await work.audit.pseudonym(person, at=NOW)), at=NOW)
    async with engine_at(url) as engine, engine.begin() as connection:
        measure = await connection.scalar(select(measures.c.id).order_by(measures.c.id).limit(1))
        update = {"measure_id": measure, "reported_at": NOW, "unit": "Bauamt", "status": "done", "note": NOTE}
        await connection.execute(insert(status_updates).values(**update, person_id=person.id))
        file = {
            "batch": 1,
            "update_id": 1,
            "position": 1,
            "kind": "photo",
            "label": "Plan.jpg",
            "media_type": "image/jpeg",
        }
        file |= {"state": "stored", "content": b"Bild", "created_at": NOW}
        # The second one came from a group and is found by its update.
        await connection.execute(insert(evidence), [{**file, "chat_id": TELEGRAM_ID}, {**file, "chat_id": -100}])
        hindered = {"measure_id": measure, "person_id": person.id, "reason": REASON, "raised_at": NOW}
        await connection.execute(insert(obstacles).values(hindered))
        await connection.execute(insert(absences).values(person_id=person.id, first_on=NOW.date(), created_at=NOW))
        pairs = ((person.id, other.id), (other.id, person.id))
        stands_in = [{"person_id": one, "deputy_id": deputy, "created_at": NOW} for one, deputy in pairs]
        await connection.execute(insert(deputies), stands_in)
        await SqlFacts(connection).secret(PERSON_KEY)
        long_ago = {"person_id": None, "person_hash": await kept_as(connection, PERSON_KEY, person.id)}
        lately = {"person_id": person.id, "person_hash": None}
        put_off = {"measure_id": measure, "until_on": NOW.date(), "ends_at": NOW, "created_at": NOW}
        await connection.execute(insert(snoozes), [{**put_off, **long_ago}, {**put_off, **lately}])
        slot = {"measure_id": measure, "rule": "due", "step": "x", "due_on": NOW.date(), "unit": "Bauamt"}
        await connection.execute(insert(nudges).values(**slot, state="sent", decided_at=NOW, decided_on=NOW.date()))
        passed = {"person_id": other.id, "person_hash": None, "passed_by": person.id}
        recipients = ({**long_ago, "passed_by": None}, {**lately, "passed_by": None}, passed)
        delivered = [{"nudge_id": 1, "created_at": NOW, **to} for to in recipients]
        await connection.execute(insert(nudge_deliveries), delivered)
        wanted = {"person_id": person.id, "measure_id": measure, "next_at": NOW, "created_at": NOW}
        await connection.execute(insert(reminders).values(wanted))
        await connection.execute(insert(unreachable).values(chat_id=TELEGRAM_ID, thread_id=0, reason="x", since=NOW))
    return person


async def dump(url: str) -> str:
    """Everything in every table, as text."""
    async with engine_at(url) as engine, engine.connect() as connection:
        rows = [
            (table.name, [str(value) for value in row])
            for table in metadata.sorted_tables
            for row in await connection.execute(select(*(column.cast(Text) for column in table.columns)))
        ]
    return repr(rows)


async def test_a_person_is_told_of_every_table(store: SqlStore, database_url: str) -> None:
    person = await somebody(store, database_url)
    async with store.reading() as work:
        stored = await work.privacy.stored(person)
    silent = {table for table, rows in stored.items() if not rows}
    assert silent == {"blocked"}
    assert stored["people"][0]["name"] == NAME
    assert stored["status_updates"][0]["note"] == NOTE
    for table in ("status_updates", "obstacles", "evidence", "snoozes", "nudge_deliveries", "reminders"):
        assert {row["measure_code"] for row in stored[table]} == {stored["status_updates"][0]["measure_code"]}, table
    assert len(stored["evidence"]) == len(stored["snoozes"]) == 2
    assert len(stored["nudge_deliveries"]) == 3, "what they passed on, too"
    assert len(stored["deputies"]) == 2
    assert len(stored["audit"]) == 2
    assert {row["chat_id"] for row in stored["cards"]} == {TELEGRAM_ID}


async def test_nobody_is_told_of_others(store: SqlStore, database_url: str) -> None:
    await somebody(store, database_url)
    async with store.writing() as work:
        person = await work.people.add(3, "Dritte", Role.READER, (), at=NOW)
        stored = await work.privacy.stored(person)
    assert {table for table, rows in stored.items() if rows} == {"people"}


async def test_after_erasing_neither_name_nor_number_is_left(
    store: SqlStore, database_url: str, database_kind: str
) -> None:
    person = await somebody(store, database_url)
    before = await dump(database_url)
    assert str(TELEGRAM_ID) in before
    assert "Kanarienvogel" in before
    async with store.writing() as work:
        await work.privacy.erase(person, at=NOW)
        assert await work.people.known(TELEGRAM_ID) is None
        assert await work.people.by_telegram_id(TELEGRAM_ID) is None
    after = await dump(database_url)
    assert str(TELEGRAM_ID) not in after
    assert "Kanarienvogel" not in after
    assert NOTE in after, "what was reported stays"
    assert REASON in after
    assert "Plan.jpg" in after
    assert "Jemand anders" in after
    if database_kind == "sqlite":
        await store.close()
        file = Path(address_of(database_url).database or "")
        for part in file.parent.glob(f"{file.name}*"):
            content = await asyncio.to_thread(part.read_bytes)
            assert TELEGRAM_ID.to_bytes(6, "big") not in content, part.name
            assert b"Kanarienvogel" not in content, part.name


async def test_of_what_was_not_for_us_not_even_the_chat_is_kept(store: SqlStore, database_url: str) -> None:
    async with store.writing() as work:
        await work.inbox.add([Received(1, -1001234567890, None), Received(2, TELEGRAM_ID, None)], at=NOW)
    stored = await dump(database_url)
    assert "1001234567890" not in stored
    assert str(TELEGRAM_ID) not in stored


async def test_after_erasing_nobody_is_away_or_stands_in_and_no_row_leads_to_the_person(
    store: SqlStore, database_url: str
) -> None:
    person = await somebody(store, database_url)
    async with store.writing() as work:
        await work.privacy.erase(person, at=NOW)
    async with engine_at(database_url) as engine, engine.connect() as connection:
        for table in (absences, deputies):
            assert (await connection.execute(select(table))).all() == [], table
        for column in (snoozes.c.person_id, snoozes.c.person_hash):
            assert (await connection.scalars(select(column))).all() == [None, None], column
        for column in (nudge_deliveries.c.person_hash, nudge_deliveries.c.passed_by):
            assert (await connection.scalars(select(column))).all() == [None] * 3, column
        assert person.id not in (await connection.scalars(select(nudge_deliveries.c.person_id))).all()
        assert (await connection.scalars(select(obstacles.c.person_id))).all() == [None]
        assert (await connection.scalars(select(evidence.c.chat_id).order_by(evidence.c.id))).all() == [None, -100]
        assert (await connection.scalars(select(evidence.c.content))).all() == [b"Bild", b"Bild"]


async def test_what_was_reported_keeps_day_unit_and_text(store: SqlStore, database_url: str) -> None:
    person = await somebody(store, database_url)
    async with store.writing() as work:
        await work.privacy.erase(person, at=NOW)
        snapshot = await work.agreements.current()
    assert snapshot is not None
    code = next(iter(snapshot.agreement.by_code))
    (update,) = snapshot.standing(code).updates
    assert (update.at, update.unit, update.note) == (NOW, "Bauamt", NOTE)


@pytest.mark.parametrize("revoked", [True, False])
async def test_who_was_taken_off_the_list_stays_out_of_groups(
    store: SqlStore, database_url: str, revoked: bool
) -> None:
    person = await somebody(store, database_url)
    async with store.writing() as work:
        if revoked:
            await work.people.revoke(person.id, at=NOW)
        await work.privacy.erase(person, at=NOW)
        assert await work.people.is_revoked(TELEGRAM_ID) is revoked
        assert not await work.people.is_revoked(2)


async def test_who_comes_back_and_leaves_by_themselves_is_not_blocked_any_more(store: SqlStore) -> None:
    async with store.writing() as work:
        person = await work.people.add(TELEGRAM_ID, NAME, Role.READER, (), at=NOW)
        await work.people.revoke(person.id, at=NOW)
        await work.privacy.erase(person, at=NOW)
        again = await work.people.add(TELEGRAM_ID, NAME, Role.READER, (), at=NOW)
        await work.privacy.erase(again, at=NOW)
        assert not await work.people.is_revoked(TELEGRAM_ID)


async def test_the_log_stays_whole_and_names_nobody(store: SqlStore, database_url: str) -> None:
    person = await somebody(store, database_url)
    async with store.writing() as work:
        await work.privacy.erase(person, at=NOW)
    async with engine_at(database_url) as engine, engine.connect() as connection:
        assert await connection.scalar(select(pseudonyms.c.name).where(pseudonyms.c.telegram_id == TELEGRAM_ID)) is None
        kept = len((await connection.execute(select(metadata.tables["audit"]))).all())
    assert kept == 2


def test_only_the_log_the_hash_of_the_blocked_and_files_of_nameless_updates_are_kept_as_they_are() -> None:
    kept = {str(pointer.column) for pointer in POINTERS if pointer.fate is Fate.KEPT}
    assert kept == {"audit.actor", "audit.subject", "blocked.hash", "evidence.update_id"}


async def test_what_only_looks_like_the_name_stays(store: SqlStore) -> None:
    async with store.writing() as work:
        person = await work.people.add(TELEGRAM_ID, "An", Role.READER, (), at=NOW)
        await work.cards.add(2, CardKind.QUESTION, {"topic": ["Anna-Seghers-Schule"]}, thread_id=None, at=NOW)
        named = await work.cards.add(2, CardKind.QUESTION, {"shown": "Zugang von An beenden?"}, thread_id=None, at=NOW)
        await work.privacy.erase(person, at=NOW)
        assert await work.cards.by_id(named.id) is None
        assert await work.cards.latest(2, None) is not None


KNOWN_ABOUT_PEOPLE = {
    "people": {"id", "telegram_id", "added_at", "informed_at", "revoked_at"}
    # When and whether they want nudges, and that they had those of a day: for them alone.
    | {"nudge_minute", "digest_on", "overview_on"},
    "person_units": {"person_id", "position"},
    "invitations": {"created_at", "created_by", "expires_at", "revoked_at", "redeemed_at", "redeemed_by"},
    "groups": {"chat_id", "approved_by", "approved_at", "waiting_since", "revoked_at", "told_update_id"},
    "pseudonyms": {"telegram_id", "created_at"},
    "blocked": {"since"},
    "audit": {"id", "at"},
    "status_updates": {"id", "measure_id", "reported_at", "person_id", "progress", "new_due_first", "new_due_last"}
    | {"due_confirmed_at", "due_refused_at", "withdrawn_at", "turn_on", "completes_id", "batch"},
    "obstacles": {"id", "measure_id", "person_id", "raised_at", "batch", "resolved_at", "withdrawn_at"},
    "evidence": {"id", "update_id", "batch", "position", "size", "chat_id", "thread_id", "message_id", "tries"}
    | {"not_before", "claimed_until", "created_at", "settled_at"},
    "absences": {"id", "person_id", "first_on", "last_on", "ends_at", "created_at"},
    "deputies": {"person_id", "deputy_id", "created_at"},
    "snoozes": {"id", "person_id", "measure_id", "until_on", "ends_at", "created_at", "settled_at"},
    # What somebody wants to be reminded of, and when: for them alone.
    "reminders": {"id", "person_id", "measure_id", "on_day", "at_minute", "days_before", "next_at", "created_at"}
    | {"ended_at"},
    # Delivery times: for the recipient alone.
    "nudge_deliveries": {"id", "nudge_id", "person_id", "passed_by", "sent_at", "settled_at", "created_at"},
}
"""Numbers and moments in the tables that name people. Of a new one ask first: does it count or time anybody?"""
TRAFFIC = {"inbox", "outbox", "cards", "unreachable"}
"""What comes and goes; swept after days, and shown to nobody."""
NO_NUMBERS = Text | Boolean | JsonText | LargeBinary


def test_no_table_counts_or_times_anybody() -> None:
    about_people = {pointer.column.table for pointer in POINTERS if pointer.column.table.name not in TRAFFIC}
    measured = {
        table.name: {column.name for column in table.columns if not isinstance(column.type, NO_NUMBERS)}
        for table in about_people
    }
    assert {name: columns - KNOWN_ABOUT_PEOPLE.get(name, set()) for name, columns in measured.items()} == {
        name: set() for name in measured
    }


async def test_invitations_they_gave_out_end_and_those_used_stay(store: SqlStore, database_url: str) -> None:
    async with store.writing() as work:
        person = await work.people.add(TELEGRAM_ID, NAME, Role.COORDINATOR, (), at=NOW)
        for token in ("open", "used"):
            await work.people.invite(Invitation(token, Role.READER, (), NOW + timedelta(days=1)), at=NOW)
        await work.people.redeem("used", 3, "Dritte", at=NOW)
    async with engine_at(database_url) as engine, engine.begin() as connection:
        await connection.execute(update(invitations).values(created_by=person.id))
    async with store.writing() as work:
        await work.privacy.erase(person, at=NOW)
    async with engine_at(database_url) as engine, engine.connect() as connection:
        rows = (await connection.execute(select(invitations).order_by(invitations.c.token_hash))).all()
    assert [(row.token_hash, row.revoked_at, row.created_by) for row in rows] == [
        ("open", NOW, None),
        ("used", None, None),
    ]
