"""What the commands print: tables for people, and questions to them."""

import shutil
import sys
from collections.abc import Sequence

import click


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """Return rows under headings, columns aligned; the widest column is cut so that a line fits the terminal."""
    width = width or shutil.get_terminal_size((120, 24)).columns
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    widest = widths.index(max(widths))
    spare = width - sum(widths) - 2 * (len(widths) - 1)
    widths[widest] = max(20, widths[widest] + min(0, spare))
    return "\n".join(_row(row, widths) for row in [headings, ["-" * each for each in widths], *rows])


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    fitted = (_fit(cell, width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(fitted).rstrip()


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"


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
    if not click.confirm(question):
        click.echo("Es wurde nichts geändert.")
        raise click.exceptions.Exit(1)
