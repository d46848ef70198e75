"""Summer 2020 through the whole service: real digests over HTTP, real reports, a clock set day by day."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from sqlalchemy import select

from bot.agreement.model import Status
from bot.cli.example import example_agreement
from bot.nudges.model import Rule, Slot
from bot.people.model import Absence, Role
from sandbox.places import Person
from storage.tables import measures, nudge_deliveries, nudges
from storage.work import SqlStore
from tests.dialogues.transcript import text_of
from tests.engines import engine_at
from tests.handlers.stage import Stage, staged
from tests.simulation.county import BERLIN, LATER, MORNING, Clerk, County, Said, Sent, days, moment, says
from tests.simulation.oracle import expected, is_working_day

IMPORTED, LAST = date(2020, 5, 4), date(2020, 8, 14)
AUDIT, FAMILY, YOUTH, CARE = (
    "Projektleitung Audit",
    "Projektleitung Familie",
    "Leitung Jugend- und Sozialamt",
    "Pflegestützpunkt",
)
STAFF = (
    Clerk(1, is_coordinator=True, joined=IMPORTED),
    Clerk(2, (AUDIT,), joined=IMPORTED),
    Clerk(3, (AUDIT,), joined=IMPORTED, away=(Absence(date(2020, 6, 22), date(2020, 7, 3)),), deputy=4),
    Clerk(4, (FAMILY,), joined=IMPORTED),
    Clerk(5, (YOUTH,), joined=IMPORTED, away=(Absence(date(2020, 6, 15), date(2020, 7, 10)),)),
    # The only one of her unit, from the middle on.
    Clerk(6, (CARE,), joined=date(2020, 7, 15)),
    # Leaves, and so the next unit is asked.
    Clerk(7, ("Sozialplanung",), joined=IMPORTED, left=date(2020, 8, 3)),
)
ANSWERS = {AUDIT: says(Status.IN_PROGRESS, 2), FAMILY: says(Status.DONE, 1, Rule.AFTER_DUE)}
WORDS = {Status.IN_PROGRESS: "läuft", Status.DONE: "erledigt"}


async def test_what_people_get_is_what_the_rules_say_in_one_message_a_day(store: SqlStore, database_url: str) -> None:
    county = County(example_agreement(), STAFF, imported=IMPORTED)
    async with staged(store, county.agreement, now=moment(IMPORTED, MORNING)) as stage:
        people = await lived(stage, county)
        ids = await person_ids(stage, people)
        sent = await written_down(database_url, {known: clerk for clerk, known in ids.items()})
        assert sent == by_slot(expected(county, IMPORTED, LAST))
        assert len(sent) > 50
        assert {one.status for one in county.said} == {*WORDS}
        for clerk, person in people.items():
            got = [one for one in stage.box.world.private_chat(person).messages.values() if is_digest(text_of(one))]
            moments = [datetime.fromtimestamp(one["date"], BERLIN) for one in got]
            told = {day for day, to in sent.values() if clerk in to}
            assert told <= {each.date() for each in moments}
            assert len(moments) == len({each.date() for each in moments})
            assert all(is_working_day(each.date()) and time(7) <= each.time() < time(19) for each in moments)


async def lived(stage: Stage, county: County) -> Mapping[int, Person]:
    """Let all days pass; return the people by their clerk's number."""
    people: dict[int, Person] = {}
    to_come: list[tuple[str, Said]] = []
    known: set[Slot] = set()
    for day in days(IMPORTED, LAST):
        stage.box.clock.set(moment(day, MORNING))
        for clerk in county.staff:
            if clerk.joined == day:
                people[clerk.id] = await joined(stage, clerk)
            if clerk.left == day:
                await left(stage, people[clerk.id])
        if day == IMPORTED:
            await named_deputies(stage, county, people)
        if await stage.parts.nudger.step():
            await stage.play()
        async with stage.store.reading() as work:
            for asked in (one for one in await work.nudges.ledger() if one.on >= day):
                answers = ANSWERS.get(asked.slot.unit)
                if answers and asked.slot not in known and (answer := answers(Sent(day, asked.slot, frozenset()))):
                    to_come.append((asked.slot.unit, answer))
                known.add(asked.slot)
        stage.box.clock.set(moment(day, LATER))
        for unit, said in [one for one in to_come if one[1].on == day]:
            await reported(stage, people, county, unit, said)
    return people


