"""What changes or deletes a reminder: "doch erst Dienstag", "um 8 statt um 9", "lösch die Erinnerung an 6.1.3".

A message with any other word in it says something of its own, and revises nothing.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bot.language.moods import is_question
from bot.language.reading import read_sentence
from bot.language.reminders import ENDING, read_reminder, takes_back
from bot.language.sentence import CODE, MARKS, PERIOD, TIME, Part, Sentence
from bot.language.setting import Setting
from bot.language.understanding import WEEKDAY_CODES, Intent, ReminderWish
from bot.language.words import word_set
from bot.normal import normal
from bot.periods.amounts import Amount, amount_at
from bot.periods.line import Line
from bot.periods.words import WEEKDAYS

_INSTEAD_OF = re.compile(
    r"\b(?:an)?(?:statt|instead of|rather than)\s+(?:(?:um|am|at|on)\s+)?[\w:.]+(?:\s+uhr\b)?", re.IGNORECASE
)
_WITHDRAWN = frozenset({
    "doch nicht", "nein doch nicht", "ach nein doch nicht", "lieber nicht", "lieber doch nicht", "vergiss es",
    "vergiss das", "vergessen sie es", "vergessen sie das", "lass es", "lass gut sein", "lass mal", "loeschen",
    "loesch sie", "loesch das", "loesch die wieder", "loesch das wieder", "wieder loeschen", "bitte loeschen",
    "never mind", "nevermind", "forget it", "forget that", "cancel that", "cancel it", "delete it", "delete that",
    "no forget it", "scratch that",
})  # fmt: skip
"""What is said right behind a reminder that is not wanted after all, and with not a word more."""
_CORRECTING = word_set(
    """
    doch lieber besser nein nee noe ach stattdessen verschieb verschiebe verschieben verschoben verleg verlege verlegen
    leg lege legen aender aendere aendern mach draus daraus
    instead rather better no actually make move change reschedule postpone
    """
) | {"make it"}
_BESIDE = word_set(
    """
    die meine der den das sie an am auf um zu fuer in ab bitte erst dann wieder jeweils immer jeden jede jedes uhr
    ne eine einen naja sorry oh es mal the my it to at on of for about please then every each a that one
    """
)
_MORE_WORDS = word_set(
    """
    ich brauch brauche brauchen will moechte mich uns mir wir alle saemtliche all nicht nich kein keine keinen mehr an
    mit von dir ihnen i we me us do don t dont not no longer any more need want from you stop all
    erinnere erinner erinnern remind reminding kann koennen raus can go
    """
)
_BEFORE_WEEKDAY = word_set("am an auf bis zum on to by")
_MAY_NAME = re.compile(r"rr?inn?er|remind|wecker|alarm|wiedervorlage|\bwv\b")
"""Where none of this is, no reminders are named; the rest is looked at closely."""
_PLURALS = word_set("erinnerungen reminders")
_OF_ONE = word_set("die der meine meiner the my")
_LATER = {"spaeter": 1, "later": 1, "frueher": -1, "vorher": -1, "earlier": -1, "sooner": -1}
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Revision:
    """What is to become of a reminder: it comes as in `wish`, or `later` than now (earlier: `sign` -1); else it goes.

    `is_named`: reminders are spoken of, so the message says by itself what it is about. `weekday`: 0 for Monday, where
    the day is named by nothing else. `of_every`: it is of a reminder that comes so often.
    """

    lang: str
    codes: tuple[str, ...] = ()
    is_named: bool = False
    wish: ReminderWish | None = None
    later: Amount | None = None
    sign: int = 1
    weekday: int | None = None
    of_every: str | None = None

    @property
    def deletes(self) -> bool:
        """Whether the reminder goes."""
        return self.wish is None and self.later is None


def read_revision(text: str, today: date, setting: Setting) -> Revision | None:
    """Return what a message wants with a reminder there is; None where it wants nothing of that kind."""
    if len(text) > _LONGEST or text.rstrip().endswith("?"):
        return None
    kept, is_instead = _INSTEAD_OF.subn(" ", text)
    sentence = read_sentence(kept, today, setting)
    lang = sentence.lang or setting.lang
    if " ".join(re.findall(r"\w+", normal(text))) in _WITHDRAWN:
        return Revision(lang)
    if sentence.unknown_codes:
        return None
    if takes_back(sentence):
        rest = [part for part in sentence.parts if part.tag not in {CODE, *MARKS}]
        is_all = all(_may_stand(part, ENDING | _MORE_WORDS) for part in rest)
        return Revision(lang, sentence.codes, is_named=True) if is_all else None
    return _moved(sentence, lang, today, setting, is_instead=bool(is_instead))


def asks_for_list(text: str, today: date, setting: Setting) -> bool:
    """Whether a message wants to see the reminders there are: "welche Erinnerungen habe ich", "show my reminders"."""
    if len(text) > _LONGEST or not _MAY_NAME.search(normal(text)):
        return False
    sentence = read_sentence(text, today, setting)
    tags, norms = sentence.tag_set, {part.norm for part in sentence.parts}
    if "REMINDER" not in tags or tags & {PERIOD, TIME, "EVERY", "HOW", "WHERE", "CAN", "YOU", "WHEN", "SET"}:
        return False
    are_own = bool(norms & _PLURALS) or bool(tags & {"OUR"})
    is_wanted = is_question(sentence) and bool(tags & {"WE", "EXIST", "OUR", "AM"})
    return not takes_back(sentence) and (is_wanted or (are_own and bool(tags & {"SHOW", "FIND", "WHAT"})))


def _moved(sentence: Sentence, lang: str, today: date, setting: Setting, *, is_instead: bool) -> Revision | None:
    amount, sign, start, end = _later(sentence, today, setting)
    known = {CODE, PERIOD, TIME, *MARKS}
    rest = [part for part in sentence.parts if part.tag not in known and not start <= part.start < end]
    is_named = "REMINDER" in sentence.tag_set
    is_corrected = is_instead or amount is not None or any(part.norm in _CORRECTING for part in rest)
    is_corrected = is_corrected or _is_put_later(sentence)
    is_time_alone = bool(sentence.times) and not (sentence.mentions or sentence.codes or is_named)
    is_of_else = bool(sentence.codes) and not is_named  # "6.1.3 eine Woche später" is a report.
    if is_of_else or not (is_corrected or is_time_alone) or not all(_may_stand(part, _CORRECTING) for part in rest):
        return None
    if amount:
        return Revision(lang, sentence.codes, is_named, later=amount, sign=sign)
    read = read_reminder(sentence, today, replace(setting, expects=Intent.REMIND, topic_codes=()), lang)
    wish = read.remind if read else None
    if wish is None or wish == ReminderWish():
        return None
    weekday = _weekday(sentence) if wish.on else None
    return Revision(lang, sentence.codes, is_named, wish, weekday=weekday, of_every=_of_every(sentence))


def _is_put_later(sentence: Sentence) -> bool:
    """Whether a reminder there is comes "erst um 10": "die Erinnerung erst um 10", not "Erinnerung erst am Montag"."""
    norms = [part.norm for part in sentence.parts]
    of_one = any(before.norm in _OF_ONE and part.tag == "REMINDER" for before, part in pairwise(sentence.parts))
    return of_one and "erst" in norms


def _of_every(sentence: Sentence) -> str | None:
    """Return which rhythm a reminder is named by: "Montagserinnerung"."""
    named = (part.norm for part in sentence.parts if part.tag == "REMINDER")
    days = (day for norm in named for day in WEEKDAYS if norm.startswith(f"{day}s"))
    return next((f"weekly:{WEEKDAY_CODES[WEEKDAYS[day] - 1]}" for day in days), None)


def _later(sentence: Sentence, today: date, setting: Setting) -> tuple[Amount | None, int, int, int]:
    """Read "eine Woche später"; also return its direction, and where it stands in the text."""
    line = Line(sentence.words, today, setting.calendar)
    for at, word in enumerate(sentence.words):
        amount = amount_at(line, at)
        if amount and line.word(amount.end) in _LATER:
            return amount, _LATER[line.word(amount.end)], word.start, sentence.words[amount.end].end
    return None, 1, 0, 0


def _may_stand(part: Part, more: Collection[str]) -> bool:
    """Whether a word says nothing of its own: it speaks of reminders, or is one of these and a few that are small."""
    return part.tag == "REMINDER" or part.norm in more or part.norm in _BESIDE or _is_weekday(part.norm)


def _is_weekday(norm: str) -> bool:
    return norm in WEEKDAYS or norm.removesuffix("s") in WEEKDAYS


def _weekday(sentence: Sentence) -> int | None:
    """Return the weekday by which alone a day is named."""
    mention = sentence.mentions[0]
    norms = [word.norm for word in sentence.words if mention.start <= word.start < mention.end]
    named = [norm for norm in norms if norm not in _BEFORE_WEEKDAY]
    return WEEKDAYS[named[0]] - 1 if len(named) == 1 and named[0] in WEEKDAYS else None
