from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Table, insert, select

from bot.people.model import Role
from bot.retaining import look, retain
from bot.retention import REPORT_FACT, RULES
from bot.trace.model import Action
from storage.tables import (
    absences,
    agreements,
    cards,
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
    snoozes,
    status_updates,
    unreachable,
)
from storage.work import SqlStore
from tests.contract.moments import NOW
from tests.engines import engine_at

RULE = {rule.name: rule for rule in RULES}
BERLIN = ZoneInfo("Europe/Berlin")


def days(number: float) -> datetime:
    return NOW + timedelta(days=number)


async def put(url: str, table: Table, *rows: Mapping[str, Any]) -> None:
    async with engine_at(url) as engine, engine.begin() as connection:
        for row in rows:
            await connection.execute(insert(table).values(row))


async def left(url: str, table: Table, column: str) -> Sequence[Any]:
    async with engine_at(url) as engine, engine.connect() as connection:
        return list(await connection.scalars(select(table.c[column]).order_by(*table.primary_key)))


async def night(store: SqlStore, now: datetime) -> dict[str, int]:
    """Carry out all rules, and return how many rows each concerned."""
    async with store.writing() as work:
        outcomes = await retain(work, now=now, real=now, zone=BERLIN)
    return {rule.name: due.rows for rule, due in outcomes if due.rows}


CARD = {"chat_id": 1, "kind": "question", "version": 1, "content": {}}
INVITATION = {"role": "member", "units": [], "created_at": NOW}
UPDATE = {"chat_key": 1, "received_at": NOW}
CALL = {"chat_id": 1, "method": "sendMessage", "params": {}, "purpose": "answer", "created_at": NOW, "state": "x"}
PERSON = {"name": "Anna", "role": "member", "added_at": NOW}


