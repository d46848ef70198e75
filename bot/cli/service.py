"""Runs the bot until it is told to stop, and loads what the first question would otherwise wait for."""

import asyncio
import logging
import signal
from datetime import date

from bot.asking.ask import ask
from bot.asking.asker import Asker
from bot.errors import StoreUnavailable
from bot.language.lexicon import inflected_tag
from bot.normal import tokens
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from handlers.app import run
from handlers.setup import Bells, Setup

log = logging.getLogger("zielbot")

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
WARMING = "Was ist am Tag vor drei Tagen in den Sommerferien fällig?"
"""A question that needs dateparser, the calendar and the vocabulary."""


async def serve(setup: Setup, bells: Bells) -> None:
    """Run the bot until SIGINT or SIGTERM; what was begun is finished (TokenRefused)."""
    loop = asyncio.get_running_loop()
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, bells.stop.set)
    warming = asyncio.create_task(_warm(setup, bells))
    try:
        await run(setup, bells)
    finally:
        warming.cancel()
        for number in STOP_SIGNALS:
            loop.remove_signal_handler(number)


async def _warm(setup: Setup, bells: Bells) -> None:
    """After the first poll, and libraries in a thread, so that nobody waits for it."""
    await bells.polled.wait()
    today = setup.clock.now().astimezone(setup.zone).date()
    await asyncio.to_thread(_load, today, setup.calendar)
    try:
        async with setup.store.reading() as work:
            await ask(work, WARMING, Asker(None, is_group=False, lang="de", calendar=setup.calendar), today=today)
    except StoreUnavailable as error:
        log.warning("the first question will be slower (%s)", type(error).__name__)
    log.info("ready")


def _load(today: date, calendar: Calendar) -> None:
    words = tokens(WARMING)
    find_periods(words, today, calendar)
    for word in words:
        inflected_tag(word.norm)
