from datetime import UTC, datetime, timedelta

import pytest

from bot.people.absence import come_back, go_away
from bot.people.deputies import (
    Found,
    deputy_of,
    end_deputy,
    find_deputy,
    fitting,
    name_deputy,
    names_nobody,
    units_stood_in_for,
)
from bot.people.model import Absence, Person, Role
from bot.trace.model import Action
from storage.work import SqlStore, SqlWork

NOW = datetime(2021, 5, 3, 8, tzinfo=UTC)
TODAY = NOW.date()
A_DAY = timedelta(days=1)
AWAY = Absence(TODAY, TODAY + 2 * A_DAY)

NAMES = ("Jens Müller", "Jens Weber", "Jenny Öztürk", "Karl-Heinz von Au", "🌻", "Anna")
PEOPLE = [Person(number, number, name, Role.MEMBER) for number, name in enumerate(NAMES)]


@pytest.mark.parametrize(
    ("typed", "names", "is_sure"),
    [
        ("Anna", ["Anna"], True),
        ("durch Anna", ["Anna"], True),
        ("Frau Anna bitte", ["Anna"], True),
        ("jens mueller", ["Jens Müller"], True),
        ("Müller, Jens", ["Jens Müller"], True),
        ("OEZTÜRK", ["Jenny Öztürk"], True),
        ("karl heinz", ["Karl-Heinz von Au"], True),
        ("Jens", ["Jens Müller", "Jens Weber"], False),
        ("Mueler", ["Jens Müller"], False),
        ("Jens Meyer", ["Jens Müller", "Jens Weber"], False),
        ("🌻", ["🌻"], True),
        ("Otto", [], False),
        ("", [], False),
        ("%", [], False),
    ],
)
def test_a_name_fits_as_it_is_by_a_part_or_nearly_so_and_nearly_is_never_sure(
    typed: str, names: list[str], is_sure: bool
) -> None:
    found = fitting(typed, PEOPLE)
    assert [one.name for one in found.people][: len(names)] == names
    assert found.is_sure is is_sure
    assert bool(found.people) is bool(names)


def test_two_of_one_name_are_never_sure() -> None:
    twins = [Person(number, number, "Anna", Role.MEMBER) for number in (1, 2)]
    assert fitting("Anna", twins) == Found(tuple(twins))


@pytest.mark.parametrize(
    ("typed", "is_nobody"), [("keine", True), ("Nobody", True), ("bitte entfernen", True), ("Jens", False)]
)
def test_a_deputyship_ends_in_words(typed: str, is_nobody: bool) -> None:
    assert names_nobody(typed) is is_nobody


async def person(work: SqlWork, telegram_id: int, name: str, role: Role = Role.MEMBER, *units: str) -> Person:
    return await work.people.add(telegram_id, name, role, units, at=NOW)


async def away(work: SqlWork, *people: Person) -> None:
    for one in people:
        await go_away(work, one, AWAY, zone=UTC, at=NOW)


