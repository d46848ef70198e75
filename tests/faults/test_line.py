"""Nobody can connect to Telegram, for all kinds of reasons: nothing is lost, and all goes on when it is over (F1)."""

from pathlib import Path

import pytest

from tests.faults import campaigns
from tests.faults.harness import Child, running
from tests.faults.line import Line, can_encrypt

SEED = 20210508


@pytest.mark.skipif(not can_encrypt(), reason="no openssl here to make certificates")
async def test_without_a_line_to_telegram_nothing_is_lost(tmp_path: Path, database_url: str, child: Child) -> None:
    disturbed = (Line.REFUSED, Line.NAMELESS, Line.STRANGE)
    async with running(tmp_path, database_url, seed=SEED, child=child) as run:
        await campaigns.line_troubles(run, disturbed, 0.3, tmp_path)
        assert (await run.verdict()).findings == []
