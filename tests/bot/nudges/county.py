"""A small county to plan for: measures, people, and what was said and sent."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.agreement.model import Agreement, Due, Measure, Recurrence, Snapshot, Standing, Status, StatusUpdate, Unit
from bot.agreement.standing import standing_of
from bot.nudges.model import Asked, NudgeStep, Outlook, Rule, Slot, Staff
from bot.people.model import Absence, Person, Role
from bot.periods.calendar import Calendar
from bot.periods.period import Period, Precision

BERLIN = ZoneInfo("Europe/Berlin")
THURINGIA = Calendar("TH")
IMPORTED = date(2021, 1, 4)
CARE, YOUTH, COUNCIL, CLINIC = "Pflegestützpunkt", "Jugendamt", "Landrat", "Klinik"
UNITS = (Unit(CARE), Unit(YOUTH), Unit(COUNCIL), Unit(CLINIC, external=True))


def at(day: date, hour: int = 10) -> datetime:
    """A moment of a day where the county is, in UTC."""
    return datetime.combine(day, time(hour), BERLIN).astimezone(UTC)


def span(first: date, last: date | None = None) -> Period:
    """The days from one to the other."""
    return Period(first, last or first, Precision.SPAN)


def measure(
    code: str = "1.1.1",
    units: Sequence[str] = (CARE,),
    *,
    start: date | None = None,
    due: date | None = None,
    recurrence: Recurrence | None = None,
    ongoing: bool = False,
) -> Measure:
    """A measure with no more than nudges look at; the first unit that is no outside body leads."""
    return Measure(
        code,
        f"Titel {code}",
        f"Titel {code}",
        units=tuple(units),
        lead=next((unit for unit in units if unit != CLINIC), None),
        start=span(start) if start else None,
        due=Due(span(due)) if due else None,
        recurrence=recurrence,
        ongoing=ongoing,
        line=int(code.replace(".", "")),
    )


def update(day: date, status: Status = Status.IN_PROGRESS, **more: Any) -> StatusUpdate:
    """What was reported on a day."""
    return StatusUpdate(at(day), None, status, **more)


def somebody(number: int, *units: str, role: Role = Role.MEMBER, since: date = IMPORTED, **more: Any) -> Staff:
    """Somebody who wants nudges."""
    person = Person(number, number, f"Person {number}", role, units, None, at(since))
    return Staff(person, **{"wants": True, **more})


def away(first: date, last: date | None = None) -> tuple[Absence, ...]:
    """Absent from one day to the other."""
    return (Absence(first, last),)


def asked(code: str, day: date, step: NudgeStep | None = None, number: int = 1) -> Asked:
    """A nudge that was sent on a day."""
    step = step or NudgeStep(Rule.ASKED, day.isoformat(), day, day)
    return Asked(number, Slot(step.rule, code, step.name, step.due_on, CARE), day, at(day))


def outlook(
    *measures: Measure,
    standings: dict[str, Standing] | None = None,
    staff: Sequence[Staff] | None = None,
    ends: date | None = date(2023, 12, 31),
    **more: Any,
) -> Outlook:
    """What planning looks at: by default one person in the care unit, and all imported on one day."""
    agreement = Agreement("Vereinbarung", measures=measures, units=UNITS, runs_until=ends)
    return Outlook(
        snapshot=Snapshot(1, agreement, standings or {}),
        zone=BERLIN,
        staff=[somebody(1, CARE)] if staff is None else staff,
        **{
            "calendar": THURINGIA,
            "known_since": {one.code: IMPORTED for one in measures},
            **more,
        },
    )


def standing(*updates: StatusUpdate, **more: Any) -> Standing:
    """How far a measure is after these updates."""
    return standing_of(updates, **more)
