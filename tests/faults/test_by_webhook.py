"""Updates come by webhook, some of them twice; it is killed: nothing is lost, nothing done twice (C1, F1)."""

from pathlib import Path

from tests.faults import campaigns
from tests.faults.harness import Child, free_port, running

SEED = 20210507


async def test_no_kill_and_no_lost_answer_loses_an_update_or_does_it_twice(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    steps = ("inbox: stored, not committed", "inbox: committed, Telegram not told", "message: sent, not noted")
    async with running(tmp_path, database_url, seed=SEED, child=child, webhook=free_port()) as run:
        await campaigns.webhook_kills(run, steps, nths=(1,), patience=5.0)
        assert (await run.verdict()).findings == []
        assert {event["at"] for event in run.history.of("killed")} == set(steps)


async def test_the_webhook_is_set_again_and_gives_way_to_polling_whatever_telegram_answers(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, child=child, webhook=free_port()) as run:
        await campaigns.webhook_methods(
            run, {name: (campaigns.PASSING | campaigns.REFUSALS)[name] for name in ("500", "403", "reset after")}
        )
        assert (await run.verdict()).findings == []
