"""What a question wants, from the shape of its sentence: patterns over word groups, tried in order.

A pattern that is too weak alone asks for more: that an answer is wanted, that nothing in it is unknown. What fits
no rule is none. Messages with codes, reports and reminders are read elsewhere.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.language.moods import is_asked, speaks_of_own
from bot.language.sentence import CODE, FIELD, GOAL, PERIOD, TIME, TOPIC, UNIT, UNKNOWN, Sentence
from bot.language.understanding import Intent
from bot.periods.period import Direction

PLACES = frozenset({UNIT, FIELD, GOAL})
_MARKS = frozenset({"?", ".", "!", ",", ":", "–", ";", "GREETING"})
_LABELS = _MARKS | {"MEASURE", "ALL", "SHOW", "FIND", "ABOUT", "OUR", "OTHERS"}
_VERBAL = frozenset({"IS", "HAVE", "WE", "YOU", "BECOME", "AM", "DOUBT", "CHAT", "RUNNING", UNKNOWN})
_A_WORD = 0.7
"""So much of something else may always stand there: a word that may be a noun, two that are none."""
_LOSS = 0.1
"""What each unknown word, and a misspelt cue, take off the confidence."""

Condition = Callable[[Sentence], bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """An intent and how sure it is, from 0 to 1."""

    intent: Intent
    confidence: float


NOTHING = Reading(Intent.NONE, 0.6)
"""Nothing was recognised; that it is small talk is likely, not sure."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The intent of a shape that `pattern` fits, where `holds` and no more than `foreign` speaks of something else."""

    intent: Intent
    pattern: re.Pattern[str]
    holds: Condition
    confidence: float = 0.9
    foreign: float = 2


def read_intent(sentence: Sentence) -> Reading:
    """Return the reading of the first rule that fits."""
    foreign = sentence.foreign
    for rule in _RULES:
        if foreign <= rule.foreign and rule.pattern.search(sentence.shape) and rule.holds(sentence):
            misspelt = any(part.misspelt and part.tag not in {TOPIC, UNKNOWN} for part in sentence.parts)
            return Reading(rule.intent, rule.confidence - _LOSS * foreign - _LOSS * misspelt)
    likely = (Reading(intent, confidence) for intent, holds, confidence in _PERHAPS if holds(sentence))
    return next(likely, NOTHING)


def asks_for_help(sentence: Sentence) -> bool:
    """Whether a message asks how to use Zielbot; then a code in it is only an example."""
    return read_intent(sentence).intent is Intent.HELP


def _has(*tags: str) -> Condition:
    return lambda sentence: bool(sentence.tag_set & frozenset(tags))


def _lacks(*tags: str) -> Condition:
    return lambda sentence: not sentence.tag_set & frozenset(tags)


def _both(*conditions: Condition) -> Condition:
    return lambda sentence: all(condition(sentence) for condition in conditions)


def _only(*tags: str) -> Condition:
    """Hold where a sentence has nothing but these groups, labels and marks."""
    allowed = frozenset(tags) | _LABELS
    return lambda sentence: sentence.tag_set <= allowed


def _is_list(sentence: Sentence) -> bool:
    """Whether the sentence is a list of names and cues ("fällig Bauamt Q3") rather than a statement."""
    return not sentence.tag_set & _VERBAL


def _is_asked_or_list(sentence: Sentence) -> bool:
    return (is_asked(sentence) or _is_list(sentence)) and "CHAT" not in sentence.tag_set


def _names_something(sentence: Sentence) -> bool:
    """Whether an answer is wanted about a time, a place, the measures, or the writer's own."""
    named = sentence.tag_set & {*PLACES, PERIOD, "MEASURE", "ALL", "DONE"}
    return is_asked(sentence) and (bool(named) or speaks_of_own(sentence)) and not sentence.tag_set & {"CHAT", "COND"}


def _is_of_measures(sentence: Sentence) -> bool:
    """Whether what is due may be a measure: "wann ist die Miete fällig" is no question for us."""
    known = UNKNOWN not in sentence.tag_set or sentence.tag_set & {"WHAT", "SHOW", "FIND", "MEASURE", "ALL"}
    return bool(known) and "COND" not in sentence.tag_set and _is_asked_or_list(sentence)


