"""Whatever a file holds, the reader answers: with a reading, never with an exception, in linear time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.importing import plan_import
from bot.agreement.reader import read_agreement
from bot.agreement.splitting import named_units
from bot.agreement.units import Names
from bot.errors import UnreadableDocument
from bot.periods.calendar import Calendar

THURINGIA = Calendar("TH")

LABELS = st.sampled_from(
    [
        "Verantwortlich",
        "Umsetzungsbeginn",
        "Umsetzung bis",
        "Kosten",
        "Indikator",
        "Nr.",
        "Zeitraum",
        "Farbe",
        "Ziel",
        "",
    ]
)
WORDS = st.sampled_from(
    [
        "Maßnahme 1.1", "Maßnahme", "Ziel 1.1.", "Handlungsfeld 2:", "HF 2 – Ziel 3", "M1", "1.", "bis", "II. Quartal",
        "2021", "31.12.2021", "laufend", "jährlich", "Jugend- und", "Sozialamt", "„", "“", "(", ")", "<p>",
        "<ol style=", "und", "mit", "/", "Erklärung", "Seite 3", "-----", "e.V.", "unter Einbezug", "Ende", "–", "IV",
        "alle zwei Jahre",
    ]
)  # fmt: skip
VALUES = st.lists(WORDS | st.text(max_size=6), max_size=6).map(" ".join)
SEPARATORS = st.sampled_from(["\t", ": ", "   ", " ", "\n", ""])
LINES = st.tuples(LABELS | WORDS, SEPARATORS, VALUES).map("".join)
DOCUMENTS = st.lists(LINES, max_size=25).map("\n".join)


@given(DOCUMENTS | st.text(max_size=300))
def test_any_text_is_a_reading_or_a_clear_error(text: str) -> None:
    reading = read_agreement(text, None, THURINGIA)
    agreement = reading.agreement
    assert all(unit in agreement.unit_by_name for measure in agreement.measures for unit in measure.units)
    if reading.errors:
        with pytest.raises(UnreadableDocument):
            plan_import(text, agreement.units or None, None, None, THURINGIA)
    else:
        planned = plan_import(text, agreement.units or None, None, None, THURINGIA)
        assert len(planned.agreement.by_code) == len(planned.agreement.measures)


@given(DOCUMENTS)
def test_no_line_is_dropped_in_silence(text: str) -> None:
    reading = read_agreement(text, None, THURINGIA)
    agreement = reading.agreement
    titles = [agreement.title, *(field.title for field in agreement.fields)]
    titles += [*(goal.title for goal in agreement.goals), *(measure.title for measure in agreement.measures)]
    cells = [cell for goal in agreement.goals for cell in goal.cells]
    cells += [cell for measure in agreement.measures for cell in measure.cells]
    remarks = [remark.text for remark in (*reading.unplaced, *reading.errors)]
    said = "".join([*titles, *(f"{cell.label}{cell.value}" for cell in cells), *remarks])
    for word in ("Farbe", "Sozialamt"):
        if word in text and not reading.unplaced:
            assert word in said


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_a_name_is_never_empty_and_never_invented(cell: str) -> None:
    for named in named_units(cell, Names(())):
        assert named.name.strip()
        assert named.name.split()[0] in cell.replace("<p>", " ") or "-" in cell
