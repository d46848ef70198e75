"""What nudging speaks of: the ladder's steps, the ledger's slots, and who can be asked. Frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from bot.agreement.model import Snapshot
from bot.people.model import Absence, Person
from bot.periods.calendar import Calendar

WRONG_CLOCK = timedelta(days=7)
"""A digest of a day so far in the future was sent by a wrong clock and counts no more."""


class Rule(StrEnum):
    """Why a nudge comes. All but `ASKED` can be switched off."""

    START = "start"
    BEFORE_DUE = "before_due"
    AFTER_DUE = "after_due"
    SILENCE = "silence"
    """Nothing was reported for long on a measure that is under way."""
    TURN = "turn"
    """A turn of a recurring measure comes to its end."""
    ASKED = "asked"
    """A coordinator asks."""


@dataclass(frozen=True, slots=True)
class NudgeStep:
    """A place on a measure's ladder. It is reached on a day; `due_on` is the day it counts from, part of its slot.

    `name` tells the steps of a rule apart: "30" (days before), "10w" (working days after), "last_month".
    """

    rule: Rule
    name: str
    due_on: date
    reached_on: date


@dataclass(frozen=True, slots=True)
class Slot:
    """What is nudged at most once: DESIGN §6. `unit` is the one that is asked, "" where it is the coordinators."""

    rule: Rule
    code: str
    step: str
    due_on: date
    unit: str


class SlotState(StrEnum):
    """What became of a slot."""

    ASKED = "asked"
    SKIPPED = "skipped"
    """A coordinator had it left out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of the ledger: a slot that was decided on a day where the county is."""

    id: int
    slot: Slot
    on: date
    at: datetime
    state: SlotState = SlotState.ASKED
    group_asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A nudge on its way to somebody. `passed_by`: the id of the person whose deputy this is."""

    id: int
    asked: Asked
    person_id: int
    passed_by: int | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """A person put nudges about a measure off until a day, on which they have their turn again."""

    id: int
    person_id: int
    code: str
    until_on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody on the list, as planning sees them. `minute` of the day: when they want their digest, None: the
    county's hour. `wants` is None until they said. `digest_on`, `overview_on`: the days of the last ones."""

    person: Person
    wants: bool | None = None
    minute: int | None = None
    is_reachable: bool = True
    absences: tuple[Absence, ...] = ()
    deputy_id: int | None = None
    digest_on: date | None = None
    overview_on: date | None = None

    def is_away(self, day: date) -> bool:
        """Whether they are absent on this day."""
        return any(day in absence for absence in self.absences)


@dataclass(frozen=True, slots=True)
class After:
    """So many days after the due date, calendar or working days."""

    days: int
    is_working: bool = False

    @property
    def name(self) -> str:
        """What names the step: "10w", "45"."""
        return f"{self.days}w" if self.is_working else str(self.days)


@dataclass(frozen=True, slots=True)
class Ladder:
    """When staff are nudged: settings of the county. All numbers are days but `digest_minute`, a minute of the day, and
    `core_hours`, hours of the day within which anything goes out. From `quiet_from` to `quiet_to` (month, day) nothing
    does; steps in these days move to the last working day before."""

    before: tuple[int, ...] = (30, 7)
    after: tuple[After, ...] = (After(10, is_working=True), After(45), After(90))
    silence: int = 90
    gap: int = 5
    waiting_rest: int = 10
    """Working days for which nudges rest while a new due date waits for the coordinators."""
    digest_minute: int = 8 * 60 + 30
    core_hours: tuple[int, int] = (7, 19)
    quiet_from: tuple[int, int] = (12, 20)
    quiet_to: tuple[int, int] = (1, 6)


LADDER = Ladder()


@dataclass(frozen=True)
class Outlook:
    """All that planning looks at, as of one moment. `known_since`: when each measure's times were last imported, a day
    where the county is. `declined`: (code, unit) of units that said a measure is not theirs. `off`: the rules that are
    switched off; nothing is sent before `rest_until` is over."""

    snapshot: Snapshot
    calendar: Calendar
    zone: tzinfo
    ladder: Ladder = LADDER
    asked: Sequence[Asked] = ()
    staff: Sequence[Staff] = ()
    known_since: Mapping[str, date] = field(default_factory=dict)
    snoozes: Sequence[Snooze] = ()
    declined: frozenset[tuple[str, str]] = frozenset()
    off: frozenset[Rule] = frozenset()
    rest_until: date | None = None
