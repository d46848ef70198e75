import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.documents.table import csv_rows, csv_text

ANY = st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")
CELLS = st.text(ANY | st.sampled_from("=+-@＝\t\r\n'\"; \u00a0"), max_size=20)


def as_calc_reads(text: str) -> list[list[str]]:
    """The cells as a spreadsheet takes them in: quoted by doubling, apart at semicolons and ends of lines."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def is_formula(cell: str) -> bool:
    """LibreOffice and Excel take a cell for a formula that begins so, white space and wide signs included."""
    return unicodedata.normalize("NFKC", cell).lstrip().startswith(("=", "+", "-", "@")) or cell.startswith(
        ("\t", "\r")
    )


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+49", "-3", "@SUM(A1)", "\tx", "\rx", "\nx", "\x00=1", "＝1+1", "−1"),
        *(" =1", "\u00a0=1", '"=1', "\" \t=cmd|'/C calc'!A0", "'=1", "\u200b=1", "\ufeff=1", "=1\n=2"),
    ],
)
def test_no_cell_starts_a_formula(cell: str) -> None:
    assert as_calc_reads(csv_text([[cell]]))[0][0].startswith("'")


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_whatever_the_cells_hold_no_spreadsheet_finds_a_formula(rows: list[list[str]]) -> None:
    found = as_calc_reads(csv_text(rows))
    assert [len(row) for row in found] == [len(row) for row in rows]
    assert not any(is_formula(cell) for row in found for cell in row)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4))
def test_what_was_written_is_read_back_unchanged(rows: list[list[str]]) -> None:
    assert csv_rows(csv_text(rows)) == rows


def test_umlauts_and_separators_survive() -> None:
    rows = [["Titel", "Einheit"], ["Prüfung; „ob“", "Straßen-\nund Bauamt"]]
    assert csv_rows(csv_text(rows)) == rows
