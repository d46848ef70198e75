"""Every agreement in this folder, and the example, read as a clerk read it by hand."""

from importlib.resources import files

import pytest

from bot.agreement.model import Agreement, Unit
from bot.agreement.reader import Reading, read_agreement
from bot.agreement.units import read_register, register_text
from bot.periods.calendar import Calendar
from tests.agreements.by_hand import FOLDER, in_notation, read_by_hand

THURINGIA = Calendar("TH")
OTHER_COUNTIES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def example(name: str) -> str:
    return files("storage.example").joinpath(name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example_reading() -> Reading:
    return read_agreement(example("kyffhaeuserkreis-2019.txt"), read_register(example("units.toml")), THURINGIA)


def test_the_example_reads_as_by_hand_in_all_54_measures(example_reading: Reading) -> None:
    read = {measure.code: in_notation(measure) for measure in example_reading.agreement.measures}
    assert len(read) == 54
    assert read == read_by_hand("kyffhaeuserkreis-2019")


def test_the_example_has_six_fields_and_nineteen_goals_in_place(example_reading: Reading) -> None:
    agreement = example_reading.agreement
    assert [field.number for field in agreement.fields] == [1, 2, 3, 4, 5, 6]
    assert agreement.fields[3].title == "Beratung und Unterstützung- „Stärkung von Familienkompetenzen“"
    assert len(agreement.goals) == 19
    assert all(measure.code.startswith(f"{measure.goal}.") for measure in agreement.measures)
    assert all(measure.code.startswith(f"{measure.field}.") for measure in agreement.measures)
    assert agreement.goals[0].source == "Strategieworkshop am 20.02.2019"


def test_the_head_of_the_example_is_read(example_reading: Reading) -> None:
    agreement = example_reading.agreement
    assert agreement.title == "Zielvereinbarung zur Erlangung des Zertifikats „Familiengerechter Kyffhäuserkreis“"
    assert (agreement.region, agreement.project_lead, agreement.auditor) == (
        "Kyffhäuserkreis",
        "Elke Schnabel",
        "Ellen Ehring",
    )
    assert (str(agreement.protocol_on), agreement.signed_on, str(agreement.runs_until)) == (
        "2019-11-27",
        None,
        "2023-12-31",
    )


def test_the_example_loses_nothing_but_preamble_and_declaration(example_reading: Reading) -> None:
    assert [(remark.line, remark.last) for remark in example_reading.unplaced] == [(11, 46), (641, 651)]
    assert not example_reading.errors
    assert not example_reading.warnings


def test_every_cell_of_the_example_is_kept_word_for_word(example_reading: Reading) -> None:
    lines = example("kyffhaeuserkreis-2019.txt").split("\n")
    cells = [cell for part in parts(example_reading.agreement) for cell in part]
    assert len(cells) == sum("\t" in line and not line.startswith(("Maßnahme ", "Ziel ", "--")) for line in lines)
    assert all(lines[line - 1] == f"{label}\t{value}".rstrip(" ") for label, value, line in cells)


def parts(agreement: Agreement) -> list[list[tuple[str, str, int]]]:
    cells = [*(goal.cells for goal in agreement.goals), *(measure.cells for measure in agreement.measures)]
    return [[(cell.label, cell.value, cell.line) for cell in part] for part in cells]


def test_a_missing_row_and_an_empty_row_are_none(example_reading: Reading) -> None:
    measures = example_reading.agreement.by_code
    assert measures["4.3.1"].communication is None
    assert [cell.label for cell in measures["4.3.1"].cells][-1].startswith("Umsetzung bis")
    assert measures["4.1.1"].communication is None
    assert measures["4.1.1"].cells[-1].value == ""


def test_broken_words_are_mended_in_what_is_read_and_kept_in_the_cells(example_reading: Reading) -> None:
    measure = example_reading.agreement.by_code["1.4.4"]
    assert "ämterübergreifenden Querschnitts-Arbeitsgruppe" in measure.title
    assert measure.indicator is not None
    assert "Bürgermeisterdienstberatung" in measure.indicator
    assert "Bürgermeis- terdienstberatung" in measure.cells[0].value


@pytest.mark.parametrize("name", OTHER_COUNTIES)
def test_another_county_reads_as_by_hand(name: str) -> None:
    reading = read_agreement((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), None, THURINGIA)
    assert {measure.code: in_notation(measure) for measure in reading.agreement.measures} == read_by_hand(name)
    assert not reading.errors


@pytest.mark.parametrize("name", OTHER_COUNTIES)
def test_a_proposed_register_can_be_written_read_and_used_again(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    first = read_agreement(text, None, THURINGIA).agreement
    register = read_register(register_text(first.units))
    again = read_agreement(text, register, THURINGIA)
    assert again.agreement.measures == first.measures
    assert again.agreement.units == register


def test_without_a_register_the_example_names_nearly_the_same_units(example_reading: Reading) -> None:
    proposed = read_agreement(example("kyffhaeuserkreis-2019.txt"), None, THURINGIA).agreement
    given = example_reading.agreement
    for measure in proposed.measures:
        assert len(measure.units) == len(given.by_code[measure.code].units), measure.code


def test_outside_bodies_are_proposed_as_such(example_reading: Reading) -> None:
    proposed = read_agreement(example("kyffhaeuserkreis-2019.txt"), None, THURINGIA).agreement.unit_by_name
    known = {unit.name: unit for unit in example_reading.agreement.units if unit.name in proposed}
    wrong = {name for name, unit in known.items() if unit.external != proposed[name].external}
    assert wrong <= {"Mehrgenerationenhäuser", "Familienzentrum", "Kinder- und Jugendeinrichtungen"}


def test_a_unit_the_register_lacks_is_added_and_said() -> None:
    text = "Maßnahme 1\tTest\nVerantwortlich\tBauamt, Kreisarchiv\nBeginn\t2024\n"
    reading = read_agreement(text, [Unit("Bauamt")], THURINGIA)
    assert reading.agreement.measures[0].units == ("Bauamt", "Kreisarchiv")
    assert [remark.text for remark in reading.warnings if remark.line] == ["Kreisarchiv"]


@pytest.mark.parametrize(
    ("name", "field", "expected"),
    [
        ("landkreis-lindenau", "region", "Landkreis Lindenau"),
        ("landkreis-lindenau", "signed_on", "2024-04-02"),
        ("landkreis-lindenau", "protocol_on", "2024-03-14"),
        ("stadt-werrastein", "protocol_on", "2025-02-03"),
        ("stadt-werrastein", "auditor", "Dr. Max Muster"),
        ("saale-kreis-sheets", "region", "Burg-Saale-Kreis"),
        ("kreis-moorland", "project_lead", "Ole Brandt"),
        ("stadt-talheim", "title", "Stadt Talheim Maßnahmenliste Klimaanpassung"),
        ("stadt-talheim", "region", "Stadt Talheim"),
        ("gemeinde-kaltensee", "protocol_on", "2025-03-12"),
        ("kreis-inselbogen", "project_lead", "Antje Petersen"),
        ("kreis-inselbogen", "auditor", "Silke Rahn"),
        ("kreis-inselbogen", "protocol_on", "2025-07-01"),
        ("kreis-inselbogen", "signed_on", "2025-07-15"),
        ("landkreis-hohenfels", "region", "Landkreis Hohenfels"),
        ("landkreis-hohenfels", "auditor", "Dr. Petra Olm"),
        ("universitaet-altmark", "region", "Universität Altmark"),
        ("kreis-westerberg", "project_lead", "Lena Moritz"),
        ("saale-kreis-sheets", "protocol_on", "None"),
    ],
)
def test_the_head_of_another_county(name: str, field: str, expected: str) -> None:
    agreement = read_agreement((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), None, THURINGIA).agreement
    assert str(getattr(agreement, field)) == expected


def test_levels_a_document_lacks_are_none() -> None:
    sheets = read_agreement((FOLDER / "saale-kreis-sheets.txt").read_text(encoding="utf-8"), None, THURINGIA).agreement
    assert not sheets.goals
    assert {measure.goal for measure in sheets.measures} == {None}


@pytest.mark.parametrize("separator", [": ", "   "])
def test_the_example_reads_the_same_without_tabs(separator: str) -> None:
    register = read_register(example("units.toml"))
    text = example("kyffhaeuserkreis-2019.txt").replace("\t", separator)
    agreement = read_agreement(text, register, THURINGIA).agreement
    assert {measure.code: in_notation(measure) for measure in agreement.measures} == read_by_hand(
        "kyffhaeuserkreis-2019"
    )


def test_a_lost_heading_is_noticed_by_the_rows_that_come_twice() -> None:
    lines = example("kyffhaeuserkreis-2019.txt").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("Maßnahme 6.1.3"))
    reading = read_agreement(text, read_register(example("units.toml")), THURINGIA)
    assert [remark.why for remark in reading.warnings] == ["In Maßnahme 6.1.2 mehrfach; fehlt davor eine Überschrift?"]
