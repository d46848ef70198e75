"""What the commands print: tables for people, and questions to them."""

import shutil
import signal
import sys
from collections.abc import Sequence
from datetime import datetime, tzinfo

import click

from bot.periods.wording import day_text

NARROWEST = 12
"""To how many characters a column may be cut."""


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Return rows under headings, aligned; the widest columns are cut until a line fits `width` (if given)."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    while width and sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return "\n".join(_row(row, widths) for row in [headings, ["-" * each for each in widths], *rows])


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    fitted = (_fit(cell, width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(fitted).rstrip()


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"


def day(moment: datetime | None, zone: tzinfo) -> str:
    """Return the day of a moment where the county is; empty where it is not known."""
    return day_text(moment.astimezone(zone).date(), "de") if moment else ""


def terminal_width() -> int | None:
    """Return the terminal's columns; None where the output goes to a file or another program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def confirm(question: str, *, yes: bool) -> None:
    """Go on after `--yes` or a yes on the terminal; exit 1 after a no, 2 where nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        click.echo(
            f"{question} Hier ist niemand zu fragen, mit --yes geht es weiter. Es wurde nichts geändert.",
            err=True,
        )
        raise click.exceptions.Exit(2)
    if not _is_yes(_answer(question)):
        click.echo("Es wurde nichts geändert.")
        raise click.exceptions.Exit(1)


def _answer(question: str) -> str:
    """Ask on the terminal; breaking off is an empty answer."""
    # A running event loop takes Ctrl+C for itself and would leave the question standing.
    of_the_loop = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return str(click.prompt(f"{question} [j/N]", default="", show_default=False))
    except click.Abort:
        click.echo()
        return ""
    finally:
        signal.signal(signal.SIGINT, of_the_loop)


def _is_yes(answer: str) -> bool:
    return answer.strip().lower() in ("j", "ja", "y", "yes")
