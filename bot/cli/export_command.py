"""`zielbot export`: the agreement and how far it is, as JSON or CSV."""

import json
from pathlib import Path

import click

from bot.agreement.export import snapshot_as_json, snapshot_as_rows
from bot.agreement.model import Snapshot
from bot.cli.clock import SystemClock
from bot.cli.files import write_file
from bot.cli.settings import load
from bot.cli.wire import opened, plainly
from bot.errors import ZielbotError
from bot.trace.model import Action, Entry
from storage.documents.table import csv_text


@click.command(help="Vereinbarung und Stand ausgeben, ohne Namen von Personen.")
@click.option("--format", "kind", required=True, type=click.Choice(["json", "csv"]), help="JSON oder CSV.")
@click.option("--output", type=click.Path(path_type=Path), metavar="DATEI", help="Wohin; sonst die Standardausgabe.")
@plainly
async def export_command(kind: str, output: Path | None) -> None:
    """Write the agreement."""
    async with opened(load(), to_write=False) as store, store.writing() as work:
        snapshot = await work.agreements.current()
        if snapshot is None:
            raise ZielbotError("Es gibt noch keine Zielvereinbarung. Zuerst: zielbot import DATEI")
        await work.audit.add(Entry(Action.EXPORTED, details={"format": kind}), at=SystemClock().now())
    _write(_text(snapshot, kind), kind, output)


def _write(text: str, kind: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    # With its mark, because a spreadsheet takes a CSV file without it for Windows-1252.
    write_file(output, text, encoding="utf-8-sig" if kind == "csv" else "utf-8")


def _text(snapshot: Snapshot, kind: str) -> str:
    if kind == "csv":
        return csv_text(snapshot_as_rows(snapshot))
    return json.dumps(snapshot_as_json(snapshot), ensure_ascii=False, indent=2) + "\n"
