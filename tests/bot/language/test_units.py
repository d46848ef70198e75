"""Units in messages: by name, alias, inflection, short form and with typos."""

import pytest

from bot.agreement.model import Unit
from bot.language.understand import understand
from bot.language.units import build_unit_book
from tests.bot.language.agreements import TODAY, example, north


@pytest.mark.parametrize(
    ("named", "unit"),
    [
        ("Pflegestützpunkt", "Pflegestützpunkt"),
        ("des Pflegestützpunkts", "Pflegestützpunkt"),
        ("Pflegestutzpunkt", "Pflegestützpunkt"),
        ("pflegestuetzpunkt", "Pflegestützpunkt"),
        ("Pflegestüzpunkt", "Pflegestützpunkt"),
        ("beim PSP", "Pflegestützpunkt"),
        ("der Sozialplanerin", "Sozialplanung"),
        ("vom Sozialplaner", "Sozialplanung"),
        ("beim Jugendamt", "Leitung Jugend- und Sozialamt"),
        ("fürs Jugend- und Sozialamt", "Leitung Jugend- und Sozialamt"),
        ("im Bauamt", "Bauamt"),
        ("des Bauamtes", "Bauamt"),
        ("BAUAMT", "Bauamt"),
        ("Zentralamt", "Leiter Zentralamt"),
        ("der Arbeitsagentur", "Leitung Agentur für Arbeit"),
        ("Kita-Fachberatung", "Fachberatung Kindertagesstätten"),
        ("Team Frühe Hilfen und Kinderschutz", "Team „Frühe Hilfen und Kinderschutz“"),
        ("Frühen Hilfen", "Team „Frühe Hilfen und Kinderschutz“"),
        ("Wirtschaftsförderung", "Wirtschaftsförderung"),
        ("der Bürgermeisterinnen", "Bürgermeister"),
        ("das Mehrgenerationenhaus", "Mehrgenerationenhäuser"),
        ("die ba", "BA"),
        ("PL Audit", "Projektleitung Audit"),
    ],
)
def test_a_unit_is_known_by(named: str, unit: str) -> None:
    assert understand(f"Was ist 2021 fällig für {named}?", TODAY, example()).units == (unit,)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Was ist für Projektleitung fällig?", ("Projektleitung Familie", "Projektleitung Audit")),
        ("Was muss das Schulamt liefern?", ("Staatliches Schulamt", "Schulverwaltungsamt")),
        ("fällig Koordinator", ("Koordinator für Schulsozialarbeit", "Koordinator „Jugend Stärken im Quartier“")),
    ],
)
def test_a_name_that_fits_two_units_is_answered_for_both(text: str, units: tuple[str, ...]) -> None:
    understood = understand(text, TODAY, example())
    assert (understood.units, understood.units_doubtful) == (units, True)


def test_several_units_are_all_asked_for() -> None:
    understood = understand("Was ist für Bauamt und Gesundheitsamt fällig?", TODAY, example())
    assert (understood.units, understood.units_doubtful) == (("Bauamt", "Gesundheitsamt"), False)


@pytest.mark.parametrize(
    "text", ["1. BA fertig", "Was ist das für ein Beitrag?", "Kinder sind fällig", "die Wirtschaft"]
)
def test_no_unit_is_made_up(text: str) -> None:
    assert understand(text, TODAY, example()).units == ()


def test_several_offices_of_one_name_are_its_plural() -> None:
    assert understand("fällig Bauämter", TODAY, example()).units == ("Bauamt",)


def test_a_unit_whose_name_has_no_word_is_named_by_nothing() -> None:
    book = build_unit_book([Unit("🏛"), Unit("Bauamt")])
    assert book.get(("bauamt",)) == ("Bauamt",)


def test_a_county_without_aliases_has_short_forms_too() -> None:
    assert understand("fällig Tiefbau", TODAY, north()).units == ("Leitung Tiefbau",)
    doubtful = understand("was muss der Deichverband noch machen?", TODAY, north())
    assert (doubtful.units, doubtful.units_doubtful) == (("Deichverband Nord", "Deichverband Süd"), True)


@pytest.mark.parametrize(
    "text", ["unsere Maßnahmen", "was müssen wir noch machen?", "Was ist bei uns fällig?", "our tasks"]
)
def test_own_units_are_asked_for_by_we_and_our(text: str) -> None:
    understood = understand(text, TODAY, example())
    assert (understood.units, understood.own_units) == (("Pflegestützpunkt",), True)


@pytest.mark.parametrize(
    "text", ["Zeig uns alles, was fällig ist", "Kannst du mir sagen, was fällig ist?", "Tell me what is due"]
)
def test_who_is_told_is_not_who_is_asked_about(text: str) -> None:
    assert not understand(text, TODAY, example()).own_units
