from datetime import date

import pytest

from bot.people.model import Absence, Person, Role
from storage.work import SqlStore, SqlWork
from tests.contract.moments import NOW, later

TODAY = NOW.date()
MAY = Absence(date(2021, 5, 1), date(2021, 5, 14))
JULY = Absence(date(2021, 7, 5), date(2021, 7, 9))
OPEN = Absence(date(2021, 10, 4), None)


async def people(work: SqlWork, *names: str) -> list[Person]:
    return [await work.people.add(number, name, Role.MEMBER, (), at=NOW) for number, name in enumerate(names, start=1)]


async def test_absences_that_last_until_a_day_or_longer_come_in_order(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        for absence in (OPEN, MAY, JULY):
            await work.absences.add(anna.id, absence, ends_at=None, at=NOW)
        await work.absences.add(berta.id, JULY, ends_at=None, at=NOW)
        assert await work.absences.of(anna.id, since=date(2021, 5, 14)) == [MAY, JULY, OPEN]
        assert await work.absences.of(anna.id, since=date(2021, 5, 15)) == [JULY, OPEN]
        assert await work.absences.of(anna.id, since=date(2030, 1, 1)) == [OPEN]


async def test_one_absence_is_shortened_or_forgotten_and_no_other(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        for person in (anna, berta):
            for absence in (MAY, JULY, OPEN):
                await work.absences.add(person.id, absence, ends_at=None, at=NOW)
        await work.absences.shorten(anna.id, MAY, date(2021, 5, 2), ends_at=NOW)
        await work.absences.remove(anna.id, OPEN)
        kept = Absence(MAY.first_on, date(2021, 5, 2))
        assert await work.absences.of(anna.id, since=MAY.first_on) == [kept, JULY]
        assert await work.absences.of(berta.id, since=MAY.first_on) == [MAY, JULY, OPEN]


async def test_everybody_has_one_deputy_at_most_and_may_be_the_deputy_of_several(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta, carla = await people(work, "Anna", "Berta", "Carla")
        assert await work.absences.deputy_of(anna.id) is None
        await work.absences.set_deputy(anna.id, berta.id, at=NOW)
        await work.absences.set_deputy(anna.id, carla.id, at=later(1))
        await work.absences.set_deputy(berta.id, carla.id, at=NOW)
        assert await work.absences.deputy_of(anna.id) == carla.id
        assert await work.absences.stood_in_for(carla.id) == [anna.id, berta.id]
        assert await work.absences.stood_in_for(berta.id) == []


async def test_a_deputyship_ends_once_and_only_between_these_two(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta, carla = await people(work, "Anna", "Berta", "Carla")
        await work.absences.set_deputy(anna.id, berta.id, at=NOW)
        assert not await work.absences.end_deputy(anna.id, carla.id)
        assert await work.absences.end_deputy(anna.id, berta.id)
        assert not await work.absences.end_deputy(anna.id, berta.id)
        assert await work.absences.deputy_of(anna.id) is None


@pytest.mark.parametrize("way", ["revoked", "erased"])
@pytest.mark.parametrize("who", ["person", "deputy"])
async def test_with_a_person_or_a_deputy_the_deputyship_goes(store: SqlStore, way: str, who: str) -> None:
    async with store.writing() as work:
        anna, berta, carla = await people(work, "Anna", "Berta", "Carla")
        gone = anna if who == "person" else berta
        await work.absences.set_deputy(anna.id, berta.id, at=NOW)
        await work.absences.set_deputy(carla.id, carla.id, at=NOW)
        for one in (gone, carla):
            await work.absences.add(one.id, OPEN, ends_at=None, at=NOW)
        if way == "revoked":
            assert await work.people.revoke(gone.id, at=NOW)
        else:
            await work.privacy.erase(gone, at=NOW)
        assert await work.absences.deputy_of(anna.id) is None
        assert await work.absences.stood_in_for(berta.id) == []
        assert await work.absences.of(gone.id, since=TODAY) == []
        assert await work.absences.deputy_of(carla.id) == carla.id
        assert await work.absences.of(carla.id, since=TODAY) == [OPEN]
