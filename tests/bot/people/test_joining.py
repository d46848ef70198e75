import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.people.access import LastCoordinator, access, revoke_invitation, revoke_person
from bot.people.invite import VALID_FOR, hand_over, invite, make_token, token_hash
from bot.people.joining import MAX_NAME, Door, Found, knock, redeem
from bot.people.model import Person, Role
from bot.trace.model import Action
from storage.work import SqlStore

NOW = datetime(2021, 5, 3, 8, tzinfo=UTC)


async def invited(store: SqlStore, role: Role = Role.MEMBER, *units: str) -> str:
    token = make_token()
    async with store.writing() as work:
        await invite(work, role, units, token=token, at=NOW)
    return token


async def joins(
    store: SqlStore, token: str, telegram_id: int = 7, name: str = "Anna", at: datetime = NOW
) -> Person | None:
    async with store.writing() as work:
        joined = await redeem(work, token_hash(token), telegram_id, name, at=at)
        return joined.person if joined else None


def test_a_token_fits_a_link_and_is_never_the_same() -> None:
    tokens = {make_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(re.fullmatch("[A-Za-z0-9_-]{22}", token) for token in tokens)


def test_the_hash_does_not_tell_the_token() -> None:
    token = make_token()
    assert token not in token_hash(token)


async def test_an_invitation_lets_in_with_its_role_and_units(store: SqlStore) -> None:
    person = await joins(store, await invited(store, Role.MEMBER, "Bauamt"))
    assert person
    assert (person.telegram_id, person.name, person.role, person.units) == (7, "Anna", Role.MEMBER, ("Bauamt",))


async def test_an_invitation_works_once(store: SqlStore) -> None:
    token = await invited(store)
    assert await joins(store, token)
    assert await joins(store, token) is None


async def test_of_many_who_share_an_invitation_one_comes_in(store: SqlStore) -> None:
    token = await invited(store)
    people = await asyncio.gather(*(joins(store, token, telegram_id) for telegram_id in range(1, 21)))
    assert sum(person is not None for person in people) == 1


@pytest.mark.parametrize(("late", "is_in"), [(timedelta(seconds=-1), True), (timedelta(0), False)])
async def test_an_invitation_ends_after_a_week(store: SqlStore, late: timedelta, is_in: bool) -> None:
    token = await invited(store)
    assert (await joins(store, token, at=NOW + VALID_FOR + late) is not None) is is_in


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1", "ü" * 64, "\ud800"])
async def test_what_is_no_invitation_lets_nobody_in(store: SqlStore, token: str) -> None:
    await invited(store)
    assert await joins(store, token) is None


async def test_a_name_is_cleaned_and_cut(store: SqlStore) -> None:
    person = await joins(store, await invited(store), name="An\u202ena" + "x" * 500)
    assert person
    assert (person.name[:5], len(person.name)) == ("Annax", MAX_NAME)


async def test_whoever_is_on_the_list_already_gets_the_new_role(store: SqlStore) -> None:
    await joins(store, await invited(store, Role.READER))
    person = await joins(store, await invited(store, Role.COORDINATOR))
    assert person
    assert person.role is Role.COORDINATOR


async def knocks(store: SqlStore, token: str, telegram_id: int = 8, at: datetime = NOW) -> Found:
    async with store.writing() as work:
        return await knock(work, token_hash(token), telegram_id, at=at)


async def traced(store: SqlStore, action: Action) -> int:
    async with store.reading() as work:
        return len([record async for record in work.audit.records(action=action)])


async def test_looking_at_an_invitation_does_not_use_it(store: SqlStore) -> None:
    token = await invited(store)
    assert (await knocks(store, token)).door is Door.OPEN
    assert await joins(store, token)


async def test_unknown_used_revoked_and_expired_look_the_same_from_outside(store: SqlStore) -> None:
    used, revoked, expired = [await invited(store) for _ in range(3)]
    await joins(store, used)
    async with store.writing() as work:
        for one in (await access(work, at=NOW)).invitations:
            if one.token_hash == token_hash(revoked):
                await revoke_invitation(work, one, by=None, at=NOW)
    doors = [(await knocks(store, token)).door for token in (make_token(), used, revoked)]
    assert [*doors, (await knocks(store, expired, at=NOW + VALID_FOR)).door] == [Door.SHUT] * 4


async def test_who_invited_is_warned_of_a_second_use_once_a_day(store: SqlStore) -> None:
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        await invite(work, Role.MEMBER, (), token="x", at=NOW, by=karin)
    await joins(store, "x", 7)
    warned = [(await knocks(store, "x", stranger)).warn for stranger in (8, 8, 9)]
    assert warned == [karin, None, None]
    assert await traced(store, Action.INVITATION_REUSED) == 1
    assert (await knocks(store, "x", 8, at=NOW + timedelta(days=2))).warn == karin


async def test_whoever_opens_the_own_link_again_is_no_second_use(store: SqlStore) -> None:
    token = await invited(store)
    await joins(store, token, 7)
    assert (await knocks(store, token, 7)).door is Door.INSIDE
    assert await traced(store, Action.INVITATION_REUSED) == 0


async def test_nobody_redeems_an_invitation_of_their_own(store: SqlStore) -> None:
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        await invite(work, Role.READER, (), token="x", at=NOW, by=karin)
    assert await joins(store, "x", 1) is None
    assert (await knocks(store, "x", 1)).door is Door.OWN
    assert await joins(store, "x", 2)


async def test_the_last_coordinator_is_not_demoted_by_an_invitation_and_does_not_use_it_up(store: SqlStore) -> None:
    async with store.writing() as work:
        await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
    token = await invited(store, Role.MEMBER)
    with pytest.raises(LastCoordinator):
        await joins(store, token, 1)
    assert await joins(store, await invited(store, Role.COORDINATOR), 2)
    demoted = await joins(store, token, 1)
    assert demoted
    assert demoted.role is Role.MEMBER


async def test_the_last_coordinator_cannot_be_revoked(store: SqlStore) -> None:
    async with store.writing() as work:
        karin = await work.people.add(1, "Karin", Role.COORDINATOR, (), at=NOW)
        with pytest.raises(LastCoordinator):
            await revoke_person(work, karin, by=None, at=NOW)
        assert await work.people.by_telegram_id(1) == karin


async def test_a_successor_gets_role_and_units_and_only_the_last_handover_holds(store: SqlStore) -> None:
    async with store.writing() as work:
        anna = await work.people.add(1, "Anna", Role.MEMBER, ("Bauamt",), at=NOW)
        for token in ("first", "second"):
            await hand_over(work, anna, token=token, at=NOW)
    assert await joins(store, "first", 2) is None
    async with store.writing() as work:
        joined = await redeem(work, token_hash("second"), 2, "Berta", at=NOW)
    assert joined
    assert (joined.person.role, joined.person.units, joined.predecessor) == (Role.MEMBER, ("Bauamt",), anna)
    assert await traced(store, Action.HANDED_OVER) == 1
