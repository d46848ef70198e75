import asyncio

import pytest

from bot.delivery import CardKind
from bot.people.access import LastCoordinator, revoke_person
from bot.people.model import Invitation, Role
from storage.engine import make_engine
from storage.work import SqlStore
from tests.contract.moments import NOW, later

UNITS = ("Pflegestützpunkt", "Jugend- und Sozialamt")


async def invite(store: SqlStore, token_hash: str = "hash", role: Role = Role.MEMBER) -> None:
    async with store.writing() as work:
        await work.people.invite(Invitation(token_hash, role, UNITS, later(60)), at=NOW)


async def test_somebody_on_the_list_is_known_by_telegram_id_with_the_units_in_order(store: SqlStore) -> None:
    async with store.writing() as work:
        person = await work.people.add(5_000_000_001, "Jörg Weiß", Role.MEMBER, UNITS, at=NOW)
        await work.people.add(2, "Ohne Einheit", Role.READER, (), at=NOW)
    async with store.reading() as work:
        assert await work.people.by_telegram_id(5_000_000_001) == person
        assert await work.people.by_telegram_id(person.id) is None
        assert [one.name for one in await work.people.everybody()] == ["Jörg Weiß", "Ohne Einheit"]
    assert person.units == UNITS


async def test_a_revoked_person_is_a_stranger_from_then_on(store: SqlStore) -> None:
    async with store.writing() as work:
        person = await work.people.add(1, "A", Role.MEMBER, (), at=NOW)
        assert await work.people.revoke(person.id, at=NOW)
        assert await work.people.by_telegram_id(1) is None
        assert await work.people.by_id(person.id) is None
        assert await work.people.everybody() == []


async def test_the_revoked_are_told_from_strangers(store: SqlStore) -> None:
    async with store.writing() as work:
        listed = await work.people.add(1, "A", Role.MEMBER, UNITS, at=NOW)
        revoked = await work.people.add(2, "B", Role.READER, (), at=NOW)
        await work.people.revoke(revoked.id, at=NOW)
        assert [await work.people.is_revoked(number) for number in (1, 2, 3)] == [False, True, False]
        assert await work.people.by_telegram_ids([1, 2, 3]) == {1: listed}
        assert await work.people.by_telegram_ids([]) == {}


async def test_a_chosen_language_stays(store: SqlStore) -> None:
    async with store.writing() as work:
        person = await work.people.add(1, "A", Role.READER, (), at=NOW)
        await work.people.set_language(person.id, "en")
        changed = await work.people.add(1, "A", Role.MEMBER, UNITS, at=NOW)
    assert (changed.id, changed.language) == (person.id, "en")


async def test_an_invitation_lets_somebody_in_once(store: SqlStore) -> None:
    await invite(store)
    async with store.writing() as work:
        person = await work.people.redeem("hash", 1, "A", at=later(59))
        assert await work.people.redeem("hash", 1, "A", at=later(59)) is None
        assert await work.people.by_telegram_id(1) == person
    assert person is not None
    assert (person.role, person.units) == (Role.MEMBER, UNITS)


@pytest.mark.parametrize(("token_hash", "minutes"), [("other", 0), ("hash", 60)], ids=["unknown", "expired"])
async def test_a_wrong_invitation_lets_nobody_in(store: SqlStore, token_hash: str, minutes: int) -> None:
    await invite(store)
    async with store.writing() as work:
        assert await work.people.redeem(token_hash, 1, "A", at=later(minutes)) is None
        assert await work.people.by_telegram_id(1) is None


async def test_an_invitation_changes_the_role_and_units_of_somebody_on_the_list(store: SqlStore) -> None:
    async with store.writing() as work:
        before = await work.people.add(1, "A", Role.READER, ("Bauamt",), at=NOW)
        await work.people.revoke(before.id, at=NOW)
    await invite(store, role=Role.COORDINATOR)
    async with store.writing() as work:
        after = await work.people.redeem("hash", 1, "A", at=NOW)
        assert after == await work.people.by_telegram_id(1)
    assert after is not None
    assert (after.id, after.role, after.units) == (before.id, Role.COORDINATOR, UNITS)