def _asks_what_is_open(sentence: Sentence) -> bool:
    """Whether measures may be open: "ist das Jugendamt heute offen" asks for opening hours."""
    of_measures = sentence.tag_set & {"WHAT", "SHOW", "FIND", "MEASURE", "ALL", "MANY"}
    return _is_asked_or_list(sentence) and (bool(of_measures) or _is_list(sentence))


def _ends_in_particle(sentence: Sentence) -> bool:
    """Whether a verb was split: "was läuft im Juni ab", "was steht im Juli an"."""
    last = next((word.norm for word in reversed(sentence.words) if word.is_word), "")
    return last in {"ab", "aus", "an"}


def _names_wide_period(sentence: Sentence) -> bool:
    """Whether the period is more than a day or is asked for: "heute Bauamt" says where somebody is."""
    named = sentence.mentions[0].named if sentence.mentions else None
    if named is None:
        return False
    several = named.first is None or named.last is None or named.last - named.first > timedelta(days=0)
    is_span = sentence.mentions[0].direction is Direction.IN or bool(sentence.tag_set & {FIELD, GOAL})
    return "?" in sentence.tag_set or (several and is_span)


def _speaks_of_places(sentence: Sentence) -> bool:
    """Whether the measures of a unit, field or goal are wanted: "was macht das Bauamt", "unsere Maßnahmen"."""
    tags = sentence.tag_set
    if not (is_asked(sentence) or "MEASURE" in tags) or not tags & {*PLACES, "MEASURE"}:
        return False
    if "WHERE" in tags and not tags & {"MEASURE", "RESPONSIBLE", "DUE", "DOING", "WORK"}:
        return False
    return bool(tags & PLACES) or speaks_of_own(sentence) or tags >= {"ALL", "MEASURE"} or tags >= {"MANY", "MEASURE"}


def _speaks_of_us(sentence: Sentence) -> bool:
    """Whether something is asked, or listed, that speaks of nothing but the agreement."""
    others = sentence.tag_set & {"CHAT", "YOU", "COND", "REMIND", "REMINDER", "BESCHEID", "USE", "DOUBT", TIME}
    told = sentence.tag_set & {"US", "OTHERS", "CANCELLED", "DELAYED"} and not is_asked(sentence)
    return not others and not told and sentence.foreign <= _A_WORD and _is_asked_or_list(sentence)


def _perhaps_due(sentence: Sentence) -> bool:
    """Whether a time is named about something that may be due; of a single day more is asked."""
    tags = sentence.tag_set
    named = sentence.mentions[0].named if sentence.mentions else None
    if named is None or (TOPIC in tags and "MEASURE" not in tags):
        return False
    of_measures = tags & {"MEASURE", "DUE", "DATE", "DELIVER", "END", "MUST", "PLATE"}
    is_span = named.first != named.last or sentence.mentions[0].direction is not Direction.IN
    return bool(of_measures) or (is_span and bool(tags & {*PLACES, "COME", "SHALL", "OPEN"}))


def _perhaps_searched(sentence: Sentence) -> bool:
    """Whether what a place has to do is asked, not when it opens or where it is."""
    tags = sentence.tag_set
    wanted = tags & {"WHAT", "SHOW", "ALL", "MEASURE", "RESPONSIBLE", "EXIST", "TOPIC", "WORK", "OUR"}
    return bool(tags & PLACES and wanted) and not tags & {PERIOD, "WHEN", "WHERE", "CAN", "HOW", "AM"}


_GAP = r" (?:\S+ ){0,6}?"
_FEW = r" (?:\S+ ){0,4}?"
_PLACE = f"(?:{UNIT}|{FIELD}|{GOAL})"
_PROGRESS = "(?:DONE|RUNNING|DELAYED|CANCELLED|PLANNED|OPEN)"
_NO_CHAT = _lacks("CHAT")
_WANTED = _has("WHAT", "SHOW", "FIND")
_OF_PLACES = _lacks(TOPIC, "CHAT", "DONE", "YOU", "USE", "WANT", "DOUBT")
_IN_GENERAL = _lacks(TOPIC, CODE, "CHAT", "MUST", "SHALL", "YOU")
_HOW_TO = _only(
    CODE, "HOW", "WHERE", "WHAT", "USE", "WORK", "TELL", "WE", "YOU", "CAN", "DO", "MUST", "STATE", "US", "REMINDER",
    "DATE", "DONE", "HAVE",
)  # fmt: skip

Row = tuple[str, Condition, float, int]
"""A pattern, its condition, its confidence, and how many foreign nouns it bears."""

