"""Tables with one measure a line under a row of labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.model import Agreement, Measure
from bot.agreement.reader import Reading, read_agreement
from bot.periods.calendar import Calendar

THURINGIA = Calendar("TH")
LABELS = ("Nr.", "Maßnahme", "Zuständig", "Beginn", "Ende", "Kosten")
ROWS = (
    ("1.1", "Babysitter-Kartei", "Jugendamt, Bauamt", "2025", "Q3/2026", "keine"),
    ("1.2", "Elterncafé", "Familienbüro", "", "laufend", "500 €"),
)


def reading(*lines: str) -> Reading:
    return read_agreement("\n".join(lines), None, THURINGIA)


def agreement(*lines: str) -> Agreement:
    found = reading(*lines)
    assert not found.errors
    return found.agreement


def in_words(measure: Measure) -> tuple[str, ...]:
    due = str(measure.due.on) if measure.due else "-"
    return (measure.code, measure.title, "; ".join(measure.units), due, measure.cost or "-")


@pytest.mark.parametrize("separator", ["\t", ";", " ; ", "|", " | "])
def test_a_line_of_a_table_is_a_measure(separator: str) -> None:
    found = agreement(*(separator.join(row) for row in (LABELS, *ROWS)))
    assert [in_words(measure) for measure in found.measures] == [
        ("1.1", "Babysitter-Kartei", "Jugendamt; Bauamt", "2026-09-30", "keine"),
        ("1.2", "Elterncafé", "Familienbüro", "-", "500 €"),
    ]
    assert found.by_code["1.2"].ongoing


def test_a_table_framed_with_bars_and_dashes_reads_the_same() -> None:
    framed = [f"| {' | '.join(row)} |" for row in (LABELS, *ROWS)]
    framed.insert(1, "|---|:--|---|---|---|---|")
    assert [measure.code for measure in agreement(*framed).measures] == ["1.1", "1.2"]


def test_the_cells_of_a_table_keep_label_words_and_line() -> None:
    found = agreement("Plan", "", "\t".join(LABELS), "\t".join(ROWS[0]))
    cells = [(cell.label, cell.value, cell.line) for cell in found.measures[0].cells]
    assert cells == [(label, value, 4) for label, value in zip(LABELS, ROWS[0], strict=True)]


def test_a_quoted_cell_may_hold_the_separator_and_a_line_break() -> None:
    found = agreement(
        ";".join(LABELS), '1;"Beratung; mobil und\nam Telefon";"Amt ""Jugend""";;2026;"1;50"', "2;Fest;Bauamt"
    )
    first, second = found.measures
    assert first.title == "Beratung; mobil und am Telefon"
    assert (first.units, first.cost) == (('Amt "Jugend"',), "1;50")
    assert (second.code, second.line, second.due) == ("2", 4, None)


def test_a_line_without_code_and_title_goes_on_with_the_measure_above() -> None:
    found = agreement("\t".join(LABELS), "\t".join(ROWS[0]), "\t\tSchulamt\t\t\t50 €")
    assert found.measures[0].units == ("Jugendamt", "Bauamt", "Schulamt")
    assert found.measures[0].cost == "keine 50 €"


def test_headings_between_the_rows_of_a_table_are_headings() -> None:
    found = agreement(
        "\t".join(LABELS),
        "Handlungsfeld 1: Familie",
        "\t".join(ROWS[0]),
        "Seite 2 von 3",
        "Handlungsfeld 2: Pflege\t\t\t\t\t",
        "\t".join(ROWS[1]),
    )
    assert [field.title for field in found.fields] == ["Familie", "Pflege"]
    assert [measure.field for measure in found.measures] == [1, 2]


def test_the_code_may_stand_before_the_title() -> None:
    found = agreement("Maßnahme;Wer;Bis wann", "2.1 Radwege;Bauamt;2026", "2.2 Rufbus;SG ÖPNV;2027")
    assert [(measure.code, measure.title) for measure in found.measures] == [("2.1", "Radwege"), ("2.2", "Rufbus")]


def test_measures_without_code_are_counted_and_that_is_said() -> None:
    found = reading("Was | Wer | Bis wann", "Radwege | Bauamt | 2026", "Rufbus | SG ÖPNV | 2027")
    assert [measure.code for measure in found.agreement.measures] == ["1", "2"]
    assert "gezählt als 1" in " ".join(map(str, found.warnings))


def test_the_field_of_action_may_be_a_column() -> None:
    found = agreement("Handlungsfeld;Maßnahme;Wer;Bis", "Verkehr;Radwege;Bauamt;2026", "Soziales;Rufbus;Jobcenter;2027")
    assert [(field.number, field.title) for field in found.fields] == [(1, "Verkehr"), (2, "Soziales")]
    assert [measure.field for measure in found.measures] == [1, 2]


def test_what_does_not_fit_the_table_is_named() -> None:
    found = reading("\t".join(LABELS), "\t".join(ROWS[0]), "Schlussbemerkungen folgen im Anhang")
    assert [remark.line for remark in found.unplaced] == [3]


@pytest.mark.parametrize("line", ["Wir beraten; wir helfen; wir begleiten.", "a | b | c", "Maßnahme\tBauamt"])
def test_a_line_with_separators_is_no_table(line: str) -> None:
    found = agreement(line, "", "Maßnahme 1: Test", "Verantwortlich: Bauamt")
    assert [measure.code for measure in found.measures] == ["1"]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    found = agreement(";".join(LABELS), '1;"Radwege;Bauamt;;2026;', *(f"{n};Fest;Bauamt;;2026;" for n in range(2, 99)))
    assert len(found.measures) == 98


def test_a_stray_quote_costs_no_measure() -> None:
    rows = [f'{n};"Jugend" und „Alter";Bauamt;;2026;' for n in range(1, 9)]
    assert len(agreement(";".join(LABELS), *rows).measures) == 8


def test_a_line_that_goes_on_belongs_to_its_own_table() -> None:
    found = agreement("\t".join(LABELS), "\t".join(ROWS[0]), "Wer\tWas\tBis wann", "Schulamt\t\t2027")
    assert [measure.units for measure in found.measures] == [("Jugendamt", "Bauamt"), ("Schulamt",)]


@given(st.lists(st.sampled_from([*LABELS, "\n", "\t", ";", "|", '"', '""', "Ziel 1", "---", "2025"]), max_size=60))
def test_any_table_is_read_and_nothing_raises(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert {measure.line for measure in reading(text).agreement.measures} <= set(range(1, text.count("\n") + 2))
