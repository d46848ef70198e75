import pytest

from bot.agreement.headings import Level, bare_heading, headings

HEADINGS = [
    ("Handlungsfeld 1: Steuerung, Vernetzung", (Level.FIELD, "1", "Steuerung, Vernetzung")),
    ("Handlungsfeld 4:", (Level.FIELD, "4", "")),
    ("HANDLUNGSFELD II", (Level.FIELD, "II", "")),
    ("Handlungsfeld A – Mobilität", (Level.FIELD, "A", "Mobilität")),
    ("1. Handlungsfeld: Bildung", (Level.FIELD, "1", "Bildung")),
    ("Themenfeld 2 Wohnen", (Level.FIELD, "2", "Wohnen")),
    ("## Handlungsfeld 3: Arbeit", (Level.FIELD, "3", "Arbeit")),
    ("Leitlinie: Ankommen", (Level.FIELD, None, "Ankommen")),
    ("Ziel 1.1\tRatsuchende finden Medien.", (Level.GOAL, "1.1", "Ratsuchende finden Medien.")),
    ("Ziel 2.3.\tAusbau der Angebote", (Level.GOAL, "2.3", "Ausbau der Angebote")),
    ("Leitziel 1: Eltern", (Level.GOAL, "1", "Eltern")),
    ("Maßnahme 1.5.1.\tDurchführung", (Level.MEASURE, "1.5.1", "Durchführung")),
    ("Maßnahme 2.1.4.\tweiterer Erhalt", (Level.MEASURE, "2.1.4", "weiterer Erhalt")),
    ("Massnahme M 12: Titel", (Level.MEASURE, "M 12", "Titel")),
    ("Maßnahme A.1 Titel", (Level.MEASURE, "A.1", "Titel")),
    ("Maßnahme Nr. 7 – Titel", (Level.MEASURE, "7", "Titel")),
    ("Maßnahme 1.\tTitel", (Level.MEASURE, "1", "Titel")),
    ("Maßnahme HF1-M2\tTitel", (Level.MEASURE, "HF1-M2", "Titel")),
    ("Projekt 3: Kino", (Level.MEASURE, "3", "Kino")),
    ("Maßnahme: 3 Spielplätze bauen", (Level.MEASURE, None, "3 Spielplätze bauen")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), HEADINGS)
def test_a_heading_is_known_by_word_and_code(line: str, expected: tuple[Level, str | None, str]) -> None:
    (found,) = headings(line)
    assert (found.level, found.code, found.title) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Zielgruppe\tFamilien",
        "Maßnahmenplan 2020",
        "Die Maßnahme 3.2.2. ist wichtig.",
        "Realisierung der Maßnahmen 1.4.1 bis 1.4.4",
        "Zielsetzung im Audit:",
        "Projektleitung: Elke Schnabel",
        "Vorhabenbezogen 3",
        "",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert not headings(line)


@pytest.mark.parametrize("line", ["Ziel 5.1. soll damit erreicht werden.", "Maßnahme 3.2.2. zu sehen"])
def test_a_sentence_that_begins_like_a_heading_is_uncertain(line: str) -> None:
    assert [found.is_certain for found in headings(line)] == [False]


def test_a_line_may_head_two_levels() -> None:
    field, goal = headings("HF 2 – Ziel 3: Wohnen")
    assert (field.level, field.code, field.title) == (Level.FIELD, "2", "")
    assert (goal.level, goal.code, goal.title) == (Level.GOAL, "3", "Wohnen")


@pytest.mark.parametrize(
    ("line", "level", "code", "title"),
    [
        ("HF1-M2   Energieberichte", Level.MEASURE, "HF1-M2", "Energieberichte"),
        ("M 12: Jobticket", Level.MEASURE, "M 12", "Jobticket"),
        ("HF2: Verkehr", Level.FIELD, "HF2", "Verkehr"),
        ("Z1.2: Ankommen", Level.GOAL, "Z1.2", "Ankommen"),
        ("1.1.1 Titel", Level.MEASURE, "1.1.1", "Titel"),
    ],
)
def test_a_code_alone_may_head_a_measure(line: str, level: Level, code: str, title: str) -> None:
    found = bare_heading(line)
    assert found is not None
    assert (found.level, found.code, found.title) == (level, code, title)


@pytest.mark.parametrize("line", ["31.12.2021 abgeschlossen", "Presse", "ABC: Titel", "2020: Beschluss"])
def test_dates_and_words_are_no_codes(line: str) -> None:
    assert bare_heading(line) is None
