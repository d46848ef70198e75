"""What a question is answered by: plain values, from which bot/texts makes sentences and bot/asking/as_json JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import TypeAlias

from bot.agreement.model import Due, FieldOfAction, Goal, Status
from bot.asking.asker import Reporter
from bot.asking.changes import Change
from bot.asking.progress import Progress, Timeline
from bot.asking.question import Question
from bot.asking.reports import Report
from bot.asking.select import Listed
from bot.asking.turns import Turn
from bot.language.understanding import Intent
from bot.nudges.model import Asked
from bot.people.model import Role
from bot.periods.period import Period
from bot.privacy.clients import Sign
from bot.reminders.answers import RemindAnswer
from bot.reporting.answers import ReportAnswer


@dataclass(frozen=True, slots=True)
class Frame:
    """What every answer about the agreement repeats: the question as understood, the day, and who listens."""

    question: Question
    today: date
    is_group: bool = False
    own_units: tuple[str, ...] = ()
    field: FieldOfAction | None = None
    goal: Goal | None = None
    protocol_on: date | None = None
    zone: tzinfo = UTC
    reporter: Reporter | None = None
    """What the listener may report for by buttons."""

    def day_of(self, moment: datetime) -> date:
        """Return the day that a moment has where the county is."""
        return moment.astimezone(self.zone).date()

    @property
    def lang(self) -> str:
        """The language of the answer."""
        return self.question.lang


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """An answer that lists measures in pages; `listed` is what is paged, all pages together."""

    frame: Frame
    listed: tuple[Listed, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures that the question concerns, all pages together."""
        return tuple(one.code for one in self.listed)


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """What falls due in `period`, and beside it what is overdue and which turns fall in the period.

    Where nothing is due, `upcoming` is the next deadline. Where the agreement has run out before the period,
    `ran_out` is the last agreed due date, and `unreported` what nothing was ever reported for.
    """

    frame: Frame
    period: Period
    listed: tuple[Listed, ...]
    overdue: tuple[Listed, ...]
    turns: tuple[Turn, ...]
    upcoming: Listed | None = None
    ran_out: Due | None = None
    unreported: tuple[Listed, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures due in the period."""
        return tuple(one.code for one in self.listed)


@dataclass(frozen=True, slots=True)
class OverdueAnswer(ListAnswer):
    """What was due before today and is neither done nor cancelled."""


@dataclass(frozen=True, slots=True)
class OngoingAnswer(ListAnswer):
    """What has no end."""


@dataclass(frozen=True, slots=True)
class SearchAnswer(ListAnswer):
    """What was found for a topic, or all measures of a unit, field or goal."""


@dataclass(frozen=True, slots=True)
class ReportableAnswer(ListAnswer):
    """What is open of the listener's own units, most urgent first, for whoever wants to report and names nothing."""


@dataclass(frozen=True, slots=True)
class DetailAnswer:
    """One measure with all its rows, or several in short."""

    frame: Frame
    listed: tuple[Listed, ...]
    unknown_codes: tuple[str, ...] = ()
    rounds: tuple[tuple[Period, bool], ...] = ()
    """Of one measure that comes back: its last rounds, and whether each was done."""
    is_ready: bool = False
    """Whether one measure waits for its lead alone: the parts of all other units are done."""
    put_off_until: date | None = None
    """Until when the listener put nudges about one measure off; nobody else is shown that."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures shown."""
        return tuple(one.code for one in self.listed)


@dataclass(frozen=True, slots=True)
class UnknownCodeAnswer:
    """A code that names no measure, and those that come near to it, of `goal` if they all belong to one."""

    lang: str
    code: str
    neighbours: tuple[str, ...]
    goal: str | None = None


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """How far a unit, a field or everything is; `statuses` counts per status, None: not reported.

    `moved` is what is different from thirty days ago, `stale` what nothing was reported for in ninety days, `silent`
    what is overdue without any report, `waiting` what has a new due date that nobody has decided on.
    """

    frame: Frame
    total: int
    statuses: Mapping[Status | None, int]
    ongoing: int
    overdue: tuple[Listed, ...]
    upcoming: tuple[Listed, ...]
    moved: tuple[Change, ...]
    stale: tuple[Listed, ...]
    silent: tuple[Listed, ...]
    hindered: tuple[Listed, ...]
    waiting: tuple[Listed, ...]
    progress: tuple[Progress, ...]
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class ChangesAnswer:
    """What changed in `period`, measure by measure."""

    frame: Frame
    period: Period
    changes: tuple[Change, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures for which something came in."""
        return tuple(change.listed.code for change in self.changes)


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """All that was reported for one measure, newest first; for coordinators what nudges there were, newest first."""

    frame: Frame
    listed: Listed
    reports: tuple[Report, ...]
    nudges: tuple[Asked, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The measure."""
        return (self.listed.code,)


@dataclass(frozen=True, slots=True)
class HelpAnswer:
    """What can be asked, for somebody in this role (None: a group's member who is not on the list)."""

    lang: str
    role: Role | None
    is_group: bool
    unit: str | None = None
    """A unit to ask about: an own one where there is one."""
    example: str | None = None
    """The code of a measure that exists."""


@dataclass(frozen=True, slots=True)
class NotUnderstoodAnswer:
    """Nothing in the message was a question to Zielbot."""

    lang: str
    example: str | None = None


@dataclass(frozen=True, slots=True)
class DoubtAnswer:
    """A question that can be read in several ways, or only in part; what is meant is for the person to say."""

    frame: Frame
    intents: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class HeldBackAnswer:
    """A text that looks like data of a client. No word of it is in here: it is neither answered nor stored.

    `may_be_kept`: it is a report or a wish, which its writer can have read after all.
    """

    lang: str
    signs: tuple[Sign, ...]
    may_be_kept: bool
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoAgreementAnswer:
    """Nothing was imported yet."""

    lang: str


Answer: TypeAlias = (
    DueAnswer
    | OverdueAnswer
    | OngoingAnswer
    | SearchAnswer
    | ReportableAnswer
    | DetailAnswer
    | UnknownCodeAnswer
    | SummaryAnswer
    | ChangesAnswer
    | HistoryAnswer
    | HelpAnswer
    | NotUnderstoodAnswer
    | DoubtAnswer
    | ReportAnswer
    | RemindAnswer
    | HeldBackAnswer
    | NoAgreementAnswer
)


def concerned_codes(answer: Answer) -> tuple[str, ...]:
    """Return the measures that an answer lists or concerns, all pages together."""
    match answer:
        case DueAnswer() | ListAnswer() | DetailAnswer() | ChangesAnswer() | HistoryAnswer():
            return answer.codes
        case ReportAnswer() | RemindAnswer() | HeldBackAnswer():
            return answer.codes
        case _:
            return ()
