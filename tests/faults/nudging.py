"""Days of nudges, planned and handed over by Zielbot itself, while it is killed, down, doubled, or its clock jumps.

A small county whose timetable needs no planner to be known: on each day one step of one measure a unit is reached,
seven days before it is due, and in the late morning the first unit is asked about one more, too late for that day.
The codes of measures are the markers by which the checker finds them in messages and rows.
"""

import asyncio
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.agreement.model import Agreement, Due, Measure, Unit
from bot.nudges.model import Rule, Slot
from bot.people.model import Absence, Role
from bot.periods.period import Period, Precision
from sandbox.places import Person
from tests.faults import checker
from tests.faults.campaigns import QUICK_LEASES, Tally
from tests.faults.harness import Child, Run
from tests.faults.steps import NUDGE_STEPS
from tests.handlers.stage import MORNING

BERLIN = ZoneInfo("Europe/Berlin")
A_WEEK = timedelta(days=7)
DAYS = tuple(date(2021, 5, day) for day in (4, 5, 6, 7, 10, 11, 12, 14, 17, 18, 19, 20, 21, 25))
"""Working days of Thuringia after the import on 3 May: 13 May is Ascension, 24 May Whit Monday."""
UNITS = ("Bauamt", "Jugendamt", "Sozialamt", "Schulamt")
BESIDE = ("commit: not begun", "commit: done", "outbox: claimed, not committed", "outbox: settled, not committed")
"""Steps of others that a day of nudges comes past, too."""
SOON = {"handlers.nudger:PAUSE_SECONDS": 0.1, "handlers.nudger:LEASE_TIME": 2.0}
NINE, ELEVEN = time(9), time(11)


@dataclass
class Days:
    """The county, and which days of it were lived."""

    run: Run
    people: dict[str, list[tuple[int, Person]]] = field(default_factory=dict)
    """Of each unit two people with their ids in the database."""
    patience: float = 60.0
    """So many seconds a day may take."""
    extra: dict[date, str] = field(default_factory=dict)
    """The code that is asked about by hand on a day."""

    async def furnish(self) -> None:
        """Import the measures, and let people in who want nudges; one of them is away and has a deputy."""
        measures = [self._measure(unit, day) for day in DAYS for unit in UNITS]
        self.extra = {day: self.run.marker() for day in DAYS}
        asked = [
            Measure(code, "Nachfrage", "Nachfrage", units=UNITS[:1], lead=UNITS[0]) for code in self.extra.values()
        ]
        agreement = Agreement("Zielvereinbarung", measures=(*measures, *asked), units=tuple(map(Unit, UNITS)))
        async with self.run.store.writing() as work:
            await work.agreements.store(agreement, source="test", at=MORNING)
            for unit in UNITS:
                self.people[unit] = []
                for number in range(2):
                    person = self.run.box.world.add_person(f"{unit} {number}")
                    person.has_started = True
                    known = await work.people.add(person.id, person.first_name, Role.MEMBER, (unit,), at=MORNING)
                    await work.nudges.set_wanted(known.id, wants=True)
                    self.people[unit].append((known.id, person))
            away, deputy = self.people[UNITS[0]][0][0], self.people[UNITS[1]][0][0]
            await work.absences.add(away, Absence(date(2021, 5, 1), None), ends_at=None, at=MORNING)
            await work.absences.set_deputy(away, deputy, at=MORNING)
        for one, (day, unit) in zip(measures, ((day, unit) for day in DAYS for unit in UNITS), strict=True):
            self._owed(one.code, day, unit)

    def _measure(self, unit: str, day: date) -> Measure:
        due = Due(Period(day + A_WEEK, day + A_WEEK, Precision.DAY))
        return Measure(self.run.marker(), "Vorhaben", "Vorhaben", units=(unit,), lead=unit, due=due)

    def _owed(self, code: str, day: date, unit: str) -> None:
        chats = [person.id for _, person in self._asked(unit)]
        self.run.history.add("nudge", code=code, on=day.isoformat(), chats=chats)

    def _asked(self, unit: str) -> list[tuple[int, Person]]:
        """Who is asked: of the first unit one is away, and somebody of the second one is their deputy."""
        theirs = self.people[unit]
        return theirs if unit != UNITS[0] else [self.people[UNITS[1]][0], theirs[1]]

    async def begin(self, moment: datetime, child: Child | None = None, **job: object) -> None:
        """Start it at a moment of domain time."""
        self.run.box.clock.set(moment)
        settings = {**SOON, **(job.pop("settings", None) or {})}  # type: ignore[dict-item]
        await self.run.start(child, now=moment.isoformat(), settings=settings, **job)

    async def over(self, day: date) -> None:
        """Wait until all that was reached by this day was decided and handed over, and nothing is left to be sent."""
        self.run.history.add("lived", day=day.isoformat())
        end = asyncio.get_running_loop().time() + self.patience
        wanted = sum(event["on"] <= day.isoformat() for event in self.run.history.of("nudge"))
        while await self._left(wanted):
            if asyncio.get_running_loop().time() > end:
                self.run.history.add("not_quiet", nudges=wanted)
                return
            await asyncio.sleep(0.05)
        await self.run.quiet()

    async def _left(self, wanted: int) -> bool:
        sql = """SELECT (SELECT count(*) FROM nudges WHERE decided_on <= '{day}'),
            (SELECT count(*) FROM nudge_deliveries WHERE settled_at IS NULL)"""
        (decided, waiting), *_ = await checker.rows(self.run.job.database, sql.format(day=DAYS[-1].isoformat()))
        return bool(decided < wanted or waiting)

    async def some_time(self) -> None:
        """Let it do what it does by itself, which may be nothing, a few times."""
        await self.run.box.until(lambda: self.run.box.world.updates.has_poller, 30)
        await asyncio.sleep(0.5)

    async def ask(self, day: date) -> None:
        """After the digests of a day a coordinator asks about one more measure: it goes with the next day's."""
        code, unit = self.extra[day], UNITS[0]
        slot = Slot(Rule.ASKED, code, day.isoformat(), day, unit)
        ids = [known for known, _ in self._asked(unit)]
        async with self.run.store.writing() as work:
            await work.nudges.claim(slot, ids, on=day, at=moment_of(day, ELEVEN))
        self._owed(code, DAYS[DAYS.index(day) + 1], unit)

    async def end(self, *children: Child) -> None:
        """The coordinator looks through what is uncertain; then all of it ends."""
        await self.run.quiet()
        await self.run.look_through()
        await self.run.quiet()
        for child in children or (self.run.child,):
            await self.run.stop(child)


