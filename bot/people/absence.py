"""Being away: from when until when, and never why. Whatever else is written with the days is not kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum, auto

from bot.normal import normal, tokens
from bot.people.model import Absence, Person
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from bot.periods.period import Direction, Mention, Precision
from bot.periods.spans import week_of
from bot.ports import Work

A_DAY = timedelta(days=1)
AHEAD = timedelta(days=3 * 365)
"""How far ahead an absence may begin and end."""
NEAR = timedelta(days=183)
"""Up to so far ahead "bis 5.1." means next January."""
_LONGEST = 300
_BARE_DAY = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.])")
"""A day as it is typed in a hurry: "14.8"."""
_OPEN = ("bis auf weiteres", "ab sofort", "auf unbestimmte zeit", "ohne ende", "until further notice", "from now on")
_AGAIN = re.compile(r"\b(?:zurueck|wieder (?:da|hier|im|anwesend|erreichbar)|back)\b")
"""With these words a single day is the one on which somebody is back."""


class Unread(Enum):
    """Why no days are read in what was written."""

    NONE = auto()
    SEVERAL = auto()
    """More than one period, or numbers beside it."""
    PAST = auto()


@dataclass(frozen=True, slots=True)
class Back:
    """What coming back changed: what it `ended` or took back, and what is `left` for later."""

    ended: tuple[Absence, ...] = ()
    left: tuple[Absence, ...] = ()


def read_absence(text: str, today: date, calendar: Calendar) -> Absence | Unread:
    """Return the days that a text (cleaned) names, from today on; what names no end has none."""
    text = _BARE_DAY.sub(r"\1.", text[:_LONGEST])
    mention = _mention(text, today, calendar)
    if isinstance(mention, Unread):
        is_open = mention is Unread.NONE and any(phrase in normal(text) for phrase in _OPEN)
        return Absence(today, None) if is_open else mention
    absence = _absence(text, mention, today)
    if absence is None and not mention.has_year:
        later = _mention(text, date(today.year + 1, 1, 1), calendar)
        if isinstance(later, Mention) and later.named.last and later.named.last - today <= NEAR:
            absence = _absence(text, later, today)
    if absence is None:
        return Unread.PAST
    return absence if (absence.last_on or absence.first_on) - today <= AHEAD else Unread.NONE


def presets(today: date) -> tuple[Absence, ...]:
    """Return what can be chosen without writing: today, the rest of this week, next week, no end."""
    this, following = week_of(today), week_of(today + 7 * A_DAY)
    assert following.first
    return (
        Absence(today, today),
        Absence(today, this.last),
        Absence(following.first, following.last),
        Absence(today, None),
    )


async def go_away(work: Work, person: Person, absence: Absence, *, zone: tzinfo, at: datetime) -> Sequence[Absence]:
    """Store an absence, in place of those that share a day with it, which are returned."""
    replaced = [one for one in await work.absences.of(person.id, since=absence.first_on) if one.overlaps(absence)]
    for one in replaced:
        await work.absences.remove(person.id, one)
    ends_at = _end_of(absence.last_on, zone) if absence.last_on else None
    await work.absences.add(person.id, absence, ends_at=ends_at, at=at)
    return replaced


async def come_back(work: Work, person: Person, *, today: date, at: datetime) -> Back:
    """End the absence of today; where there is none, take back those that were planned."""
    all_left = tuple(await work.absences.of(person.id, since=today))
    ended = tuple(one for one in all_left if today in one) or all_left
    for one in ended:
        if one.first_on < today:
            await work.absences.shorten(person.id, one, today - A_DAY, ends_at=at)
        else:
            await work.absences.remove(person.id, one)
    return Back(ended, tuple(one for one in all_left if one not in ended))


def _mention(text: str, today: date, calendar: Calendar) -> Mention | Unread:
    """Return the one period that is named. "Zwei Wochen" begin today, and "ab Montag zwei Wochen" on Monday."""
    found = find_periods(tokens(text), today, calendar)
    if not found:
        return _amount(f"{text} ab heute", today, calendar) or Unread.NONE
    mention = found[0]
    rest = f"{text[: mention.start]} {text[mention.end :]}"
    if mention.direction is Direction.SINCE and (
        turned := _amount(f"{rest} {text[mention.start : mention.end]}", today, calendar)
    ):
        return turned
    return Unread.SEVERAL if len(found) > 1 or any(character.isdecimal() for character in rest) else mention


def _amount(text: str, today: date, calendar: Calendar) -> Mention | None:
    """Read so much time from a day on."""
    found = find_periods(tokens(text), today, calendar)
    return found[0] if len(found) == 1 and found[0].direction is Direction.IN else None


def _absence(text: str, mention: Mention, today: date) -> Absence | None:
    """Return the days from today on; None where none is left."""
    period = mention.asked(today)
    first, last = max(period.first or today, today), period.last
    is_day_back = mention.named.precision is Precision.DAY and mention.direction in (Direction.IN, Direction.SINCE)
    if is_day_back and mention.named.first and _AGAIN.search(normal(text)):
        first, last = today, mention.named.first - A_DAY
    return None if last and last < first else Absence(first, last)


def _end_of(day: date, zone: tzinfo) -> datetime:
    """Return the end of a day where the county is."""
    return datetime.combine(day + A_DAY, time(), zone)
