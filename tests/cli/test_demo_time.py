"""In the demo days pass in a moment, and what the bot does by itself it does on the way, each on its day."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta

import pytest

from bot.cli.demo import ZONE, Demo, furnished
from handlers.app import run
from tests.dialogues.transcript import text_of

FRIDAY = date(2021, 5, 7)
HEIKE, _, MAREN, _ = range(4)


@pytest.fixture
async def demo() -> AsyncIterator[Demo]:
    """The demo on a Friday, its bot at work."""
    async with furnished(FRIDAY, port=0) as ready:
        bot = asyncio.create_task(run(ready.setup, ready.bells))
        await ready.bells.polled.wait()
        yield ready
        ready.bells.stop.set()
        await bot


async def test_what_waits_for_a_working_day_is_told_on_that_day_and_not_when_the_clock_arrives(demo: Demo) -> None:
    world, group = demo.box.world, demo.cast.group
    heike, maren = demo.cast.people[HEIKE], demo.cast.people[MAREN]
    await demo.box.answer_to(world.say(maren, group, "/gruppe_meldungen an"))
    demo.box.clock.set(datetime(2021, 5, 8, 10, tzinfo=ZONE))
    await demo.box.answer_to(world.say(heike, heike, "6.1.3 läuft"))
    await demo.box.passing.move(demo.box.clock.now() + timedelta(days=14))
    told = [one for one in group.messages.values() if text_of(one).startswith("Neue Meldungen")]
    moments = [datetime.fromtimestamp(one["date"], ZONE).replace(second=0) for one in told]
    assert moments == [datetime(2021, 5, 10, 8, 30, tzinfo=ZONE)]


async def test_nudges_come_day_by_day_and_not_all_at_once(demo: Demo) -> None:
    heike = demo.cast.people[HEIKE]
    await demo.box.passing.move(demo.box.clock.now() + timedelta(days=48))
    got = demo.box.world.private_chat(heike).messages.values()
    moments = [datetime.fromtimestamp(one["date"], ZONE).replace(second=0) for one in got]
    # 6.1.3 is due on 30 June: thirty and seven days before.
    days = ((5, 31), (6, 23))
    assert moments == [datetime(2021, month, day, 8, 30, tzinfo=ZONE) for month, day in days]
    assert all(text_of(one).startswith("Hinweise für ") for one in got)
