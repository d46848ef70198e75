import asyncio
import re

from bot.cli.clock import SystemClock
from bot.people.model import Role
from storage.work import open_store
from tests.cli.conftest import Zielbot


def test_an_invitation_is_a_link_where_the_bots_name_is_known(imported: Zielbot) -> None:
    link = imported("invite", "--role", "member", "--unit", "PSP", ZIELBOT_BOT_NAME="county_bot")
    assert re.fullmatch(r"https://t\.me/county_bot\?start=[\w-]{22}\n", link.stdout)
    assert "Pflegestützpunkt" in link.stderr


def test_without_a_name_the_invitation_is_something_to_type(imported: Zielbot) -> None:
    assert re.fullmatch(r"/start [\w-]{22}\n", imported("invite", "--role", "coordinator").stdout)


def test_an_invitation_for_a_unit_nobody_knows_is_refused_with_the_known_ones(imported: Zielbot) -> None:
    refused = imported("invite", "--role", "member", "--unit", "Hafenamt")
    assert refused.exit_code == 1
    assert "Hafenamt" in refused.stderr
    assert "Bauamt" in refused.stderr


def joined(role: str, number: int = 1) -> None:
    """Somebody comes in, straight into the database."""

    async def join() -> None:
        store = await open_store("sqlite:///zielbot.db")
        async with store.writing() as work:
            person = await work.people.add(number, f"Karin {number}", Role(role), (), at=SystemClock().now())
            await work.groups.approve(-100 - number, f"Runde {number}", by=person.id, at=SystemClock().now())
        await store.close()

    asyncio.run(join())


def test_people_and_open_invitations_are_listed_and_one_invitation_is_withdrawn(imported: Zielbot) -> None:
    assert "noch niemand" in imported("people").stdout
    joined("coordinator")
    imported("invite", "--role", "member", "--unit", "PSP")
    listed = imported("people").stdout
    assert re.search(r"^1 +Karin 1 +Koordination +\d+\. \w+ \d{4}$", listed, re.MULTILINE)
    (invitation,) = re.findall(r"^([0-9a-f]{8}) +Mitglied, Pflegestützpunkt", listed, re.MULTILINE)
    assert imported("people", "--revoke", invitation).stdout == "Die Einladung ist zurückgenommen.\n"
    assert "Pflegestützpunkt" not in imported("people").stdout
    assert imported("people", "--revoke", invitation).exit_code == 1


def test_access_is_revoked_but_not_that_of_the_last_coordinator(imported: Zielbot) -> None:
    for number in (1, 2):
        joined("coordinator", number)
    assert imported("people", "--revoke", "1").stdout == "Karin 1 hat keinen Zugang mehr.\n"
    refused = imported("people", "--revoke", "2")
    assert (refused.exit_code, "letzte Koordination" in refused.stderr) == (1, True)
    assert "Karin 2" in imported("people").stdout


def test_groups_are_listed_and_shut_out(imported: Zielbot) -> None:
    assert "keine Gruppe" in imported("groups").stdout
    joined("coordinator")
    assert re.search(r"^-101 +Runde 1 +\d+\. \w+ \d{4}$", imported("groups").stdout, re.MULTILINE)
    assert "„Runde 1“ ist gesperrt" in imported("groups", "--revoke", "-101").stdout
    assert "keine Gruppe" in imported("groups").stdout
    assert imported("groups", "--revoke", "-101").exit_code == 1
