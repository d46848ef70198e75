"""Rows written as CSV that a spreadsheet opens without running anything in it."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

# Signs that begin a formula; spreadsheets pass over white space and quotes before them.
_FORMULA = re.compile(r"[\s\"\x00-\x1f\u200b-\u200f\ufeff]*[=+\-@−]|[\t\r\n\x00]")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV with semicolons, as German spreadsheets expect.

    A cell that a spreadsheet would take for a formula is led by an apostrophe, and one led by an apostrophe by
    another, so that `csv_rows` gives back what was written.
    """
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows([_guarded(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def csv_rows(text: str) -> list[list[str]]:
    """Return the rows that `csv_text` wrote."""
    return [[_unguarded(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")]


def _guarded(cell: str) -> str:
    # In the form in which wide and raised signs are plain ones.
    return f"'{cell}" if _FORMULA.match(unicodedata.normalize("NFKC", cell)) or cell.startswith("'") else cell


def _unguarded(cell: str) -> str:
    return cell.removeprefix("'")
