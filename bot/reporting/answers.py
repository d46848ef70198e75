"""What a report is answered by: what it writes, what it cannot, and what has to be chosen first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.agreement.model import Standing
from bot.asking.select import Listed
from bot.language.understanding import StatusReport
from bot.reporting.model import NewObstacle, NewUpdate


@dataclass(frozen=True, slots=True)
class Planned:
    """An update or an obstacle that is to be stored, the measure before it, and its standing after it."""

    listed: Listed
    new: NewUpdate | NewObstacle
    after: Standing
    closes: bool = False
    """Whether it closes the measure, so that it remains to be said what was reached."""
    is_ready: bool = False
    """Whether the parts of all units but the lead are done after it."""

    @property
    def code(self) -> str:
        """The measure's code."""
        return self.listed.code


class Why(StrEnum):
    """Why something is not stored."""

    NOT_YOURS = "not_yours"
    """The measure is another unit's."""
    NOTHING_BEFORE = "nothing_before"
    """Unchanged, and nothing was reported before."""
    ASKED_LATER = "asked_later"
    """Something has to be chosen, and something else is asked first."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not stored, and why."""

    listed: Listed
    why: Why
    report: StatusReport

    @property
    def code(self) -> str:
        """The measure's code."""
        return self.listed.code


class Doubt(StrEnum):
    """What has to be chosen."""

    MEANING = "meaning"
    """What was meant: which measure, which status."""
    SCOPE = "scope"
    """Whether an ongoing measure is done for this year or for good."""
    DUE = "due"
    """Until when it is delayed."""
    STATUS = "status"
    """How far it is: a measure was named and nothing said of it."""
    EARLY = "early"
    """Whether a new date was meant that comes no later than the present one, or has passed."""
    TURN = "turn"
    """Which turn is done: the one before this is still open."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Two or more readings of a report; each is what would be stored."""

    doubt: Doubt
    options: tuple[tuple[StatusReport, ...], ...]
    listed: tuple[Listed, ...] = ()
    """The measures spoken of, as far as they are known."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures spoken of."""
        return tuple(dict.fromkeys(report.code for option in self.options for report in option))


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """What becomes of a report. `choices` is the one question that is open, about what is not in `planned`."""

    lang: str
    today: date
    is_group: bool
    planned: tuple[Planned, ...] = ()
    refused: tuple[Refused, ...] = ()
    choices: Choices | None = None
    is_asked: bool = False
    """Whether a message of its own asks for the sentence that is missing."""
    may_confirm: bool = False
    """Whether a coordinator reads it where nobody else does: there a new date can be confirmed at once."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures that the report concerns."""
        planned, refused = (one.code for one in self.planned), (one.code for one in self.refused)
        return tuple(dict.fromkeys((*planned, *refused, *(self.choices.codes if self.choices else ()))))
