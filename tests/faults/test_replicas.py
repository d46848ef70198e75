"""Two Zielbots on one PostgreSQL, the leader killed: the other takes over, nothing is lost or done twice (R1)."""

import asyncio
from contextlib import closing
from pathlib import Path

from tests.faults import campaigns
from tests.faults.harness import Child, running

SEED = 20210505


def test_the_other_replica_takes_over(tmp_path: Path, postgresql_url: str, child: Child) -> None:
    async def play() -> list[str]:
        async with running(tmp_path, postgresql_url, seed=SEED, child=child) as run:
            with closing(Child(run.output)) as other:
                await campaigns.replicas(run, [child, other], 1)
            await campaigns.postgresql_troubles(run, 4)
            await campaigns.postgresql_conflicts(run, 1, 0.3)
            return (await run.verdict()).findings

    assert asyncio.run(play()) == []
