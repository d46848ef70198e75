"""A small agreement of a county that does not exist, with codes and units unlike those of the example."""

from datetime import date

from bot.agreement.model import Agreement, Due, FieldOfAction, Goal, Measure, Unit
from bot.periods.period import Period, Precision

Q2 = Period(date(2021, 4, 1), date(2021, 6, 30), Precision.QUARTER)
Q4 = Period(date(2021, 10, 1), date(2021, 12, 31), Precision.QUARTER)
Q1 = Period(date(2020, 1, 1), date(2020, 3, 31), Precision.QUARTER)


def _measure(code: str, title: str, units: tuple[str, ...], due: Period | None) -> Measure:
    return Measure(
        code=code,
        title=title,
        short_title=title,
        goal="2.1",
        field=2,
        responsible=", ".join(units),
        units=units,
        lead=units[0],
        due=Due(due) if due else None,
        ongoing=due is None,
    )


AGREEMENT = Agreement(
    title="Zielvereinbarung Landkreis Seenland",
    region="Landkreis Seenland",
    protocol_on=date(2020, 2, 3),
    runs_until=date(2021, 12, 31),
    fields=(FieldOfAction(2, "Arbeit & Familie"),),
    goals=(Goal("2.1", 2, "Beruf und Familie passen zusammen"),),
    measures=(
        _measure("2.1.1", "Leitfaden für Rückkehrgespräche", ("Personalamt",), Q2),
        _measure("2.1.2", "Ferienbetreuung <in> allen Gemeinden & Ortsteilen", ("Schulamt", "Personalamt"), Q4),
        _measure("2.1.3", "Spielplatzkataster", ("Grünflächenamt",), Q1),
        _measure("2.1.4", "Runder Tisch Kinderschutz", ("Schulamt",), None),
    ),
    units=(Unit("Personalamt"), Unit("Schulamt"), Unit("Grünflächenamt")),
)
