"""What a message means: the value `understand` returns, and the setting it is read in. Shapes of DESIGN §4 and §5."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.agreement.model import Status
from bot.periods.period import Mention, Period


class Intent(StrEnum):
    """What somebody wants."""

    DUE = "due"
    OVERDUE = "overdue"
    ONGOING = "ongoing"
    DETAIL = "detail"
    SEARCH = "search"
    REPORT_STATUS = "report_status"
    REMIND = "remind"
    SUMMARY = "summary"
    HELP = "help"
    NONE = "none"


class Scope(StrEnum):
    """For how long a measure that comes back is done."""

    TURN = "turn"
    """For this year, this time, this round."""
    FOR_GOOD = "for_good"


@dataclass(frozen=True, slots=True)
class StatusReport:
    """A status stated for one measure; what was not said is None. `note` is what is left of the sentence."""

    code: str
    status: Status | None = None
    progress: int | None = None
    note: str | None = None
    new_due: Period | None = None
    scope: Scope | None = None
    is_unchanged: bool = False
    """Whether nothing has changed since the last report; `status` is None then: the last one holds."""
    obstacle: str | None = None
    """The short reason of an obstacle that is stated; `status` and `note` are None then."""
    turn: Period | None = None
    """The turn that is done, where one is named: "2020 erledigt"."""


WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""How `ReminderWish.every` writes the days of the week, Monday first."""


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """When somebody wants to be reminded: a day, or `every` (weekly:MO, weekdays, monthly:1, quarterly).

    `days_before` the due date: `on` is the day that this is now, None where no measure with a due date is named.
    `minutes`: so many from now.
    """

    on: date | None = None
    at: time | None = None
    every: str | None = None
    days_before: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two or three readings that are offered instead of guessing."""

    intent: Intent
    code: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is meant by a message. Which measures are listed is the use case's work."""

    intent: Intent
    lang: str
    """de or en: the language of the message where it is clear, else that of the setting."""
    period: Period | None = None
    """The days asked about; for a one-off reminder its day."""
    mention: Mention | None = None
    """The words that named the period."""
    units: tuple[str, ...] = ()
    units_doubtful: bool = False
    """Whether one name in the message fits several units, all of which are in `units`."""
    own_units: bool = False
    """Whether the message speaks of the writer's own units ("unser", "wir"), which then are `units`."""
    all_units: bool = False
    """Whether the message asks for all units, whatever its place is bound to."""
    field: int | None = None
    fields: tuple[int, ...] = ()
    """The fields of action where several are named; `field` is None then."""
    goal: str | None = None
    codes: tuple[str, ...] = ()
    """The measures named by code, by words of their title, or by what the chat is about."""
    unknown_codes: tuple[str, ...] = ()
    """What looks like a code but names no measure of this agreement."""
    topic: tuple[str, ...] = ()
    """The words to search for, as written."""
    reports: tuple[StatusReport, ...] = ()
    remind: ReminderWish | None = None
    unread: tuple[str, ...] = ()
    """Nouns that nothing here accounts for, as written."""
    perhaps: "Understanding | None" = None
    """Of a message that was not understood: what it would ask without the words nobody read."""
    choices: tuple[Choice, ...] = ()
    confidence: float = 1.0
    """From 0 to 1; below 0.5 nothing may be done without asking."""
