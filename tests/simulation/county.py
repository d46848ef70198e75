"""A county that lives through years: who is on the list when, who answers and how, and what the planner sends.

Nothing here knows a rule of nudging. Each morning the planner is asked and its answer written down; then people say
what they say. `tests/simulation/oracle.py` works out from the same facts what must have been sent.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.agreement.model import Agreement, DueState, Obstacle, Snapshot, Status, StatusUpdate
from bot.agreement.standing import standing_of
from bot.nudges.model import Asked, Outlook, Rule, Slot, Staff
from bot.nudges.plan import plan_nudges
from bot.people.model import Absence, Person, Role
from bot.periods.calendar import Calendar
from bot.periods.period import Period, Precision

BERLIN = ZoneInfo("Europe/Berlin")
MORNING, LATER = time(8, 30), time(10)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Clerk:
    """Somebody of the county: on the list from a day to a day, wants nudges and can be reached in between."""

    id: int
    units: tuple[str, ...] = ()
    joined: date = date(2020, 1, 2)
    left: date = date.max
    """The first day on which they are gone."""
    wants_from: date = date.min
    silent: tuple[date, date] | None = None
    """From and to when their chat cannot be reached."""
    away: tuple[Absence, ...] = ()
    deputy: int | None = None
    is_coordinator: bool = False

    def is_listed(self, day: date) -> bool:
        """Whether they are on the list that morning."""
        return self.joined <= day < self.left

    def is_silent(self, day: date) -> bool:
        """Whether they cannot be reached."""
        return self.silent is not None and self.silent[0] <= day <= self.silent[1]


@dataclass(frozen=True)
class Said:
    """What was reported about a measure on a day, at ten; a new date is confirmed on `confirmed`."""

    code: str
    on: date
    status: Status
    new_due: date | None = None
    confirmed: date | None = None
    turn: date | None = None


@dataclass(frozen=True)
class Trouble:
    """An obstacle that is raised on one day and resolved on another, at ten."""

    code: str
    first: date
    last: date


@dataclass(frozen=True)
class Sent:
    """A nudge that went out: when, which slot, and to whom."""

    on: date
    slot: Slot
    to: frozenset[int]


Answer = Callable[[Sent], Said | None]


@dataclass
class County:
    """The facts: agreement, staff, what goes wrong, and how a unit answers a nudge."""

    agreement: Agreement
    staff: Sequence[Clerk]
    answers: Mapping[str, Answer] = field(default_factory=dict)
    troubles: Sequence[Trouble] = ()
    imported: date = date(2020, 1, 2)
    changed: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    """A second import: code, its day and the new due date."""
    down: Sequence[tuple[date, date]] = ()
    """From and to when nothing runs."""
    closed: frozenset[date] = frozenset()
    declined: Mapping[tuple[str, str], date] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)

    def is_down(self, day: date) -> bool:
        """Whether nothing runs on a day."""
        return any(first <= day <= last for first, last in self.down)

    def agreed(self, day: date) -> Agreement:
        """The agreement as it was imported last."""
        dues = {code: due for code, (on, due) in self.changed.items() if on <= day}
        measures = (
            replace(one, due=one.due and replace(one.due, period=_day(dues[one.code]))) if one.code in dues else one
            for one in self.agreement.measures
        )
        return replace(self.agreement, measures=tuple(measures)) if dues else self.agreement

    def live(self, first: date, last: date) -> None:
        """Let the planner send and people answer, day by day."""
        to_come: list[Said] = []
        ledger: list[Asked] = []
        for day in days(first, last):
            if not self.is_down(day):
                for sent in self._planned(day, ledger):
                    self.sent.append(sent)
                    ledger.append(Asked(len(ledger) + 1, sent.slot, day, moment(day, MORNING)))
                    answers = self.answers.get(sent.slot.unit)
                    if answers and (answer := answers(sent)):
                        to_come.append(answer)
            self.said += [one for one in to_come if one.on == day]

    def _planned(self, day: date, ledger: Sequence[Asked]) -> Iterator[Sent]:
        for one in plan_nudges(self._outlook(day, ledger), day):
            if one.route.people:
                yield Sent(day, one.slot, frozenset(staff.person.id for staff in one.route.people))

    def _outlook(self, day: date, ledger: Sequence[Asked]) -> Outlook:
        codes = {one.code for one in self.said} | {one.code for one in self.troubles}
        standings = {code: standing_of(self._updates(code, day), self._obstacles(code, day)) for code in codes}
        known = {one.code: self.imported for one in self.agreement.measures}
        known |= {code: on for code, (on, _) in self.changed.items() if on <= day}
        return Outlook(
            snapshot=Snapshot(1, self.agreed(day), standings),
            calendar=Calendar("TH", self.closed),
            zone=BERLIN,
            asked=ledger,
            staff=[_staff(one, day) for one in self.staff if one.is_listed(day)],
            known_since=known,
            declined=frozenset(key for key, on in self.declined.items() if on < day),
        )

    def _updates(self, code: str, day: date) -> list[StatusUpdate]:
        return [
            StatusUpdate(
                moment(one.on, LATER),
                None,
                one.status,
                new_due=_day(one.new_due) if one.new_due else None,
                due_state=_state(one, day),
                turn_on=one.turn,
            )
            for one in self.said
            if one.code == code and one.on < day
        ]

    def _obstacles(self, code: str, day: date) -> list[Obstacle]:
        return [
            Obstacle(
                number,
                "",
                "",
                moment(one.first, LATER),
                resolved_at=moment(one.last, LATER) if one.last < day else None,
            )
            for number, one in enumerate(self.troubles)
            if one.code == code and one.first < day
        ]


def days(first: date, last: date) -> Iterator[date]:
    """All days from one to the other."""
    return (first + timedelta(days=passed) for passed in range((last - first).days + 1))


def moment(day: date, at: time) -> datetime:
    """A moment of a day where the county is."""
    return datetime.combine(day, at, BERLIN).astimezone(UTC)


def says(status: Status, after: int, *rules: Rule) -> Answer:
    """Somebody who answers nudges of these rules so many days later, all nudges where no rule is named."""
    return lambda sent: (
        Said(sent.slot.code, sent.on + timedelta(days=after), status) if not rules or sent.slot.rule in rules else None
    )


def _state(one: Said, day: date) -> DueState | None:
    if one.new_due is None:
        return None
    return DueState.CONFIRMED if one.confirmed and one.confirmed < day else DueState.WAITING


def _day(day: date) -> Period:
    return Period(day, day, Precision.DAY)


def _staff(one: Clerk, day: date) -> Staff:
    role = Role.COORDINATOR if one.is_coordinator else Role.MEMBER
    person = Person(one.id, one.id, f"Person {one.id}", role, one.units, None, moment(one.joined, MORNING))
    return Staff(
        person,
        wants=day >= one.wants_from,
        is_reachable=not one.is_silent(day),
        absences=one.away,
        deputy_id=one.deputy,
    )
