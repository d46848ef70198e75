"""`zielbot retention`: what was kept long enough, deleted now or only shown."""

from collections.abc import Sequence

import click

from bot.cli.clock import SystemClock
from bot.cli.output import table, terminal_width
from bot.cli.settings import load
from bot.cli.wire import opened, plainly
from bot.periods.wording import day_text
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
    click.echo(table(HEADINGS, [_row(outcome) for outcome in outcomes], terminal_width()))
    click.echo(_sum(outcomes, dry_run=dry_run))


def _row(outcome: Outcome) -> list[str]:
    rule, due = outcome
    oldest = day_text(due.oldest.date(), "de") if due.oldest else "–"
    return [rule.table, str(due.rows), oldest, rule.text.de]


def _sum(outcomes: Sequence[Outcome], *, dry_run: bool) -> str:
    rows = sum(due.rows for _, due in outcomes)
    if not rows:
        return "Es ist nichts zu löschen."
    return f"Zu löschen oder zu leeren: {rows} Zeilen. Es wurde nichts geändert." if dry_run else f"Erledigt: {rows}."
