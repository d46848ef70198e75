"""Importing 54, 540 and 5,400 measures: reading the text, and storing what was read in a new SQLite file."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.agreements import example_register, example_text
from bench.figures import Figure
from bot.agreement.model import Agreement
from bot.agreement.reader import read_agreement
from bot.periods.calendar import Calendar
from storage.work import open_store

AT = datetime(2021, 5, 3, tzinfo=UTC)
LINEAR = 1.5
"""Ten times the measures may take this many times ten times the time."""


def figures() -> list[Figure]:
    """Return the seconds for each size; the peer of a size is the one before it, ten times over."""
    register, calendar = example_register(), Calendar("TH")
    read_agreement(example_text(), register, calendar)  # loads the calendar
    found: list[Figure] = []
    before: float | None = None
    for times in (1, 10, 100):
        text = example_text(times)
        start = perf_counter()
        agreement = read_agreement(text, register, calendar).agreement
        read = perf_counter() - start
        took = read + asyncio.run(_store(agreement))
        assert len(agreement.measures) == 54 * times
        budget, is_kept = ("≤ 0.5 s", took <= 0.5) if before is None else ("linear", took <= LINEAR * 10 * before)
        what = f"import of {54 * times} measures"
        shown = f"{took:.2f} s (reading {read:.2f} s)"
        found.append(Figure(what, shown, f"10 × smaller: {10 * before:.2f} s" if before else "", budget, is_kept))
        before = took
    return found


async def _store(agreement: Agreement) -> float:
    """Store the agreement in a database that has its tables, and return the seconds that took."""
    with TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        start = perf_counter()
        async with store.writing() as work:
            await work.agreements.store(agreement, source="bench", at=AT)
        took = perf_counter() - start
        await store.close()
        return took
