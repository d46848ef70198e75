"""What a document looks like, line by line, and what must not get lost on the way."""

import pytest

from bot.agreement.measures import short_title
from bot.agreement.model import Agreement, Measure
from bot.agreement.reader import Reading, read_agreement
from bot.periods.calendar import Calendar

THURINGIA = Calendar("TH")


def read(text: str) -> Reading:
    return read_agreement(text, None, THURINGIA)


def only(text: str) -> Measure:
    reading = read(text)
    (measure,) = reading.agreement.measures
    return measure


FORMS = {
    "tab": "Maßnahme 1\tBücherbus\nZuständig\tSchulamt\nFrist\t31.12.2024\n",
    "colon": "Maßnahme 1: Bücherbus\nZuständig: Schulamt\nFrist: 31.12.2024\n",
    "wide spaces": "Maßnahme 1   Bücherbus\nZuständig     Schulamt\nFrist         31.12.2024\n",
    "one below the other": "Maßnahme 1\nBücherbus\n\nZuständig\nSchulamt\n\nFrist\n31.12.2024\n",
    "label, then value": "Maßnahme 1\n\nBücherbus\n\nZuständig:\n\nSchulamt\n\nFrist:\n\n31.12.2024\n",
    "number in a row": "Nr.\t1\nMaßnahme\tBücherbus\nZuständig\tSchulamt\nFrist\t31.12.2024\n",
    "number below": "Maßnahme:\tBücherbus\nNr.:\t1\nZuständig\tSchulamt\nFrist\t31.12.2024\n",
    "upper case": "MASSNAHME 1: Bücherbus\nZUSTÄNDIG: Schulamt\nFRIST: 31.12.2024\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_measure_reads_the_same_in_every_form(form: str) -> None:
    measure = only(FORMS[form])
    assert (measure.code, measure.title, measure.units) == ("1", "Bücherbus", ("Schulamt",))
    assert measure.due is not None
    assert str(measure.due.on) == "2024-12-31"


def test_blank_lines_and_dashes_do_not_end_a_measure() -> None:
    measure = only("Maßnahme 1\tA\nKosten\t1 €\n\n-----\t---\n\nKommunikation\tPresse\n")
    assert (measure.cost, measure.communication) == ("1 €", "Presse")


def test_two_measures_need_no_blank_line_between() -> None:
    agreement = read("Maßnahme 1\tA\nKosten\t1 €\nMaßnahme 2\tB\nKosten\t2 €\n").agreement
    assert [(measure.code, measure.cost) for measure in agreement.measures] == [("1", "1 €"), ("2", "2 €")]


def test_a_value_goes_on_in_the_next_line() -> None:
    measure = only("Maßnahme 1\tA\nKosten\tpersonelle\nRessourcen der Stadt\nFrist\t2024\n")
    assert measure.cost == "personelle Ressourcen der Stadt"
    assert measure.cells[0].value == "personelle\nRessourcen der Stadt"


def test_a_repeated_row_is_joined_and_both_cells_stay() -> None:
    measure = only("Maßnahme 1\tA\nKosten\t1 €\nKosten\t2 €\n")
    assert measure.cost == "1 €\n2 €"
    assert [cell.value for cell in measure.cells] == ["1 €", "2 €"]


def test_codes_and_labels_inside_values_are_values() -> None:
    text = (
        "Maßnahme 1.1\tDie Maßnahme 1.2. und Ziel 5.1. gehören zusammen\n"
        "Kosten\tVerantwortlich für Kosten: Termin 2020\nFrist\t2024\n"
        "Maßnahme 1.2\tB\nKosten\tMaßnahme 1.1 trägt sie\n"
    )
    agreement = read(text).agreement
    assert [measure.code for measure in agreement.measures] == ["1.1", "1.2"]
    assert agreement.by_code["1.1"].responsible is None


def test_a_sentence_wrapped_before_a_code_is_no_heading() -> None:
    text = "Maßnahme 1.1\tA\nKosten\tsiehe auch\nMaßnahme 3.2. zu den Mitteln\nFrist\t2024\n"
    assert [measure.code for measure in read(text).agreement.measures] == ["1.1"]


def test_the_table_of_contents_is_not_read_twice() -> None:
    text = "Handlungsfeld 1: A\nMaßnahme 1.1 Bus\n\nHandlungsfeld 1: A\nMaßnahme 1.1 Bus\nFrist: 2024\n"
    reading = read(text)
    assert [measure.line for measure in reading.agreement.measures] == [5]
    assert [remark.line for remark in reading.unplaced] == [2]
    assert not reading.errors


def test_a_closing_declaration_belongs_to_no_measure() -> None:
    reading = read(
        "Maßnahme 1\tA\nKommunikation\t\n\nErklärung der Landrätin\n\nEinverstanden.\nOrt:\nDatum: 1.2.2020\n"
    )
    assert reading.agreement.measures[0].communication is None
    assert str(reading.agreement.signed_on) == "2020-02-01"
    assert [(remark.line, remark.last) for remark in reading.unplaced] == [(4, 8)]


def test_what_finds_no_place_is_named_with_its_line() -> None:
    reading = read("Handlungsfeld 1: A\nWir wollen viel.\n\nMaßnahme 1\tA\nFarbe\tblau\n\nLoser Satz.\n\nFrist\t2024\n")
    assert [(remark.line, remark.text) for remark in reading.unplaced] == [
        (2, "Wir wollen viel."),
        (5, "Farbe: blau"),
        (7, "Loser Satz."),
    ]
    assert reading.agreement.measures[0].cells[0].label == "Farbe"


def test_codes_that_start_anew_in_each_goal_are_told_apart() -> None:
    text = "Ziel 1.1\tA\nMaßnahme 1\tX\nKosten\t1\nMaßnahme 2\tY\nKosten\t1\nZiel 1.2\tB\nMaßnahme 1\tZ\nKosten\t1\n"
    reading = read(text)
    assert [measure.code for measure in reading.agreement.measures] == ["1.1.1", "1.1.2", "1.2.1"]
    assert any("beginnen mehrfach von vorn" in remark.why for remark in reading.warnings)


def test_a_code_used_twice_is_an_error_with_both_lines() -> None:
    text = "Ziel 1.1\tA\nMaßnahme 1.1.1\tX\nKosten\t1\nMaßnahme 1.1.1\tY\nKosten\t1\n"
    (error,) = read(text).errors
    assert str(error).startswith("Zeile 4: Maßnahme 1.1.1 steht schon in Zeile 2")


def test_a_field_with_two_titles_is_an_error() -> None:
    text = "Handlungsfeld 1: A\nMaßnahme 1\tX\nKosten\t1\nHandlungsfeld 1: B\nMaßnahme 2\tY\nKosten\t1\n"
    assert [error.line for error in read(text).errors] == [4]


def test_the_level_above_the_fields_is_left_out_and_said() -> None:
    text = (
        "Leitlinie 1: Oben\nHandlungsfeld 1: A\nMaßnahme 1\tX\nLeitlinie 2: Oben\nHandlungsfeld 2: B\nMaßnahme 2\tY\n"
    )
    reading = read(text)
    assert [field.title for field in reading.agreement.fields] == ["A", "B"]
    assert [remark.line for remark in reading.unplaced] == [1, 4]


def test_a_sheet_may_name_its_field() -> None:
    fields = ("Bildung", "Wohnen", "Bildung")
    sheets = (f"Maßnahme {number}\tX\nHandlungsfeld\t{name}\n" for number, name in enumerate(fields, start=1))
    agreement = read("".join(sheets)).agreement
    assert [(field.number, field.title) for field in agreement.fields] == [(1, "Bildung"), (2, "Wohnen")]
    assert [measure.field for measure in agreement.measures] == [1, 2, 1]


def test_a_goal_in_the_sheet_is_a_row_and_above_it_a_goal() -> None:
    in_sheet = only("Maßnahme 1\tX\nZiel\tMehr Busse\nFrist\t2024\n")
    assert [cell.label for cell in in_sheet.cells] == ["Ziel", "Frist"]
    above = read("Ziel:\tMehr Busse\nMaßnahme 1\tX\nFrist\t2024\n").agreement
    assert [goal.title for goal in above.goals] == ["Mehr Busse"]


@pytest.mark.parametrize("text", ["", "Ein Brief an alle.\n\nMit freundlichen Grüßen", "a\tb\nc\td\n"])
def test_a_foreign_text_has_no_measure_and_says_so(text: str) -> None:
    reading = read(text)
    assert reading.agreement.measures == ()
    assert "keine Maßnahme" in reading.errors[0].why


def test_the_agreement_runs_until_its_last_agreed_due_date() -> None:
    agreement: Agreement = read("Maßnahme 1\tA\nFrist\t2024\nMaßnahme 2\tB\nFrist\t06/2026\n").agreement
    assert str(agreement.runs_until) == "2026-06-30"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bündelung von Informationen", "Bündelung von Informationen"),
        ("x" * 75, "x" * 75),
        (
            "Prüfung, ob die Bereitstellung einer Musterwohnung oder eines -zimmers als Beispiel geeignet ist",
            "Prüfung, ob die Bereitstellung einer Musterwohnung oder eines -zimmers …",
        ),
        ("y" * 80, "y" * 73 + " …"),
    ],
)
def test_a_short_title_is_cut_at_a_word(title: str, expected: str) -> None:
    assert short_title(title) == expected
    assert len(short_title(title)) <= 75
