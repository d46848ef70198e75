"""The commands of `zielbot`. Each lives in a file of its own that is loaded only when it is called."""

import gc
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

import click

from bot.cli.german import GermanContext, refusals

COMMANDS: Mapping[str, str] = {
    "demo": "Zielbot im Browser ausprobieren, ohne Token.",
    "run": "Den Bot betreiben.",
    "ask": "Eine Frage oder eine Datei voller Fragen stellen.",
    "import": "Eine Zielvereinbarung einlesen, den Unterschied zeigen, speichern.",
    "export": "Vereinbarung und Stand in eine Datei schreiben.",
    "nudges": "Zeigen, welche Hinweise wann an welche Einheit gingen.",
    "invite": "Einen Einladungslink für eine Person ausgeben.",
    "people": "Zeigen, wer Zugang hat; Zugang entziehen, Einladungen zurücknehmen.",
    "groups": "Zeigen, welche Gruppen zugelassen sind; eine Gruppe sperren.",
    "check": "Einstellungen, Datenbank und Token prüfen.",
    "backup": "Alles in einen Ordner sichern.",
    "restore": "Eine Sicherung in eine leere Datenbank einspielen.",
    "audit": "Das Protokoll prüfen oder lesen.",
    "retention": "Löschen, was lange genug aufbewahrt wurde.",
    "migrate": "Die Datenbank auf den Stand dieser Version bringen.",
}
"""Name and help line; command NAME lives in bot/cli/NAME_command.py as function `NAME_command`."""


def _loaded(name: str) -> ModuleType:
    """Load a module. All that makes stays, so nothing of it is looked through for garbage, now or later."""
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


class LazyGroup(click.Group):
    """Loads a command's module when it is called, so that `ask` does not pay for `demo`."""

    context_class = GermanContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the command; what is wrong is said in German."""
        with refusals():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Call the command; what is wrong with its options is said in German."""
        with refusals():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the help text."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(_loaded(f"bot.cli.{cmd_name}_command"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        command.context_class = GermanContext
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help lines without loading anything."""
        with formatter.section("Befehle"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, help="Zielbot behält eine Zielvereinbarung im Blick: was fällig ist und wie weit es ist.")
@click.version_option(package_name="zielbot")
def zielbot() -> None:
    """The group of all commands."""
