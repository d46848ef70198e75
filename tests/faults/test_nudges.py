"""Nudges that Zielbot plans itself: killed at every step, down for days, doubled, with a clock that jumps."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults import nudging
from tests.faults.harness import Child, running
from tests.faults.mutants import MUTANTS
from tests.faults.steps import NUDGE_STEPS

SEED = 20210504


async def test_no_kill_while_nudges_are_claimed_and_sent_loses_one_or_sends_it_twice(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, people=6, child=child) as run:
        await nudging.kills(run, iter(NUDGE_STEPS), days=5, a_day=2, patience=15.0)
        assert (await run.verdict()).findings == []
        assert {event["at"] for event in run.history.of("killed")} == set(NUDGE_STEPS)


async def test_after_three_days_one_message_brings_what_was_missed(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, people=6, child=child) as run:
        await nudging.downtime(run)
        assert (await run.verdict()).findings == []


async def test_a_clock_that_is_set_forth_and_back_sends_nothing_twice(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, people=6, child=child) as run:
        await nudging.jumps(run)
        assert (await run.verdict()).findings == []


@pytest.mark.parametrize("name", ["digest", "recipients"])
async def test_without_a_safeguard_days_of_nudges_are_red(
    tmp_path: Path, database_url: str, child: Child, name: str
) -> None:
    async with running(tmp_path, database_url, seed=SEED, people=6, child=child, mutant=name) as run:
        await nudging.trial(run, list(filter(None, [MUTANTS[name].shows_at])))
        verdict = await run.verdict()
        assert verdict.lost or verdict.twice


def test_of_two_replicas_one_nudges(tmp_path: Path, postgresql_url: str, child: Child) -> None:
    async def play() -> list[str]:
        async with running(tmp_path, postgresql_url, seed=SEED, people=6, child=child) as run:
            with closing(Child(run.output)) as other:
                await nudging.replicas(run, [child, other], 2)
            return (await run.verdict()).findings

    assert asyncio.run(play()) == []
