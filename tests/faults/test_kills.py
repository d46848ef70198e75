"""kill -9 at every step: no update is lost, no change is made twice, no nudge comes twice (PITFALLS §4, C1)."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults import campaigns
from tests.faults.harness import Child, Run, running
from tests.faults.steps import STEPS, found

SEED = 20210503


@pytest.mark.parametrize("target", sorted({step.target for step in STEPS.values()}))
def test_the_steps_at_which_it_is_killed_exist(target: str) -> None:
    owner, attribute = found(target)
    assert callable(getattr(owner, attribute))


async def test_no_kill_at_any_step_loses_anything_or_does_it_twice(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, child=child) as run:
        await campaigns.kills(run, STEPS, nths=(1,), patience=15.0)
        # On a busy machine a step may come too late; it is waited for longer then.
        await campaigns.kills(run, sorted(set(STEPS) - _steps(run)), nths=(1,), patience=60.0)
        assert (await run.verdict()).findings == []
        assert _steps(run) >= set(STEPS)


def _steps(run: Run) -> set[str]:
    """Where it was killed."""
    return {event["at"] for event in run.history.of("killed")}


async def test_after_a_day_and_an_hour_everybody_gets_what_is_owed_and_no_more(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, child=child) as run:
        await campaigns.downtime(run, timedelta(hours=25))
        assert (await run.verdict()).findings == []
