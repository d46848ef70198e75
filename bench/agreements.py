"""Agreements to measure on: the example, and the example many times over."""

import re
from functools import cache
from importlib.resources import files

from bot.agreement.model import Snapshot, Unit
from bot.agreement.units import read_register
from bot.cli.example import example_agreement

EXAMPLE = files("storage.example")


@cache
def example_snapshot() -> Snapshot:
    """Return the example as it is after the first import."""
    return Snapshot(1, example_agreement())


def example_text(times: int = 1) -> str:
    """Return the example's text, its fields of action repeated under new numbers: 54 measures each time."""
    text = EXAMPLE.joinpath("kyffhaeuserkreis-2019.txt").read_text(encoding="utf-8")
    start, end = text.index("Handlungsfeld 1:"), text.index("Erklärung der Landrätin")
    fields = text[start:end]
    return text[:start] + "".join(_renumbered(fields, 6 * turn) for turn in range(times)) + text[end:]


def example_register() -> tuple[Unit, ...]:
    """Return the example's register of units."""
    return read_register(EXAMPLE.joinpath("units.toml").read_text(encoding="utf-8"))


def _renumbered(fields: str, by: int) -> str:
    heading = re.compile(r"^(Handlungsfeld|Ziel|Maßnahme) (\d+)", re.MULTILINE)
    return heading.sub(lambda found: f"{found[1]} {int(found[2]) + by}", fields)
