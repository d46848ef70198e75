"""The rules for dates of DESIGN §3, each by cases."""

import pytest

from bot.agreement.deadlines import due_in, start_named, start_within
from bot.periods.calendar import Calendar

THURINGIA = Calendar("TH")

DUES = [
    ("II. Quartal 2021", "2021-06-30 quarter"),
    ("II Quartal 2020", "2020-06-30 quarter"),
    ("IV. 2020", "2020-12-31 quarter"),
    ("Q3/2025", "2025-09-30 quarter"),
    ("2022", "2022-12-31 year"),
    ("bis 2022", "2022-12-31 year"),
    ("Dezember 2023", "2023-12-31 month"),
    ("12/2024", "2024-12-31 month"),
    ("31.12.2024", "2024-12-31 day"),
    ("bis zum 30. Juni 2025", "2025-06-30 day"),
    ("spätestens II. Quartal 2020", "2020-06-30 quarter"),
    ("Ausgabe im I. Quartal 2020", "2020-03-31 quarter"),
    ("Umsetzung bis II. Quartal 2020 (ist Voraussetzung für Mittelzuwendung)", "2020-06-30 quarter"),
    ("Vorliegen des Modells : II. Quartal 2020", "2020-06-30 quarter"),
    ("1. Halbjahr 2024", "2024-06-30 halfyear"),
    ("vor 2025", "2024-12-31 day"),
    ("laufend bis 2022", "2022-12-31 year"),
    ("Einführung bis Mai 2025, danach laufend", "2025-05-31 month"),
    ("Q3/2025 bis Q3/2027", "2027-09-30 quarter"),
    ("2024-2026", "2026-12-31 year"),
    ("von Januar 2024 bis Dezember 2026", "2026-12-31 month"),
    ("1.1.–31.12.2024", "2024-12-31 day"),
    ("Fortführung bis 2023", "2023-12-31 year"),
    ("ab 2022", None),
    ("laufend ab 2021", None),
    ("seit 2019", None),
    ("Fortführung der Arbeit: 01.10.2019", None),
    ("begonnen 2019", None),
    ("I. Quartal 2020 lfd. mindestens einmal jährlich", None),
    ("jährlich und laufend – Stand der Umsetzung im 1. Jahresbericht", None),
    ("jährlich zum 31. Dezember", None),
    ("bis Ende des Jahres", None),
    ("im laufenden Jahr", None),
    ("in drei Monaten", None),
    ("nach Haushaltslage", None),
    ("vorbehaltlich der Sicherstellung der Module durch die GEBIT Münster", None),
    ("Baubeginn: 2024", None),
    ("2022 begonnen", None),
    ("über 2025 hinaus", None),
    ("vor der Landtagswahl 2024", None),
    ("nach Kreistagsbeschluss 2024", None),
    ("Begehung vor Ort 2024", "2024-12-31 year"),
    ("Anmeldung zum Doppelhaushalt 2025/2026", None),
    ("bis zur Einbringung des Haushaltsplans 2019", None),
    ("im Doppelhaushalt 2025/2026", "2026-12-31 biennium"),
    ("noch offen (Stand 05/2023)", None),
    ("bis 2O25", "2025-12-31 year"),
    ("Mrz 25", "2025-03-31 month"),
    ("7.1) 2023 – 2028 7.2) 2026 – 2030", "2028-12-31 year"),
    ("offen", None),
    ("k. A.", None),
    ("–", None),
    ("", None),
]


@pytest.mark.parametrize(("cell", "expected"), DUES)
def test_due_is_the_last_day_of_the_period_named(cell: str, expected: str | None) -> None:
    due = due_in([cell], THURINGIA)
    assert (due and f"{due.on} {due.period.precision.value}") == expected


@pytest.mark.parametrize("word", ["", "bis ", "bis zum ", "spätestens ", "Ausgabe im "])
def test_words_of_urgency_add_nothing(word: str) -> None:
    due = due_in([f"{word}II. Quartal 2021"], THURINGIA)
    assert due is not None
    assert str(due.on) == "2021-06-30"