async def test_only_others_who_may_report_can_be_meant(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, jens = await person(work, 1, "Anna"), await person(work, 2, "Jens")
        karin = await person(work, 3, "Karin", Role.COORDINATOR)
        await person(work, 4, "Rita", Role.READER)
        await person(work, 5, "Toni", Role.ADMIN)
        gone = await person(work, 6, "Greta")
        await work.people.revoke(gone.id, at=NOW)
        names = ("Jens", "Karin", "Anna", "Rita", "Toni", "Greta")
        found = [await find_deputy(work, anna, name) for name in names]
        assert [one.people for one in found] == [(jens,), (karin,), (), (), (), ()]


async def test_a_deputy_reports_for_the_units_of_those_who_are_away_and_of_nobody_else(store: SqlStore) -> None:
    async with store.writing() as work:
        jens = await person(work, 1, "Jens", Role.MEMBER, "Kita")
        anna = await person(work, 2, "Anna", Role.MEMBER, "Pflegestützpunkt", "Bauamt")
        berta = await person(work, 3, "Berta", Role.COORDINATOR, "Schulamt", "Bauamt")
        carla = await person(work, 4, "Carla", Role.MEMBER, "Ordnungsamt")
        for one in (anna, berta, carla):
            await name_deputy(work, one, jens, at=NOW)
        assert await units_stood_in_for(work, jens, TODAY) == ()
        await away(work, anna, berta)
        assert await units_stood_in_for(work, jens, TODAY) == ("Pflegestützpunkt", "Bauamt", "Schulamt")
        assert await units_stood_in_for(work, anna, TODAY) == ()
        assert await units_stood_in_for(work, jens, TODAY - A_DAY) == ()


async def test_it_ends_with_the_last_day_and_at_once_for_somebody_who_is_back(store: SqlStore) -> None:
    async with store.writing() as work:
        jens, anna = await person(work, 1, "Jens"), await person(work, 2, "Anna", Role.MEMBER, "Bauamt")
        await name_deputy(work, anna, jens, at=NOW)
        await away(work, anna)
        days = [await units_stood_in_for(work, jens, TODAY + number * A_DAY) for number in range(4)]
        assert days == [("Bauamt",), ("Bauamt",), ("Bauamt",), ()]
        await come_back(work, anna, today=TODAY + A_DAY, at=NOW + A_DAY)
        assert await units_stood_in_for(work, jens, TODAY + A_DAY) == ()


async def test_a_deputys_deputy_does_not_step_in(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, jens = await person(work, 1, "Anna", Role.MEMBER, "Bauamt"), await person(work, 2, "Jens")
        karl = await person(work, 3, "Karl")
        await name_deputy(work, anna, jens, at=NOW)
        await name_deputy(work, jens, karl, at=NOW)
        await away(work, anna, jens)
        assert await units_stood_in_for(work, karl, TODAY) == ()


async def test_who_may_not_report_any_more_stands_in_for_nobody(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, jens = await person(work, 1, "Anna", Role.MEMBER, "Bauamt"), await person(work, 2, "Jens")
        await name_deputy(work, anna, jens, at=NOW)
        await away(work, anna)
        jens = await person(work, 2, "Jens", Role.READER)
        assert await units_stood_in_for(work, jens, TODAY) == ()
        assert await deputy_of(work, anna) is None


async def test_who_was_taken_off_the_list_neither_stands_in_nor_is_stood_in_for(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, jens = await person(work, 1, "Anna", Role.MEMBER, "Bauamt"), await person(work, 2, "Jens")
        for one in (anna, jens):
            await name_deputy(work, one, jens if one is anna else anna, at=NOW)
        await away(work, anna, jens)
        await work.people.revoke(anna.id, at=NOW)
        assert await units_stood_in_for(work, jens, TODAY) == ()
        back = await person(work, 1, "Anna", Role.MEMBER, "Bauamt")
        assert await deputy_of(work, back) is None
        assert await work.absences.of(back.id, since=TODAY) == []


async def test_the_one_before_is_told_apart_and_ending_works_once_from_either_side(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, jens, karl = [await person(work, number, name) for number, name in enumerate(("Anna", "Jens", "Karl"))]
        assert await name_deputy(work, anna, jens, at=NOW) is None
        assert await name_deputy(work, anna, karl, at=NOW) == jens
        assert not await end_deputy(work, anna, jens, by=jens, at=NOW)
        assert await end_deputy(work, anna, karl, by=karl, at=NOW)
        assert not await end_deputy(work, anna, karl, by=anna, at=NOW)


async def test_who_may_report_for_whom_is_traced_and_who_is_away_is_not(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, jens = await person(work, 1, "Anna"), await person(work, 2, "Jens")
        await name_deputy(work, anna, jens, at=NOW)
        await away(work, anna)
        await end_deputy(work, anna, jens, by=jens, at=NOW)
    async with store.reading() as work:
        entries = [(one.action, one.details) async for one in work.audit.records()]
    assert entries == [(Action.DEPUTY_NAMED, {}), (Action.DEPUTY_ENDED, {})]
