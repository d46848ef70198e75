"""Reminders: told once, moved and ended by compare-and-set, and gone with access."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.people.model import Person, Role
from bot.reminders.model import Reminder, When
from bot.retention import RULES
from storage.work import SqlStore, SqlWork
from tests.contract.agreement import AGREEMENT, BARE, FULL
from tests.contract.moments import NOW, later

ONCE = When(on=date(2021, 5, 7), minute=540)
WEEKLY = When(every="weekly:MO")
BEFORE = When(days_before=7, minute=540)


async def cast(work: SqlWork) -> tuple[Person, Person]:
    await work.agreements.store(AGREEMENT, source="test", at=NOW)
    await work.people.add(9, "Karin", Role.COORDINATOR, (), at=NOW)
    return (
        await work.people.add(1, "Anna", Role.MEMBER, (), at=NOW),
        await work.people.add(2, "Berta", Role.MEMBER, (), at=NOW),
    )


async def added(work: SqlWork, person: Person, code: str | None, when: When, next_at: datetime) -> Reminder:
    reminder_id = await work.reminders.add(person.id, code, when, next_at=next_at, at=NOW)
    return next(one for one in await work.reminders.of(person.id) if one.id == reminder_id)


async def test_a_reminder_is_kept_as_it_was_wished_for(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await cast(work)
        late = await added(work, anna, FULL.code, BEFORE, later(100))
        soon = await added(work, anna, None, WEEKLY, later(50))
        assert late == Reminder(late.id, anna.id, FULL.code, BEFORE, later(100), NOW)
        assert soon == Reminder(soon.id, anna.id, None, WEEKLY, later(50), NOW)
        assert await work.reminders.of(anna.id) == [soon, late]
        assert await work.reminders.of(berta.id) == []


async def test_due_is_what_its_moment_has_come_for_and_running_what_may_move(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await cast(work)
        once = await added(work, anna, FULL.code, ONCE, later(10))
        weekly = await added(work, berta, None, WEEKLY, later(5))
        before = await added(work, anna, FULL.code, BEFORE, later(20))
        assert await work.reminders.due(later(9)) == [weekly]
        assert await work.reminders.due(later(10)) == [weekly, once]
        assert await work.reminders.running() == [weekly, before]


async def test_of_two_who_tell_a_reminder_one_does(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, _ = await cast(work)
        weekly = await added(work, anna, None, WEEKLY, later(5))
        assert await work.reminders.move(weekly, later(1000), at=later(6))
        assert not await work.reminders.move(weekly, later(1000), at=later(6))
        assert await work.reminders.due(later(999)) == []
        (moved,) = await work.reminders.of(anna.id)
        assert moved.next_at == later(1000)


async def test_what_ended_is_neither_told_nor_changed_nor_listed(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, _ = await cast(work)
        once = await added(work, anna, FULL.code, ONCE, later(5))
        assert await work.reminders.move(once, None, at=later(6))
        assert not await work.reminders.change(once, WEEKLY, next_at=later(8))
        assert await work.reminders.due(later(99)) == []
        assert await work.reminders.of(anna.id) == []


async def test_a_reminder_is_changed_unless_it_was_told_meanwhile(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, _ = await cast(work)
        once = await added(work, anna, FULL.code, ONCE, later(5))
        assert await work.reminders.change(once, WEEKLY, next_at=later(8))
        assert not await work.reminders.change(once, ONCE, next_at=later(9))
        (changed,) = await work.reminders.of(anna.id)
        assert (changed.when, changed.next_at) == (WEEKLY, later(8))


async def test_a_measure_that_the_agreement_lost_is_gone_and_one_that_is_back_is_there(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, _ = await cast(work)
        await added(work, anna, BARE.code, ONCE, later(5))
        for measures, is_gone in ((AGREEMENT.measures[:1], True), (AGREEMENT.measures, False)):
            await work.agreements.store(replace(AGREEMENT, measures=measures), source="test", at=NOW)
            (reminder,) = await work.reminders.of(anna.id)
            assert (reminder.code, reminder.is_gone) == (BARE.code, is_gone)


async def test_whoever_is_taken_off_the_list_is_reminded_of_nothing(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await cast(work)
        for person in (anna, berta):
            await added(work, person, FULL.code, ONCE, later(5))
        assert await work.people.revoke(anna.id, at=NOW)
        assert {one.person_id for one in await work.reminders.due(later(9))} == {berta.id}
        again = await work.people.add(1, "Anna", Role.MEMBER, (), at=NOW)
        assert await work.reminders.of(again.id) == []


async def test_erasing_deletes_them_and_own_data_shows_them_also_those_of_no_measure(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, berta = await cast(work)
        await added(work, anna, None, WEEKLY, later(5))
        await added(work, anna, FULL.code, ONCE, later(5))
        await added(work, berta, None, WEEKLY, later(5))
        shown = (await work.privacy.stored(anna))["reminders"]
        assert [row["measure_code"] for row in shown] == [None, FULL.code]
        await work.privacy.erase(anna, at=NOW)
        assert [one.person_id for one in await work.reminders.due(later(9))] == [berta.id]


async def test_what_ended_goes_thirty_days_later(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, _ = await cast(work)
        once = await added(work, anna, FULL.code, ONCE, NOW)
        await added(work, anna, None, WEEKLY, NOW)
        await work.reminders.move(once, None, at=NOW)
        (rule,) = [rule for rule in RULES if rule.name == "reminders"]
        assert (await work.retention.due(rule, NOW)).rows == 0
        assert (await work.retention.due(rule, NOW + timedelta(seconds=1))).rows == 1


async def test_what_was_told_by_a_message_that_never_left_is_due_again(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, _ = await cast(work)
        once = await added(work, anna, FULL.code, ONCE, NOW)
        weekly = await added(work, anna, None, WEEKLY, NOW)
        await work.reminders.move(once, None, at=NOW)
        await work.reminders.move(weekly, later(99), at=NOW)
        await work.reminders.wake([once.id, weekly.id], told_at=NOW, at=later(1))
        assert [one.id for one in await work.reminders.due(later(1))] == [once.id, weekly.id]


async def test_what_was_deleted_before_that_message_was_taken_back_is_not_due_again(store: SqlStore) -> None:
    async with store.writing() as work:
        anna, _ = await cast(work)
        weekly = await added(work, anna, None, WEEKLY, NOW)
        await work.reminders.move(weekly, later(99), at=NOW)
        (running,) = await work.reminders.of(anna.id)
        await work.reminders.move(running, None, at=later(0.5))
        await work.reminders.wake([weekly.id], told_at=NOW, at=later(1))
        assert await work.reminders.due(later(99)) == []