async def joined(stage: Stage, clerk: Clerk) -> Person:
    person = stage.box.world.add_person(f"Person {clerk.id}")
    person.has_started = True
    at = moment(clerk.joined, MORNING)
    async with stage.store.writing() as work:
        role = Role.COORDINATOR if clerk.is_coordinator else Role.MEMBER
        known = await work.people.add(person.id, person.first_name, role, clerk.units, at=at)
        await work.nudges.set_wanted(known.id, wants=True)
        for absence in clerk.away:
            await work.absences.add(known.id, absence, ends_at=None, at=at)
    return person


async def left(stage: Stage, person: Person) -> None:
    async with stage.store.writing() as work:
        known = await work.people.by_telegram_id(person.id)
        assert known
        await work.people.revoke(known.id, at=stage.box.clock.now().astimezone(UTC))


async def named_deputies(stage: Stage, county: County, people: Mapping[int, Person]) -> None:
    ids = await person_ids(stage, people)
    async with stage.store.writing() as work:
        for clerk in county.staff:
            if clerk.deputy:
                await work.absences.set_deputy(ids[clerk.id], ids[clerk.deputy], at=moment(IMPORTED, MORNING))


async def person_ids(stage: Stage, people: Mapping[int, Person]) -> dict[int, int]:
    """The people's ids in the database by their clerk's number."""
    async with stage.store.reading() as work:
        known = {clerk: await work.people.known(person.id) for clerk, person in people.items()}
    return {clerk: one.id for clerk, one in known.items() if one}


async def reported(stage: Stage, people: Mapping[int, Person], county: County, unit: str, said: Said) -> None:
    """Somebody of the unit that was asked answers in a sentence."""
    who = next(one for one in county.staff if unit in one.units and one.is_listed(said.on))
    person = people[who.id]
    told = stage.box.world.say(person, person, f"{said.code} {WORDS[said.status]}")
    answer = (await stage.said_after(told))[0]
    assert text_of(answer).startswith(f"Gespeichert für {unit}"), text_of(answer)
    county.said.append(said)


async def written_down(database_url: str, clerks: Mapping[int, int]) -> dict[Slot, tuple[date, frozenset[int]]]:
    """What the ledger and the deliveries hold: the day of each slot, and whose clerks got it."""
    columns = (nudges.c.rule, measures.c.code, nudges.c.step, nudges.c.due_on, nudges.c.unit, nudges.c.decided_on)
    found = select(*columns, nudge_deliveries.c.person_id).join_from(nudge_deliveries, nudges).join(measures)
    async with engine_at(database_url) as engine, engine.connect() as connection:
        rows = (await connection.execute(found.where(nudge_deliveries.c.sent_at.is_not(None)))).all()
    sent: dict[Slot, tuple[date, frozenset[int]]] = {}
    for rule, code, step, due_on, unit, day, person in rows:
        slot = Slot(Rule(rule), code, step, due_on, unit)
        _, before = sent.get(slot, (day, frozenset()))
        sent[slot] = day, before | {clerks[person]}
    return sent


def by_slot(sent: list[Sent]) -> dict[Slot, tuple[date, frozenset[int]]]:
    assert set(Counter(one.slot for one in sent).values()) == {1}
    return {one.slot: (one.on, one.to) for one in sent}


def is_digest(text: str) -> bool:
    return text.startswith(("Tagesübersicht", "Wochenübersicht"))
