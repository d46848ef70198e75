"""`zielbot run`: the bot against TELEGRAM_API_URL, by polling."""

import platform

import click

from bot.cli.clock import SystemClock
from bot.cli.logs import set_up
from bot.cli.service import serve
from bot.cli.settings import load
from bot.cli.wire import calendar_of, opened, plainly
from handlers.setup import Setup


@click.command(help="Den Bot betreiben, bis er beendet wird (SIGINT oder SIGTERM).")
@plainly
async def run_command() -> None:
    """Run the bot."""
    settings = load(to_run=True)
    token = settings.token.get_secret_value() if settings.token else ""
    # The part behind the colon by itself too: an address may write the colon as %3A.
    set_up(settings.log_level, secrets=[token, token.rpartition(":")[2]])
    async with opened(settings, to_write=True) as store:
        clock = SystemClock()
        await serve(
            Setup(
                store=store,
                token=token,
                api_url=settings.api_url,
                clock=clock,
                real=clock,
                zone=settings.zone,
                calendar=calendar_of(settings),
                instance=platform.node(),
            )
        )
