"""`zielbot retention`: what was kept long enough, deleted now or only shown."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import click

from bot.cli.clock import SystemClock
from bot.cli.output import day, table, terminal_width
from bot.cli.settings import load
from bot.cli.wire import opened, plainly
from bot.retaining import Outcome, look, retain

HEADINGS = ("Tabelle", "Zeilen", "älteste", "Regel")


@click.command(help="Löschen, was lange genug aufbewahrt wurde. Zielbot tut das von selbst jede Nacht.")
@click.option("--dry-run", is_flag=True, help="Nur zeigen, nichts löschen.")
@plainly
async def retention_command(dry_run: bool) -> None:
    """Carry out the rules, or look."""
    settings, now = load(), SystemClock().now()
    async with opened(settings, to_write=False) as store:
        if dry_run:
            async with store.reading() as work:
                outcomes = await look(work, now=now, real=now, zone=settings.zone)
        else:
            async with store.writing() as work:
                outcomes = await retain(work, now=now, real=now, zone=settings.zone)
    click.echo(table(HEADINGS, [_row(outcome, settings.zone) for outcome in outcomes], terminal_width()))
    click.echo(_sum(outcomes, dry_run=dry_run))


def _row(outcome: Outcome, zone: ZoneInfo) -> list[str]:
    rule, due = outcome
    return [rule.table, str(due.rows), day(due.oldest, zone) or "–", rule.text.de]


def _sum(outcomes: Sequence[Outcome], *, dry_run: bool) -> str:
    rows = sum(due.rows for _, due in outcomes)
    if not rows:
        return "Es ist nichts zu löschen."
    return f"Zu löschen oder zu leeren: {rows} Zeilen. Es wurde nichts geändert." if dry_run else f"Erledigt: {rows}."
