import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.people.invite import VALID_FOR, invite, make_token, token_hash
from bot.people.joining import MAX_NAME, redeem
from bot.people.model import Person, Role
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
        return await redeem(work, token, telegram_id, name, at=at)


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
async def test_an_invitation_ends_after_a_day(store: SqlStore, late: timedelta, is_in: bool) -> None:
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
