import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.documents.table import csv_rows, csv_text

CELLS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=20)


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-3", "@SUM(A1)", "\tx", "\x00=1"])
def test_no_cell_starts_a_formula(cell: str) -> None:
    assert csv_text([[cell]]).lstrip('"').startswith("'")


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4))
def test_what_was_written_is_read_back_unchanged(rows: list[list[str]]) -> None:
    assert csv_rows(csv_text(rows)) == rows


def test_umlauts_and_separators_survive() -> None:
    rows = [["Titel", "Einheit"], ["Prüfung; „ob“", "Straßen-\nund Bauamt"]]
    assert csv_rows(csv_text(rows)) == rows
