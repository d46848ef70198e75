"""Whether and when somebody wants nudges, as they say it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import time
from enum import Enum, auto
from itertools import pairwise

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
    "aus nein kein keine nicht off no none stop stopp stoppen ausschalten abschalten abstellen ausgeschaltet mute"
)
_OFF_WITHOUT_A_TIME = frozenset({"ab"})
"""Else a time begins with it: "ab 10 Uhr"."""
_NAMED = word_set(
    """
    hinweis hinweise hinweisen nudge nudges notification notifications benachrichtigung benachrichtigungen
    tagesuebersicht digest digests
    """
)
_DAILY = (("daily", "overview"), ("taegliche", "uebersicht"), ("tages", "uebersicht"))
"""These name them, too."""
_WRITING = word_set("anschreiben schreib schreibe schreiben schreibt benachrichtigen benachrichtige write notify")
"""With "mich" or "mir" they mean nudges, where it is said that they begin again or end."""
_TO_ME = word_set("mich mir me")
_WANTED = word_set("will moechte moechten sollen want")
_GOT = word_set("bekommen erhalten haben kommen get come")
"""Without a word of wanting it is a complaint: "keine Hinweise bekommen"."""
_SMALL = word_set(
    """
    um uhr gegen ab immer jeden tag taeglich morgens mir mich ich gern gerne schick schicke schicken schickt die den von
    dir ihnen sie mehr wieder jetzt bitte lieber kuenftig diese dieser meine meinen in zukunft uebersicht taegliche
    tages
    at from always every day daily me my i send sending turn switch please any more again the to now back these this
    instead rather in future overview
    """
)
_SMALL_BESIDE_A_TIME = word_set("erst das es kannst koennen kann du can you it only")
"""Without one they may say that something does not work: "ich kann die Hinweise nicht"."""
_WHEN_DUE = word_set("wenn was etwas faellig ist is ansteht when something due")
"""May stand beside a wish that they come: "wenn was fällig ist"."""
_PARTS_OF_DAY = word_set(
    "nachmittag nachmittags vormittag vormittags mittags abends frueh nur noch afternoon afternoons mornings"
)
_FOR_GOOD = word_set("immer jeden taeglich kuenftig zukunft always every daily future")
_ENDING = word_set("hoer hoere hoert hoeren auf zu stop stopp stopped")
_STOPPING = word_set("stop stopp bitte please")
_BESIDE = _NAMED | _WANTED | _GOT | _SMALL
_LONGEST = 20
_BARE_TIME = 4
"""A message of no more is a time, if it can be one: "9", "8.30 Uhr"."""


class Unread(Enum):
    """Why no wish is read."""

    NONE = auto()
    OUTSIDE = auto()
    """The time is outside the core hours."""
    HOW = auto()
    """They are spoken of, and something is wanted: how exactly is not said."""


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


def wish_in(text: str, ladder: Ladder, *, is_named: bool = False) -> Wish | Unread:
    """Read the same from a message that names nudges, or that `is_named` by what it replies to, and does not ask.

    "bitte keine Hinweise mehr", "kannst mich wieder anschreiben".
    """
    words = tokens(text, limit=_LONGEST + 1)
    norms = [word.norm for word in words if word.is_word]
    said = frozenset(norms)
    names = bool(said & _NAMED) or any(pair in _DAILY for pair in pairwise(norms))
    if text.rstrip().endswith("?") or len(words) > _LONGEST:
        return Unread.NONE
    if said & _WRITING and (said & _TO_ME or is_named):
        return _on_writing(said, words, ladder, is_named=is_named)
    if not names and not (is_named and find_times(words) and _is_for_good(said)):
        return _stopped(said) if is_named else Unread.NONE
    read = _read(words, find_times(words), ladder)
    is_of_day = bool(said & _PARTS_OF_DAY) and not said - _PARTS_OF_DAY - _BESIDE
    return Unread.HOW if read is Unread.NONE and is_of_day else read


def _on_writing(said: frozenset[str], words: Sequence[Token], ladder: Ladder, *, is_named: bool) -> Wish | Unread:
    """Read "kannst mich wieder anschreiben", "bitte nicht vor 9 Uhr anschreiben", "hört auf, mir zu schreiben"."""
    rest = said - _WRITING - _SMALL - _SMALL_BESIDE_A_TIME
    if find_times(words):
        kept = [word for word in words if word.norm not in _WRITING]
        return _read(kept, find_times(kept), ladder) if is_named and _is_for_good(said) else Unread.NONE
    if "wieder" in said or "again" in said:
        return Wish(True) if not rest - _WHEN_DUE else Unread.NONE
    return Unread.HOW if said & _ENDING - {"auf", "zu"} and not rest - _ENDING else Unread.NONE


def _is_for_good(said: frozenset[str]) -> bool:
    """Whether a time is meant for every day: "immer erst um 10", "nicht vor 9 Uhr"; "um 10" may be said of today."""
    return bool(said & _FOR_GOOD) or _is_not_before(said)


def _is_not_before(said: Collection[str]) -> bool:
    return {"nicht", "vor"} <= {*said} or {"not", "before"} <= {*said}


def _stopped(said: frozenset[str]) -> Unread:
    """A bare "stop" does not say what is to end."""
    return Unread.HOW if said and said <= _STOPPING and said & _OFF else Unread.NONE


def _read(words: Sequence[Token], times: Sequence[TimeMention], ladder: Ladder) -> Wish | Unread:
    rest = [word for word in words if not any(one.start <= word.start < one.end for one in times)]
    said = {word.norm for word in rest if word.is_word}
    if times and _is_not_before(said):
        said -= {"nicht", "vor", "not", "before"}
    off = said & (_OFF if times else _OFF | _OFF_WITHOUT_A_TIME)
    on = said & _ON
    known = _ON | _OFF | _BESIDE | (_SMALL_BESIDE_A_TIME if times else frozenset())
    is_else = bool(said - known) or any(word.is_number for word in rest)
    is_complaint = bool(off and said & _GOT and not said & _WANTED)
    if len(words) > _LONGEST or len(times) > 1 or is_else or is_complaint or (off and (times or on)):
        return Unread.NONE
    if times:
        return _in_range(times[0].time, ladder)
    if off:
        return Wish(False)
    return Wish(True) if on else Unread.NONE


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