async def trial(run: Run, steps: Sequence[str]) -> Tally:
    """Two days, and a kill at each of a few steps on the first one: enough for any mutant to show."""
    return await kills(run, iter(steps), days=2, a_day=len(steps), patience=15.0, longest=10.0)


def moment_of(day: date, at: time = NINE) -> datetime:
    """A moment of a day where the county is."""
    return datetime.combine(day, at, BERLIN).astimezone(UTC)


async def kills(
    run: Run, plan: Iterator[str], days: int, a_day: int, patience: float = 3.0, longest: float = 60.0
) -> Tally:
    """On each of so many days it is killed so many times, at the steps of the plan ("": at any moment).

    A step is waited for `patience` seconds, the end of a day for `longest`.
    """
    county = Days(run, patience=longest)
    await county.furnish()
    for number, day in enumerate(DAYS[:days]):
        for step in islice(plan, a_day):
            await county.begin(moment_of(day), kill_at=step)
            await run.killed(patience=patience if step else run.chance.uniform(0.05, 0.5))
        await county.begin(moment_of(day))
        await county.over(day)
        if number + 1 < days:
            await county.ask(day)
            await run.stop()
            # What was asked about after the digests must not come as a second one, whatever runs that day.
            await county.begin(moment_of(day, ELEVEN))
            await county.some_time()
            await run.stop()
    await county.end()
    return Tally("nudges, killed", run.kills)


async def downtime(run: Run) -> Tally:
    """It is killed while it hands over, is down for three days, and then one message brings all of them."""
    county = Days(run)
    await county.furnish()
    await county.begin(moment_of(DAYS[0]), kill_at="digest: settled, not committed")
    await run.killed(patience=10)
    await county.begin(moment_of(DAYS[4]), later=(DAYS[4] - DAYS[0]).days * 86400.0)
    await county.over(DAYS[4])
    await county.end()
    return Tally("nudges, three days down", run.kills)


JUMPS = (
    (0, NINE),
    (1, NINE),
    (0, NINE),
    (1, time(7, 30)),
    (1, ELEVEN),
    (1, time(10)),
    (2, NINE),
    (1, ELEVEN),
    (3, NINE),
)
"""Day and hour that the clock shows, one after the other: an hour and a day back, and forth again."""


async def jumps(run: Run) -> Tally:
    """The clock is set forth and back, and it is killed in between; real time jumps along."""
    county = Days(run)
    await county.furnish()
    latest = 0
    for day, at in JUMPS:
        moment, latest = moment_of(DAYS[day], at), max(latest, day)
        later = (moment - MORNING).total_seconds()
        await county.begin(moment, later=later, kill_at=run.chance.choice((*NUDGE_STEPS, "commit: done")))
        await run.killed(patience=run.chance.uniform(0.3, 1.5))
        await county.begin(moment, later=later)
        if day == latest:
            await county.over(DAYS[day])
        else:
            await county.some_time()
        await run.stop()
    moment = moment_of(DAYS[latest], ELEVEN)
    await county.begin(moment, later=(moment - MORNING).total_seconds())
    await county.end()
    return Tally("nudges, the clock set forth and back", len(JUMPS))


async def replicas(run: Run, children: Sequence[Child], days: int) -> Tally:
    """Several Zielbots on one database plan the same days; one of them is killed while they do."""
    county = Days(run)
    await county.furnish()
    names = {f"replica-{number}": child for number, child in enumerate(children)}
    job = {"settings": QUICK_LEASES}
    for day in DAYS[:days]:
        for name, child in names.items():
            await county.begin(moment_of(day), child, instance=name, **job)
        await asyncio.sleep(run.chance.uniform(0.0, 0.6))
        victim = run.chance.choice([*names])
        names[victim].signal(signal.SIGKILL)
        await run.killed(names[victim], patience=5)
        await county.begin(moment_of(day), names[victim], instance=victim, **job)
        await county.over(day)
        if day != DAYS[days - 1]:
            for child in children:
                await run.stop(child)
    await county.end(*children)
    return Tally(f"nudges, {len(children)} replicas", days)
