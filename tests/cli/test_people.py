import re

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
