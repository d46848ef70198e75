"""`zielbot backup`: everything into a folder, at one moment, while the bot runs."""

from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import click

from bot.cli.clock import SystemClock
from bot.cli.files import writing
from bot.cli.settings import load
from bot.cli.wire import opened, plainly
from bot.trace.model import Action, Entry


@click.command(help="Alles in einen Ordner sichern, auch während der Bot läuft.")
@click.option("--output", type=click.Path(path_type=Path), metavar="ORDNER", help="Ein neuer oder leerer Ordner.")
@plainly
async def backup_command(output: Path | None) -> None:
    """Write a backup."""
    settings, now = load(), SystemClock().now()
    folder = output or _named(now.astimezone(settings.zone))
    async with opened(settings, to_write=False) as store:
        # First the trace: data leaves the database even if the folder is never finished.
        async with store.writing() as work:
            await work.audit.add(Entry(Action.BACKED_UP), at=now)
        with writing(f"Der Ordner {folder}"):
            async with store.reading() as work:
                manifest = await work.backup.write(folder, version=version("zielbot"), at=now)
    click.echo(f"Gesichert in {folder}: {sum(manifest.rows.values())} Zeilen. Stand des Protokolls: {manifest.audit}")


def _named(now: datetime) -> Path:
    return Path(f"zielbot-{now:%Y-%m-%d-%H%M%S}")
