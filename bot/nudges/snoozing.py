"""Putting a nudge off: until when, as a button or a sentence says it. Pure, but for storing it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum, auto

from bot.language.codes import CodeBook, find_codes
from bot.language.words import word_set
from bot.normal import Token, tokens
from bot.nudges.ladder import is_quiet
from bot.nudges.model import Ladder
from bot.periods.calendar import Calendar
from bot.periods.days import spelled_out
from bot.periods.grammar import find_periods
from bot.periods.period import Direction, Mention, Part
from bot.ports import Work

AHEAD = timedelta(days=183)
"""How far a nudge can be put off."""
_A_DAY = timedelta(days=1)
_LONGEST = 200
_MOST_PARTS = 10
_PROMISE = word_set(
    """
    antwort antworte antworten melde melden meldung rueckmeldung bescheid sage sagen geben gebe liefere liefern
    nachliefern reiche answer reply report back
    """
)
"""With these words a period is the time within which an answer comes; else it is when the nudge is to come again."""
_AGAIN = word_set(
    "frag frage fragen fragt nachfragen komm leg lege wiedervorlage zurueckstellen zurueckgestellt snooze ask"
)
"""With these, too, it is said that an answer comes later, and when the nudge is to come again."""
_PUT = word_set("stell stelle stellen")
"""With "zurück" they say the same."""
_BESIDE_PROMISE = word_set("und klaere klaeren pruefe pruefen schaue kuemmere darum leider and check")
"""What may stand beside a promise; without one it says something of its own, or asks: "und nächste Woche"."""
_OTHER = word_set(
    """
    ich wir mich mir uns dir ihnen bitte danke am an im in zu zum zur es das dazu dann erst spaeter wieder noch mal
    nochmal nochmals bis nach kommt folgt hinweis erinnern erinnere sie stell stelle stellen zurueck kann koennen
    moeglich drauf beide beides beiden alle alles nur gibts hin
    i we will us me it please pls plz thanks thx on in at the then later again get to you remind come comes by put off
    can only both all them
    """
)
"""What else may stand beside the period; with any other word the sentence says something of its own."""
_AND = frozenset({"und", "and"})
_ALL = word_set("beide beides beiden alle alles both all")
_BUT = frozenset({"ausser", "except", "ohne"})
"""Before a measure: all but that one."""
_MOVING = word_set("schieb schiebe schieben verschieb verschiebe verschieben move postpone")
"""With these nobody can tell the nudge from the due date."""
_LATER = word_set("spaeter nachher later")
_NOT_NOW = word_set("jetzt heute heut gerade grad momentan now today right")
_NOT = word_set("nicht nich net nix nichts not")
_REFUSING = (
    _NOT
    | _NOT_NOW
    | word_set(
        """
        kein keine zeit no time diese dieser woche this week wird das es ich wir schaffe schaffen schaff komme kommen
        dazu mehr geht passt leider sorry noch moment im i we can cannot it
        """
    )
)
"""What says that no answer comes now, and no more: "jetzt nicht", "diese Woche wird das nix mehr"."""
_GIVING = word_set("gib gebt geben give")
_CLAUSE_ENDS = frozenset(",;!–-")
_NEW_CLAUSE = re.compile(r"\s*[,;]\s*")


class Unread(Enum):
    """Why no day is read."""

    NONE = auto()
    PAST = auto()
    FAR = auto()
    NO_DAY = auto()
    """It is to be put off, and nobody said until when."""


@dataclass(frozen=True, slots=True)
class Until:
    """The day on which nudges come again, and the measures that were named, or that are left out (`but`).

    `is_of_all`: all of them are said to be. `may_be_due`: it may as well be the due date that is to move.
    """

    day: date
    codes: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    is_of_all: bool = False
    may_be_due: bool = False


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


def read_snoozes(
    text: str, today: date, days: Days, book: CodeBook, *, by_promise: bool = False
) -> tuple[Until, ...] | Unread:
    """Read one wish, or several: "6.1.3 bis Freitag, 6.1.4 nächste Woche" names its measures in each part."""
    whole = read_snooze(text, today, days, book, by_promise=by_promise)
    if isinstance(whole, Until):
        return (whole,)
    parts = _NEW_CLAUSE.split(text) if whole is Unread.NONE and len(text) <= _LONGEST else []
    read = [read_snooze(part, today, days, book) for part in parts[:_MOST_PARTS]]
    each = tuple(one for one in read if isinstance(one, Until) and one.codes)
    return each if 1 < len(each) == len(parts) else whole


def read_snooze(text: str, today: date, days: Days, book: CodeBook, *, by_promise: bool = False) -> Until | Unread:
    """Read "Antwort bis KW 34", "melde mich nächste Woche", "6.1.3 bis Freitag"; with anything else in it, nothing.

    `by_promise`: a period alone is not enough, for it may be a question.
    """
    if len(text) > _LONGEST or text.rstrip().endswith("?"):
        return Unread.NONE
    words = spelled_out(_without_refusal(tokens(text)))
    named = find_codes(words, book)
    taken = {place for one in named for place in range(one.start, one.end)}
    rest = [replace(word, norm="¤") if place in taken else word for place, word in enumerate(words)]
    mentions = find_periods(rest, today, days.calendar)
    gives = not mentions and any(word.norm in _GIVING for word in rest)
    if gives:
        rest = [replace(word, norm="in" if word.norm == "noch" else word.norm) for word in rest]
        mentions = find_periods(rest, today, days.calendar)
    is_today = all(one.named.first == today == one.named.last for one in mentions)
    if is_today and not by_promise and _is_later({word.norm for word in rest if word.is_word}, text):
        return Unread.NO_DAY
    if len(mentions) != 1:
        return Unread.NONE
    (mention,) = mentions
    said = _said_beside(rest, mention)
    is_again = bool(said & _AGAIN) or {"wieder", "melden"} <= said or ("zurueck" in said and bool(said & _PUT))
    is_promise = bool(said & _PROMISE) and not is_again
    gives = gives or mention.direction is Direction.UNTIL
    known = _PROMISE | _AGAIN | _OTHER | _MOVING | (_GIVING if gives else frozenset())
    known |= _BESIDE_PROMISE if is_promise else _AND if len(named) > 1 else frozenset()
    is_but = bool(named and said & _BUT)
    beside = (word for word in rest if not mention.start <= word.start < mention.end)
    if said - known - (_BUT if is_but else frozenset()) or any(word.is_number for word in beside):
        return Unread.NONE
    if by_promise and not (is_promise or is_again):
        return Unread.NONE
    until = _until(mention, today, days, is_promise=is_promise)
    if until is Unread.PAST and not mention.has_year:
        later = find_periods(rest, date(today.year + 1, 1, 1), days.calendar)
        until = _until(later[0], today, days, is_promise=is_promise) if len(later) == 1 else until
    is_moved = bool(said & _MOVING)
    if isinstance(until, Unread):
        return Unread.NONE if is_moved else until
    codes = tuple(code for one in named for code in one.codes)
    is_of_all = bool(said & _ALL)
    return Until(until, () if is_but else codes, codes if is_but else (), is_of_all=is_of_all, may_be_due=is_moved)


def codes_in(text: str, book: CodeBook) -> tuple[str, ...]:
    """Return the measures that a text names, those that there are none of too."""
    return tuple(code for one in find_codes(tokens(text[:_LONGEST]), book) for code in one.codes)


def _without_refusal(words: Sequence[Token]) -> Sequence[Token]:
    """Leave out a first clause that only says that no answer comes now: "jetzt nicht, in 14 Tagen wieder"."""
    end = next((place for place, word in enumerate(words) if word.norm in _CLAUSE_ENDS), len(words))
    norms = {word.norm for word in words[:end]}
    is_refusal = bool(norms & _NOT) and norms <= _REFUSING and end + 1 < len(words)
    return words[end + 1 :] if is_refusal else words


def _is_later(said: Collection[str], text: str) -> bool:
    """Whether it says no more than "später", "6.1.4 später", "heute nicht mehr"."""
    norms = {*said} | {word.norm for word in tokens(text) if word.is_word}
    is_not_now = bool(norms & _NOT) and bool(norms & _NOT_NOW) and norms <= _REFUSING | _OTHER
    return is_not_now or (bool(norms & _LATER) and norms <= _OTHER | _LATER)


def _said_beside(words: Sequence[Token], mention: Mention) -> frozenset[str]:
    """Return the words beside a period; the "nicht" of "nicht vor dem 20.9." belongs to it."""
    before = [word.norm for word in words if word.start < mention.start and word.is_word]
    behind = [word.norm for word in words if word.start >= mention.end and word.is_word]
    if mention.direction is Direction.SINCE and before[-1:] and before[-1] in _NOT:
        before.pop()
    return frozenset(before + behind)


def _until(mention: Mention, today: date, days: Days, *, is_promise: bool) -> date | Unread:
    period = mention.asked(today)
    is_within = is_promise or mention.direction is not Direction.IN or mention.part == Part.END
    first, last = period.first if mention.direction is not Direction.IN else mention.day, period.last
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
