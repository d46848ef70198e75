"""Single cells for end and responsibility, in the habits of many administrations, read as by hand."""

from bot.agreement.deadlines import due_in
from bot.agreement.rhythm import is_ongoing, recurrence_in
from bot.agreement.splitting import named_units
from bot.agreement.units import Names
from bot.periods.calendar import Calendar
from tests.agreements.by_hand import FOLDER, due_notation

THURINGIA = Calendar("TH")
NOBODY = Names(())


def table(name: str) -> list[list[str]]:
    """Return the rows of a table in this folder."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_deadlines_read_as_by_hand() -> None:
    rows = table("deadline-cells")
    assert [deadline(cell) for cell, *_ in rows] == rows


def deadline(cell: str) -> list[str]:
    due, turn = due_in([cell], THURINGIA), recurrence_in(cell)
    return [cell, due_notation(due), "ongoing" if is_ongoing(cell) else "-", turn.value if turn else "-"]


def test_responsibilities_read_as_by_hand() -> None:
    rows = table("responsible-cells")
    assert [[cell, "; ".join(named.name for named in named_units(cell, NOBODY)) or "-"] for cell, _ in rows] == rows
