"""Every handler of the map × everybody × every occasion, through the guard and through the real Application."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from telegram import Update

from bot.delivery import InboxRow
from bot.errors import ClaimLost, StoreUnavailable
from bot.people.invite import invite
from bot.people.model import Role
from bot.rights import TABLE, ChatKind, Feature
from bot.texts import people as sentences
from bot.texts import refusals
from handlers.context import Context
from handlers.guard import Handler, guarded
from handlers.register import MAP, Entry, Guarded
from handlers.unit import Arrival, Known, Unit
from storage.engine import make_engine
from storage.tables import metadata
from storage.work import SqlStore, SqlWork
from tests.handlers.cells import CELLS, OCCASIONS, TOKEN, Cell, Someone, person
from tests.handlers.stage import MORNING, Stage, staged
from tests.handlers.updates import ANNA, GROUP

SAID = {
    text.in_(lang)
    for lang in ("de", "en")
    for text in (
        *(sentences.STRANGER, sentences.NOT_YOURS, sentences.COORDINATORS_ONLY, sentences.ANONYMOUS),
        *(sentences.PRIVATE_ONLY, sentences.GROUPS_ONLY, refusals.EDITED, refusals.FORWARDED, refusals.READERS),
    )
} | {"null", "[]"}
"""All that somebody may hear who may not; a press and an inline query are answered with nothing."""
TRACES = {"audit", "pseudonyms", "facts"}
"""Where a denial leaves its trace; facts keep the log's key."""


class TakenBackError(Exception):
    """Ends a transaction of which nothing is to stay."""


@asynccontextmanager
async def as_someone(stage: Stage, who: Someone) -> AsyncIterator[SqlWork]:
    """A transaction in which Anna is this somebody, taken back at the end."""
    with suppress(TakenBackError):
        async with stage.store.writing() as work:
            await cast(work, who)
            yield work
            raise TakenBackError


async def cast(work: SqlWork, who: Someone) -> None:
    karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=MORNING)
    await work.groups.approve(GROUP["id"], "Leitung", by=karin.id, at=MORNING)
    if who is Someone.REVOKED:
        gone = await work.people.add(ANNA["id"], "Anna", Role.MEMBER, (), at=MORNING)
        await work.people.revoke(gone.id, at=MORNING)
    elif who is Someone.INVITED:
        await invite(work, Role.COORDINATOR, (), token=TOKEN, at=MORNING)
    elif who.role:
        await work.people.add(ANNA["id"], "Anna", who.role, (), at=MORNING)


def context_of(stage: Stage, cell: Cell, work: SqlWork) -> Context:
    receiver = stage.parts.receiver
    known = Known({ANNA["id"]: found} if (found := person(cell.who)) else {})
    unit = Unit(1, work, MORNING, MORNING.date(), receiver.setup.calendar, known)
    return Context.from_update(
        Arrival(Update.de_json(cell.update, receiver.app.bot), cell.addressed, unit), receiver.app
    )


async def rows(work: SqlWork) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored, but for traces."""
    return {
        table.name: [tuple(row) for row in await work._connection.execute(select(table))]
        for table in metadata.sorted_tables
        if table.name not in TRACES
    }


def heard(context: Context) -> set[str]:
    """What was said, and what a press or an inline query was answered with."""
    unit = context.unit
    said = {str(call.params.get("text", call.method)) for answer in unit.answers for call in answer.calls}
    return said | {json.dumps(call.params.get("text") or call.params.get("results")) for call in unit.direct}


def test_no_cell_is_missing() -> None:
    assert len(CELLS) == len(MAP) * len(Someone) * len(OCCASIONS)
    assert (len(Someone), len(OCCASIONS)) == (7, 14)
    assert {entry.feature for entry in MAP} == set(Feature) == {feature for feature, _ in TABLE}
    assert {occasion.kind for occasion in OCCASIONS} == set(ChatKind)


def test_strangers_reach_the_door_the_notice_and_their_invitation_alone() -> None:
    reached = {(feature, kind) for (feature, kind), roles in TABLE.items() if None in roles}
    # Whoever was taken off the list is a stranger, too, and keeps the right to their own data.
    door = {Feature.START, Feature.PRIVACY, Feature.JOIN, Feature.OWN_DATA, Feature.MEMBERSHIP}
    assert {feature for feature, _ in reached} == door
    assert {kind for feature, kind in reached if feature is not Feature.MEMBERSHIP} == {ChatKind.PRIVATE}


@pytest.mark.parametrize("who", Someone)
async def test_a_handler_is_called_where_the_table_says_so_and_nowhere_else(stage: Stage, who: Someone) -> None:
    async with as_someone(stage, who) as work:
        before = await rows(work)
        for cell in cells_of(who):
            opened: list[Context] = []
            context, entry = context_of(stage, cell, work), cell.entry
            await guarded(entry.feature, noting(opened), context, writes=entry.writes, amends=entry.amends)
            assert bool(opened) is cell.is_allowed_to(entry), str(cell)
            assert opened or heard(context) <= SAID, str(cell)
        assert await rows(work) == before


@pytest.mark.parametrize("who", Someone)
async def test_through_the_application_who_may_not_changes_and_learns_nothing(stage: Stage, who: Someone) -> None:
    async with as_someone(stage, who) as work:
        before, different = await rows(work), {json.dumps(cell.update): cell for cell in cells_of(who)}
        for cell in different.values():
            if not is_allowed(cell):
                assert heard(await processed(stage, cell, work)) <= SAID, str(cell)
        assert await rows(work) == before
        for cell in different.values():
            if is_allowed(cell):
                with suppress(TakenBackError):
                    async with work.savepoint():
                        await processed(stage, cell, work)
                        raise TakenBackError


def cells_of(who: Someone) -> list[Cell]:
    return [cell for cell in CELLS if cell.who is who]


def is_allowed(cell: Cell) -> bool:
    """Whether the entry that wants the cell's update, if any does, is allowed to have it."""
    said = cell.addressed
    entry = next((entry for entry in MAP if entry.wants(said)), None)
    return entry is not None and cell.is_allowed_to(entry)


