import pytest

from bot.agreement.model import Unit
from bot.agreement.splitting import named_units
from bot.agreement.units import Names

NOBODY = Names(())

CELLS = [
    ("Projektleitung Familie, Projektleitung Audit", ["Projektleitung Familie", "Projektleitung Audit"]),
    ("Leitung Jugend- und Sozialamt; Projektleitung Audit", ["Leitung Jugend- und Sozialamt", "Projektleitung Audit"]),
    ("Leitung Jugend- und Sozialamt und Schulverwaltungsamt", ["Leitung Jugend- und Sozialamt", "Schulverwaltungsamt"]),
    ("Landrätin, Wirtschaftsförderung und BA", ["Landrätin", "Wirtschaftsförderung", "BA"]),
    ("Leitung FB Wirtschaft und Recht", ["Leitung FB Wirtschaft und Recht"]),
    ("Amt für Wirtschaftsförderung und Tourismus", ["Amt für Wirtschaftsförderung und Tourismus"]),
    ("Amt für Soziales, Familie und Jugend, Bauamt", ["Amt für Soziales, Familie und Jugend", "Bauamt"]),
    (
        "SG Wirtschaftsförderung/ Kreisentwicklung/ Kreisplanung",
        ["SG Wirtschaftsförderung/ Kreisentwicklung/ Kreisplanung"],
    ),
    ("Jugendamt / Gesundheitsamt", ["Jugendamt", "Gesundheitsamt"]),
    ("Team „Frühe Hilfen und Kinderschutz“, Leitung ASD", ["Team „Frühe Hilfen und Kinderschutz“", "Leitung ASD"]),
    (
        "Projektleitung Familie (verwaltet die Mittel, auch verantwortlich und zuständig), SGL ÖPNV",
        ["Projektleitung Familie", "SGL ÖPNV"],
    ),
    (
        "Kommunen unter Einbezug Audit in SDH und Bad Frankenhausen, Sozialplaner mit Fachberatung Kindertagesstätten",
        ["Kommunen", "Sozialplaner", "Fachberatung Kindertagesstätten"],
    ),
    (
        "Fachberatung der Kindertagesstätten im Jugend- und Sozialamt, staatliches Schulamt und Schulverwaltung",
        ["Fachberatung der Kindertagesstätten", "staatliches Schulamt", "Schulverwaltung"],
    ),
    (
        "Pflegestützpunkt des Kyffhäuserkreises in Kooperation mit der Wirtschaftsförderung",
        ["Pflegestützpunkt", "Wirtschaftsförderung"],
    ),
    ("Mitarbeiter und Leitung des ASD", ["Mitarbeiter und Leitung des ASD"]),
    (
        "Umwelt- und Arbeitsschutz (Machbarkeitsstudie), ansonsten Amt für Abfallwirtschaft",
        ["Umwelt- und Arbeitsschutz", "Amt für Abfallwirtschaft"],
    ),
    ("Jugendamt mit externer Begleitung", ["Jugendamt"]),
    ("Jugendamt gemeinsam mit Jobcenter", ["Jugendamt", "Jobcenter"]),
    ("Federführung: Jugendamt; Beteiligte: Bauamt", ["Jugendamt", "Bauamt"]),
    ("Frau Müller (Jugendamt), Herr Meier", ["Jugendamt"]),
    ("- Jugendamt\n- Bauamt", ["Jugendamt", "Bauamt"]),
    ("<ul><li>Jugendamt</li><li>Bauamt</li></ul>", ["Jugendamt", "Bauamt"]),
    ("Jugend- und\nSozialamt", ["Jugend- und Sozialamt"]),
    ("Gesund- heitsamt", ["Gesundheitsamt"]),
    ("Jugendberufshilfe Thüringen e.V., Leitung ASD", ["Jugendberufshilfe Thüringen e.V.", "Leitung ASD"]),
    ("Amt 51 – Jugendamt", ["Amt 51 – Jugendamt"]),
    ("Jugendamt, unter Beteiligung von Kitas", ["Jugendamt"]),
    ("Kreisverwaltung (FB 3) mit Unterstützung der Kassen", ["Kreisverwaltung"]),
    ("Bürgermeisterinnen und Bürgermeister", ["Bürgermeisterinnen und Bürgermeister"]),
    ("N. N.", []),
    ("k. A.", []),
    ("noch offen", []),
    ("–", []),
    ("", []),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_a_cell_is_split_between_offices_and_never_inside_a_name(cell: str, expected: list[str]) -> None:
    assert [named.name for named in named_units(cell, NOBODY)] == expected


def test_the_register_decides_what_is_one_name() -> None:
    names = Names([Unit("Werkstatt und Lager"), Unit("Lager"), Unit("Kreisarchiv, Bücherei und Museum")])
    cell = "Werkstatt und Lager, Kreisarchiv, Bücherei und Museum, Lager"
    assert [unit.name for named in named_units(cell, names) if (unit := names.find(named.name))] == [
        "Werkstatt und Lager",
        "Kreisarchiv, Bücherei und Museum",
        "Lager",
    ]