_HELP: tuple[Row, ...] = (
    (r" HELP ", lambda s: is_asked(s) or len(s.tags) <= 3, 0.9, 2),
    (r" CAN YOU US ASSIST | ASSIST YOU US ", _NO_CHAT, 0.9, 1),
    (r" WE WANT HELP | WANT WE HELP ", _NO_CHAT, 0.9, 2),
    (rf" WHAT{_FEW}(?:CAN|DO) YOU ", _lacks(PERIOD, *PLACES, TOPIC), 0.9, 0),
    (rf" (?:HOW|WHERE|WHAT){_GAP}(?:USE|WORK|TELL) ", _HOW_TO, 0.9, 0),
    (
        rf" (?:HOW|WHERE){_FEW}(?:CAN|DO|MUST) WE{_GAP}(?:USE|DELIVER|REMIND|REMINDER|SET|DELAYED|SHOW|TELL) ",
        _NO_CHAT,
        0.9,
        1,
    ),
    (r" HOW (?:REMIND|SET|DELAYED|USE) WE ", _NO_CHAT, 0.9, 1),
    (r" WHO (?:AM|IS) YOU ", _NO_CHAT, 0.9, 0),
)
_OVERDUE: tuple[Row, ...] = (
    (r" (?:OVERDUE|BEHIND) ", _is_asked_or_list, 0.9, 2),
    (rf" HAETTE{_GAP}(?:DONE|MUST|DELIVER|SHALL|DUE) ", _both(_WANTED, _NO_CHAT), 0.9, 2),
    (rf" SHALL (?:SCHON )?HAVE{_GAP}(?:DONE|DELIVER) ", _both(_WANTED, _NO_CHAT), 0.9, 2),
    (rf" MUST (?:SCHON )?HAVE{_GAP}(?:DONE|DELIVER) ", _both(_WANTED, _lacks("CHAT", PERIOD)), 0.9, 2),
    (r" SCHON (?:LAENGST )?(?:DONE|DELIVER) (?:BE )?(?:SHALL|MUST|HAETTE) ", _both(_WANTED, _NO_CHAT), 0.8, 1),
    (rf" (?:BE|IS){_GAP}SHALL{_GAP}(?:DONE|BE) ", _both(_WANTED, _has("SCHON"), _NO_CHAT), 0.8, 1),
)
_ONGOING: tuple[Row, ...] = (
    (r" ONGOING ", _both(_is_asked_or_list, _lacks("DUE")), 0.9, 1),
    (r" NOT (?:DATE|END) ", _both(is_asked, _lacks(PERIOD, CODE, "CHAT", "YOU")), 0.75, 1),
)
_DUE: tuple[Row, ...] = (
    (r" DUE ", _is_of_measures, 0.9, 2),
    (rf" (?:WHAT|SHOW|FIND|ALL|OUR){_FEW}DATE ", _both(is_asked, _NO_CHAT), 0.8, 0),
    (r" DATE ", _both(is_asked, _has(PERIOD), _lacks(TOPIC, "CHAT", "YOU", "WANT", "CANCELLED", "DELAYED")), 0.75, 0),
    (r" DATE ", _only("DATE", PERIOD, *PLACES, "HAVE", "WE", "EXIST", "COME"), 0.75, 0),
    (rf" WHAT{_GAP}(?:MUST|SHALL) ", _names_something, 0.85, 0),
    (rf" WHAT{_GAP}(?:MUST|SHALL) ", _both(_names_something, _has(PERIOD, *PLACES)), 0.85, 1),
    (rf" (?:MUST|SHALL){_GAP}WHAT ", _both(_names_something, _has("DELIVER", "DO", "COME", "DONE")), 0.8, 0),
    (r" (?:DONE|DELIVER|DO|COME) (?:BE )?(?:MUST|SHALL) ", _both(_names_something, _has(PERIOD)), 0.75, 0),
    (rf" (?:EXIST|HAVE){_GAP}(?:DONE|DELIVER|DO|COME) (?:BECOME |BE )?(?:MUST|SHALL) ", _names_something, 0.8, 0),
    (r" WHAT (?:IS|HAVE WE) (?:ALL )?(?:NOCH )?(?:ALL )?ABOUT (?:DO|DELIVER) ", _NO_CHAT, 0.75, 0),
    (r" ABOUT (?:DO|DELIVER) ", _both(_names_something, _has(PERIOD, "WE")), 0.8, 0),
    (rf" (?:WHAT|SHOW|MEASURE){_GAP}(?:COME|DELIVER|END) ", _lacks("CHAT", "YOU", CODE), 0.8, 0),
    (r" (?:LIES|RUNNING) ", _both(_has("WHAT"), _ends_in_particle, _lacks("CHAT", TOPIC)), 0.75, 0),
    (rf" WHAT{_FEW}PLATE ", _NO_CHAT, 0.75, 0),
    (r" (?:WHAT|SHOW|HAVE|MEASURE) ", _both(_speaks_of_places, _names_wide_period, _OF_PLACES), 0.75, 0),
    (rf" (?:EXIST|HAVE){_FEW}WHAT ABOUT DO ", _lacks("CHAT", "YOU"), 0.75, 0),
    (r" END ", _both(is_asked, _has(PERIOD), _lacks(TOPIC, CODE, "CHAT", "YOU")), 0.75, 0),
    (r" COME [?] $", _only("COME", "EXIST", "IS", "WHAT", "NOCH", "HAVE", "WE"), 0.65, 0),
    (r" OPEN ", _asks_what_is_open, 0.75, 0),
    (rf" (?:WHAT|MEASURE){_GAP}NOT (?:SCHON )?DONE ", _NO_CHAT, 0.75, 0),
    (PERIOD, _both(_only(PERIOD, *PLACES, "NOCH", "DELIVER"), _names_wide_period, _lacks("FIND")), 0.75, 0),
)
_SUMMARY: tuple[Row, ...] = (
    (r" OVERVIEW ", _is_asked_or_list, 0.85, 1),
    (r" STATE ", _both(_is_asked_or_list, _lacks(TOPIC, CODE, "DATE")), 0.9, 0),
    (rf" (?:HOW FAR|WHERE LIES|HOW LIES){_FEW}(?:AM|IS|WE|ALL|{_PLACE}) ", _lacks(TOPIC), 0.85, 0),
    (r"^ HOW LIES (?:[?!.] )*$", _NO_CHAT, 0.7, 0),
    (r" HOW (?:RUNNING|DO|IS WE DO) ", _lacks(TOPIC, "YOU", "CHAT", "US"), 0.7, 0),
    (rf" (?:WHAT|MANY){_GAP}{_PROGRESS} ", _both(is_asked, _IN_GENERAL), 0.75, 0),
    (rf" IS{_FEW}(?:MEASURE|ALL){_GAP}{_PROGRESS} ", _both(is_asked, _has(*PLACES, "MEASURE")), 0.75, 0),
)
_SEARCH: tuple[Row, ...] = (
    (
        r"^ (?:GREETING )?ALL ",
        _both(_has(*PLACES), _lacks("CHAT", "DONE", "RUNNING", "DELAYED", "CANCELLED", TOPIC)),
        0.75,
        0,
    ),
    (rf" {_PLACE} ", _only(*PLACES), 0.85, 0),
    (rf" (?:{FIELD}|{GOAL}) ", _both(is_asked, _NO_CHAT), 0.75, 1),
    (
        r" (?:WHAT|SHOW|FIND|EXIST|ALL|HAVE|MEASURE|RESPONSIBLE|WORK|DOING|OUR|MANY) ",
        _both(_speaks_of_places, _OF_PLACES),
        0.8,
        0,
    ),
)
_PERHAPS: tuple[tuple[Intent, Condition, float], ...] = (
    (Intent.DUE, _both(_speaks_of_us, _perhaps_due), 0.65),
    (Intent.SEARCH, _both(_speaks_of_us, _perhaps_searched), 0.55),
)
"""What is likely meant where no pattern fits: a time is asked about what is due, a place about its measures."""
_TABLE: tuple[tuple[Intent, tuple[Row, ...]], ...] = (
    (Intent.HELP, _HELP),
    (Intent.OVERDUE, _OVERDUE),
    (Intent.ONGOING, _ONGOING),
    (Intent.DUE, _DUE),
    (Intent.SUMMARY, _SUMMARY),
    (Intent.SEARCH, _SEARCH),
)
_RULES = tuple(
    Rule(intent, re.compile(pattern), holds, confidence, foreign + _A_WORD)
    for intent, rows in _TABLE
    for pattern, holds, confidence, foreign in rows
)
