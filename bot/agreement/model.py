"""A target agreement as signed, and how far it is. Frozen values; the words are those of DESIGN §2."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from bot.periods.period import Period

SHORT_TITLE_LENGTH = 75


class Status(StrEnum):
    """How far a measure is; None beside it means that nothing was reported yet."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DELAYED = "delayed"
    CANCELLED = "cancelled"


SETTLED = frozenset({Status.DONE, Status.CANCELLED})
"""Nothing is left to do."""


class Recurrence(StrEnum):
    """How often a measure comes back."""

    YEARLY = "yearly"
    HALF_YEARLY = "halfyearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    EVERY_2_YEARS = "every_2_years"
    EVERY_3_YEARS = "every_3_years"
    EVERY_4_YEARS = "every_4_years"
    EVERY_5_YEARS = "every_5_years"


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of the document: label and value word for word as they stand, and its line, counted from 1."""

    label: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Due:
    """By the last day of `period` it must be done; `label` names the stage where the cell has several."""

    period: Period
    label: str | None = None

    @property
    def on(self) -> date:
        """The last day (ValueError for a period without end)."""
        if self.period.last is None:
            raise ValueError("a due date needs a last day")
        return self.period.last


@dataclass(frozen=True, slots=True)
class Unit:
    """Who answers for measures; `external` is a body outside the county's administration."""

    name: str
    aliases: tuple[str, ...] = ()
    external: bool = False


@dataclass(frozen=True, slots=True)
class FieldOfAction:
    """A Handlungsfeld."""

    number: int
    title: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A Ziel; `field` is the number of its field of action, None where the document has none."""

    code: str
    field: int | None
    title: str
    indicator: str | None = None
    source: str | None = None
    cells: tuple[Cell, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """As agreed. A row the document lacks is None; `responsible` is verbatim, `units` what was read."""

    code: str
    title: str
    short_title: str
    goal: str | None = None
    field: int | None = None
    indicator: str | None = None
    audience: str | None = None
    cost: str | None = None
    communication: str | None = None
    responsible: str | None = None
    units: tuple[str, ...] = ()
    lead: str | None = None
    start: Period | None = None
    due: Due | None = None
    ongoing: bool = False
    recurrence: Recurrence | None = None
    cells: tuple[Cell, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Agreement:
    """A whole agreement in the order of the document; codes are unique. `units` is the register, given or proposed."""

    title: str
    region: str | None = None
    project_lead: str | None = None
    auditor: str | None = None
    protocol_on: date | None = None
    signed_on: date | None = None
    runs_until: date | None = None
    fields: tuple[FieldOfAction, ...] = ()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    units: tuple[Unit, ...] = ()

    @cached_property
    def by_code(self) -> Mapping[str, Measure]:
        """The measures by code."""
        return {measure.code: measure for measure in self.measures}

    @cached_property
    def unit_by_name(self) -> Mapping[str, Unit]:
        """The units by shown name."""
        return {unit.name: unit for unit in self.units}


class Behalf(StrEnum):
    """In whose stead a unit's update was reported, where not by its own people."""

    COORDINATOR = "coordinator"
    DEPUTY = "deputy"


class Outcome(StrEnum):
    """Whether what the indicator names was reached, said when a measure is closed."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT = "not"


class DueState(StrEnum):
    """What became of a new due date."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """What was reported once; never overwritten. No person's name is here.

    `evidence` holds the labels of the files that are stored, `evidence_pending` of those that are still being fetched.

    `is_unchanged`: it repeats the one before. `is_contribution`: done by one of several units, the measure stays open.
    `turn_on`: done for the turn that ends on this day; the measure goes on. `completes`: the id of the update that this
    one adds a sentence or an outcome to. `batch`: what was written with one message shares it.
    """

    at: datetime
    unit: str | None
    status: Status
    progress: int | None = None
    note: str | None = None
    new_due: Period | None = None
    evidence: tuple[str, ...] = ()
    evidence_pending: tuple[str, ...] = ()
    evidence_failed: tuple[str, ...] = ()
    withdrawn: bool = False
    id: int = 0
    due_state: DueState | None = None
    due_decided_at: datetime | None = None
    on_behalf: Behalf | None = None
    is_unchanged: bool = False
    is_contribution: bool = False
    turn_on: date | None = None
    outcome: Outcome | None = None
    completes: int | None = None
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a measure from going on; while it is open, nudges rest. `resolved_at` is None while it is open."""

    id: int
    unit: str | None
    reason: str
    at: datetime
    resolved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one measure is. `due` is set where a moved date was confirmed, else the agreed one counts.

    `waiting` is the update whose new date waits for the coordinator, `refused` the one whose new date was the last and
    was refused. `updates` are in the order in which they came, withdrawn ones among them; later sentences are part of
    the update they complete. `obstacles` are the open ones, `resolved` those that are over.
    """

    status: Status | None = None
    progress: int | None = None
    due: Due | None = None
    updates: tuple[StatusUpdate, ...] = ()
    waiting: StatusUpdate | None = None
    refused: StatusUpdate | None = None
    outcome: Outcome | None = None
    turns_done: tuple[date, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    resolved: tuple[Obstacle, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.status in SETTLED

    @property
    def last(self) -> StatusUpdate | None:
        """The last update that was not withdrawn."""
        return next((update for update in reversed(self.updates) if not update.withdrawn), None)


NOTHING_REPORTED = Standing()


@dataclass(frozen=True)
class Snapshot:
    """The current agreement with the standing of its measures, as of one stored `version`. Held in memory."""

    version: int
    agreement: Agreement
    standings: Mapping[str, Standing] = field(default_factory=dict)

    def standing(self, code: str) -> Standing:
        """How far the measure is; nothing reported where no update is known."""
        return self.standings.get(code, NOTHING_REPORTED)

    def current_due(self, measure: Measure) -> Due | None:
        """The due date that counts: the moved and confirmed one, else the agreed one."""
        return self.standing(measure.code).due or measure.due