def noting(opened: list[Context]) -> Handler:
    async def note(context: Context) -> None:
        opened.append(context)

    return note


async def processed(stage: Stage, cell: Cell, work: SqlWork) -> Context:
    """The cell's update after the real handler, if one was called, which must not fail."""
    context = context_of(stage, cell, work)
    await stage.parts.receiver.app.process_update(context.arrival)
    assert context.unit.error is None, str(cell)
    return context


def spied(stage: Stage) -> list[Entry]:
    """Put a note before every handler of the application; return what will be noted."""
    opened: list[Entry] = []

    def noting(entry: Entry) -> Entry:
        async def handler(context: Context) -> None:
            opened.append(entry)
            await entry.handler(context)

        return entry._replace(handler=handler)

    app = stage.parts.receiver.app
    app.handlers[0] = [Guarded(noting(entry)) for entry in MAP]
    return opened


HIGHEST = cells_of(Someone.COORDINATOR)
"""Those of the one who may most: where not even she gets in, nobody does."""


def claimed() -> list[InboxRow]:
    return [InboxRow(seq, seq, seq, json.dumps(cell.update), 1) for seq, cell in enumerate(HIGHEST, start=1)]


@contextmanager
def missing_people(file: Path) -> Iterator[None]:
    """The list of people is gone."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("ALTER TABLE people RENAME TO nobody")
        yield


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another process holds the database."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@pytest.fixture
async def impatient(database_url: str) -> AsyncIterator[Stage]:
    """A stage whose database is given up soon; Anna is a coordinator there."""
    store = SqlStore(make_engine(f"{database_url}?timeout=0.05"))
    async with staged(store) as stage:
        async with store.writing() as work:
            await cast(work, Someone.COORDINATOR)
        yield stage
    await store.close()


@pytest.mark.parametrize("failing", [missing_people, locked])
async def test_when_the_list_cannot_be_read_nobody_is_let_in_anywhere(
    impatient: Stage, database_url: str, failing: Callable[[Path], AbstractContextManager[None]]
) -> None:
    opened, receiver = spied(impatient), impatient.parts.receiver
    with failing(Path(database_url.removeprefix("sqlite:///"))):
        receiver.claimed[:] = claimed()
        with suppress(StoreUnavailable, ClaimLost):
            await receiver.batch()
    assert opened == []
    assert impatient.box.calls_of("sendMessage") == []


async def test_when_the_groups_cannot_be_read_nobody_is_let_in_in_a_group(impatient: Stage, database_url: str) -> None:
    opened = spied(impatient)
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as other:
        other.execute("ALTER TABLE groups RENAME TO gone")
    for cell in HIGHEST:
        if cell.occasion.kind in (ChatKind.GROUP, ChatKind.FOREIGN_GROUP):
            with suppress(StoreUnavailable):
                async with impatient.store.writing() as work:
                    await impatient.parts.receiver.app.process_update(context_of(impatient, cell, work).arrival)
    assert opened == []


async def test_whoever_is_cancelled_while_being_asked_for_is_not_let_in(stage: Stage) -> None:
    opened = spied(stage)
    for cell in HIGHEST:
        if cell.occasion.kind in (ChatKind.GROUP, ChatKind.FOREIGN_GROUP):
            with suppress(StoreUnavailable):  # A connection whose question was broken off commits nothing.
                async with stage.store.writing() as work:
                    context = context_of(stage, cell, work)
                    asking = asyncio.create_task(stage.parts.receiver.app.process_update(context.arrival))
                    await asyncio.sleep(0)
                    asking.cancel()
                    await asyncio.wait([asking])
    assert opened == []


async def test_whoever_knocks_at_the_end_of_a_transaction_is_not_let_in(stage: Stage) -> None:
    opened = spied(stage)
    async with stage.store.writing() as work:
        pass
    for cell in HIGHEST:
        if cell.occasion.kind in (ChatKind.GROUP, ChatKind.FOREIGN_GROUP):
            context = context_of(stage, cell, work)
            with suppress(SQLAlchemyError):
                await stage.parts.receiver.app.process_update(context.arrival)
    assert opened == []
