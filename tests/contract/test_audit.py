import asyncio
import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.people.model import Person, Role
from bot.trace.chain import Head, Verdict
from bot.trace.model import Action, Entry
from storage.engine import make_engine
from storage.tables import audit
from storage.work import SqlStore
from tests.contract.moments import NOW, later
from tests.engines import engine_at

ANNA = Person(1, 7, "Anna Amsel", Role.COORDINATOR)


async def trace(store: SqlStore, *subjects: str, actor: Person | None = ANNA) -> None:
    for subject in subjects:
        async with store.writing() as work:
            await work.audit.add(
                Entry(Action.INVITED, actor=actor, subject=subject, details={"ämter": [1, {"x": None}]}), at=NOW
            )


async def tampered(url: str, database_kind: str, *statements: Any) -> None:
    """What somebody does who owns the database: the triggers are taken away first."""
    async with engine_at(url) as engine, engine.begin() as connection:
        await _switch_off(connection, database_kind)
        for statement in statements:
            await connection.execute(statement)
        if database_kind == "postgresql":
            await connection.execute(text("ALTER TABLE audit ENABLE TRIGGER USER"))


async def _switch_off(connection: AsyncConnection, database_kind: str) -> None:
    if database_kind == "postgresql":
        await connection.execute(text("ALTER TABLE audit DISABLE TRIGGER USER"))
    else:
        for name in ("audit_no_update", "audit_no_delete", "audit_no_replace"):
            await connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET subject = 'x'",
        "DELETE FROM audit",
        "INSERT INTO audit SELECT * FROM audit WHERE true ON CONFLICT (id) DO UPDATE SET subject = 'x'",
    ],
)
async def test_an_entry_is_neither_changed_nor_deleted(store: SqlStore, database_url: str, statement: str) -> None:
    await trace(store, "a")
    async with engine_at(database_url) as engine, engine.connect() as connection:
        with pytest.raises(DBAPIError, match="only grow"):
            await connection.execute(text(statement))


async def test_the_log_is_not_emptied_by_the_databases_own_means(
    store: SqlStore, database_url: str, database_kind: str
) -> None:
    await trace(store, "a")
    statement = "TRUNCATE audit" if database_kind == "postgresql" else "REPLACE INTO audit SELECT * FROM audit"
    async with engine_at(database_url) as engine, engine.connect() as connection:
        with pytest.raises(DBAPIError, match="only grow"):
            await connection.execute(text(statement))


async def test_a_log_that_nobody_touched_holds(store: SqlStore) -> None:
    async with store.reading() as work:
        assert await work.audit.verify() == Verdict(0, None)
    await trace(store, "a", "b", "c")
    async with store.reading() as work:
        verdict = await work.audit.verify()
        assert (verdict.entries, verdict.fault) == (3, None)
        assert verdict.head == await work.audit.head()


async def test_what_is_rolled_back_leaves_a_gap_in_the_numbers_and_no_fault(store: SqlStore) -> None:
    async def fail() -> None:
        async with store.writing() as work:
            await work.audit.add(Entry(Action.DENIED), at=NOW)
            raise KeyError

    await trace(store, "a")
    with pytest.raises(KeyError):
        await fail()
    await trace(store, "b")
    async with store.reading() as work:
        assert (await work.audit.verify()).fault is None
        assert [record.subject async for record in work.audit.records()] == ["a", "b"]


async def test_two_replicas_adding_at_once_do_not_fork_the_chain(store: SqlStore, database_url: str) -> None:
    stores = [store, SqlStore(make_engine(database_url))]
    await asyncio.gather(*(trace(stores[number % 2], str(number)) for number in range(40)))
    await stores[1].close()
    async with store.reading() as work:
        verdict = await work.audit.verify()
        assert (verdict.entries, verdict.fault) == (40, None)
        assert len(await work.audit.names()) == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [("subject", "b"), ("actor", None), ("action", "joined"), ("details", {}), ("at", later(1)), ("key_id", "x")],
)
async def test_every_column_of_an_entry_is_under_the_seal(
    store: SqlStore, database_url: str, database_kind: str, column: str, value: object
) -> None:
    await trace(store, "a", "a", "a")
    await tampered(database_url, database_kind, update(audit).where(audit.c.id == 2).values({column: value}))
    async with store.reading() as work:
        verdict = await work.audit.verify()
    assert verdict.entries == 1
    assert "Eintrag 2" in str(verdict.fault)


ROUNDS = 60


