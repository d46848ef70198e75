"""A new version is installed while people write: what the old one did not finish, the new one does (R2)."""

from pathlib import Path

from tests.faults import campaigns
from tests.faults.harness import Child, running

SEED = 20210509


async def test_nothing_is_lost_by_an_upgrade_and_an_older_database_is_refused(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, child=child) as run:
        await campaigns.upgrades(run, 1, 1.0)
        assert (await run.verdict()).findings == []
