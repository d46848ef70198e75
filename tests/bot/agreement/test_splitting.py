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
    (
        "Eigenbetrieb Kindertageseinrichtungen\nAmt für Bildung, Jugend und Sport",
        ["Eigenbetrieb Kindertageseinrichtungen", "Amt für Bildung, Jugend und Sport"],
    ),
    ("Amt für Umwelt, Natur- und\nKlimaschutz", ["Amt für Umwelt, Natur- und Klimaschutz"]),
    ("Stadtelternrat,\nKita-Leitungen,\nFachberatung", ["Stadtelternrat", "Kita-Leitungen", "Fachberatung"]),
    (
        "Presse- und\nÖffentlichkeits-\narbeit, Tourist-\ninformation",
        ["Presse- und Öffentlichkeitsarbeit", "Touristinformation"],
    ),
    (
        "Initiator: Klimaschutzmanager*in\nAkteure: Kreisverwaltung, Landwirte",
        ["Klimaschutzmanager*in", "Kreisverwaltung", "Landwirte"],
    ),
    (
        "1) Hochbauamt\n2) Schulverwaltungsamt\n3) Externe Planer",
        ["Hochbauamt", "Schulverwaltungsamt", "Externe Planer"],
    ),
    ("Federführung: Jugendamt Mitwirkung: Schulamt", ["Jugendamt", "Schulamt"]),
    ("Interne Partner: Hauptamt; weitere Akteure: Caritas", ["Hauptamt", "Caritas"]),
    ("Klimakoordinatorin: Frau Müller", ["Klimakoordinatorin"]),
    ("Leitung: Frau Müller", []),
    ("Beratungsstelle Frau und Beruf, Jobcenter", ["Beratungsstelle Frau und Beruf", "Jobcenter"]),
    ("Auszubildende, Jugendamt", ["Auszubildende", "Jugendamt"]),
    ("1. Beigeordnete, 2. Kämmerei", ["1. Beigeordnete", "Kämmerei"]),
    ("(Jugendamt), Bauamt", ["Jugendamt", "Bauamt"]),
    ("Jugendamt (Leitung: Frau Müller)", ["Jugendamt"]),
    ("Amt für Jugend, Schulen und Sport, Bauamt", ["Amt für Jugend, Schulen und Sport", "Bauamt"]),
    ("Amt für Soziales, Schulen und Kitas", ["Amt für Soziales", "Schulen", "Kitas"]),
    ("Jugendamt, Tafel und Kleiderkammer", ["Jugendamt", "Tafel", "Kleiderkammer"]),
    ("Jugendamt, Kultur und Tourismus", ["Jugendamt", "Kultur und Tourismus"]),
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


@pytest.mark.parametrize(
    "cell", ["Schulen mit Schwimmunterricht", "Schulen mit externer Begleitung", "Schulen, siehe 2.1"]
)
def test_what_qualifies_a_unit_of_the_register_is_no_unit(cell: str) -> None:
    assert [named.name for named in named_units(cell, Names([Unit("Schulen")]))] == ["Schulen"]
