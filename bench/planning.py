"""A morning's planning: 1,000, 3,000 and 10,000 measures for 2,000 people, and what the database takes besides.

The peer is a part of the loop one writes first: it only looks for the people of each measure, among everybody.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from zoneinfo import ZoneInfo

from bench.agreements import example_snapshot
from bench.figures import Figure
from bot.agreement.model import Agreement, Snapshot, Standing, Status, StatusUpdate
from bot.agreement.standing import standing_of
from bot.nudges.model import Asked, Outlook, Rule, Slot, Staff
from bot.nudges.outlook import read_outlook
from bot.nudges.plan import Planned, plan_nudges
from bot.nudges.routing import COORDINATORS, Directory, directory, is_willing, route
from bot.people.model import Absence, Person, Role
from bot.periods.calendar import Calendar
from bot.retaining import retain
from storage.work import SqlStore, open_store

ZONE = ZoneInfo("Europe/Berlin")
CALENDAR = Calendar("TH", frozenset({date(2021, 5, 14)}))
IMPORTED, TODAY = date(2020, 1, 2), date(2021, 6, 23)
NOW = datetime(2021, 6, 23, 6, 30, tzinfo=UTC)
SIZES, PEOPLE = (1_000, 3_000, 10_000), 2_000
MOST_SECONDS, LINEAR = 3.0, 1.5
TRIES = 7


def figures() -> list[Figure]:
    """Return the seconds for each size, and for the largest what reading and claiming take in SQLite."""
    found: list[Figure] = []
    before: tuple[int, float] | None = None
    for size in SIZES:
        outlook = _outlook(size)
        took, planned = min((_timed(outlook) for _ in range(TRIES)), key=lambda one: one[0])
        peer = f"going through all people {_looked_through(outlook, planned):.2f} s" if before is None else ""
        is_linear = before is None or took <= LINEAR * before[1] * size / before[0]
        budget = f"linear, ≤ {MOST_SECONDS:.0f} s"
        what = f"planning {size:,} measures × {PEOPLE:,} people"
        shown = f"{took:.2f} s, {len(planned)} nudges"
        found.append(Figure(what, shown, peer, budget, is_linear and took <= MOST_SECONDS))
        before = size, took
    reading, claiming, sweeping, count = asyncio.run(_in_the_database(outlook))
    what = f"reading all that, claiming {count:,} nudges, taking the names out of these"
    return [*found, Figure(what, f"{reading:.2f} s, {claiming:.2f} s, {sweeping:.2f} s", "", "", is_kept=True)]


def _timed(outlook: Outlook) -> tuple[float, Sequence[Planned]]:
    """Plan as after a status update: nothing that was worked out for the snapshot before helps."""
    fresh = replace(outlook, snapshot=replace(outlook.snapshot))
    start = process_time()
    planned = plan_nudges(fresh, TODAY)
    return process_time() - start, planned


def _outlook(size: int) -> Outlook:
    agreement = _agreement(size)
    codes = [measure.code for measure in agreement.measures]
    return Outlook(
        snapshot=Snapshot(1, agreement, dict(zip(codes[::3], cycle(_standings()), strict=False))),
        calendar=CALENDAR,
        zone=ZONE,
        asked=[*_asked(agreement)],
        staff=_staff(agreement),
        known_since=dict.fromkeys(codes, IMPORTED),
    )


def _agreement(size: int) -> Agreement:
    """The example's measures over and over, under new codes."""
    example = example_snapshot().agreement
    measures = (
        replace(one, code=f"{turn}.{one.code}", line=turn)
        for turn, one in enumerate(islice(cycle(example.measures), size))
    )
    return replace(example, measures=tuple(measures))


def _standings() -> Iterator[Standing]:
    """Reported on at different times, in different ways."""
    for days, status in enumerate((Status.IN_PROGRESS, Status.DELAYED, Status.DONE, Status.PLANNED)):
        at = datetime(2021, 2, 1, 9, tzinfo=UTC)
        rows = [StatusUpdate(at + timedelta(days=10 * days + 30 * month), None, status) for month in range(3)]
        yield standing_of(rows)


