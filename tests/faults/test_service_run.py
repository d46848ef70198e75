"""`zielbot run` itself, as a process of its own: who learns what, what it leaves behind, and how it ends."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from sandbox.server import Sandbox
from tests.cli.conftest import called
from tests.dialogues.transcript import labels
from tests.handlers.stage import MORNING

SECRET = "canary_text_that_nobody_may_keep"


@pytest.fixture
def imported_database(tmp_path: Path) -> Path:
    """A database in which the example was imported."""
    folder = tmp_path / "database"
    folder.mkdir()
    source = files("storage.example")
    agreement, units = source / "kyffhaeuserkreis-2019.txt", source / "units.toml"
    done = called(
        "import", str(agreement), "--units", str(units), "--yes", DATABASE_URL=f"sqlite:///{folder}/zielbot.db"
    )
    assert done.exit_code == 0
    return folder / "zielbot.db"


@asynccontextmanager
async def running(box: Sandbox, output: Path, database_url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`zielbot run` as a process; all it prints goes into the file `output`."""
    environment = {
        **os.environ,
        "TELEGRAM_TOKEN": box.token,
        "TELEGRAM_API_URL": box.url,
        "DATABASE_URL": database_url,
        "ZIELBOT_LAND": "TH",
        "ZIELBOT_LOG_LEVEL": "DEBUG",
    }
    with output.open("wb") as file:
        command = (sys.executable, "-m", "bot", "run")
        process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=file, stderr=file)
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def invited(database_url: str) -> str:
    """The token of an invitation for a reader."""
    printed = await asyncio.to_thread(called, "invite", "--role", "reader", DATABASE_URL=database_url)
    return printed.stdout.strip().removeprefix("/start ")


async def ended(process: asyncio.subprocess.Process) -> int:
    """End it as a service manager does, and return its exit code."""
    process.terminate()
    async with asyncio.timeout(10):
        return await process.wait()


def texts_to(box: Sandbox, chat_id: int) -> list[str]:
    """What was sent to a chat."""
    return [call.params["text"] for call in box.calls_of("sendMessage") if int(call.params["chat_id"]) == chat_id]


async def test_the_service_answers_who_is_invited_tells_others_nothing_and_keeps_no_secret(
    imported_database: Path, tmp_path: Path
) -> None:
    database_url = f"sqlite:///{imported_database}"
    token = await invited(database_url)
    async with Sandbox(now=MORNING) as box, running(box, tmp_path / "output", database_url) as bot:
        world = box.world
        anna, stranger = world.add_person("Anna"), world.add_person("Fremd")
        stranger.has_started = True
        group = world.add_group("Kegelclub", [anna, stranger])
        notice = await box.answer_to(world.start(anna, token), timeout_s=10)
        world.press(anna, notice, labels(notice)["Gelesen"])
        await box.answer_to(notice, timeout_s=10)
        box.push_raw({"message": {"chat": {"id": anna.id, "type": "private"}, "text": [SECRET]}})
        await box.answer_to(world.say(anna, anna, SECRET), timeout_s=10)
        await box.answer_to(world.say(anna, anna, f"/suche {SECRET}"), timeout_s=10)
        asked = world.say(anna, anna, "6.1.3")
        assert "6.1.3" in (await box.answer_to(asked, timeout_s=10))["text"]
        for text in ("6.1.3", f"/start {token}"):
            world.say(stranger, group, f"/massnahme 6.1.3 {SECRET}")
            await box.answer_to(world.say(stranger, stranger, text), timeout_s=10)
        assert await ended(bot) == 0
        told = [*texts_to(box, stranger.id), *texts_to(box, group.id)]
    assert len(told) == 2
    assert not any("6.1.3" in text or "Maßnahme" in text for text in told)
    left = b"".join(file.read_bytes() for file in [tmp_path / "output", *imported_database.parent.glob("zielbot.db*")])
    hidden = (SECRET, token, box.token, box.token.partition(":")[2])
    assert [word for word in hidden if word.encode() in left] == [SECRET]
    with sqlite3.connect(imported_database) as rows:
        # Only the unreadable message waits in quarantine, for the administrator.
        kept = [raw for (raw,) in rows.execute("SELECT raw FROM inbox WHERE raw IS NOT NULL")]
    rows.close()
    assert len(kept) == left.count(SECRET.encode()) == 1


async def test_a_database_held_by_somebody_else_is_waited_out_and_nothing_is_lost(
    imported_database: Path, tmp_path: Path
) -> None:
    holder = sqlite3.connect(imported_database, isolation_level=None)
    address = f"sqlite:///{imported_database}?timeout=0.2"
    async with Sandbox(now=MORNING) as box, running(box, tmp_path / "output", address) as bot:
        people = [box.world.add_person(f"Person {number}") for number in range(20)]
        await box.until(lambda: box.calls_of("setMyShortDescription"), timeout_s=30)
        holder.execute("BEGIN IMMEDIATE")
        said = [box.world.say(person, person, "/datenschutz") for person in people]
        # It asks once more after each failure to store: nothing was confirmed.
        polls = len(box.calls_of("getUpdates"))
        await box.until(lambda: len(box.calls_of("getUpdates")) > polls + 1, timeout_s=10)
        assert box.calls_of("sendMessage") == []
        holder.execute("ROLLBACK")
        for one in said:
            await box.answer_to(one, timeout_s=20)
        assert await ended(bot) == 0
        assert len(box.calls_of("sendMessage")) == len(said)
    holder.close()
