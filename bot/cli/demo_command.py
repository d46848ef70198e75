"""`zielbot demo`: a Telegram in a box with the example agreement, several people and a group; no token needed."""

from datetime import date

import click

from bot.cli.dates import DAY
from bot.cli.demo import furnished
from bot.cli.logs import set_up
from bot.cli.service import serve
from bot.cli.wire import plainly

EXAMPLE_DAY = date(2021, 5, 3)
"""A day in the midst of the example agreement."""
PORT = 8080


@click.command(help="Zielbot im Browser ausprobieren, ohne Token. Nichts bleibt gespeichert.")
@click.option("--today", type=DAY, default=EXAMPLE_DAY, show_default=True, help="Der Tag, an dem es losgeht.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="ZAHL",
    default=PORT,
    show_default=True,
    help="0 nimmt einen freien.",
)
@plainly
async def demo_command(today: date, port: int) -> None:
    """Serve the chat page and the bot until stopped."""
    set_up("WARNING")
    async with furnished(today, port) as demo:
        click.echo(f"Zielbot zum Ausprobieren: {demo.box.url}/  (beenden mit Strg+C)")
        await serve(demo.setup, demo.bells)