@pytest.mark.parametrize(
    ("rule", "table", "old", "young", "keep"),
    [
        ("cards", cards, {**CARD, "created_at": NOW}, {**CARD, "created_at": days(1)}, 30),
        (
            "invitations",
            invitations,
            {**INVITATION, "token_hash": "a", "expires_at": NOW},
            {**INVITATION, "token_hash": "b", "expires_at": days(1)},
            30,
        ),
        ("inbox", inbox, {**UPDATE, "update_id": 1, "done_at": NOW}, {**UPDATE, "update_id": 2, "raw": "{}"}, 7),
        (
            "quarantine",
            inbox,
            {**UPDATE, "update_id": 1, "raw": "{}", "quarantined_at": NOW},
            {**UPDATE, "update_id": 2, "raw": "{}"},
            6,
        ),
        ("outbox", outbox, {**CALL, "settled_at": NOW}, CALL, 30),
        (
            "unreachable chats",
            unreachable,
            {"chat_id": 1, "thread_id": 0, "reason": "403", "since": NOW},
            {"chat_id": 2, "thread_id": 0, "reason": "403", "since": days(1)},
            90,
        ),
        (
            "groups",
            groups,
            {"chat_id": -1, "title": "x", "is_approved": False, "approved_at": NOW, "revoked_at": NOW},
            {"chat_id": -2, "title": "x", "is_approved": True, "approved_at": NOW},
            30,
        ),
        (
            "pseudonyms",
            pseudonyms,
            {"pseudonym": "a", "telegram_id": 1, "name": "A", "created_at": NOW},
            {"pseudonym": "b", "telegram_id": 1, "name": "A", "created_at": days(1)},
            730,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_row_goes_when_its_time_is_over_and_not_before(
    store: SqlStore, database_url: str, rule: str, table: Table, old: Any, young: Any, keep: int
) -> None:
    await put(database_url, table, old, young)
    assert rule not in await night(store, days(keep))
    assert len(await left(database_url, table, next(iter(table.primary_key)).name)) == 2
    assert (await night(store, days(keep + 0.1)))[rule] == 1
    assert len(await left(database_url, table, next(iter(table.primary_key)).name)) == 1


async def test_texts_that_did_not_arrive_are_gone_within_seven_days_while_their_fate_is_still_known(
    store: SqlStore, database_url: str
) -> None:
    texts = {"params": {"text": "x"}, "upload": {"name": "qr.png"}}
    calls = [{**CALL, **texts, "state": state, "settled_at": NOW} for state in ("failed", "uncertain")]
    await put(database_url, outbox, *calls, {**CALL, **texts, "state": "pending"})
    assert await night(store, days(6.5)) == {"outbox texts": 2}
    assert await left(database_url, outbox, "params") == [{}, {}, {"text": "x"}]
    assert await left(database_url, outbox, "upload") == [None, None, {"name": "qr.png"}]
    assert await night(store, days(6.6)) == {}


@pytest.fixture
async def reported(store: SqlStore, database_url: str) -> int:
    """Somebody who reported in 2021 and at the very end of it, and has left since."""
    async with store.writing() as work:
        anna = await work.people.add(7, "Anna", Role.MEMBER, ("Bauamt",), at=NOW)
        await work.people.revoke(anna.id, at=NOW)
    await put(database_url, agreements, {"id": 1, "title": "x"})
    of_it = {"agreement_id": 1, "position": 1, "code": "1", "title": "x", "short_title": "x"}
    await put(database_url, measures, {"id": 1, **of_it, "ongoing": False, "line": 1, "is_dropped": False})
    update = {"measure_id": 1, "person_id": anna.id, "status": "done", "note": "fertig"}
    # The second is of 2022 where the county is, though not yet in UTC.
    await put(
        database_url,
        status_updates,
        {**update, "reported_at": NOW},
        {**update, "reported_at": datetime(2022, 1, 1, 0, 30, tzinfo=BERLIN)},
    )
    return anna.id


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=BERLIN)


async def test_an_update_loses_its_name_a_year_after_the_report_on_its_year(
    store: SqlStore, database_url: str, reported: int
) -> None:
    await night(store, at(2023, 3, 30))
    assert await left(database_url, status_updates, "person_id") == [reported, reported]
    assert (await night(store, at(2023, 3, 31)))["names on updates"] == 1
    assert await left(database_url, status_updates, "person_id") == [None, reported]
    assert await left(database_url, status_updates, "note") == ["fertig", "fertig"]


async def test_the_day_of_the_report_counts_where_it_is_known(
    store: SqlStore, database_url: str, reported: int
) -> None:
    async with store.writing() as work:
        await work.facts.set(REPORT_FACT.format(year=2021), date(2022, 9, 1).isoformat())
    await night(store, at(2023, 8, 31))
    assert await left(database_url, status_updates, "person_id") == [reported, reported]
    await night(store, at(2023, 9, 1))
    assert await left(database_url, status_updates, "person_id") == [None, reported]


FILE = {
    "batch": 1,
    "update_id": 1,
    "position": 1,
    "kind": "photo",
    "label": "Plan.jpg",
    "media_type": "image/jpeg",
    "state": "x",
}
CAME_FROM = {"file_id": "f", "chat_id": 7, "thread_id": 1, "message_id": 2}


async def test_an_obstacle_loses_its_name_as_an_update_does(store: SqlStore, database_url: str, reported: int) -> None:
    hindered = {"measure_id": 1, "person_id": reported, "reason": "Stelle unbesetzt", "raised_at": NOW}
    await put(database_url, obstacles, hindered)
    await night(store, at(2023, 3, 30))
    assert await left(database_url, obstacles, "person_id") == [reported]
    assert (await night(store, at(2023, 3, 31)))["names on obstacles"] == 1
    assert await left(database_url, obstacles, "person_id") == [None]
    assert await left(database_url, obstacles, "reason") == ["Stelle unbesetzt"]


async def test_of_evidence_the_file_stays_and_the_chat_it_came_from_is_forgotten(
    store: SqlStore, database_url: str, reported: int
) -> None:
    file = {**FILE, **CAME_FROM, "content": b"x", "created_at": NOW}
    await put(database_url, evidence, {**file, "settled_at": NOW}, file)
    assert "where evidence came from" not in await night(store, days(30))
    assert (await night(store, days(30.1)))["where evidence came from"] == 1
    for column, value in CAME_FROM.items():
        assert await left(database_url, evidence, column) == [None, value]
    assert await left(database_url, evidence, "content") == [b"x", b"x"]


async def test_an_absence_goes_14_days_after_its_end_and_one_without_an_end_stays(
    store: SqlStore, database_url: str
) -> None:
    async with store.writing() as work:
        anna = await work.people.add(7, "Anna", Role.MEMBER, (), at=NOW)
    away = {"person_id": anna.id, "first_on": NOW.date(), "created_at": NOW}
    await put(database_url, absences, {**away, "last_on": NOW.date(), "ends_at": NOW}, away)
    assert await night(store, days(14)) == {}
    assert await night(store, days(14.1)) == {"absences": 1}
    assert await left(database_url, absences, "ends_at") == [None]


async def test_after_90_days_a_keyed_hash_stands_for_whom_a_nudge_reached_or_who_put_it_off(
    store: SqlStore, database_url: str, reported: int
) -> None:
    async with store.writing() as work:
        berta = await work.people.add(8, "Berta", Role.MEMBER, (), at=NOW)
    put_off = {"measure_id": 1, "until_on": NOW.date(), "created_at": NOW}
    ended, running = {**put_off, "ends_at": NOW}, {**put_off, "ends_at": days(1)}
    slot = {"measure_id": 1, "rule": "due", "step": "x", "due_on": NOW.date(), "unit": "Bauamt"}
    await put(database_url, snoozes, *({**ended, "person_id": one} for one in (reported, berta.id)))
    await put(database_url, snoozes, {**running, "person_id": reported})
    await put(database_url, nudges, {"id": 1, **slot, "state": "sent", "decided_at": NOW, "decided_on": NOW.date()})
    await put(database_url, nudge_deliveries, {"nudge_id": 1, "person_id": berta.id, "sent_at": NOW, "created_at": NOW})
    await put(database_url, nudge_deliveries, {"nudge_id": 1, "passed_by": berta.id, "created_at": NOW})
    names = "names on snoozes", "names on deliveries of nudges"
    assert not {*names} & {*await night(store, days(90))}
    done = await night(store, days(90.1))
    assert [done[name] for name in names] == [2, 2]
    assert await left(database_url, snoozes, "person_id") == [None, None, reported]
    first, second, third = await left(database_url, snoozes, "person_hash")
    assert first != second
    assert third is None
    assert await left(database_url, nudge_deliveries, "person_id") == [None, None]
    assert await left(database_url, nudge_deliveries, "passed_by") == [None, None]
    hashes = await left(database_url, nudge_deliveries, "person_hash")
    assert hashes == [second, None], "the same person, the same hash; of one erased before there is none"
    assert not {*names} & {*await night(store, days(90.2))}


async def test_the_name_of_somebody_who_left_stays_as_long_as_an_update_needs_it(
    store: SqlStore, database_url: str, reported: int
) -> None:
    assert (await night(store, days(31))) == {"units of former people": 1}
    assert await left(database_url, people, "name") == ["Anna"]
    assert await left(database_url, person_units, "unit") == []
    # The night in which the last update lets go of the name takes it, too.
    assert await night(store, at(2024, 4, 1)) == {"names on updates": 2, "names of former people": 1}
    assert await left(database_url, people, "name") == [""]


async def test_whoever_is_on_the_list_keeps_name_and_units_and_whoever_left_stays_out(store: SqlStore) -> None:
    async with store.writing() as work:
        anna = await work.people.add(1, "Anna", Role.MEMBER, ("Bauamt",), at=NOW)
        left_us = await work.people.add(2, "Berta", Role.MEMBER, ("Bauamt",), at=NOW)
        await work.people.revoke(left_us.id, at=NOW)
    await night(store, days(3650))
    async with store.reading() as work:
        assert await work.people.everybody() == [anna]
        assert await work.people.is_revoked(2)


async def test_looking_changes_nothing_and_names_the_oldest(store: SqlStore, database_url: str) -> None:
    await put(database_url, cards, *({**CARD, "created_at": days(number)} for number in (1, 0, 2)))
    async with store.reading() as work:
        outcomes = {
            rule.name: due for rule, due in await look(work, now=days(31.5), real=days(31.5), zone=BERLIN) if due.rows
        }
    assert {name: (due.rows, due.oldest) for name, due in outcomes.items()} == {"cards": (2, NOW)}
    assert len(await left(database_url, cards, "id")) == 3


async def test_a_run_leaves_a_trace_with_numbers_alone(store: SqlStore, database_url: str) -> None:
    await put(database_url, cards, {**CARD, "created_at": NOW})
    await night(store, days(31))
    async with store.reading() as work:
        entries = [(one.action, one.details) async for one in work.audit.records()]
    assert entries == [(Action.RETENTION, {"cards": 1})]
