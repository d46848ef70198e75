"""`zielbot check`: what is wrong with settings, database, SQLite, token and the group privacy mode."""

import sqlite3
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import click

from bot.cli.clock import SystemClock
from bot.cli.settings import Settings, problems
from bot.cli.wire import opened, plainly
from bot.errors import ZielbotError
from handlers.identity import ask_identity
from storage.engine import database_url, journal_choice

Finding = tuple[bool | None, str]
"""Whether it is well (None: well enough, but worth knowing), and one sentence."""

MARKS = {True: "gut    ", None: "HINWEIS", False: "PROBLEM"}


@click.command(help="Einstellungen, Datenbank und Token prüfen; Exit-Code 1, wenn etwas nicht stimmt.")
@plainly
async def check_command() -> None:
    """Print all findings."""
    settings, wrong = problems(to_run=True)
    findings: list[Finding] = [(False, sentence) for sentence in wrong]
    findings += _env_file(Path(".env"))
    if settings:
        findings += [*_sqlite(settings), _audit_key(settings)]
        findings += [finding async for finding in _database(settings)]
        findings += [finding async for finding in _telegram(settings)]
    for is_well, sentence in findings:
        click.echo(f"{MARKS[is_well]}  {sentence}")
    if any(is_well is False for is_well, _ in findings):
        raise click.exceptions.Exit(1)


def _env_file(path: Path) -> list[Finding]:
    if not path.exists():
        return []
    is_private = not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return [
        (
            is_private,
            ".env liest nur ihr Eigentümer" if is_private else "Andere können .env lesen: chmod 600 .env",
        )
    ]


def _sqlite(settings: Settings) -> list[Finding]:
    if database_url(settings.database_url).get_backend_name() != "sqlite":
        return []
    choice = journal_choice(sqlite3.sqlite_version_info)
    return [(True, f"{choice.reason}; Journal: {choice.mode}")]


def _audit_key(settings: Settings) -> Finding:
    if settings.audit_keys:
        return True, "Der Schlüssel des Protokolls liegt außerhalb der Datenbank"
    return (
        None,
        "Der Schlüssel des Protokolls liegt in der Datenbank: Das Protokoll zeigt Versehen, aber nicht, was jemand "
        "fälscht, der die Datenbank lesen und schreiben kann. Abhilfe: ZIELBOT_AUDIT_KEY",
    )


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    try:
        async with opened(settings, to_write=False) as store, store.writing() as work:
            # A disk that is full or a lock that is held shows only when something is written.
            await work.facts.set("checked_at", SystemClock().now().isoformat())
            snapshot = await work.agreements.current()
            quarantined = await work.inbox.quarantined()
    except ZielbotError as error:
        yield False, str(error)
        return
    yield True, "Die Datenbank liest, schreibt und passt zu dieser Version"
    if snapshot is None:
        yield False, "Es gibt noch keine Zielvereinbarung: zielbot import DATEI"
    else:
        yield True, f"{snapshot.agreement.title}: {len(snapshot.agreement.measures)} Maßnahmen"
    for update_id, error_text in quarantined:
        yield False, f"Nachricht {update_id} ist in Quarantäne: {error_text}"


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    if settings.token is None:
        return
    try:
        identity = await ask_identity(settings.api_url, settings.token.get_secret_value())
    except ZielbotError as error:
        yield False, str(error)
        return
    yield True, f"Das Token gehört zu @{identity.username}"
    if identity.reads_all_group_messages:
        yield False, "Der Datenschutzmodus ist aus, der Bot sieht alles in Gruppen: /setprivacy bei @BotFather"
    else:
        yield True, "Der Datenschutzmodus ist an: in Gruppen sieht der Bot nur, was ihm gilt"
