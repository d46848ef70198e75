"""Single cells for end and responsibility, in the habits of many administrations, read as by hand."""

import pytest

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


@pytest.mark.parametrize(("cell", "due", "ongoing", "recurrence"), table("deadline-cells"))
def test_a_deadline_reads_as_by_hand(cell: str, due: str, ongoing: str, recurrence: str) -> None:
    turn = recurrence_in(cell)
    assert due_notation(due_in([cell], THURINGIA)) == due
    assert ("ongoing" if is_ongoing(cell) else "-") == ongoing
    assert (turn.value if turn else "-") == recurrence


@pytest.mark.parametrize(("cell", "units"), table("responsible-cells"))
def test_a_responsibility_reads_as_by_hand(cell: str, units: str) -> None:
    assert ("; ".join(named.name for named in named_units(cell, NOBODY)) or "-") == units
