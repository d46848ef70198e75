"""The example agreement that comes with Zielbot."""

from importlib.resources import files

from bot.agreement.model import Agreement
from bot.agreement.reader import read_agreement
from bot.agreement.units import read_register
from bot.cli.settings import LAND_OF_EXAMPLE
from bot.periods.calendar import Calendar


def example_agreement() -> Agreement:
    """Read the example, as an import would."""
    folder = files("storage.example")
    text = folder.joinpath("kyffhaeuserkreis-2019.txt").read_text(encoding="utf-8")
    register = read_register(folder.joinpath("units.toml").read_text(encoding="utf-8"))
    return read_agreement(text, register, Calendar(LAND_OF_EXAMPLE)).agreement
