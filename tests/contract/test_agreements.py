import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from bot.agreement.model import Agreement, Due, Measure, Standing, Status
from bot.periods.period import Period, Precision
from storage.engine import make_engine
from storage.tables import imports, measures, status_updates
from storage.work import SqlStore
from tests.contract.agreement import AGREEMENT, BARE, FULL
from tests.contract.moments import NOW, later
from tests.engines import engine_at


async def keep(store: SqlStore, agreement: Agreement) -> int:
    async with store.writing() as work:
        return await work.agreements.store(agreement, source="test.txt", at=NOW)


async def undo(store: SqlStore) -> bool:
    async with store.writing() as work:
        return await work.agreements.undo(at=NOW)


async def current(store: SqlStore) -> Agreement | None:
    async with store.reading() as work:
        snapshot = await work.agreements.current()
    return snapshot.agreement if snapshot else None


async def standing(store: SqlStore, code: str) -> Standing:
    async with store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot is not None
    return snapshot.standing(code)


async def report(store: SqlStore, url: str, code: str, **values: Any) -> None:
    """What a later part of Zielbot will do: write a status update, and raise the version."""
    async with engine_at(url) as engine, engine.begin() as connection:
        measure_id = await connection.scalar(select(measures.c.id).where(measures.c.code == code))
        row = {"measure_id": measure_id, "reported_at": NOW, "unit": "Bauamt", "status": "in_progress", **values}
        await connection.execute(insert(status_updates).values(row))
    async with store.writing() as work:
        await work.agreements.touch()


def without(agreement: Agreement, code: str) -> Agreement:
    return replace(agreement, measures=tuple(one for one in agreement.measures if one.code != code))


async def test_before_the_first_import_there_is_no_agreement(store: SqlStore) -> None:
    assert await current(store) is None
    assert not await undo(store)


async def test_an_agreement_comes_back_exactly_as_it_was_stored(store: SqlStore) -> None:
    version = await keep(store, AGREEMENT)
    async with store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot is not None
    assert snapshot.agreement == AGREEMENT
    assert snapshot.version == version


async def test_the_same_object_comes_back_until_something_changes(store: SqlStore) -> None:
    await keep(store, AGREEMENT)
    first, second = [await current(store) for _ in range(2)]
    assert first is second
    await keep(store, without(AGREEMENT, "7"))
    third = await current(store)
    assert third is not first
    assert third == without(AGREEMENT, "7")


async def test_an_import_that_is_rolled_back_is_never_seen(store: SqlStore) -> None:
    await keep(store, AGREEMENT)

    async def break_off() -> None:
        async with store.writing() as work:
            await work.agreements.store(without(AGREEMENT, "7"), source="x", at=NOW)
            snapshot = await work.agreements.current()
            assert snapshot is not None
            assert len(snapshot.agreement.measures) == 1
            raise KeyError

    with pytest.raises(KeyError):
        await break_off()
    await keep(store, replace(AGREEMENT, region="anderswo"))
    assert await current(store) == replace(AGREEMENT, region="anderswo")


@pytest.mark.parametrize(
    "change",
    [
        replace(AGREEMENT, measures=(BARE, FULL)),
        replace(AGREEMENT, measures=(replace(FULL, due=None, cells=(), units=("Bauamt",)), BARE)),
        replace(AGREEMENT, measures=(FULL, BARE, Measure("8", "neu", "neu"))),
        replace(AGREEMENT, measures=()),
        replace(AGREEMENT, units=AGREEMENT.units[1:], goals=AGREEMENT.goals[:1], fields=()),
        replace(AGREEMENT, region=None, project_lead=None, signed_on=None, runs_until=None),
    ],
    ids=["order", "rows", "new measure", "no measures", "parts", "head"],
)
async def test_a_new_reading_changes_what_changed_and_can_be_undone(store: SqlStore, change: Agreement) -> None:
    await keep(store, AGREEMENT)
    await keep(store, change)
    assert await current(store) == change
    assert await undo(store)
    assert await current(store) == AGREEMENT
    assert await undo(store)
    assert await current(store) is None
    assert not await undo(store)


async def test_importing_the_same_again_leaves_no_trace_in_the_history(store: SqlStore, database_url: str) -> None:
    await keep(store, AGREEMENT)
    await keep(store, AGREEMENT)
    async with engine_at(database_url) as engine, engine.connect() as connection:
        assert await connection.scalar(select(func.count()).select_from(imports)) == 1


