"""The example agreement that comes with the project, as freshly imported."""

import tomllib
from functools import cache
from importlib.resources import files

from bot.agreement.model import Snapshot, Unit
from bot.agreement.reader import read_agreement
from bot.periods.calendar import Calendar


@cache
def example() -> Snapshot:
    """The example agreement, read with its register."""
    folder = files("storage.example")
    register = tomllib.loads(folder.joinpath("units.toml").read_text("utf-8"))["unit"]
    units = [Unit(one["name"], tuple(one.get("aliases", ())), one.get("external", False)) for one in register]
    text = folder.joinpath("kyffhaeuserkreis-2019.txt").read_text("utf-8")
    return Snapshot(1, read_agreement(text, units, Calendar("TH")).agreement)
