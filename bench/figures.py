"""Small statistics and the table the benchmarks print."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Figure:
    """One measured line: what, ours, the peer's beside it, and the budget it is held against."""

    what: str
    ours: str
    peer: str
    budget: str
    is_kept: bool


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` (0 to 1) of all values do not exceed."""
    return sorted(values)[ceil(share * len(values)) - 1]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as an aligned table."""
    rows = [("what", "ours", "peer", "budget", "")]
    rows += [(f.what, f.ours, f.peer, f.budget, "kept" if f.is_kept else "MISSED") for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 6], strict=True)) for row in rows
    )