@pytest.mark.parametrize(
    "following",
    [replace(AGREEMENT, title="Die nächste"), replace(AGREEMENT, protocol_on=date(2023, 11, 1))],
    ids=["another title", "another protocol date"],
)
async def test_another_agreement_follows_and_the_first_one_keeps_its_updates(
    store: SqlStore, database_url: str, following: Agreement
) -> None:
    await keep(store, AGREEMENT)
    await report(store, database_url, "7", status="done")
    await keep(store, following)
    assert await current(store) == following
    assert await standing(store, "7") == Standing()
    await undo(store)
    assert await current(store) == AGREEMENT
    assert (await standing(store, "7")).status is Status.DONE


async def test_an_agreement_without_a_protocol_date_is_found_again(store: SqlStore) -> None:
    undated = replace(AGREEMENT, protocol_on=None)
    await keep(store, undated)
    await keep(store, without(undated, "7"))
    await undo(store)
    assert await current(store) == undated


async def test_status_updates_outlive_a_new_reading_and_the_measures_absence(
    store: SqlStore, database_url: str
) -> None:
    await keep(store, AGREEMENT)
    await report(store, database_url, "7", note="läuft „gut“", progress=60)
    await keep(store, replace(AGREEMENT, measures=(replace(BARE, title="Anders"), FULL)))
    assert (await standing(store, "7")).progress == 60
    await keep(store, without(AGREEMENT, "7"))
    assert await standing(store, "7") == Standing()
    await keep(store, AGREEMENT)
    assert (await standing(store, "7")).updates[0].note == "läuft „gut“"


async def test_the_last_update_that_was_not_withdrawn_says_how_far_a_measure_is(
    store: SqlStore, database_url: str
) -> None:
    await keep(store, AGREEMENT)
    await report(store, database_url, "7", progress=20)
    await report(store, database_url, "7", reported_at=later(1), progress=40)
    await report(store, database_url, "7", reported_at=later(2), status="done", withdrawn_at=later(3))
    found = await standing(store, "7")
    assert (found.status, found.progress) == (Status.IN_PROGRESS, 40)
    assert [(one.at, one.withdrawn) for one in found.updates] == [(NOW, False), (later(1), False), (later(2), True)]


async def test_a_moved_date_counts_once_it_is_confirmed_and_keeps_its_precision(
    store: SqlStore, database_url: str
) -> None:
    await keep(store, AGREEMENT)
    first, last = date(2021, 10, 1), date(2021, 12, 31)
    moved = {"new_due_first": first, "new_due_last": last, "new_due_precision": "quarter", "status": "delayed"}
    await report(store, database_url, "7", **moved)
    found = await standing(store, "7")
    assert (found.due, found.updates[0].new_due) == (None, Period(first, last, Precision.QUARTER))
    async with engine_at(database_url) as engine, engine.begin() as connection:
        await connection.execute(update(status_updates).values(due_confirmed_at=NOW))
    async with store.writing() as work:
        await work.agreements.touch()
    assert (await standing(store, "7")).due == Due(Period(first, last, Precision.QUARTER))


async def test_two_imports_at_once_follow_one_another(store: SqlStore, database_url: str) -> None:
    other = SqlStore(make_engine(database_url))
    versions = await asyncio.gather(keep(store, AGREEMENT), keep(other, without(AGREEMENT, "7")))
    assert len(set(versions)) == 2
    assert await current(store) == await current(other)
    assert await undo(store)
    assert await undo(other)
    assert not await undo(store)
    await other.close()


async def test_a_report_changes_standings_and_leaves_the_agreement_in_memory(
    store: SqlStore, database_url: str
) -> None:
    await keep(store, AGREEMENT)
    before = await current(store)
    await report(store, database_url, "7", progress=60)
    assert await current(store) is before
    assert (await standing(store, "7")).progress == 60


async def test_who_writes_sees_the_agreement_that_others_hold_until_an_import_changes_it(store: SqlStore) -> None:
    await keep(store, AGREEMENT)
    held = await current(store)
    async with store.writing() as work:
        await work.agreements.touch()
        snapshot = await work.agreements.current()
        assert snapshot is not None
        assert snapshot.agreement is held
        await work.agreements.store(without(AGREEMENT, "7"), source="x", at=NOW)
        snapshot = await work.agreements.current()
        assert snapshot is not None
        assert snapshot.agreement == without(AGREEMENT, "7")
    assert await current(store) == without(AGREEMENT, "7")
