import pytest

from bot.agreement.rhythm import is_ongoing, recurrence_in

RHYTHMS = [
    ("Bericht der Landrätin einmal jährlich im Kreistag", "yearly"),
    ("Mitarbeiter/innen werden jährlich persönlich eingeladen", "yearly"),
    ("Ein Austauschtreffen findet einmal im Jahr statt.", "yearly"),
    ("Einmal jährlich treffen sich die Amtsleitungen", "yearly"),
    ("Durchführung einer jährlichen Kinderschutzkonferenz.", "yearly"),
    ("Die jährliche Fortschreibung weist den Bestand aus", "yearly"),
    ("lfd. mindestens einmal jährlich", "yearly"),
    ("1 x jährlich", "yearly"),
    ("1x im Jahr", "yearly"),
    ("jedes Jahr im Mai", "yearly"),
    ("mindestens eine Veranstaltung pro Jahr", "yearly"),
    ("Es finden jährlich drei Treffen statt", "yearly"),
    ("dreimal im Jahr", "yearly"),
    ("im jährlichen Rhythmus", "yearly"),
    ("jährlicher Turnus", "yearly"),
    ("halbjährlich", "halfyearly"),
    ("zweimal im Jahr", "halfyearly"),
    ("2x jährlich", "halfyearly"),
    ("4x/Jahr", "quarterly"),
    ("quartalsweise", "quarterly"),
    ("vierteljährlich", "quarterly"),
    ("viermal jährlich", "quarterly"),
    ("einmal im Quartal", "quarterly"),
    ("monatlich ab Januar 2024", "monthly"),
    ("jeden Monat", "monthly"),
    ("alle zwei Jahre", "every_2_years"),
    ("alle 2 Jahre", "every_2_years"),
    ("im zweijährigen Turnus", "every_2_years"),
    ("alle drei Jahre", "every_3_years"),
    ("alle 5 Jahre", "every_5_years"),
    ("jedes zweite Jahr", "every_2_years"),
    ("im Turnus von drei Jahren", "every_3_years"),
    ("alle sechs Monate", "halfyearly"),
    ("vierteljährl.", "quarterly"),
    ("1/4-jährlich", "quarterly"),
    ("jeden 1. Mittwoch im Monat", "monthly"),
    ("jeweils zum Quartalsende", "quarterly"),
    ("jeweils im Herbst", "yearly"),
    ("jeweils zum 30.06.", "yearly"),
    ("jeweils zum 30.06.2024", None),
    ("jedes Schuljahr", "yearly"),
    ("twice a year", "halfyearly"),
    ("every two years", "every_2_years"),
    ("annually", "yearly"),
    ("einmalig (Erarbeitung Programm) jährliche Lizenzkosten", None),
    ("in jährlichen Berichten wird Rechenschaft gelegt", None),
    ("laut jährlichem Bericht", None),
    ("Zahl der Fahrten steigt jährlich um 5 %", None),
    ("jährlich 80.000 €", None),
    ("40.000 Euro jährlich", None),
    ("jährliche Haushaltsmittel stehen bereit", None),
    ("Der Bericht wird dem Jahresbericht beigefügt", None),
    ("in Form einer Jahresarbeitskonzeption", None),
    ("unter 7% im Jahresdurchschnitt", None),
    ("Kinder im Alter von 10- 12 Jahren", None),
    ("mehrjährige Förderung", None),
    ("nicht jährlich", None),
    ("bis zum 3. Lebensmonat", None),
]


@pytest.mark.parametrize(("text", "expected"), RHYTHMS)
def test_a_rhythm_counts_where_it_is_the_measures_own(text: str, expected: str | None) -> None:
    found = recurrence_in(text)
    assert (found and found.value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "laufend",
        "fortlaufend",
        "Laufend – unterschiedliche Terminierung der Ziele -",
        "Umsetzung fortlaufend",
        "laufend bis 2022",
        "I. Quartal 2020 lfd. mindestens einmal jährlich",
        "jährlich",
        "Daueraufgabe",
        "kontinuierlich",
        "fortlaufende Umsetzung",
        "bis auf Weiteres",
        "alle zwei Jahre",
        "alle sechs Jahre",
        "fortl.",
        "fortlau fend",
        "auf unbestimmte Zeit",
        "regelmäßige Überprüfung",
        "2025+",
        "alle 14 Tage",
        "turnusmäßig",
        "ongoing",
    ],
)
def test_ongoing_is_read_from_the_value(value: str) -> None:
    assert is_ongoing(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "bis 2022",
        "im laufenden Jahr",
        "lfd. Nr. 3",
        "mit laufenden Mitteln",
        "lfd. Legislatur",
        "im ständigen Ausschuss",
        "nicht fortlaufend",
        "keine Daueraufgabe",
        "Laufzeit bis 2024",
        "vorbehaltlich der Sicherstellung der Module",
        "stufenweiser Anschluss bis IV Quartal 2020",
    ],
)
def test_other_values_are_not_ongoing(value: str) -> None:
    assert not is_ongoing(value)
