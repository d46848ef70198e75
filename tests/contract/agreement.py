"""An agreement small enough to read and rich enough to lose something: every field of the model is filled once."""

from datetime import date

from bot.agreement.model import Agreement, Cell, Due, FieldOfAction, Goal, Measure, Recurrence, Unit
from bot.periods.period import Period, Precision

QUARTER = Period(date(2021, 4, 1), date(2021, 6, 30), Precision.QUARTER)
SINCE_2015 = Period(date(2015, 1, 1), date(2015, 12, 31), Precision.YEAR)

FULL = Measure(
    code="A-1.2",
    title="Prüfung, ob eine Musterwohnung „Wohnen im Alter“ bereitgestellt werden kann",
    short_title="Prüfung, ob eine Musterwohnung …",
    goal="A-1",
    field=3,
    indicator="Bericht liegt vor – <b>öffentlich</b> & vollständig",
    audience="Pflegende Angehörige",
    cost="keine",
    communication="Presse\nAmtsblatt",
    responsible="Bauamt mit Pflegestützpunkt",
    units=("Bauamt", "Pflegestützpunkt", "nicht im Register"),
    lead="Bauamt",
    start=SINCE_2015,
    due=Due(QUARTER, "1. Stufe"),
    ongoing=True,
    recurrence=Recurrence.YEARLY,
    cells=(Cell("Zeitplan:", "II. Quartal 2021", 12), Cell("Zeitplan:", "noch einmal", 13)),
    line=10,
)
BARE = Measure(code="7", title="Nur ein Titel", short_title="Nur ein Titel")

AGREEMENT = Agreement(
    title="Zielvereinbarung zum Audit",
    region="Kreis Überall",
    project_lead="Projektleitung",
    auditor="Auditorin",
    protocol_on=date(2019, 11, 27),
    signed_on=date(2019, 12, 5),
    runs_until=date(2021, 6, 30),
    fields=(FieldOfAction(3, "Pflege", 4), FieldOfAction(1, "Familie", 2)),
    goals=(
        Goal("Z", None, "Ziel ohne Handlungsfeld"),
        Goal("A-1", 3, "Länger zu Hause", "Zahl der Fälle", "Sozialplan", (Cell("Quelle", "Sozialplan", 8),), 6),
    ),
    measures=(FULL, BARE),
    units=(Unit("Pflegestützpunkt", ("PSP", "Pflegestuetzpunkt")), Unit("Bauamt"), Unit("Träger", (), True)),
)
