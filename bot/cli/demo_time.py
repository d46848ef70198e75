"""Days that pass in a moment: at each stop of the box's clock the bot does what is to be done by then."""

import asyncio
from datetime import time

from handlers.setup import Bells
from sandbox.server import Sandbox
from storage.work import SqlStore

STOPS = (time(8, 30), time(9), time(18, 59))
"""The digest's hour, the hour that somebody is likely to name, and the end of core hours."""
LOOK_SECONDS = 0.005
LONGEST_SECONDS = 5.0
"""The clock waits no longer than this at a stop."""


async def finished(box: Sandbox, store: SqlStore, bells: Bells) -> None:
    """Let the bot do what it does by itself, and wait until it has answered what came in and sent everything."""
    for step in bells.steps:
        await step()
    end = asyncio.get_running_loop().time() + LONGEST_SECONDS
    while not bells.stop.is_set() and not await _is_quiet(box, store):
        if asyncio.get_running_loop().time() > end:
            break
        await asyncio.sleep(LOOK_SECONDS)


async def _is_quiet(box: Sandbox, store: SqlStore) -> bool:
    if box.world.updates.pending:
        return False
    async with store.reading() as work:
        return await work.inbox.is_empty() and await work.outbox.is_empty()
