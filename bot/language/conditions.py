"""What a sentence must have, beside the shape of its groups, to be read as a question of some kind."""

from collections.abc import Callable
from datetime import timedelta

from bot.language.moods import is_asked, speaks_of_own
from bot.language.sentence import FIELD, GOAL, PERIOD, TIME, TOPIC, UNIT, UNKNOWN, Sentence
from bot.language.words import word_set
from bot.periods.period import Direction

PLACES = frozenset({UNIT, FIELD, GOAL})
A_WORD = 0.7
"""So much of something else may always stand there: a word that may be a noun, two that are none."""

_LABELS = frozenset({"?", ".", "!", ",", ":", "–", ";"}) | word_set("GREETING MEASURE ALL SHOW FIND ABOUT OUR OTHERS")
_ITSELF = word_set("sich geaendert veraendert changed neuigkeiten")
VERBAL = word_set("IS HAVE WE YOU BECOME AM DOUBT CHAT RUNNING")
"""Groups that make a statement of what would be a list of names and cues."""

Condition = Callable[[Sentence], bool]


def has(*tags: str) -> Condition:
    """Hold where a sentence has one of these groups."""
    return lambda sentence: bool(sentence.tag_set & frozenset(tags))


def lacks(*tags: str) -> Condition:
    """Hold where a sentence has none of these groups."""
    return lambda sentence: not sentence.tag_set & frozenset(tags)


def both(*conditions: Condition) -> Condition:
    """Hold where all conditions do."""
    return lambda sentence: all(condition(sentence) for condition in conditions)


def only(*tags: str) -> Condition:
    """Hold where a sentence has nothing but these groups, labels and marks."""
    allowed = frozenset(tags) | _LABELS
    return lambda sentence: sentence.tag_set <= allowed


def is_list(sentence: Sentence) -> bool:
    """Whether the sentence is a list of names and cues ("fällig Bauamt Q3") rather than a statement."""
    return not sentence.tag_set & (VERBAL | {UNKNOWN})


def is_asked_or_list(sentence: Sentence) -> bool:
    """Whether an answer is wanted, or names and cues are listed."""
    return (is_asked(sentence) or is_list(sentence)) and "CHAT" not in sentence.tag_set


def names_something(sentence: Sentence) -> bool:
    """Whether an answer is wanted about a time, a place, the measures, or the writer's own."""
    named = sentence.tag_set & {*PLACES, PERIOD, "MEASURE", "ALL", "DONE"}
    return is_asked(sentence) and (bool(named) or speaks_of_own(sentence)) and not sentence.tag_set & {"CHAT", "COND"}


def is_of_measures(sentence: Sentence) -> bool:
    """Whether what is due may be a measure: "wann ist die Miete fällig" is no question for us."""
    known = UNKNOWN not in sentence.tag_set or sentence.tag_set & {"WHAT", "SHOW", "FIND", "MEASURE", "ALL"}
    return bool(known) and "COND" not in sentence.tag_set and is_asked_or_list(sentence)


def asks_what_is_open(sentence: Sentence) -> bool:
    """Whether measures may be open: "ist das Jugendamt heute offen" asks for opening hours."""
    of_measures = sentence.tag_set & {"WHAT", "SHOW", "FIND", "MEASURE", "ALL"}
    if "MANY" in sentence.tag_set:
        return False
    return is_asked_or_list(sentence) and (bool(of_measures) or is_list(sentence))


def ends_in_particle(sentence: Sentence) -> bool:
    """Whether a verb was split: "was läuft im Juni ab", "was steht im Juli an"."""
    last = next((word.norm for word in reversed(sentence.words) if word.is_word), "")
    return last in {"ab", "aus", "an"}


def names_wide_period(sentence: Sentence) -> bool:
    """Whether the period is more than a day or is asked for: "heute Bauamt" says where somebody is."""
    named = sentence.mentions[0].named if sentence.mentions else None
    if named is None:
        return False
    several = named.first is None or named.last is None or named.last - named.first > timedelta(days=0)
    is_span = sentence.mentions[0].direction is Direction.IN or bool(sentence.tag_set & {FIELD, GOAL})
    return "?" in sentence.tag_set or (several and is_span)


def speaks_of_places(sentence: Sentence) -> bool:
    """Whether the measures of a unit, field or goal are wanted: "was macht das Bauamt", "unsere Maßnahmen"."""
    tags = sentence.tag_set
    if not (is_asked(sentence) or "MEASURE" in tags) or not tags & {*PLACES, "MEASURE"}:
        return False
    if "WHERE" in tags and not tags & {"MEASURE", "RESPONSIBLE", "DUE", "DOING", "WORK"}:
        return False
    return bool(tags & PLACES) or speaks_of_own(sentence) or tags >= {"ALL", "MEASURE"} or tags >= {"MANY", "MEASURE"}


def speaks_of_change(sentence: Sentence) -> bool:
    """Whether what has changed is asked: "was hat sich getan", "Änderungen seit März", not "was ist passiert"."""
    tags = sentence.tag_set
    named = tags & {*PLACES, PERIOD, "MEASURE", "ALL"} or any(part.norm in _ITSELF for part in sentence.parts)
    return bool(named) and not tags & {"YOU", "COND", "DOUBT", "MUST", "SHALL", "CAN", "BECOME"}


def speaks_of_us(sentence: Sentence) -> bool:
    """Whether something is asked, or listed, that speaks of nothing but the agreement."""
    others = sentence.tag_set & {"CHAT", "YOU", "COND", "REMIND", "REMINDER", "BESCHEID", "USE", "DOUBT", TIME}
    told = sentence.tag_set & {"US", "OTHERS", "CANCELLED", "DELAYED"} and not is_asked(sentence)
    return not others and not told and sentence.foreign <= A_WORD and is_asked_or_list(sentence)


def is_loose_list(sentence: Sentence) -> bool:
    """Whether names and cues are listed, with hardly a word beside them: "wots due in june"."""
    others = VERBAL | {"COND", "DELAYED", "CANCELLED", "OTHERS", "US", TIME, TOPIC}
    return not sentence.tag_set & others and sentence.foreign <= A_WORD


def perhaps_due(sentence: Sentence) -> bool:
    """Whether a time is named about something that may be due; of a single day more is asked."""
    tags = sentence.tag_set
    named = sentence.mentions[0].named if sentence.mentions else None
    if named is None or (TOPIC in tags and "MEASURE" not in tags):
        return False
    of_measures = tags & {"MEASURE", "DUE", "DATE", "DELIVER", "END", "MUST", "PLATE"}
    is_span = named.first != named.last or sentence.mentions[0].direction is not Direction.IN
    asks_plainly = "WHAT" in tags and sentence.foreign < A_WORD / 2
    return bool(of_measures) or (is_span and (asks_plainly or bool(tags & {*PLACES, "COME", "SHALL", "OPEN"})))


def perhaps_searched(sentence: Sentence) -> bool:
    """Whether what a place has to do is asked, not when it opens or where it is."""
    tags = sentence.tag_set
    wanted = tags & {"WHAT", "SHOW", "ALL", "MEASURE", "RESPONSIBLE", "EXIST", "TOPIC", "WORK", "OUR"}
    return bool(tags & PLACES and wanted) and not tags & {PERIOD, "WHEN", "WHERE", "CAN", "HOW", "AM"}
