import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.periods.calendar import Calendar
from bot.trace.model import Action
from handlers.setup import Bells, Setup
from handlers.sweep import Sweeper
from storage.engine import make_engine
from storage.pictures import painted
from storage.work import SqlStore
from tests.contract.moments import NOW
from tests.contract.test_retention import BERLIN


@dataclass
class Hands:
    """A clock that stands where it was put."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


def sweeper(store: SqlStore, clock: Hands, instance: str) -> Sweeper:
    setup = Setup(
        store=store,
        token="",
        api_url="",
        clock=clock,
        real=clock,
        zone=BERLIN,
        calendar=Calendar("TH"),
        instance=instance,
        paint=painted,
    )
    return Sweeper(setup, Bells())


async def test_of_two_replicas_one_sweeps_each_night(store: SqlStore, database_url: str) -> None:
    other, clock = SqlStore(make_engine(database_url)), Hands()
    replicas = [sweeper(one, clock, name) for one, name in ((store, "a"), (other, "b"))]
    for _ in range(3):
        assert sorted(await asyncio.gather(*(replica.nightly() for replica in replicas))) == [False, True]
        assert await replicas[0].nightly() is False
        clock.at += timedelta(days=1)
    async with store.reading() as work:
        assert len([entry async for entry in work.audit.records(action=Action.RETENTION)]) == 3
    await other.close()


async def test_the_night_begins_at_midnight_where_the_county_is(store: SqlStore) -> None:
    clock = Hands(datetime(2021, 5, 3, 23, 59, tzinfo=BERLIN))
    replica = sweeper(store, clock, "a")
    assert [await replica.nightly() for _ in range(2)] == [True, False]
    clock.at += timedelta(minutes=1)
    assert await replica.nightly() is True