STAGES = [
    (
        'Fortführung der Arbeit des Sozialplaners: 01.10.2019 <ol style="list-style-type: none"> 1. Teilabschnitt:'
        " Datenaktualisierung bis II. Quartal 2020 2. Auswertung der Daten",
        "2020-06-30",
        "1. Teilabschnitt: Datenaktualisierung",
    ),
    (
        "stufenweiser Anschluss 1. Bauabschnitt 4.700 Haushalte bis IV Quartal 2020",
        "2020-12-31",
        "1. Bauabschnitt 4.700 Haushalte",
    ),
    ("Konzept: II. Quartal 2025; Umsetzung: 31.12.2026", "2025-06-30", "Konzept"),
    ("Phase 2 bis 2026, Phase 1 bis 2025", "2025-12-31", "Phase 1"),
    ("31.12.2025 (Konzept), 31.12.2026 (Umsetzung)", "2025-12-31", "Konzept"),
    ("<p>1. Planung 2024</p><p>2. Bau 2026</p>", "2024-12-31", "1. Planung"),
    ("<p>Dezember 2023</p> <p>Strategie ist fertiggestellt.</p> <p>Strategie wird umgesetzt.</p>", "2023-12-31", None),
    ("1. Dezember 2023", "2023-12-01", None),
]


@pytest.mark.parametrize(("cell", "on", "label"), STAGES)
def test_of_several_stages_the_earliest_counts_and_keeps_its_name(cell: str, on: str, label: str | None) -> None:
    due = due_in([cell], THURINGIA)
    assert due is not None
    assert (str(due.on), due.label) == (on, label)


STARTS = [
    ("September 2019", "2019-09-01 2019-09-30 month"),
    ("III. Quartal 2019", "2019-07-01 2019-09-30 quarter"),
    ("II. 2019", "2019-04-01 2019-06-30 quarter"),
    ("01.01.2020", "2020-01-01 2020-01-01 day"),
    ("Oktober 2019, Stellenneubesetzung Sozialplanung", "2019-10-01 2019-10-31 month"),
    ("Beantragung Fördermittel: IV. Quartal 2019", "2019-10-01 2019-12-31 quarter"),
    (
        "nach Kreistagsbeschluss über die Zielsetzungen im I. Quartal 2020",
        "2020-01-01 2020-03-31 quarter",
    ),
    ("Sommerferien 2020", "2020-07-20 2020-08-29 holidays"),
    ("<p>1. 2017 Jugendhilfetag</p> <p>2. Fachtag im Nov. 2019</p>", "2017-01-01 2017-12-31 year"),
    ("laufend seit 2009", "2009-01-01 2009-12-31 year"),
    ("Oktober 2024 bis März 2025", "2024-10-01 2024-10-31 month"),
    ("Oktober bis Dezember 2024", "2024-10-01 2024-10-31 month"),
    ("Sommerferien", None),
    ("Fortführung", None),
    ("nach KT- Beschluss", None),
    ("sofort", None),
]


@pytest.mark.parametrize(("cell", "expected"), STARTS)
def test_start_is_the_first_period_named(cell: str, expected: str | None) -> None:
    start = start_named([cell], THURINGIA)
    assert (start and f"{start.first} {start.last} {start.precision.value}") == expected


@pytest.mark.parametrize("land", ["TH", "BY"])
def test_school_holidays_are_those_of_the_land(land: str) -> None:
    start = start_named(["Sommerferien 2025"], Calendar(land))
    assert start == Calendar(land).summer_holidays(2025)


@pytest.mark.parametrize(
    ("cell", "alone", "expected"),
    [
        ("Q3/2025 bis Q3/2027", False, "2025-07-01"),
        ("laufend ab 2021", False, "2021-01-01"),
        ("Beginn: 2024, Ende: 2026", True, "2024-01-01"),
        ("2024", True, "2024-01-01"),
        ("2024", False, "None"),
        ("bis 2024", True, "None"),
    ],
)
def test_a_row_for_start_and_end_names_both(cell: str, alone: bool, expected: str) -> None:
    start = start_within([cell], THURINGIA, alone)
    assert str(start and start.first) == expected
