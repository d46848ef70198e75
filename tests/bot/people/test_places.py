import pytest

from bot.people.place import Rhythm, Scope
from bot.people.places import ends_binding, read_scope, rhythm_named
from bot.periods.calendar import Calendar
from tests.bot.asking.county import SNAPSHOT, TODAY


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Bauamt", Scope(("Bauamt",))),
        ("Bauamt, Handlungsfeld 2", Scope(("Bauamt",), (2,))),
        ("für das Jugendamt und das Büro der Landrätin", Scope(("Jugendamt", "Büro der Landrätin"))),
        ("amt für jugend", Scope(("Jugendamt",))),
        ("Jugendmat", Scope(("Jugendamt",))),
        ("HF 1 und HF 2", Scope((), (1, 2))),
        ("Bauamt; Bauamt", Scope(("Bauamt",))),
    ],
)
def test_units_and_fields_are_read_as_in_a_question(text: str, scope: Scope) -> None:
    wanted = read_scope(text, SNAPSHOT, TODAY, Calendar("TH"))
    assert (wanted.scope, wanted.unknown, wanted.doubtful) == (scope, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Bauamt, Kegelclub",
        "Jugendamt und die Landrätin",
        "Handlungsfeld 9",
        "Bauamt Ziel 1.1",
        "1.1.1",
        "Bauamt im Juni",
    ],
)
def test_what_is_neither_unit_nor_field_is_named_and_nothing_guessed(text: str) -> None:
    assert read_scope(text, SNAPSHOT, TODAY, Calendar("TH")).unknown


@pytest.mark.parametrize("text", ["alle", "Alle Einheiten", "aus", "all.", "none"])
def test_a_binding_ends_with_a_word(text: str) -> None:
    assert ends_binding(text)


@pytest.mark.parametrize("text", ["", "Bauamt", "alle Bauämter"])
def test_and_with_no_other(text: str) -> None:
    assert not ends_binding(text)


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [("wöchentlich", Rhythm.WEEKLY), ("jede Woche", Rhythm.WEEKLY), ("Quartal", Rhythm.QUARTERLY), ("aus", None)],
)
def test_how_often_is_read(text: str, rhythm: Rhythm | None) -> None:
    assert rhythm_named(text) is rhythm