async def test_whatever_is_changed_deleted_inserted_moved_or_cut_is_found(
    store: SqlStore, database_url: str, database_kind: str
) -> None:
    """PITFALLS V1. Each round does one thing to a whole log of twelve and puts it back."""
    await trace(store, *(f"subject {number}" for number in range(12)))
    async with store.reading() as work:
        noted = await work.audit.head()
        assert noted
        rows = [_row(record) async for record in work.audit.records()]
    engine, chance, found = make_engine(database_url), random.Random(5), 0
    async with engine.begin() as connection:
        await _switch_off(connection, database_kind)
    for number in range(ROUNDS):
        changed, first_bad, is_cut = _tampered_with(rows, number % 5, chance)
        async with engine.begin() as connection:
            await connection.execute(audit.delete())
            if changed:
                await connection.execute(audit.insert(), changed)
        async with store.reading() as work:
            verdict = await work.audit.verify(noted if is_cut else None)
        found += f"Eintrag {first_bad} " in str(verdict.fault)
    async with engine.begin() as connection:
        await connection.execute(audit.delete())
        await connection.execute(audit.insert(), rows)
        if database_kind == "postgresql":
            await connection.execute(text("ALTER TABLE audit ENABLE TRIGGER USER"))
    await engine.dispose()
    async with store.reading() as work:
        assert (await work.audit.verify(noted)).fault is None
    assert found == ROUNDS


def _row(record: Any) -> dict[str, Any]:
    return {column.name: getattr(record, column.name) for column in audit.c}


def _tampered_with(
    rows: Sequence[dict[str, Any]], kind: int, chance: random.Random
) -> tuple[list[dict[str, Any]], int, bool]:
    """Return the rows after one misdeed, the number of the first bad one, and whether only a head shows it."""
    at = chance.randrange(len(rows) - 1)
    changed = [dict(row) for row in rows]
    match kind:
        case 0:
            changed[at]["subject"] = "another"
            return changed, rows[at]["id"], False
        case 1:
            del changed[at]
            return changed, rows[at + 1]["id"], False
        case 2:
            copied = {**rows[chance.randrange(len(rows))], "id": rows[-1]["id"] + 1}
            return [*changed, copied], copied["id"], False
        case 3:
            other = chance.choice([number for number in range(len(rows)) if number != at])
            changed[at]["id"], changed[other]["id"] = rows[other]["id"], rows[at]["id"]
            return changed, rows[min(at, other)]["id"], False
        case _:
            return changed[: at + 1], rows[-1]["id"], True


@pytest.mark.parametrize("details", ["no JSON", "[", ""])
async def test_an_entry_that_cannot_even_be_read_is_named(
    store: SqlStore, database_url: str, database_kind: str, details: str
) -> None:
    await trace(store, "a", "a", "a")
    await tampered(database_url, database_kind, text(f"UPDATE audit SET details = '{details}' WHERE id = 2"))
    async with store.reading() as work:
        assert "Eintrag 2 ist nicht lesbar" in str((await work.audit.verify()).fault)


async def test_a_head_from_elsewhere_is_missed_where_the_log_does_not_hold_it(store: SqlStore) -> None:
    await trace(store, "a")
    async with store.reading() as work:
        head = await work.audit.head()
        assert head
        assert (await work.audit.verify(head)).fault is None
        assert "Eintrag 2" in str((await work.audit.verify(Head(2, head.hash))).fault)


async def test_after_a_change_of_keys_old_entries_hold_and_an_old_key_signs_no_more(
    store: SqlStore, database_url: str
) -> None:
    await trace(store, "kept in the database")
    rotated = [SqlStore(make_engine(database_url), audit_keys=keys) for keys in (["first"], ["second", "first"])]
    for one in rotated:
        await trace(one, "given")
    async with rotated[1].reading() as work:
        assert (await work.audit.verify()).fault is None
    async with store.reading() as work:
        assert "Eintrag 2: Der Schlüssel" in str((await work.audit.verify()).fault)
    await trace(store, "signed with the old key")
    async with rotated[1].reading() as work:
        assert "Eintrag 4 passt nicht" in str((await work.audit.verify()).fault)
    for one in rotated:
        await one.close()


async def test_erasing_a_pseudonym_leaves_the_log_whole_and_gives_another_next_time(store: SqlStore) -> None:
    await trace(store, "before", "before")
    async with store.writing() as work:
        await work.audit.forget(ANNA.telegram_id)
    await trace(store, "after")
    async with store.reading() as work:
        assert (await work.audit.verify()).fault is None
        actors = [record.actor async for record in work.audit.records()]
        assert await work.audit.names() == {actors[2]: "Anna Amsel"}
    assert actors[0] == actors[1] != actors[2]


async def test_a_pseudonym_serves_for_a_year(store: SqlStore) -> None:
    async with store.writing() as work:
        first = await work.audit.pseudonym(ANNA, at=NOW)
        assert await work.audit.pseudonym(ANNA, at=NOW + timedelta(days=364)) == first
        second = await work.audit.pseudonym(ANNA, at=NOW + timedelta(days=366))
        assert second != first
        assert await work.audit.pseudonym(ANNA, at=NOW + timedelta(days=700)) == second


async def test_entries_are_found_by_time_and_action(store: SqlStore) -> None:
    async with store.writing() as work:
        for minutes, action in enumerate((Action.INVITED, Action.JOINED, Action.INVITED)):
            await work.audit.add(Entry(action), at=later(minutes))
    async with store.reading() as work:
        invited = [one.at async for one in work.audit.records(action=Action.INVITED)]
        between = [one.at async for one in work.audit.records(since=later(1), until=later(2))]
    assert (invited, between) == ([later(0), later(2)], [later(1)])
