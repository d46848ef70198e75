"""A nudge is decided once, whatever two coordinators saw before."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.nudges.deciding import bring_forward, inquire, leave_out, plan_inquiry
from bot.nudges.foresight import Coming, foreseen
from bot.nudges.model import Outlook, SlotState
from bot.nudges.outlook import read_outlook
from bot.people.model import Person, Role
from bot.periods.calendar import Calendar
from bot.trace.model import Action
from storage.work import SqlStore, SqlWork
from tests.contract.moments import NOW
from tests.handlers.county import AGREEMENT

TODAY, LAST = NOW.date(), date(2021, 5, 31)


async def _seen(work: SqlWork) -> tuple[Outlook, Coming]:
    """What a coordinator looks at, and the one nudge of May in it."""
    outlook = await read_outlook(work, calendar=Calendar("TH"), zone=ZoneInfo("Europe/Berlin"), now=NOW)
    assert outlook
    (coming,) = foreseen(outlook, TODAY, LAST, TODAY)
    return outlook, coming


@pytest.fixture
async def coordinators(store: SqlStore) -> tuple[Person, Person]:
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=NOW)
        anna = await work.people.add(1, "Anna", Role.MEMBER, ("Personalamt",), at=NOW)
        await work.nudges.set_wanted(anna.id, wants=True)
        first = await work.people.add(2, "Karin", Role.COORDINATOR, (), at=NOW)
        return first, await work.people.add(3, "Kai", Role.COORDINATOR, (), at=NOW)


async def _traced(store: SqlStore) -> list[str]:
    async with store.reading() as work:
        return [one.action async for one in work.audit.records()]


async def test_what_one_brought_forward_the_other_neither_sends_nor_leaves_out(
    store: SqlStore, coordinators: tuple[Person, Person]
) -> None:
    karin, kai = coordinators
    async with store.reading() as work:
        outlook, coming = await _seen(work)
    async with store.writing() as work:
        assert await bring_forward(work, coming, outlook, by=karin, at=NOW)
        assert await bring_forward(work, coming, outlook, by=kai, at=NOW) is None
        assert not await leave_out(work, coming, outlook, by=kai, at=NOW)
        assert [one.state for one in await work.nudges.ledger()] == [SlotState.ASKED]
        assert len(await work.nudges.waiting()) == 1
    assert await _traced(store) == [Action.NUDGE_BROUGHT_FORWARD]


async def test_what_one_left_out_the_other_does_not_send(store: SqlStore, coordinators: tuple[Person, Person]) -> None:
    karin, kai = coordinators
    async with store.reading() as work:
        outlook, coming = await _seen(work)
    async with store.writing() as work:
        assert await leave_out(work, coming, outlook, by=karin, at=NOW)
        assert await bring_forward(work, coming, outlook, by=kai, at=NOW) is None
        assert await work.nudges.waiting() == []
    assert await _traced(store) == [Action.NUDGE_SKIPPED]


async def test_of_two_who_ask_about_a_measure_on_one_day_one_does(
    store: SqlStore, coordinators: tuple[Person, Person]
) -> None:
    karin, kai = coordinators
    async with store.reading() as work:
        outlook, _ = await _seen(work)
    inquiry = plan_inquiry(outlook, ["2.1.1"], TODAY)
    async with store.writing() as work:
        done = await inquire(work, inquiry, by=karin, on=TODAY, at=NOW)
        late = await inquire(work, inquiry, by=kai, on=TODAY, at=NOW)
    assert [len(one.asked) for one in (done, late)] == [1, 0]
    assert [one.code for one in late.again] == ["2.1.1"]
    assert await _traced(store) == [Action.INQUIRED]
