"""The power is cut: what was not synced is gone, what was committed is not (C2)."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.faults import campaigns
from tests.faults.disk import Disk, can_record
from tests.faults.harness import Child, running

SEED = 20210506
COMMITS = """
import os, sqlite3, sys
from pathlib import Path
from tests.faults.disk import record
record(Path(sys.argv[1]))
rows = sqlite3.connect(sys.argv[2], isolation_level=None)
rows.execute(f"PRAGMA journal_mode={sys.argv[3]}")
rows.execute("PRAGMA synchronous=FULL")
rows.execute("CREATE TABLE told (what TEXT)")
rows.execute("INSERT INTO told VALUES ('committed')")
rows.execute("BEGIN")
rows.execute("INSERT INTO told VALUES ('under way')")
os.kill(os.getpid(), 9)
"""

pytestmark = pytest.mark.skipif(not can_record(), reason="the SQLite of this Python cannot be watched")


class Worst(Random):
    """Nothing is left but what was synced."""

    def random(self) -> float:
        return 1.0

    def randint(self, a: int, b: int) -> int:
        return a


def after_a_cut(folder: Path, mode: str) -> list[str]:
    file, notes = folder / "told.db", folder / "notes.jsonl"
    disk = Disk(file)
    ended = subprocess.run([sys.executable, "-c", COMMITS, str(notes), str(file), mode])
    assert ended.returncode == -signal.SIGKILL
    disk.play(notes)
    disk.cut(Worst())
    rows = sqlite3.connect(file)
    found = [what for (what,) in rows.execute("SELECT what FROM told")]
    rows.close()
    return found


@pytest.mark.parametrize(("mode", "left"), [("TRUNCATE", ["committed"]), ("WAL", ["committed"]), ("DELETE", [])])
def test_a_commit_outlives_a_power_cut_unless_its_journal_is_deleted(
    tmp_path: Path, mode: str, left: list[str]
) -> None:
    assert after_a_cut(tmp_path, mode) == left


async def test_nothing_that_anybody_was_told_is_lost_when_the_power_is_cut(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, child=child) as run:
        await campaigns.power_cuts(run, 3, tmp_path)
        assert (await run.verdict()).findings == []
