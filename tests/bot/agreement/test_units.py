import pytest

from bot.agreement.model import Unit
from bot.agreement.responsible import Responsibility, proposed_register
from bot.agreement.units import Names, read_register, register_text
from bot.errors import UnreadableRegister

REGISTER = (
    Unit("Leitung Jugend- und Sozialamt", ("Jugendamt",)),
    Unit("Pflegestützpunkt", ("PSP",)),
    Unit("Träger der Tagespflege", external=True),
    Unit("Leitung FB Wirtschaft und Recht"),
    Unit("Fachbereich 51"),
    Unit("Bauamt"),
)
NAMES = Names(REGISTER)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jugend- und Sozialamtsleitung", "Leitung Jugend- und Sozialamt"),
        ("Jugend- und Sozialamtsleiterin", "Leitung Jugend- und Sozialamt"),
        ("Leiterin des Jugend- und Sozialamtes", "Leitung Jugend- und Sozialamt"),
        ("Jugend- und Sozialamt", "Leitung Jugend- und Sozialamt"),
        ("JUGENDAMT", "Leitung Jugend- und Sozialamt"),
        ("Pflegestuetzpunkt", "Pflegestützpunkt"),
        ("Pflegestüztpunkt", "Pflegestützpunkt"),
        ("Pflegestützpunkt (Frau X)", "Pflegestützpunkt"),
        ("Trägern der Tagespflege", "Träger der Tagespflege"),
        ("FBL Wirtschaft und Recht", "Leitung FB Wirtschaft und Recht"),
        ("Leitung Bauamt", "Bauamt"),
    ],
)
def test_a_unit_is_found_in_every_spelling(written: str, name: str) -> None:
    found = NAMES.find(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["Fachbereich 52", "Gesundheitsamt", "Träger", "Amt", ""])
def test_another_unit_is_not_taken_for_a_known_one(written: str) -> None:
    assert NAMES.find(written) is None


def test_the_lead_is_the_first_unit_that_is_no_outside_body() -> None:
    responsible = Responsibility(REGISTER)
    units = responsible.units_in([("Träger der Tagespflege, Bauamt, PSP", 1)])
    assert units == ("Träger der Tagespflege", "Bauamt", "Pflegestützpunkt")
    assert responsible.lead(units) == "Bauamt"
    assert responsible.lead(units[:1]) is None


def test_spellings_of_one_office_are_proposed_as_one_unit() -> None:
    cells = ["Jugendamt", "Leitung Jugendamt, Bauamt", "Jugendamtsleiterin", "Bauamt"]
    assert proposed_register(cells) == (Unit("Leitung Jugendamt", ("Jugendamt", "Jugendamtsleiterin")), Unit("Bauamt"))


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (["Jobcenter (JC)", "JC, Jobcenter", "Job-Center"], Unit("Jobcenter", ("Job-Center", "JC"), external=True)),
        (["ASD", "ASD (Allgemeiner Sozialer Dienst)"], Unit("Allgemeiner Sozialer Dienst", ("ASD",))),
        (["Schulamt (FF)", "Schulamt (Frau A)"], Unit("Schulamt")),
        (["Jugendamtes", "Jugendamt"], Unit("Jugendamt", ("Jugendamtes",))),
        (["Bauamts-Leitung", "Amtsleiter Bauamt"], Unit("Amtsleiter Bauamt", ("Bauamts-Leitung",))),
        (["FB 3", "FB3", "Fachbereich 3"], Unit("FB 3", ("FB3", "Fachbereich 3"))),
        (
            ["Beauftragte/r für Sport", "Beauftragte für Sport"],
            Unit("Beauftragte/r für Sport", ("Beauftragte für Sport",)),
        ),
        (["Amt f. Bau u. Umwelt", "Amt für Bau und Umwelt"], Unit("Amt f. Bau u. Umwelt", ("Amt für Bau und Umwelt",))),
        (["Koordinatorin Hilfen", "Koordinator Hilfen"], Unit("Koordinatorin Hilfen", ("Koordinator Hilfen",))),
        (["AG Klima"], Unit("AG Klima")),
        (["Deutsche Bahn AG"], Unit("Deutsche Bahn AG", external=True)),
        (["Beauftragte für Vereine"], Unit("Beauftragte für Vereine")),
        (["Beratung der Diakonie"], Unit("Beratung der Diakonie", external=True)),
        (["Volkshochschule"], Unit("Volkshochschule")),
    ],
)
def test_what_is_proposed_for_one_office(cells: list[str], unit: Unit) -> None:
    assert proposed_register(cells) == (unit,)


def test_offices_of_other_numbers_stay_apart() -> None:
    assert [unit.name for unit in proposed_register(["FB 1, FB 12", "FB1 2"])] == ["FB 1", "FB 12", "FB1 2"]


def test_a_register_is_written_as_it_is_read() -> None:
    units = (*REGISTER, Unit('Team „Frühe Hilfen“ "neu" \\', ("a\tb",)))
    assert read_register(register_text(units)) == units


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nennt keine Einheit"),
        ("[[unit]\n", "kein gültiges TOML; bitte prüfen Sie Zeile 1"),
        ('[[unit]]\nname = "A', "kein gültiges TOML; bitte prüfen Sie die letzte Zeile"),
        ("unit = 3", "nennt keine Einheit"),
        ("unit = [3]", "fehlt der Name der 1. Einheit"),
        ("[[unit]]\naliases = []", "fehlt der Name der 1. Einheit"),
        ('[[unit]]\nname = "A"\naliases = "B"', "keine Liste"),
        ('[[unit]]\nname = "A"\nexternal = "ja"', "weder true noch false"),
        ('[[unit]]\nname = "A"\n[[unit]]\nname = "B"\naliases = ["a"]', "bei „A“ und bei „B“"),
        ('[[unit]]\nname = "A"\n[[unit]]\nname = "A"', "steht „A“ zweimal"),
    ],
)
def test_a_broken_register_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(UnreadableRegister, match=words):
        read_register(text)
