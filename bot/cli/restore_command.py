"""`zielbot restore`: a backup into an empty database."""

from pathlib import Path

import click

from bot.cli.clock import SystemClock
from bot.cli.output import confirm
from bot.cli.settings import load
from bot.cli.wire import opened, plainly
from bot.errors import BackupRefused
from bot.retaining import retain
from bot.trace.model import Action, Entry
from storage.backup import read_manifest, require_fit


@click.command(help="Eine Sicherung in eine leere Datenbank einspielen.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="ORDNER")
@click.option("--yes", is_flag=True, help="Ohne Rückfrage einspielen.")
@plainly
async def restore_command(folder: Path, yes: bool) -> None:
    """Read a backup, or change nothing."""
    settings, manifest = load(), read_manifest(folder)
    require_fit(folder, manifest)
    now, count = SystemClock().now(), sum(manifest.rows.values())
    async with opened(settings, to_write=True) as store:
        async with store.reading() as work:
            if not await work.backup.is_empty():
                raise BackupRefused("Die Datenbank ist nicht leer. Eingespielt wird nur in eine leere.")
        confirm(f"{count} Zeilen vom {manifest.made_at} einspielen?", yes=yes)
        async with store.writing() as work:
            await work.backup.read(folder, manifest, at=now)
            fault = (await work.audit.verify(manifest.audit)).fault
            if fault:
                raise BackupRefused(f"Das Protokoll in der Sicherung ist nicht unversehrt. {fault}")
            await work.audit.add(Entry(Action.RESTORED, details={"made_at": manifest.made_at}), at=now)
            # What should have gone since the backup was made goes now.
            await retain(work, now=now, real=now, zone=settings.zone)
    click.echo(f"Eingespielt: {count} Zeilen. Das Protokoll ist unversehrt.")
    click.echo("Wer seit der Sicherung gelöscht wurde, ist wieder da: docs/operation.md sagt, was dann zu tun ist.")
