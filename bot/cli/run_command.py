"""`zielbot run`: the bot against TELEGRAM_API_URL, by polling or webhook."""

import click

from bot.cli.clock import SystemClock
from bot.cli.instance import instance_name
from bot.cli.logs import set_up
from bot.cli.service import serve
from bot.cli.settings import load
from bot.cli.wire import calendar_of, opened, plainly, webhook_of
from bot.delivery.limits import NO_LIMITS, RATES
from bot.reporting.evidence import MEGABYTE
from handlers.setup import Bells, Setup
from storage.pictures import painted


@click.command(help="Den Bot betreiben, bis er beendet wird (SIGINT oder SIGTERM).")
@plainly
async def run_command() -> None:
    """Run the bot."""
    settings = load(to_run=True)
    token = settings.token.get_secret_value() if settings.token else ""
    webhook = webhook_of(settings)
    # The part behind the colon by itself too: an address may write the colon as %3A.
    secrets = [token, token.rpartition(":")[2], *settings.audit_keys, *([webhook.secret] if webhook else [])]
    set_up(settings.log_level, secrets=secrets)
    async with opened(settings, to_write=True) as store:
        clock = SystemClock()
        with instance_name(settings.database_url) as instance:
            await serve(
                Setup(
                    store=store,
                    token=token,
                    api_url=settings.api_url,
                    clock=clock,
                    real=clock,
                    zone=settings.zone,
                    calendar=calendar_of(settings),
                    instance=instance,
                    paint=painted,
                    rates=RATES if settings.limits == "telegram" else NO_LIMITS,
                    webhook=webhook,
                    policy=settings.policy,
                    ladder=settings.ladder,
                    evidence_bytes=settings.evidence_mb * MEGABYTE,
                ),
                Bells(),
            )
