"""`zielbot ask`: messages through the same use cases as in Telegram; writes nothing."""

import json
from datetime import date
from typing import Any, TextIO

import click

from bot.asking.as_json import as_json
from bot.asking.ask import Asked, ask
from bot.asking.asker import Asker
from bot.clean import clean
from bot.cli.dates import DAY
from bot.cli.settings import Settings, load
from bot.cli.wire import calendar_of, day_or_today, opened, plainly
from bot.cli.words import LIMIT, WORDS
from bot.errors import ZielbotError
from bot.normal import normal
from bot.people.model import Person, Role
from bot.ports import Work

LONGEST_LINE = 100_000
"""Of a batch, in characters: a message of 4,096 is never longer as JSON."""


@click.command(help="Eine Frage stellen, oder mit --batch eine Datei voller Fragen. Schreibt nichts.")
@click.argument("text", type=WORDS, required=False)
@click.option("--today", type=DAY, help="Der Tag, an dem gefragt wird; sonst heute.")
@click.option("--as", "name", type=WORDS, metavar="PERSON", help="Name oder Telegram-Nummer der Person, die fragt.")
@click.option("--json", "with_json", is_flag=True, help="Ausgeben, wie die Nachricht gelesen wurde, als JSON.")
@click.option(
    "--batch",
    type=click.File(encoding="utf-8-sig", errors="surrogateescape"),
    metavar="DATEI",
    help="Ein JSON-Objekt je Zeile: text, id?, today?",
)
@plainly
async def ask_command(
    text: str | None, today: date | None, name: str | None, with_json: bool, batch: TextIO | None
) -> None:
    """Ask one question or a batch."""
    if (text is None) == (batch is None):
        raise click.UsageError("Geben Sie entweder einen Text oder --batch an.")
    settings = load()
    async with opened(settings, to_write=False) as store, store.reading() as work:
        asker = await _asker(work, name, settings)
        day = day_or_today(today, settings)
        if batch:
            await _ask_all(work, batch, asker, day)
            return
        asked = await _ask(work, text or "", asker, day)
        click.echo(json.dumps({"id": None} | as_json(asked), ensure_ascii=False) if with_json else asked.reply.plain)


async def _ask(work: Work, text: str, asker: Asker, today: date) -> Asked:
    return await ask(work, text, asker, today=today)


async def _ask_all(work: Work, lines: TextIO, asker: Asker, today: date) -> None:
    for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE + 1), ""), 1):
        if not line.strip():
            continue
        entry = _entry(line, number)
        day = date.fromisoformat(entry["today"]) if entry.get("today") else today
        asked = await _ask(work, clean(entry["text"], LIMIT).text, asker, day)
        answer = json.dumps({"id": entry.get("id")} | as_json(asked), ensure_ascii=False)
        # Half a surrogate pair in an id goes back as JSON writes it.
        click.echo(answer.encode(errors="backslashreplace").decode())


def _entry(line: str, number: int) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise ZielbotError(f"Zeile {number} der Datei ist zu lang; erwartet werden höchstens {LONGEST_LINE} Zeichen.")
    try:
        line.encode()
        entry = json.loads(line)
        if isinstance(entry, dict) and isinstance(entry.get("text"), str):
            date.fromisoformat(entry.get("today") or "2000-01-01")
            return entry
    except (ValueError, TypeError, RecursionError) as error:
        raise ZielbotError(f"Zeile {number} der Datei ist nicht lesbar.") from error
    raise ZielbotError(f'Zeile {number} der Datei ist kein JSON-Objekt mit "text".')


async def _asker(work: Work, name: str | None, settings: Settings) -> Asker:
    person = await _person(work, name) if name else Person(0, 0, "", Role.COORDINATOR)
    lang, calendar, is_minimal = person.language or "de", calendar_of(settings), settings.policy.is_minimal
    return Asker(person, is_group=False, lang=lang, calendar=calendar, is_minimal=is_minimal, zone=settings.zone)


async def _person(work: Work, name: str) -> Person:
    people = await work.people.everybody()
    wanted = normal(name)
    found = [person for person in people if wanted in (normal(person.name), str(person.telegram_id))]
    if len(found) != 1:
        raise ZielbotError(
            f"Auf der Liste gibt es {len(found)} Personen mit dem Namen „{name}“. Geben Sie die Telegram-Nummer an."
        )
    return found[0]
