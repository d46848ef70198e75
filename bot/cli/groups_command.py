"""`zielbot groups`: the groups on the list, and shutting one out."""

import click

from bot.cli.clock import SystemClock
from bot.cli.output import day, table, terminal_width
from bot.cli.settings import load
from bot.cli.wire import opened, plainly
from bot.errors import ZielbotError
from bot.people.groups import revoke_group
from handlers.groups import leaving


@click.command(help="Zeigen, welche Gruppen zugelassen sind.")
@click.option("--revoke", "chat_id", type=int, metavar="ID", help="Die Gruppe mit dieser ID sperren und verlassen.")
@plainly
async def groups_command(chat_id: int | None) -> None:
    """List groups; with `--revoke` shut one out: the running bot leaves it."""
    settings, now = load(), SystemClock().now()
    if chat_id is None:
        async with opened(settings, to_write=False) as store, store.reading() as work:
            groups = await work.groups.listed()
        rows = [(str(one.chat_id), one.title, day(one.since, settings.zone)) for one in groups]
        empty = "Es ist keine Gruppe zugelassen."
        click.echo(table(("ID", "Gruppe", "seit"), rows, terminal_width()) if rows else empty)
        return
    async with opened(settings, to_write=True) as store, store.writing() as work:
        group = await work.groups.by_chat(chat_id)
        if group is None or not group.is_approved:
            raise ZielbotError(f"Die Gruppe {chat_id} ist nicht zugelassen.")
        await revoke_group(work, chat_id, by=None, at=now)
        await work.outbox.add(leaving(chat_id), at=now)
    click.echo(f"Die Gruppe „{group.title}“ ist gesperrt; der Bot verlässt sie, sobald er läuft.")
