"""Putting a nudge off: until when, as a button or a sentence says it. Pure, but for storing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum, auto

from bot.language.codes import CodeBook, find_codes
from bot.language.words import word_set
from bot.normal import tokens
from bot.nudges.ladder import is_quiet
from bot.nudges.model import Ladder
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from bot.periods.period import Direction, Mention
from bot.ports import Work

AHEAD = timedelta(days=183)
"""How far a nudge can be put off."""
_A_DAY = timedelta(days=1)
_LONGEST = 200
_PROMISE = word_set(
    """
    antwort antworte antworten melde melden meldung rueckmeldung bescheid sage sagen geben gebe liefere liefern
    nachliefern reiche answer reply report back
    """
)
"""With these words a period is the time within which an answer comes; else it is when the nudge is to come again."""
_AGAIN = word_set("frag frage fragen fragt nachfragen zurueckstellen zurueckgestellt ask")
"""With these, too, it is said that an answer comes later, and when the nudge is to come again."""
_BESIDE_PROMISE = word_set("und klaere klaeren pruefe pruefen schaue kuemmere darum leider and check")
"""What may stand beside a promise; without one it says something of its own, or asks: "und nächste Woche"."""
_OTHER = word_set(
    """
    ich wir mich uns dir ihnen bitte danke am an im in zu zur zum es das dazu dann erst spaeter wieder noch mal nochmal
    nochmals bis nach kommt folgt hinweis erinnern erinnere sie stelle stellen zurueck verschieben kann koennen moeglich
    i we will us me it please thanks on in at the then later again get to you remind come comes by put off can only
    """
)
"""What else may stand beside the period; with any other word the sentence says something of its own."""
_AND = frozenset({"und", "and"})


class Unread(Enum):
    """Why no day is read."""

    NONE = auto()
    PAST = auto()
    FAR = auto()


@dataclass(frozen=True, slots=True)
class Until:
    """The day on which nudges come again, and the measures that were named."""

    day: date
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """On which days nudges come: the county's calendar, without the quiet days."""

    calendar: Calendar
    ladder: Ladder

    def from_(self, day: date) -> date:
        """Return this day if nudges come on it, else the next one on which they do."""
        day = self.calendar.working_day_from(day)
        while is_quiet(day, self.ladder):
            day = self.calendar.working_day_from(day + _A_DAY)
        return day

    def up_to(self, day: date, today: date) -> date:
        """Return the last day up to this one on which nudges come; where none is left after today, the first after."""
        last = self.calendar.working_day_before(day + _A_DAY)
        while is_quiet(last, self.ladder):
            last = self.calendar.working_day_before(last)
        return last if last > today else self.from_(today + _A_DAY)


def choices(today: date, days: Days) -> tuple[date, ...]:
    """Return what can be chosen without writing: tomorrow, and the beginning of next week."""
    return days.from_(today + _A_DAY), days.from_(today + timedelta(days=7 - today.weekday()))


def read_snooze(text: str, today: date, days: Days, book: CodeBook, *, by_promise: bool = False) -> Until | Unread:
    """Read "Antwort bis KW 34", "melde mich nächste Woche", "6.1.3 bis Freitag"; with anything else in it, nothing.

    `by_promise`: a period alone is not enough, for it may be a question.
    """
    words = tokens(text[:_LONGEST])
    named = find_codes(words, book)
    rest = [word for place, word in enumerate(words) if not any(one.start <= place < one.end for one in named)]
    mentions = find_periods(tuple(rest), today, days.calendar)
    if len(mentions) != 1 or len(text) > _LONGEST or text.rstrip().endswith("?"):
        return Unread.NONE
    (mention,) = mentions
    beside = [word for word in rest if not mention.start <= word.start < mention.end]
    said = {word.norm for word in beside if word.is_word}
    is_promise = bool(said & _PROMISE) and not said & _AGAIN
    known = _PROMISE | _AGAIN | _OTHER | (_BESIDE_PROMISE if is_promise else _AND if len(named) > 1 else frozenset())
    if said - known or any(word.is_number for word in beside):
        return Unread.NONE
    if by_promise and not said & (_PROMISE | _AGAIN):
        return Unread.NONE
    until = _until(mention, today, days, is_promise=is_promise)
    return until if isinstance(until, Unread) else Until(until, tuple(code for one in named for code in one.codes))


def _until(mention: Mention, today: date, days: Days, *, is_promise: bool) -> date | Unread:
    period = mention.asked(today)
    is_within = is_promise or mention.direction is not Direction.IN
    first, last = period.first, period.last
    if mention.direction is Direction.SINCE or not is_within:
        day = max(first, today + _A_DAY) if first and (last is None or last > today) else None
    else:
        day = last if last and last > today else None
    if day is None:
        return Unread.PAST
    if day - today > AHEAD:
        return Unread.FAR
    return days.up_to(day, today) if is_within and mention.direction is not Direction.SINCE else days.from_(day)


async def put_off(work: Work, person_id: int, codes: Sequence[str], until: date, *, zone: tzinfo, at: datetime) -> None:
    """Put nudges about measures off until a day, on which they come again."""
    ends_at = datetime.combine(until + _A_DAY, time(), zone)
    for code in codes:
        await work.nudges.snooze(person_id, code, until, ends_at=ends_at, at=at)
