"""`zielbot people`: who has access, and taking it away. The same as /zugang; never what anybody did."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from bot.cli.clock import SystemClock
from bot.cli.output import day, table, terminal_width
from bot.cli.settings import load
from bot.cli.wire import opened, plainly
from bot.cli.words import WORDS
from bot.errors import ZielbotError
from bot.people.access import access, revoke_invitation, revoke_person
from bot.people.model import Invitation, Person
from bot.ports import Work
from bot.texts.inviting import whom_text


@click.command(help="Zeigen, wer Zugang hat und welche Einladungen offen sind.")
@click.option(
    "--revoke",
    "item",
    type=WORDS,
    metavar="ID",
    help="Der Person oder der Einladung mit dieser ID den Zugang entziehen.",
)
@plainly
async def people_command(item: str | None) -> None:
    """List people and open invitations; with `--revoke` end one of them."""
    settings, now = load(), SystemClock().now()
    if item is not None:
        async with opened(settings, to_write=True) as store, store.writing() as work:
            click.echo(await _revoke(work, item.strip().casefold(), now))
        return
    async with opened(settings, to_write=False) as store, store.reading() as work:
        everybody = await access(work, at=now)
    _print(("ID", "Name", "Zugang", "seit"), [_person_row(one, settings.zone) for one in everybody.people])
    if everybody.invitations:
        click.echo()
        rows = [_invitation_row(one, settings.zone) for one in everybody.invitations]
        _print(("ID", "offene Einladung", "bis"), rows)


async def _revoke(work: Work, item: str, now: datetime) -> str:
    person = await work.people.by_id(int(item)) if item.isdecimal() and len(item) < 8 else None
    if person:
        await revoke_person(work, person, by=None, at=now)
        return f"{person.name} hat keinen Zugang mehr."
    for invitation in await work.people.open_invitations(at=now):
        if invitation.id == item:
            await revoke_invitation(work, invitation, by=None, at=now)
            return "Die Einladung ist zurückgenommen."
    raise ZielbotError(f"Unter {item} ist niemand auf der Liste und keine Einladung offen.")


def _print(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    click.echo(table(headings, rows, terminal_width()) if rows else "Es steht noch niemand auf der Liste.")


def _person_row(person: Person, zone: ZoneInfo) -> Sequence[str]:
    whom = whom_text(person.role, person.units, "de")
    return str(person.id), person.name, whom, day(person.since, zone)


def _invitation_row(invitation: Invitation, zone: ZoneInfo) -> Sequence[str]:
    return invitation.id, whom_text(invitation.role, invitation.units, "de"), day(invitation.expires_at, zone)
