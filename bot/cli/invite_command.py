"""`zielbot invite`: a single-use link that lets a person in."""

from collections.abc import Sequence

import click

from bot.cli.clock import SystemClock
from bot.cli.settings import Settings, load
from bot.cli.wire import opened, plainly
from bot.cli.words import WORDS
from bot.errors import ZielbotError
from bot.normal import normal
from bot.people.invite import VALID_FOR, invite, link, make_token
from bot.people.model import Role
from bot.ports import Work
from handlers.identity import BOT_NAME_FACT


@click.command(help="Einen Link ausgeben, mit dem eine Person einmal hereinkommt.")
@click.option(
    "--role", required=True, type=click.Choice([role.value for role in Role]), help="Wofür die Person hier ist."
)
@click.option(
    "--unit", "units", type=WORDS, multiple=True, metavar="NAME", help="Einheit der Person; mehrmals möglich."
)
@plainly
async def invite_command(role: str, units: tuple[str, ...]) -> None:
    """Store an invitation and print its link."""
    settings = load()
    token = make_token()
    async with opened(settings, to_write=True) as store, store.writing() as work:
        names = await _known(work, units)
        await invite(work, Role(role), names, token=token, at=SystemClock().now())
        bot_name = await _bot_name(work, settings)
    click.echo(link(bot_name, token) if bot_name else f"/start {token}")
    whom = f"{role}, {', '.join(names)}" if names else role
    click.echo(f"Für eine Person ({whom}), einmal, innerhalb von {VALID_FOR.days} Tagen.", err=True)


async def _bot_name(work: Work, settings: Settings) -> str | None:
    return await work.facts.get(BOT_NAME_FACT) or settings.bot_name


async def _known(work: Work, units: Sequence[str]) -> list[str]:
    """Return the units by the names the agreement's register gives them."""
    if not units:
        return []
    snapshot = await work.agreements.current()
    if snapshot is None:
        raise ZielbotError("Es gibt noch keine Zielvereinbarung, also keine Einheiten. Zuerst: zielbot import DATEI")
    names = {normal(alias): unit.name for unit in snapshot.agreement.units for alias in (*unit.aliases, unit.name)}
    unknown = [unit for unit in units if normal(unit) not in names]
    if unknown:
        known = "\n".join(f"  {unit.name}" for unit in snapshot.agreement.units)
        raise ZielbotError(f"Unbekannt: {', '.join(unknown)}. Diese Einheiten gibt es:\n{known}")
    return [names[normal(unit)] for unit in units]
