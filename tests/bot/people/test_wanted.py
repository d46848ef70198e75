"""What follows /einladen, on the example's register; the page of commands has a table of it, too."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.example import example_agreement
from bot.people.model import Role
from bot.people.wanted import Wanted, likely_units, read_wanted

UNITS = example_agreement().units
PAGE = (Path(__file__).parents[3] / "docs" / "commands.md").read_text(encoding="utf-8")
TABLE = {
    "a member of Pflegestützpunkt": Wanted(None, ("Pflegestützpunkt",)),
    "a member of both": Wanted(None, ("Bauamt", "Leitung Jugend- und Sozialamt")),
    "a coordinator": Wanted(Role.COORDINATOR),
    "a reader of Bauamt": Wanted(Role.READER, ("Bauamt",)),
    "technical support: notices only": Wanted(Role.ADMIN),
}


def test_the_table_of_the_page_is_read_as_it_says() -> None:
    rows = re.findall(r"^\| `/einladen (.+?)` \| (.+) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 6
    said = ""
    for typed, meant in rows:
        said = said if meant == "the same" else meant
        assert read_wanted(typed, UNITS) == TABLE[said], typed


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Wanted()),
        ("bitte", Wanted()),
        ("Mitglied", Wanted(Role.MEMBER)),
        ("KOORDINATORIN", Wanted(Role.COORDINATOR)),
        ("pflegestuetzpunkt", Wanted(None, ("Pflegestützpunkt",))),
        ("Pflegestüzpunkt als Mitglied", Wanted(Role.MEMBER, ("Pflegestützpunkt",))),
        ("reader for Bauamt", Wanted(Role.READER, ("Bauamt",))),
        ("Bauamt, Gesundheitsamt; Sozialplanung", Wanted(None, ("Bauamt", "Gesundheitsamt", "Sozialplanung"))),
        ("Hafenamt", Wanted(None, (), "Hafenamt")),
        ("lesen Hafenamt, Bauamt", Wanted(Role.READER, ("Bauamt",), "Hafenamt")),
    ],
)
def test_roles_and_units_are_read_in_any_order(typed: str, wanted: Wanted) -> None:
    assert read_wanted(typed, UNITS) == wanted


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("Koordinator für Schulsozialarbeit", None),
        ("Koordinator Schulsozialarbeit", None),
        ("lesen Koordinator für Schulsozialarbeit", Role.READER),
        ("Koordinator für Schulsozialarbeit lesen", Role.READER),
    ],
)
def test_a_unit_named_like_a_role_makes_nobody_a_coordinator(typed: str, role: Role | None) -> None:
    assert read_wanted(typed, UNITS) == Wanted(role, ("Koordinator für Schulsozialarbeit",))


def test_two_different_roles_are_none() -> None:
    assert read_wanted("Koordination Bauamt lesen", UNITS).role is None


def test_all_units_are_offered_the_likeliest_first() -> None:
    names = [unit.name for unit in UNITS]
    assert likely_units("Hafen-Bauamt", UNITS)[0] == "Bauamt"
    assert sorted(likely_units("Xyz", UNITS)) == sorted(names)
    assert list(likely_units("", UNITS)) == names


@given(st.text(max_size=400))
def test_whatever_is_typed_only_units_of_the_register_come_out(typed: str) -> None:
    assert set(read_wanted(typed, UNITS).units) <= {unit.name for unit in UNITS}
