"""What a wish is answered by, and what is due or on one's list: plain values, of which bot/texts makes sentences."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.asking.select import Listed
from bot.language.understanding import ReminderWish
from bot.reminders.model import Reminder, When

DAYS = (1, 7, 14)
"""The days that can be chosen without writing: so many from today."""
TIMES = (9 * 60, 14 * 60, None)
"""The times, in minutes of the day; None: with the digest."""


class Gap(StrEnum):
    """Why nothing is stored."""

    NO_DAY = "no_day"
    TODAY = "today"
    """Today is meant, and no time of day is named."""
    PAST = "past"
    FAR = "far"
    NO_DUE = "no_due"
    """Before the due date, and the measure has none."""
    NO_MEASURE = "no_measure"
    """Before the due date, and no measure is named."""
    NO_SUCH_MEASURE = "no_such_measure"
    """What is named is no measure, or may be several."""
    SETTLED = "settled"
    """The measure is done or cancelled."""
    TOO_MANY = "too_many"
    PRIVATE = "private"
    """A group is no place for what somebody wants for themselves."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder that is to be stored: of a measure, or (None) of all that is open, and the moment when it comes first.

    `on` is that day. `wished_on` is the day that was meant, where that is another one, for it is no working day.
    """

    listed: Listed | None
    when: When
    at: datetime
    on: date
    wished_on: date | None = None


@dataclass(frozen=True, slots=True)
class RemindAnswer:
    """What becomes of a wish: what is `planned`, or the `gap` that keeps it from being stored.

    `past_on`: the day that was named and has passed.
    """

    lang: str
    codes: tuple[str, ...] = ()
    wish: ReminderWish | None = None
    planned: tuple[Planned, ...] = ()
    gap: Gap | None = None
    past_on: date | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A reminder as its person sees it, with its measure, if it is of one, and the day on which it is due next."""

    reminder: Reminder
    listed: Listed | None
    on: date


@dataclass(frozen=True, slots=True)
class Item:
    """A reminder that is due. `on` is the day it is for, `listed` its measure, None where that is gone.

    Of all that is open `open` are the measures, most urgent first. `is_late`: it could not be told in time.
    """

    reminder: Reminder
    on: date
    listed: Listed | None = None
    open: tuple[Listed, ...] = ()
    is_late: bool = False

    @property
    def is_of_all(self) -> bool:
        """Whether all that is open is meant."""
        return self.reminder.code is None

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to be reminded of: the measure is done, cancelled or gone."""
        return not self.is_of_all and (self.listed is None or self.listed.is_settled)
