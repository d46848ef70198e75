"""A small agreement of a county that does not exist, as tests of questions and answers need it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.agreement.model import (
    Agreement,
    Cell,
    Due,
    FieldOfAction,
    Goal,
    Measure,
    Recurrence,
    Snapshot,
    Standing,
    Status,
    Unit,
)
from bot.asking.asker import Asker
from bot.asking.question import Question
from bot.language.understanding import Intent
from bot.people.model import Person, Role
from bot.periods.calendar import Calendar
from bot.periods.period import Period
from bot.periods.spans import on_day, quarter, whole_year

TODAY = date(2021, 5, 3)
"""A Monday in the second quarter."""


def measure(code: str, title: str, due: Period | None = None, *units: str, **more: object) -> Measure:
    """A measure of field and goal that its code names: "2.1.3" belongs to field 2 and goal 2.1."""
    field, goal, _ = code.split(".")
    made = Measure(
        code=code,
        title=title,
        short_title=title[:75],
        goal=f"{field}.{goal}",
        field=int(field),
        units=units or ("Bauamt",),
        due=Due(due) if due else None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


MEASURES = (
    measure("1.1.1", "Spielplätze prüfen", on_day(date(2019, 12, 31)), "Bauamt", "Jugendamt", "Kommunen"),
    measure("1.1.2", "Radwege ausbauen", quarter(2020, 2), "Bauamt"),
    measure(
        "1.1.3",
        "Bericht im Kreistag",
        whole_year(2022),
        "Büro der Landrätin",
        ongoing=True,
        recurrence=Recurrence.YEARLY,
    ),
    measure("1.2.1", "Ferienplan herausgeben", quarter(2021, 2), "Jugendamt", "Bauamt"),
    measure("1.2.2", "Elternbriefe neu fassen", quarter(2021, 2), "Jugendamt"),
    measure("2.1.1", "Lotsen begleiten", None, "Jugendamt", ongoing=True),
    measure("2.1.2", "Wohnraum erfassen", quarter(2021, 4), "Bauamt"),
    measure(
        "2.1.3",
        "Ehrenamt würdigen",
        None,
        "Jugendamt",
        ongoing=True,
        recurrence=Recurrence.YEARLY,
        cells=(Cell("Zielgruppe", "Vereine im Landkreis", 40),),
    ),
)

AGREEMENT = Agreement(
    title="Zielvereinbarung des Landkreises Musterland",
    protocol_on=date(2019, 11, 27),
    runs_until=date(2022, 12, 31),
    fields=(FieldOfAction(1, "Steuerung"), FieldOfAction(2, "Leben")),
    goals=(
        Goal("1.1", 1, "Wege sind sicher"),
        Goal("1.2", 1, "Familien wissen Bescheid"),
        Goal("2.1", 2, "Alle machen mit"),
    ),
    measures=MEASURES,
    units=(
        Unit("Bauamt"),
        Unit("Jugendamt", ("Amt für Jugend",)),
        Unit("Büro der Landrätin"),
        Unit("Kommunen", (), True),
    ),
)

SNAPSHOT = Snapshot(1, AGREEMENT)


def reported(**statuses: Status) -> Snapshot:
    """The agreement with a status reported: `reported(m1_2_1=Status.DONE)`."""
    standings = {code.removeprefix("m").replace("_", "."): Standing(status) for code, status in statuses.items()}
    return Snapshot(2, AGREEMENT, standings)


def with_measures(*measures: Measure, standings: Mapping[str, Standing] | None = None) -> Snapshot:
    """An agreement of these measures alone."""
    return Snapshot(1, replace(AGREEMENT, measures=measures), standings or {})


def asker(*units: str, is_group: bool = False, lang: str = "de", role: Role = Role.MEMBER) -> Asker:
    """Somebody of these units."""
    return Asker(Person(1, 1001, "Kim Beispiel", role, units), is_group, lang, Calendar("TH"))


def question(
    intent: Intent = Intent.DUE, period: Period | None = None, *, lang: str = "de", **more: object
) -> Question:
    """A question as understood."""
    return replace(Question(intent, lang, period), **more)  # type: ignore[arg-type]
