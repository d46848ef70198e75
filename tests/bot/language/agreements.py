"""Two agreements to read messages in: the bundled example, and a small county that shares nothing with it."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from bot.agreement.model import Agreement, Cell, Due, Goal, Measure, Unit
from bot.agreement.reader import read_agreement
from bot.agreement.units import read_register
from bot.language.setting import Setting
from bot.language.vocabulary import build_vocabulary
from bot.periods.calendar import Calendar
from bot.periods.period import Period, Precision

TODAY = date(2021, 5, 3)
HERE = Path(__file__).parent
EXAMPLE = HERE.parents[2] / "storage" / "example"
THURINGIA = Calendar("TH")


@cache
def example() -> Setting:
    """The example agreement, read by a member of the Pflegestützpunkt."""
    register = read_register((EXAMPLE / "units.toml").read_text("utf-8"))
    text = (EXAMPLE / "kyffhaeuserkreis-2019.txt").read_text("utf-8")
    agreement = read_agreement(text, register, THURINGIA).agreement
    return Setting(build_vocabulary(agreement), THURINGIA, own_units=("Pflegestützpunkt",))


def _measure(code: str, goal: str, title: str, units: tuple[str, ...], due: Period | None = None) -> Measure:
    cells = (Cell("Zuständig", ", ".join(units), 1),)
    return Measure(code, title, title, goal, units=units, due=Due(due) if due else None, cells=cells)


_JUNE = Period(date(2021, 6, 1), date(2021, 6, 30), Precision.MONTH)
_NORTH = Agreement(
    "Zielvereinbarung Nordkreis",
    goals=(Goal("A", None, "Wege zur Schule sind sicher"), Goal("B", None, "Bücher für alle")),
    measures=(
        _measure("A.1", "A", "Schülerlotsen an allen Grundschulen ausbilden", ("Ordnungsamt",), _JUNE),
        _measure("A.2", "A", "Radweg zwischen Hafen und Deich beleuchten", ("Leitung Tiefbau", "Ordnungsamt"), _JUNE),
        _measure("A.12", "A", "Tempo 30 vor Kindergärten prüfen", ("Stabsstelle Verkehr",)),
        _measure("B.1", "B", "Bücherbus fährt alle Inseln an", ("Kreisbücherei",)),
    ),
    units=(
        Unit("Ordnungsamt"),
        Unit("Leitung Tiefbau"),
        Unit("Stabsstelle Verkehr"),
        Unit("Kreisbücherei", aliases=("Bücherei",)),
        Unit("Deichverband Nord", external=True),
        Unit("Deichverband Süd", external=True),
    ),
)


@cache
def north() -> Setting:
    """A county with letters in its codes, without fields of action."""
    return Setting(build_vocabulary(_NORTH), Calendar("SH"))


def utterances() -> list[dict[str, object]]:
    """The messages of DESIGN §4 with the reading expected in the example agreement."""
    lines = (HERE / "utterances.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]
