"""Take a safeguard out, and the harness turns red: else its green would mean nothing."""

import shutil
from pathlib import Path

import pytest

from tests.faults import campaigns
from tests.faults.checker import Verdict
from tests.faults.harness import Child, running
from tests.faults.mutants import MUTANTS

SEED = 4
HERE = tuple(name for name in ("inbox", "claim", "rights", "clean", "version", "confidential") if name in MUTANTS)
"""`make faults` tries all."""


@pytest.fixture
def databases(tmp_path: Path, sqlite_template: Path) -> dict[str, str]:
    """One for each, and one for Zielbot as it is."""
    files = {name: tmp_path / f"{name}.db" for name in (*HERE, "")}
    return {name: f"sqlite:///{shutil.copy(sqlite_template, file)}" for name, file in files.items()}


async def judged(child: Child, database: str, folder: Path, mutant: str) -> Verdict:
    async with running(folder, database, seed=SEED, child=child, mutant=mutant) as run:
        shows_at = MUTANTS[mutant].shows_at if mutant else "inbox: stored, not committed"
        await campaigns.trial(run, [shows_at] if shows_at else [])
        return await run.verdict()


async def test_without_a_safeguard_the_harness_is_red_and_with_all_of_them_green(
    tmp_path: Path, databases: dict[str, str], child: Child
) -> None:
    verdicts = {name: await judged(child, url, tmp_path, name) for name, url in databases.items()}
    assert {name for name, verdict in verdicts.items() if verdict.findings} == set(HERE)
