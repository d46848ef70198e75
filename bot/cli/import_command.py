"""`zielbot import`: read an agreement, show what was read and what it changes, store it; `--undo` takes it back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from bot.agreement.importing import Import, plan_import
from bot.agreement.model import Unit
from bot.agreement.units import read_register, register_text
from bot.clean import Cleaned, clean
from bot.cli.clock import SystemClock, today
from bot.cli.dates import DAY
from bot.cli.files import read_file
from bot.cli.import_report import report
from bot.cli.output import confirm, terminal_width
from bot.cli.settings import Settings, load
from bot.cli.wire import calendar_of, opened, plainly
from bot.ports import Store
from bot.reporting.opening import opening
from bot.trace.model import Action, Entry
from storage.documents.text import MOST_BYTES, read_text

PROPOSED = "Vorgeschlagenes Verzeichnis der Einheiten. Berichtigt in eine Datei gespeichert, gilt es mit --units DATEI:"
FILE = click.Path(path_type=Path)
MAX_NAME = 200
"""Characters of a file's name that are kept."""


@click.command(help="Eine Zielvereinbarung einlesen, den Unterschied zeigen und speichern; --undo nimmt das zurück.")
@click.argument("file", type=FILE, required=False, metavar="[DATEI]")
@click.option(
    "--units",
    type=FILE,
    metavar="DATEI",
    help="Verzeichnis der Einheiten (TOML); sonst gilt das gespeicherte oder ein vorgeschlagenes.",
)
@click.option("--ends-on", type=DAY, help="Ende der Laufzeit; sonst der letzte vereinbarte Termin.")
@click.option("--dry-run", is_flag=True, help="Nur zeigen, nichts speichern.")
@click.option("--yes", is_flag=True, help="Ohne Rückfrage speichern.")
@click.option("--undo", is_flag=True, help="Den letzten Import zurücknehmen.")
@plainly
async def import_command(
    file: Path | None, units: Path | None, ends_on: date | None, dry_run: bool, yes: bool, undo: bool
) -> None:
    """Import a file, or take the last import back."""
    if (file is None) != undo:
        raise click.UsageError("Geben Sie entweder eine DATEI oder --undo an.")
    settings = load()
    if file is None:
        async with opened(settings, to_write=True) as store:
            await _undo(store, yes=yes)
        return
    (text, removed), register = _text(file), _register(units)
    async with opened(settings, to_write=True) as store:
        found = await _planned(store, text, register, ends_on, settings)
        if removed:
            click.echo(f"\nUnsichtbare und unzulässige Zeichen, die entfernt wurden: {removed}")
        if dry_run or not found.changes:
            return
        count = len(found.agreement.measures)
        confirm(f"{count} {'Maßnahme' if count == 1 else 'Maßnahmen'} speichern?", yes=yes)
        await _store(store, found, source=clean(file.name, MAX_NAME).text)
        click.echo("Gespeichert. Zurücknehmen: zielbot import --undo")
        await _name_opening(store, settings)


def _text(file: Path) -> Cleaned:
    return read_text(read_file(file, MOST_BYTES))


def _register(file: Path | None) -> Sequence[Unit] | None:
    return read_register(_text(file).text) if file else None


async def _planned(
    store: Store, text: str, register: Sequence[Unit] | None, ends_on: date | None, settings: Settings
) -> Import:
    """Plan the import against what is stored, and print it."""
    async with store.reading() as work:
        snapshot = await work.agreements.current()
    current = snapshot.agreement if snapshot else None
    found = plan_import(text, register, current, ends_on, calendar_of(settings))
    click.echo(report(found, is_first=current is None, width=terminal_width()))
    if register is None and current is None:
        click.echo(f"\n{PROPOSED}\n\n{register_text(found.agreement.units)}")
    return found


async def _store(store: Store, found: Import, *, source: str) -> None:
    async with store.writing() as work:
        now = SystemClock().now()
        await work.agreements.store(found.agreement, source=source, at=now)
        details = {"measures": len(found.agreement.measures), "changes": len(found.changes)}
        await work.audit.add(Entry(Action.IMPORTED, details=details), at=now)


async def _name_opening(store: Store, settings: Settings) -> None:
    """Say of how many measures nobody knows how far they are, though their date has passed."""
    async with store.reading() as work:
        snapshot = await work.agreements.current()
    if snapshot and (count := len(opening(snapshot, today(settings.zone)))):
        click.echo(f"Termin vorbei und noch ohne Meldung: {count}. Im Chat nimmt /anfangsstand auf, wie weit sie sind.")


async def _undo(store: Store, *, yes: bool) -> None:
    confirm("Den letzten Import zurücknehmen?", yes=yes)
    async with store.writing() as work:
        now = SystemClock().now()
        is_undone = await work.agreements.undo(at=now)
        if is_undone:
            await work.audit.add(Entry(Action.IMPORT_UNDONE), at=now)
    if not is_undone:
        click.echo("Es gibt keinen Import, der zurückzunehmen wäre.")
        raise click.exceptions.Exit(1)
    click.echo("Der letzte Import ist zurückgenommen.")
