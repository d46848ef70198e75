"""`zielbot audit`: verify the audit log, or read it for a stated reason."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.cli.clock import SystemClock
from bot.cli.dates import DAY
from bot.cli.german import GermanContext
from bot.cli.output import table, terminal_width
from bot.cli.settings import load
from bot.cli.wire import opened, plainly
from bot.cli.words import WORDS
from bot.errors import ZielbotError
from bot.texts.trace import ACTIONS, DETAILS
from bot.trace.chain import Head, Record, read_head
from bot.trace.model import Action, Entry
from storage.backup import read_manifest

SHORTEST_REASON = 10
LONGEST_REASON = 300
HEADINGS = ("Nr.", "Zeit", "Wer", "Was", "Woran", "Einzelheiten")
NOBODY = "Server"
"""Who acts where nobody in Telegram did: the command line, or Zielbot itself."""

NAMED = {action.value: word.de for action, word in ACTIONS.items()}


class German(click.Group):
    """A group of commands whose help pages are German."""

    context_class = GermanContext

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, with a German help page."""
        command = super().get_command(ctx, cmd_name)
        if command:
            command.context_class = GermanContext
        return command


@click.group(cls=German, help="Das Protokoll prüfen oder lesen.")
def audit_command() -> None:
    """The group of both."""


@audit_command.command("verify", help="Prüfen, ob das Protokoll unversehrt ist; Exit-Code 1, wenn nicht.")
@click.option(
    "--head",
    type=click.Path(),
    metavar="SICHERUNG|HASH:NR",
    help="Der Ordner einer Sicherung oder ein notierter Stand: Nur so fällt auf, wenn am Ende etwas fehlt.",
)
@plainly
async def verify_command(head: str | None) -> None:
    """Verify the log."""
    noted = _noted(head) if head else None
    async with opened(load(), to_write=False) as store, store.reading() as work:
        verdict = await work.audit.verify(noted)
    if verdict.fault:
        click.echo(f"{verdict.fault} Davor sind unversehrt: {verdict.entries}.")
        raise click.exceptions.Exit(1)
    click.echo(f"Das Protokoll ist unversehrt. Einträge: {verdict.entries}. Stand: {verdict.head or 'leer'}")
    if noted is None:
        click.echo("Ob am Ende etwas fehlt, zeigt erst der Vergleich mit einem früheren Stand: --head", err=True)


def _noted(given: str) -> Head | None:
    """Read a head, or the manifest of a backup; None where that backup's log was still empty (ZielbotError)."""
    try:
        return read_head(given)
    except ValueError:
        path = Path(given)
    if not path.exists():
        raise ZielbotError(f"{given} ist weder der Ordner einer Sicherung noch ein Stand der Form HASH:NR.")
    return read_manifest(path).audit


@audit_command.command("show", help="Das Protokoll zeigen. Der Grund wird selbst protokolliert.")
@click.option(
    "--reason", type=WORDS, required=True, metavar="GRUND", help="Wozu Sie es lesen, in wenigen Worten, ohne Namen."
)
@click.option("--since", type=DAY, help="Ab diesem Tag.")
@click.option("--until", type=DAY, help="Bis zu diesem Tag, er zählt mit.")
@click.option("--action", type=click.Choice([action.value for action in Action]), help="Nur diese Art.")
@plainly
async def show_command(reason: str, since: date | None, until: date | None, action: str | None) -> None:
    """Print the log after noting that it was read."""
    stated = " ".join(reason[:LONGEST_REASON].split())
    if len(stated) < SHORTEST_REASON:
        raise ZielbotError(f"Nennen Sie einen Grund, mindestens {SHORTEST_REASON} Zeichen: --reason GRUND")
    settings = load()
    async with opened(settings, to_write=False) as store:
        async with store.writing() as work:
            await work.audit.add(Entry(Action.AUDIT_READ, details={"reason": stated}), at=SystemClock().now())
        with _readable():
            async with store.reading() as work:
                found = work.audit.records(
                    since=_midnight(since, settings.zone),
                    until=_midnight(until + timedelta(days=1) if until else None, settings.zone),
                    action=Action(action) if action else None,
                )
                names = await work.audit.names()
                rows = [_row(record, names, settings.zone) async for record in found]
    click.echo(table(HEADINGS, rows, terminal_width()) if rows else "In dieser Zeit steht nichts im Protokoll.")


@contextmanager
def _readable() -> Iterator[None]:
    """Say so where an entry holds something that Zielbot never wrote (ZielbotError)."""
    try:
        yield
    except ValueError as error:
        raise ZielbotError("Ein Eintrag ist nicht lesbar. Welcher, sagt: zielbot audit verify") from error


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone) if day else None


def _row(record: Record, names: Mapping[str, str], zone: ZoneInfo) -> list[str]:
    return [
        str(record.id),
        f"{record.at.astimezone(zone):%d.%m.%Y %H:%M:%S}",
        names.get(record.actor, record.actor) if record.actor else NOBODY,
        NAMED.get(record.action, record.action),
        names.get(record.subject, record.subject) if record.subject else "",
        ", ".join(f"{_name(name)}: {_shown(value)}" for name, value in record.details.items()),
    ]


def _name(detail: str) -> str:
    return DETAILS[detail].de if detail in DETAILS else detail


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
