"""Whether and when somebody wants nudges, as they say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import Enum, auto

from bot.language.words import word_set
from bot.normal import Token, tokens
from bot.nudges.model import Ladder
from bot.nudges.outlook import plan_again
from bot.people.model import Person
from bot.periods.times import TimeMention, find_times
from bot.ports import Work

OFFERED = (7 * 60, 8 * 60 + 30, 10 * 60, 12 * 60, 14 * 60, 16 * 60)
"""Minutes of the day that can be chosen by a tap, as far as they lie within the core hours."""
_ON = word_set("an ein ja on yes anschalten einschalten angeschaltet eingeschaltet")
_OFF = word_set(
    "aus nein kein keine nicht off no none stop stopp stoppen ausschalten abschalten abstellen ausgeschaltet"
)
_OFF_WITHOUT_A_TIME = frozenset({"ab"})
"""Else a time begins with it: "ab 10 Uhr"."""
_NAMED = word_set("hinweis hinweise hinweisen nudge nudges")
_WANTED = word_set("will moechte moechten want")
_GOT = word_set("bekommen erhalten haben get")
"""Without a word of wanting it is a complaint: "keine Hinweise bekommen"."""
_SMALL = word_set(
    """
    um uhr gegen ab immer jeden tag taeglich morgens mir mich ich gern gerne schick schicke schicken schickt die den von
    dir ihnen sie mehr wieder jetzt bitte
    at from always every day daily me my i send sending turn switch please any more again the to now
    """
)
_BESIDE = _NAMED | _WANTED | _GOT | _SMALL
_LONGEST = 20
_BARE_TIME = 4
"""A message of no more is a time, if it can be one: "9", "8.30 Uhr"."""


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
    """Read "an", "aus", "8:30", "ab 9 Uhr" (cleaned), and nothing with other words in it; a bare number is an hour."""
    words = tokens(text, limit=_LONGEST + 1)
    times = find_times(words)
    bare = find_times(tokens(f"um {text}")) if not times and len(words) <= _BARE_TIME else ()
    return _in_range(bare[0].time, ladder) if len(bare) == 1 else _read(words, times, ladder)


def wish_in(text: str, ladder: Ladder) -> Wish | Unread:
    """Read the same from a message that names nudges, and does not ask: "bitte keine Hinweise mehr"."""
    words = tokens(text, limit=_LONGEST + 1)
    is_named = any(word.norm in _NAMED for word in words) and not text.rstrip().endswith("?")
    return _read(words, find_times(words), ladder) if is_named else Unread.NONE


def _read(words: Sequence[Token], times: Sequence[TimeMention], ladder: Ladder) -> Wish | Unread:
    rest = [word for word in words if not any(one.start <= word.start < one.end for one in times)]
    said = {word.norm for word in rest if word.is_word}
    off = said & (_OFF if times else _OFF | _OFF_WITHOUT_A_TIME)
    is_else = bool(said - _ON - _OFF - _BESIDE) or any(word.is_number for word in rest)
    is_complaint = bool(off and said & _GOT and not said & _WANTED)
    if len(words) > _LONGEST or len(times) > 1 or is_else or is_complaint or (off and (times or said & _ON)):
        return Unread.NONE
    if times:
        return _in_range(times[0].time, ladder)
    if off:
        return Wish(False)
    return Wish(True) if said & _ON else Unread.NONE


def _in_range(at: time, ladder: Ladder) -> Wish | Unread:
    minute = at.hour * 60 + at.minute
    return Wish(True, minute) if is_offered(minute, ladder) else Unread.OUTSIDE


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
