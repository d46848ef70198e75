"""Rows written as CSV that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\x00")


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
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _unguarded(cell: str) -> str:
    return cell.removeprefix("'")
