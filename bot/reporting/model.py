"""What is written when somebody reports, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.agreement.model import Behalf, Outcome, Status
from bot.periods.period import Period


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """A status update that is to be stored; the fields are those of `bot.agreement.model.StatusUpdate`."""

    code: str
    unit: str | None
    status: Status
    progress: int | None = None
    note: str | None = None
    new_due: Period | None = None
    on_behalf: Behalf | None = None
    is_unchanged: bool = False
    is_contribution: bool = False
    turn_on: date | None = None
    outcome: Outcome | None = None
    completes: int | None = None

    @property
    def closes(self) -> bool:
        """Whether it closes the measure, so that it remains to be said what was reached."""
        return self.status is Status.DONE and not self.is_contribution and self.turn_on is None


@dataclass(frozen=True, slots=True)
class NewObstacle:
    """An obstacle that is to be stored, with its short reason."""

    code: str
    unit: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A status update as it is stored: what was written, its row, whose it is, and when it was withdrawn, if it was.

    `person_id` is None where that person was erased.
    """

    id: int
    update: NewUpdate
    at: datetime
    batch: int | None
    person_id: int | None
    withdrawn_at: datetime | None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it counts no more."""
        return self.withdrawn_at is not None
