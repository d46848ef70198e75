"""A question that follows a status update: what staff read must hold what was just reported, and still come at once."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.agreements import example_register, example_text
from bench.figures import Figure
from bot.agreement.model import Agreement, Status
from bot.agreement.reader import read_agreement
from bot.asking.ask import ask
from bot.asking.asker import Asker
from bot.people.model import Role
from bot.periods.calendar import Calendar
from bot.reporting.model import NewUpdate
from storage.work import SqlStore, open_store

AT, TODAY = datetime(2021, 5, 3, tzinfo=UTC), date(2021, 5, 3)
CALENDAR = Calendar("TH")
QUESTION = "Was ist dieses Quartal für den Pflegestützpunkt fällig?"
UPDATES_EACH = 4
TIMES = 30
MOST_MS = 50


def figures() -> list[Figure]:
    """Return the median milliseconds for a question of its own and after an update, with 54 and 5,400 measures."""
    return [asyncio.run(_figure(times)) for times in (1, 100)]


async def _figure(times: int) -> Figure:
    agreement = read_agreement(example_text(times), example_register(), CALENDAR).agreement
    with TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        person_id = await _prepared(store, agreement)
        codes = [measure.code for measure in agreement.measures]
        alone, after = [], []
        for batch in range(TIMES):
            alone.append(await _asked(store))
            await _report(store, codes[batch : batch + 1], person_id, batch)
            after.append(await _asked(store))
        await store.close()
    took, before = median(after), median(alone)
    what = f"question after an update, {len(codes)} measures"
    shown = f"{took:.1f} ms"
    return Figure(what, shown, f"without an update {before:.1f} ms", f"≤ {MOST_MS} ms", took <= MOST_MS)


async def _prepared(store: SqlStore, agreement: Agreement) -> int:
    async with store.writing() as work:
        await work.agreements.store(agreement, source="bench", at=AT)
        person_id = (await work.people.add(1, "Anna", Role.COORDINATOR, (), at=AT)).id
    codes = [measure.code for measure in agreement.measures]
    for batch in range(UPDATES_EACH):
        await _report(store, codes, person_id, -1 - batch)
    return person_id


async def _report(store: SqlStore, codes: list[str], person_id: int, batch: int) -> None:
    async with store.writing() as work:
        updates = [NewUpdate(code, "Pflegestützpunkt", Status.IN_PROGRESS, 60, "läuft") for code in codes]
        await work.updates.add(updates, by=person_id, batch=batch, at=AT)


async def _asked(store: SqlStore) -> float:
    """Return how many milliseconds a question took."""
    start = perf_counter()
    async with store.reading() as work:
        await ask(work, QUESTION, Asker(None, False, "de", CALENDAR), today=TODAY)
    return 1000 * (perf_counter() - start)
