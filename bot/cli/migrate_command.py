"""`zielbot migrate`: bring the database to this version's schema."""

import click

from bot.cli.settings import load
from bot.cli.wire import plainly
from storage.schema import migrate


@click.command(help="Die Datenbank auf den Stand dieser Version bringen. Sichern Sie sie vorher.")
@plainly
async def migrate_command() -> None:
    """Migrate the database."""
    await migrate(load().database_url)
    click.echo("Die Datenbank ist auf dem Stand dieser Version.")
