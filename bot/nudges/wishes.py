"""Whether and when somebody wants nudges, as they say it."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.normal import tokens
from bot.nudges.model import Ladder
from bot.nudges.outlook import plan_again
from bot.people.model import Person
from bot.periods.times import find_times
from bot.ports import Work

OFFERED = (7 * 60, 8 * 60 + 30, 10 * 60, 12 * 60, 14 * 60, 16 * 60)
"""Minutes of the day that can be chosen by a tap, as far as they lie within the core hours."""
_ON = frozenset({"an", "ein", "ja", "on", "yes"})
_OFF = frozenset({"aus", "ab", "nein", "keine", "off", "no", "none", "stop", "stopp"})
_BESIDE = frozenset({"um", "uhr", "at", "bitte", "please", "hinweise", "nudges"})


class Unread(Enum):
    """Why no wish is read."""

    NONE = auto()
    OUTSIDE = auto()
    """The time is outside the core hours."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`wants` is None until somebody said; `minute` of the day, None for the county's hour."""

    wants: bool | None
    minute: int | None = None


def read_wish(text: str, ladder: Ladder) -> Wish | Unread:
    """Read "an", "aus", "8:30", "an um 9 Uhr" (cleaned); a bare number is an hour."""
    words = tokens(text, limit=20)
    said = {word.norm for word in words if word.is_word}
    times = find_times(words) or find_times(tokens(f"um {text}", limit=20))
    if len(times) > 1 or (said & _ON and said & _OFF):
        return Unread.NONE
    if times and not said & _OFF:
        minute = times[0].time.hour * 60 + times[0].time.minute
        return Wish(True, minute) if is_offered(minute, ladder) else Unread.OUTSIDE
    if said & _OFF and said <= _OFF | _BESIDE:
        return Wish(False)
    return Wish(True) if said & _ON and said <= _ON | _BESIDE else Unread.NONE


def is_offered(minute: int, ladder: Ladder) -> bool:
    """Whether a digest may come at this minute of the day: within the core hours, half an hour before their end."""
    first, last = ladder.core_hours
    return first * 60 <= minute <= last * 60 - 30


def offered(ladder: Ladder) -> tuple[int, ...]:
    """Return the times that can be chosen by a tap, the county's among them."""
    return tuple(sorted({ladder.digest_minute, *(minute for minute in OFFERED if is_offered(minute, ladder))}))


async def wish_of(work: Work, person: Person) -> Wish:
    """Return what somebody wants."""
    return Wish(*await work.nudges.wish_of(person.id))


async def set_wish(work: Work, person: Person, wish: Wish) -> None:
    """Remember what somebody wants; a time that is not named stays. What waits for them is looked through again."""
    await work.nudges.set_wanted(person.id, wants=wish.wants is True)
    if wish.minute is not None:
        await work.nudges.set_minute(person.id, wish.minute)
    await plan_again(work)
