"""The bots that are measured, each a process of its own against the sandbox."""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from bench.peers import PYTHON, SCRIPTS
from bot.cli.example import example_agreement
from bot.people.model import Role
from bot.ports import Store
from sandbox.server import Sandbox
from storage.work import open_store

AT = datetime(2021, 5, 3, tzinfo=UTC)


class Started(NamedTuple):
    """A process: its id, and `perf_counter` when it was started."""

    pid: int
    at: float


@asynccontextmanager
async def running(command: Sequence[str], environment: Mapping[str, str]) -> AsyncIterator[Started]:
    """Run a bot while the block runs."""
    at = perf_counter()
    process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=asyncio.subprocess.DEVNULL)
    try:
        yield Started(process.pid, at)
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def zielbot(box: Sandbox, people: Sequence[int]) -> AsyncIterator[Started]:
    """Zielbot with the example agreement, its inbox and outbox on a SQLite file; `people` are on the list."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        await _furnish(url, people)
        async with running_zielbot(box, url, limits="none") as started:
            yield started


def running_zielbot(
    box: Sandbox, url: str, *, limits: str, moment: datetime | None = None
) -> AbstractAsyncContextManager[Started]:
    """`zielbot run` on a database that was furnished; as if it were `moment`, if one is given."""
    environment = {
        "TELEGRAM_TOKEN": box.token,
        "TELEGRAM_API_URL": box.url,
        "DATABASE_URL": url,
        "ZIELBOT_LAND": "TH",
        "ZIELBOT_LIMITS": limits,
        "ZIELBOT_LOG_LEVEL": "ERROR",
    }
    module = ["bench.morning", moment.isoformat()] if moment else ["bot", "run"]
    return running([sys.executable, "-m", *module], environment)


def echo(name: str, box: Sandbox) -> AbstractAsyncContextManager[Started]:
    """An echo bot of `bench/peers`."""
    python = str(PYTHON if name == "aiogram_echo" else sys.executable)
    return running([python, str(SCRIPTS / f"{name}.py"), box.url, box.token], {})


async def _furnish(url: str, people: Sequence[int]) -> None:
    store: Store = await open_store(url)
    async with store.writing() as work:
        await work.agreements.store(example_agreement(), source="bench", at=AT)
        for person in people:
            await work.people.add(person, f"Person {person}", Role.READER, (), at=AT)
    await store.close()
