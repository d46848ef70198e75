from datetime import date

import pytest

from bot.agreement.difference import Kind, Part
from bot.agreement.importing import plan_import
from bot.agreement.model import Unit
from bot.errors import UnreadableDocument
from bot.periods.calendar import Calendar

THURINGIA = Calendar("TH")
TEXT = "Zielvereinbarung Kreis Lindenau\n\nMaßnahme 1\tBus\nZuständig\tBauamt\nFrist\t2024\nBemerkung\tgut\n"


def test_a_first_import_adds_everything() -> None:
    planned = plan_import(TEXT, None, None, None, THURINGIA)
    assert {(change.part, change.kind) for change in planned.changes} == {
        (Part.MEASURE, Kind.ADDED),
        (Part.UNIT, Kind.ADDED),
    }


def test_look_alike_letters_of_another_alphabet_are_warned_of_and_left_as_they_are() -> None:
    planned = plan_import(TEXT.replace("Bauamt", "Bаuamt").replace("Bus", "Вus"), None, None, None, THURINGIA)
    mixed = {(found.line, found.text) for found in planned.warnings if "Alphabete" in found.why}
    assert mixed == {(0, "Bаuamt"), (3, "Вus")}
    assert planned.agreement.measures[0].units == ("Bаuamt",)


def test_importing_the_same_again_changes_nothing() -> None:
    stored = plan_import(TEXT, None, None, None, THURINGIA).agreement
    assert plan_import(TEXT, None, stored, None, THURINGIA).changes == ()


def test_lines_that_moved_are_no_change() -> None:
    stored = plan_import(TEXT, None, None, None, THURINGIA).agreement
    assert plan_import(TEXT.replace("\n\n", "\n\n\n\n"), None, stored, None, THURINGIA).changes == ()


def test_the_difference_names_what_changed_from_old_to_new() -> None:
    stored = plan_import(TEXT, None, None, None, THURINGIA).agreement
    text = TEXT.replace("2024", "06/2025") + "Maßnahme 2\tRad\nZuständig\tBauamt\n"
    changes = plan_import(text, None, stored, None, THURINGIA).changes
    by_key = {(change.part, change.key): change for change in changes}
    assert by_key[Part.MEASURE, "2"].kind is Kind.ADDED
    (due,) = by_key[Part.MEASURE, "1"].values
    assert (due.name, str(due.old.on), str(due.new.on)) == ("due", "2024-12-31", "2025-06-30")
    assert [value.name for value in by_key[Part.AGREEMENT, ""].values] == ["runs_until"]


def test_a_measure_that_is_gone_is_named() -> None:
    stored = plan_import(TEXT + "Maßnahme 2\tRad\n", None, None, None, THURINGIA).agreement
    (change,) = plan_import(TEXT, None, stored, None, THURINGIA).changes
    assert (change.part, change.kind, change.key, change.title) == (Part.MEASURE, Kind.REMOVED, "2", "Rad")


def test_a_row_that_is_only_kept_in_words_may_change_too() -> None:
    stored = plan_import(TEXT, None, None, None, THURINGIA).agreement
    (change,) = plan_import(TEXT.replace("gut", "schlecht"), None, stored, None, THURINGIA).changes
    (value,) = change.values
    assert (value.name, value.old, value.new) == ("cells", (("Bemerkung", "gut"),), (("Bemerkung", "schlecht"),))


def test_the_end_may_be_given() -> None:
    planned = plan_import(TEXT, None, None, date(2023, 6, 30), THURINGIA)
    assert planned.agreement.runs_until == date(2023, 6, 30)
    assert any("nach dem angegebenen Ende" in remark.why for remark in planned.warnings)


def test_units_of_the_register_without_a_measure_are_named() -> None:
    planned = plan_import(TEXT, [Unit("Bauamt"), Unit("Kreisarchiv")], None, None, THURINGIA)
    assert [remark.text for remark in planned.warnings] == ["Kreisarchiv"]


def test_the_stored_register_stays_where_none_is_given() -> None:
    stored = plan_import(TEXT, [Unit("Bauamt", ("Hochbau",))], None, None, THURINGIA).agreement
    assert plan_import(TEXT, None, stored, None, THURINGIA).agreement.units == stored.units


@pytest.mark.parametrize("text", ["", "Sehr geehrte Damen und Herren,\n\nanbei die Rechnung.\n"])
def test_a_foreign_file_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument, match="keine Zielvereinbarung"):
        plan_import(text, None, None, None, THURINGIA)


def test_a_contradiction_is_refused_with_its_lines() -> None:
    with pytest.raises(UnreadableDocument, match=r"(?s)widerspricht sich.*Zeile 7: Maßnahme 1 steht schon in Zeile 3"):
        plan_import(TEXT + "Maßnahme 1\tBus\nFrist\t2025\n", None, None, None, THURINGIA)
