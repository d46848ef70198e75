"""The ledger of nudges, to whom they go, what was put off or declined, and what people want."""

from datetime import date, timedelta

import pytest

from bot.agreement.model import Agreement
from bot.nudges.model import Rule, Slot, SlotState
from bot.people.model import Absence, Person, Role
from storage.work import SqlStore, SqlWork
from tests.contract.agreement import AGREEMENT
from tests.contract.moments import NOW, later

TODAY = NOW.date()
A_DAY = timedelta(days=1)
SLOT = Slot(Rule.BEFORE_DUE, "A-1.2", "30", date(2021, 6, 30), "Bauamt")
EMPTY = Agreement("Eine andere Vereinbarung", protocol_on=date(2024, 1, 8))
OTHER = Slot(Rule.SILENCE, "7", "90", date(2021, 2, 1), "")


@pytest.fixture(autouse=True)
async def _agreement(store: SqlStore) -> None:
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=NOW)


async def people(work: SqlWork, *names: str) -> list[Person]:
    return [await work.people.add(number, name, Role.MEMBER, (), at=NOW) for number, name in enumerate(names, start=1)]


async def test_a_slot_is_decided_once_and_its_recipients_with_it(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        first = await work.nudges.claim(SLOT, [anna.id], on=TODAY, at=NOW)
        assert first
        assert await work.nudges.claim(SLOT, [berta.id], on=TODAY, at=NOW) is None
        assert await work.nudges.claim_all([(SLOT, [berta.id]), (OTHER, [berta.id])], on=TODAY, at=later(1)) == 1
        skipped = Slot(Rule.START, "7", "begin", TODAY, "")
        assert await work.nudges.claim(skipped, [], on=TODAY, at=NOW, state=SlotState.SKIPPED)
        ledger = await work.nudges.ledger()
        assert [(one.slot, one.on, one.state) for one in ledger] == [
            (SLOT, TODAY, SlotState.ASKED),
            (OTHER, TODAY, SlotState.ASKED),
            (skipped, TODAY, SlotState.SKIPPED),
        ]
        waiting = await work.nudges.waiting()
        assert [(one.asked.slot, one.person_id) for one in waiting] == [(SLOT, anna.id), (OTHER, berta.id)]


async def test_what_was_handed_over_or_is_needed_no_more_waits_no_longer(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        await work.nudges.claim_all([(SLOT, [anna.id, berta.id]), (OTHER, [anna.id])], on=TODAY, at=NOW)
        first, second, third = await work.nudges.waiting()
        await work.nudges.settle([first.id], is_sent=True, at=NOW)
        await work.nudges.settle([third.id], is_sent=False, at=NOW)
        assert await work.nudges.waiting() == [second]
        assert await work.nudges.handed_over([first.asked.id, third.asked.id]) == {first.asked.id}
        await work.nudges.take_back(anna.telegram_id, delivery_ids=[first.id], snooze_ids=[], has_overview=False)
        assert await work.nudges.waiting() == [first, second]
        assert await work.nudges.handed_over([first.asked.id]) == set()


async def test_a_nudge_goes_to_somebody_once_passed_on_or_not(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        asked = await work.nudges.claim(SLOT, [anna.id], on=TODAY, at=NOW)
        assert asked
        assert await work.nudges.deliver_to(asked.id, berta.id, passed_by=anna.id, at=NOW)
        assert not await work.nudges.deliver_to(asked.id, berta.id, passed_by=anna.id, at=NOW)
        assert not await work.nudges.deliver_to(asked.id, anna.id, passed_by=None, at=NOW)
        assert [one.passed_by for one in await work.nudges.waiting()] == [None, anna.id]


async def test_what_was_passed_on_is_the_deputys_for_as_long_as_they_are_it(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        asked = await work.nudges.claim(SLOT, [anna.id], on=TODAY, at=NOW)
        assert asked
        await work.nudges.deliver_to(asked.id, berta.id, passed_by=anna.id, at=NOW)
        assert await work.nudges.passed_to(berta.id) == []
        await work.absences.set_deputy(anna.id, berta.id, at=NOW)
        assert await work.nudges.passed_to(berta.id) == [asked]
        assert await work.nudges.passed_to(anna.id) == []
        await work.absences.end_deputy(anna.id, berta.id)
        assert await work.nudges.passed_to(berta.id) == []


async def test_it_is_known_which_nudges_one_person_alone_got(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        await work.nudges.claim_all([(SLOT, [anna.id, berta.id]), (OTHER, [anna.id])], on=TODAY, at=NOW)
        _, alone = await work.nudges.ledger()
        assert await work.nudges.only_to(anna.id) == {alone.id}
        assert await work.nudges.only_to(berta.id) == set()


async def test_a_days_digest_is_taken_once_and_a_wrong_clock_keeps_nobody_waiting_for_long(store: SqlStore) -> None:
    async with store.writing() as work:
        (anna,) = await people(work, "Anna")
        assert await work.nudges.begin_digests([anna.id], TODAY)
        assert not await work.nudges.begin_digests([anna.id], TODAY)
        assert not await work.nudges.begin_digests([anna.id], TODAY - A_DAY)
        assert await work.nudges.begin_digests([anna.id], TODAY + A_DAY)
        assert await work.nudges.begin_digests([anna.id], TODAY - 7 * A_DAY)
        assert await work.nudges.begin_overview(anna.id, TODAY)
        assert not await work.nudges.begin_overview(anna.id, TODAY)
        await work.nudges.take_back(anna.telegram_id, delivery_ids=[], snooze_ids=[], has_overview=True)
        assert await work.nudges.begin_overview(anna.id, TODAY)
        await work.people.add(9, "Karin", Role.COORDINATOR, (), at=NOW)
        await work.people.revoke(anna.id, at=NOW)
        assert not await work.nudges.begin_digests([anna.id], TODAY + 2 * A_DAY), "they are off the list"


async def test_minutes_are_those_of_people_who_want_a_digest_that_is_still_to_come(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta, carla = await people(work, "Anna", "Berta", "Carla")
        assert await work.nudges.wish_of(anna.id) == (None, None)
        assert await work.nudges.minutes(TODAY) == set()
        for person, minute in ((anna, None), (berta, 600)):
            await work.nudges.set_wanted(person.id, wants=True)
            await work.nudges.set_minute(person.id, minute)
        await work.nudges.set_wanted(carla.id, wants=False)
        await work.nudges.set_minute(carla.id, 700)
        assert await work.nudges.minutes(TODAY) == {None, 600}
        await work.nudges.begin_digests([berta.id], TODAY)
        assert await work.nudges.minutes(TODAY) == {None}
        assert await work.nudges.minutes(TODAY + A_DAY) == {None, 600}
        assert await work.nudges.wish_of(carla.id) == (False, 700)


async def test_staff_come_with_what_they_want_and_when_they_are_away(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        await work.nudges.set_wanted(anna.id, wants=True)
        await work.absences.set_deputy(anna.id, berta.id, at=NOW)
        over, lasting = Absence(date(2021, 4, 1), TODAY - A_DAY), Absence(TODAY, None)
        for absence in (over, lasting):
            await work.absences.add(anna.id, absence, ends_at=None, at=NOW)
        first, second = await work.nudges.staff(since=TODAY)
        assert (first.person, first.wants, first.deputy_id, first.absences) == (anna, True, berta.id, (lasting,))
        assert (second.person, second.wants, second.is_reachable) == (berta, None, True)


async def test_what_is_put_off_again_takes_the_place_of_what_was_said_before(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await people(work, "Anna", "Berta")
        for person, code, days in ((anna, "7", 1), (anna, "A-1.2", 2), (berta, "7", 3), (anna, "7", 4)):
            await work.nudges.snooze(person.id, code, TODAY + days * A_DAY, ends_at=later(days), at=NOW)
        found = await work.nudges.snoozes()
        assert [(one.person_id, one.code, (one.until_on - TODAY).days) for one in found] == [
            (anna.id, "A-1.2", 2),
            (berta.id, "7", 3),
            (anna.id, "7", 4),
        ]
        assert [one.code for one in await work.nudges.snoozes(berta.id)] == ["7"]
        await work.nudges.end_snoozes([one.id for one in found[:2]], at=NOW)
        assert await work.nudges.snoozes() == found[2:]
        await work.nudges.take_back(anna.telegram_id, delivery_ids=[], snooze_ids=[found[0].id], has_overview=False)
        assert [one.id for one in await work.nudges.snoozes()] == [found[0].id, found[2].id]


async def test_whoever_leaves_puts_nothing_off_and_is_asked_anew_when_they_come_back(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, _ = await people(work, "Anna", "Berta")
        await work.people.add(9, "Karin", Role.COORDINATOR, (), at=NOW)
        await work.nudges.set_wanted(anna.id, wants=True)
        await work.nudges.snooze(anna.id, "7", TODAY + A_DAY, ends_at=later(1), at=NOW)
        await work.people.revoke(anna.id, at=NOW)
        assert await work.nudges.snoozes() == []
        again = await work.people.add(anna.telegram_id, "Anna", Role.MEMBER, (), at=NOW)
        assert await work.nudges.wish_of(again.id) == (None, None)


async def test_a_unit_declines_once_until_that_is_ended(store: SqlStore) -> None:
    async with store.writing() as work:
        assert await work.nudges.decline("7", "Bauamt", at=NOW)
        assert not await work.nudges.decline("7", "Bauamt", at=NOW)
        assert await work.nudges.decline("A-1.2", "Bauamt", at=NOW)
        assert await work.nudges.declined() == {("7", "Bauamt"), ("A-1.2", "Bauamt")}
        assert await work.nudges.end_decline("7", "Bauamt", at=NOW)
        assert not await work.nudges.end_decline("7", "Bauamt", at=NOW)
        assert await work.nudges.declined() == {("A-1.2", "Bauamt")}
        assert await work.nudges.decline("7", "Bauamt", at=NOW)


async def test_nothing_of_another_agreement_is_known_any_more(store: SqlStore) -> None:
    async with store.writing() as work:
        (anna,) = await people(work, "Anna")
        await work.nudges.claim(SLOT, [anna.id], on=TODAY, at=NOW)
        await work.nudges.snooze(anna.id, "7", TODAY + A_DAY, ends_at=later(1), at=NOW)
        await work.nudges.decline("7", "Bauamt", at=NOW)
        assert set(await work.nudges.known_since()) == {"7", "A-1.2"}
        await work.agreements.store(EMPTY, source="test", at=later(1))
        assert await work.nudges.ledger() == []
        assert await work.nudges.waiting() == []
        assert await work.nudges.snoozes() == []
        assert await work.nudges.declined() == set()
        assert await work.nudges.known_since() == {}