def _asked(agreement: Agreement) -> Iterator[Asked]:
    """Three nudges about each measure."""
    for one in agreement.measures:
        for number, on in enumerate((date(2020, 6, 2), date(2020, 8, 3), date(2020, 11, 2))):
            yield Asked(number, Slot(Rule.ASKED, one.code, str(number), on, one.lead or ""), on, NOW)


def _staff(agreement: Agreement) -> list[Staff]:
    """Some fifty people a unit; one in ten is away, every other one of them with a deputy; five coordinators."""
    units = [unit.name for unit in agreement.units if not unit.external]
    since = datetime(2020, 1, 2, 9, tzinfo=UTC)
    return [
        Staff(
            Person(
                number,
                number,
                f"Person {number}",
                Role.COORDINATOR if number <= 5 else Role.MEMBER,
                (units[number % len(units)],),
                since=since,
            ),
            wants=number % 7 != 0,
            absences=(Absence(date(2021, 6, 14), date(2021, 7, 2)),) if number % 10 == 0 else (),
            deputy_id=number + 1 if number % 20 == 0 else None,
        )
        for number in range(1, PEOPLE + 1)
    ]


class _Everybody(dict[str, Sequence[Staff]]):
    """Finds the people of a unit by going through all."""

    def __init__(self, staff: Sequence[Staff]) -> None:
        super().__init__()
        self._staff = staff

    def get(self, unit: str, default: object = ()) -> Sequence[Staff]:
        """Return who of this unit may be asked; of the coordinators for no unit."""
        return [one for one in self._staff if is_willing(one) and unit in _asked_for(one)]


def _asked_for(one: Staff) -> tuple[str, ...]:
    return (*one.person.units, COORDINATORS) if one.person.role is Role.COORDINATOR else one.person.units


def _looked_through(outlook: Outlook, planned: Sequence[Planned]) -> float:
    """Return the seconds it takes to find the same people by going through everybody for each of all measures."""
    agreement = outlook.snapshot.agreement
    quick = directory(agreement, outlook.staff)
    slow = Directory(agreement, (), quick.by_id, _Everybody(outlook.staff))
    start = process_time()
    found = {measure.code: route(measure, slow, TODAY) for measure in agreement.measures}
    took = process_time() - start
    assert all(found[one.listed.code] == one.route for one in planned)
    return took


async def _in_the_database(outlook: Outlook) -> tuple[float, float, float, int]:
    """Return the seconds for reading what is looked at, for claiming what is due, and for taking the names out of that
    after 90 days; and how many deliveries these are.

    The agreement is in memory, as it is after the first question.
    """
    with TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        await _furnish(store, outlook)
        async with store.reading() as work:
            await work.agreements.current()
        start = perf_counter()
        async with store.reading() as work:
            read = await read_outlook(work, calendar=CALENDAR, zone=ZONE, now=NOW)
        reading = perf_counter() - start
        assert read
        due = [(one.slot, [who.person.id for who in one.route.people]) for one in plan_nudges(read, TODAY)]
        start = perf_counter()
        async with store.writing() as work:
            claimed = await work.nudges.claim_all(due, on=TODAY, at=NOW)
        claiming = perf_counter() - start
        later, start = NOW + timedelta(days=91), perf_counter()
        async with store.writing() as work:
            swept = await retain(work, now=later, real=later, zone=ZONE)
        sweeping = perf_counter() - start
        await store.close()
    count = sum(len(people) for _, people in due)
    assert claimed == len(due)
    assert {one.rule.name: one.due.rows for one in swept}["names on deliveries of nudges"] == count
    return reading, claiming, sweeping, count


async def _furnish(store: SqlStore, outlook: Outlook) -> None:
    before = datetime(2020, 1, 2, 9, tzinfo=UTC)
    async with store.writing() as work:
        await work.agreements.store(outlook.snapshot.agreement, source="bench", at=before)
        for one in outlook.staff:
            person = await work.people.add(one.person.id, one.person.name, one.person.role, one.person.units, at=before)
            await work.nudges.set_wanted(person.id, wants=bool(one.wants))
            for absence in one.absences:
                await work.absences.add(person.id, absence, ends_at=None, at=before)
        await work.nudges.claim_all([(one.slot, ()) for one in outlook.asked], on=date(2020, 11, 2), at=before)
