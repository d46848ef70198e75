"""Whatever a call of the Bot API comes to: nothing is lost, nothing twice unflagged, the process lives on (F1)."""

import re
from pathlib import Path

from tests.faults import campaigns
from tests.faults.harness import Child, running

SEED = 20210504
IMPATIENT = {"handlers.settle:HELD_AS_LONG_AS": 0}


HANDLERS = Path(__file__).parents[2] / "handlers"


def test_every_method_that_zielbot_calls_is_tried() -> None:
    source = "\n".join(file.read_text() for file in HANDLERS.glob("*.py"))
    called = set(re.findall(r'"((?:send|edit|answer|set|get|leave|delete)[A-Z]\w+)"', source))
    assert called <= {*campaigns.CAUSES, *campaigns.AT_START, *campaigns.WEBHOOK_METHODS}


async def test_every_failure_of_a_message_is_survived_without_a_restart(
    tmp_path: Path, database_url: str, child: Child
) -> None:
    async with running(tmp_path, database_url, seed=SEED, child=child, people=80, settings=IMPATIENT) as run:
        faults = campaigns.PASSING | campaigns.REFUSALS
        await campaigns.every_method(run, faults, methods=["sendMessage", "editMessageText", "answerCallbackQuery"])
        assert (await run.verdict()).findings == []


async def test_one_call_in_five_may_fail(tmp_path: Path, database_url: str, child: Child) -> None:
    async with running(tmp_path, database_url, seed=SEED, child=child, settings=IMPATIENT) as run:
        await campaigns.faults_at_random(run, 1.5)
        assert (await run.verdict()).findings == []