@pytest.mark.parametrize("is_one_person", [True, False], ids=["one person", "fifty people"])
async def test_of_fifty_who_redeem_at_once_one_gets_in(store: SqlStore, database_url: str, is_one_person: bool) -> None:
    await invite(store)
    stores = [store, SqlStore(make_engine(database_url))]

    async def redeem(number: int) -> bool:
        async with stores[number % 2].writing() as work:
            telegram_id = 1 if is_one_person else number
            return await work.people.redeem("hash", telegram_id, "A", at=NOW) is not None

    let_in = await asyncio.gather(*map(redeem, range(50)))
    await stores[1].close()
    async with store.reading() as work:
        assert len(await work.people.everybody()) == 1
    assert sum(let_in) == 1


async def test_a_person_is_found_by_our_own_id_with_the_day_they_came(store: SqlStore) -> None:
    async with store.writing() as work:
        person = await work.people.add(5_000_000_001, "A", Role.READER, (), at=NOW)
        again = await work.people.add(5_000_000_001, "A", Role.MEMBER, UNITS, at=later(9))
        assert await work.people.by_id(person.id) == again
        assert (person.since, again.since) == (NOW, NOW)
        await work.people.revoke(person.id, at=later(10))
        assert (await work.people.add(5_000_000_001, "A", Role.READER, (), at=later(11))).since == later(11)


async def test_an_invitation_is_known_with_who_gave_it_out_until_it_is_used(store: SqlStore) -> None:
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        given = Invitation("hash", Role.MEMBER, UNITS, later(60), karin.id, is_handover=True)
        await work.people.invite(given, at=NOW)
        assert await work.people.invitation("hash") == given
        assert await work.people.invitation("other") is None
        assert await work.people.open_invitations(at=later(59)) == [given]
        assert await work.people.open_invitations(at=later(60)) == []
        await work.people.redeem("hash", 2, "A", at=NOW)
        used = await work.people.invitation("hash")
        assert await work.people.open_invitations(at=NOW) == []
    assert used is not None
    assert (used.redeemed_by, used.is_open(NOW)) == (2, False)


async def test_a_revoked_invitation_lets_nobody_in(store: SqlStore) -> None:
    await invite(store)
    async with store.writing() as work:
        assert await work.people.revoke_invitation("hash", at=NOW)
        assert not await work.people.revoke_invitation("hash", at=NOW)
        assert await work.people.redeem("hash", 1, "A", at=NOW) is None
        assert await work.people.open_invitations(at=NOW) == []


async def test_with_a_person_their_cards_and_open_invitations_go(store: SqlStore) -> None:
    async with store.writing() as work:
        await work.people.add(9, "Karla", Role.COORDINATOR, (), at=NOW)
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        await work.people.invite(Invitation("hash", Role.MEMBER, UNITS, later(60), karin.id), at=NOW)
        own, other = [await work.cards.add(chat, CardKind.ACCESS, {}, thread_id=None, at=NOW) for chat in (1, 9)]
        await work.people.revoke(karin.id, at=NOW)
        assert [await work.cards.by_id(card.id) for card in (own, other)] == [None, other]
        assert await work.people.redeem("hash", 2, "A", at=NOW) is None


async def test_the_last_coordinator_stays(store: SqlStore) -> None:
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        anna = await work.people.add(2, "Anna", Role.MEMBER, (), at=NOW)
        assert await work.people.is_last_coordinator(karin.id)
        assert not await work.people.is_last_coordinator(anna.id)
        assert not await work.people.revoke(karin.id, at=NOW)
        await work.people.add(3, "Karla", Role.COORDINATOR, (), at=NOW)
        assert not await work.people.is_last_coordinator(karin.id)
        assert await work.people.revoke(karin.id, at=NOW)


@pytest.mark.parametrize("round_", range(5))
async def test_two_coordinators_who_revoke_each_other_at_once_do_not_both_go(
    store: SqlStore, database_url: str, round_: int
) -> None:
    async with store.writing() as work:
        pair = [await work.people.add(number, "K", Role.COORDINATOR, (), at=NOW) for number in (1, 2)]
    stores = [store, SqlStore(make_engine(database_url))]
    together = asyncio.Barrier(2)

    async def revoke(one: int) -> bool:
        await together.wait()
        try:
            async with stores[one].writing() as work:
                await revoke_person(work, pair[1 - one], by=pair[one], at=NOW)
        except LastCoordinator:
            return False
        return True

    gone = await asyncio.gather(revoke(0), revoke(1))
    await stores[1].close()
    async with store.reading() as work:
        assert len(await work.people.everybody()) == 1
    assert sum(gone) == 1
