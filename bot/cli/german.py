"""The command line in German: what click prints of its own accord, its help pages and its refusals."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import click

from bot.clean import clean

_PHRASES = (
    ("Usage: ", "Aufruf: "),
    ("Options:\n", "Optionen:\n"),
    ("[OPTIONS]", "[OPTIONEN]"),
    ("COMMAND [ARGS]...", "BEFEHL …"),
    ("Show this message and exit.", "Diese Hilfe zeigen."),
    ("Show the version and exit.", "Die Version zeigen."),
    ("[required]", "[nötig]"),
    ("[default: ", "[Vorgabe: "),
)


class GermanFormatter(click.HelpFormatter):
    """Writes help pages with click's own phrases in German."""

    def write(self, string: str) -> None:
        """Write a piece of a help page."""
        for english, german in _PHRASES:
            string = string.replace(english, german)
        super().write(string)


class GermanContext(click.Context):
    """The context of a command whose help page is German."""

    formatter_class = GermanFormatter


class Refused(click.ClickException):
    """Ends a command with one sentence and exit code 1."""

    def show(self, file: IO[str] | None = None) -> None:
        """Print the sentence alone."""
        click.echo(clean(self.message).text, file=file, err=file is None)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what click finds wrong with a command line into one German sentence (Refused)."""
    try:
        yield
    except click.UsageError as error:
        help_hint = f" Hilfe: {error.ctx.command_path} --help" if error.ctx else ""
        is_page = isinstance(error, click.exceptions.NoArgsIsHelpError)
        raise Refused(error.message if is_page else f"{_sentence(error)}{help_hint}") from error


def _sentence(error: click.UsageError) -> str:
    match error:
        case click.exceptions.NoSuchCommand():
            return f"Den Befehl „{error.command_name}“ gibt es nicht."
        case click.exceptions.NoSuchOption():
            return f"Die Option {error.option_name} gibt es nicht."
        case click.exceptions.BadOptionUsage():
            return f"Die Option {error.option_name} braucht einen Wert, oder sie hat einen zu viel."
        case click.exceptions.MissingParameter(param=click.Parameter() as param):
            return f"Es fehlt {_name(param)}."
        case click.exceptions.BadParameter(param=click.Parameter() as param):
            return f"{_name(param)}: {_expected(param) or error.message}"
        case _ if error.message.startswith("Got unexpected extra argument"):
            return "Hier steht eine Angabe zu viel."
        case _:
            return error.message


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(click.Context(click.Command("")))


def _expected(param: click.Parameter) -> str | None:
    """Say what one of click's own types takes; None for ours, which speak for themselves."""
    match param.type:
        case click.Choice(choices=choices):
            return f"möglich ist {' oder '.join(map(str, choices))}."
        case click.IntRange(min=least, max=most):
            return f"erwartet wird eine ganze Zahl von {least} bis {most}."
        case click.Path() | click.File():
            return "diese Datei lässt sich nicht öffnen."
        case _:
            return None
