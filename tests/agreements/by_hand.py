"""Readings by hand, kept beside the agreements they were made from."""

from dataclasses import dataclass
from pathlib import Path

from bot.agreement.model import Due, Measure
from bot.periods.period import Period

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class ByHand:
    """What a clerk read of one measure, in the notation of the tables: "-" for nothing."""

    code: str
    start: str
    due: str
    ongoing: str
    recurrence: str
    lead: str
    units: str
    goal: str
    field: str


def read_by_hand(name: str) -> dict[str, ByHand]:
    """Return the table `name`.by-hand.tsv by code."""
    lines = (FOLDER / f"{name}.by-hand.tsv").read_text(encoding="utf-8").splitlines()
    rows = [ByHand(*line.split("\t")) for line in lines if line and not line.startswith("#")]
    return {row.code: row for row in rows}


def in_notation(measure: Measure) -> ByHand:
    """Return a measure as read by the program in the notation of the tables."""
    return ByHand(
        measure.code,
        _start(measure.start),
        due_notation(measure.due),
        "ongoing" if measure.ongoing else "-",
        measure.recurrence.value if measure.recurrence else "-",
        measure.lead or "-",
        "; ".join(measure.units) or "-",
        measure.goal or "-",
        str(measure.field or "-"),
    )


def due_notation(due: Due | None) -> str:
    """Return a due date in the notation of the tables: last day, precision, stage."""
    return " ".join(filter(None, (str(due.on), due.period.precision.value, due.label))) if due else "-"


def _start(period: Period | None) -> str:
    return f"{period.first} {period.last} {period.precision.value}" if period else "-"
