"""What a message is about where it names no code: one measure by the words of its title, or a topic to search for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.moods import is_asked
from bot.language.sentence import FIELD, GOAL, PERIOD, TOPIC, UNIT, UNKNOWN, Sentence
from bot.language.setting import Setting
from bot.language.understanding import Intent
from bot.language.vocabulary import OTHER, TITLE, Vocabulary, is_topic_word, search
from bot.language.words import word_set
from bot.normal import normal

_GAP = r" (?:\S+ ){0,6}?"
_ONE_MEASURE = re.compile(
    rf" (?:WHO{_GAP}(?:RESPONSIBLE|LIES)|RESPONSIBLE|HOW FAR|STATE|DETAIL|WHAT LIES"
    rf"|WHEN{_GAP}(?:DUE|DONE|DATE|DETAIL|END|MUST|SHALL)|IS{_GAP}(?:DONE|RUNNING|DELAYED|CANCELLED|DUE|OVERDUE|PLANNED)"
    rf"|HAVE{_GAP}(?:DONE|RUNNING)|BECOME{_GAP}(?:DONE|CANCELLED)|HOW{_GAP}(?:RUNNING|LIES)|WHO{_GAP}(?:DO|WORK|TOPIC)"
    rf"|WHAT BECOME) "
)
_SEARCHED = re.compile(
    rf" (?:MEASURE|TOPIC|FIND|SHOW|EXIST|WHAT{_GAP}(?:ABOUT|TOPIC|EXIST|DO|HAVE)|ALL ABOUT|ALL|WHERE) "
)
_PERHAPS_ONE = re.compile(rf" (?:IS|RUNNING|HAVE|BECOME){_GAP}SCHON ")
"""Asks for a state in words of its own ("ist der Pass schon eingeführt"): only where one measure alone fits."""
_ABOUT = re.compile(r" (?:MEASURE ABOUT|TOPIC) ")
_OURS = re.compile(r" (?:WHAT (?:DO|HAVE|IS) WE|HAVE (?:WE|YOU)(?: WHAT)?|DO WE HAVE(?: WHAT)?)(?: ALL)? ABOUT ")
_DOUBLE = re.compile(r"^ (?:GREETING )?topic (?:[–,:] )?WHAT (?:HAVE|IS|DO|EXIST) ")
"""Names the topic, then asks: "Schulsozialarbeit – was haben wir dazu?"."""
_CHAT = frozenset({"CHAT", "WANT", "DOUBT", "COND"})
_PLAIN = frozenset({TOPIC, UNIT, FIELD, GOAL, *"?,.!–:"}) | word_set("DETAIL RUNNING ABOUT GREETING ALL TOPIC MEASURE")
"""Groups of a message that only names a topic."""
_ASKING_WORDS = frozenset({"DETAIL", "STATE", "RESPONSIBLE"})
_MOST_PLAIN_WORDS = 5


@dataclass(frozen=True, slots=True)
class Topical:
    """What a message about a topic wants: details of the one measure in `codes`, or a search for `words`."""

    intent: Intent
    confidence: float
    words: tuple[str, ...]
    codes: tuple[str, ...] = ()


def topic_words(sentence: Sentence) -> tuple[str, ...]:
    """Return the words of a message that say what it is about, as written."""
    return tuple(
        sentence.text[part.start : part.end]
        for part in sentence.parts
        if part.tag in {TOPIC, UNKNOWN} and part.norm[:1].isalpha() and is_topic_word(part.norm)
    )


def read_topic(sentence: Sentence, setting: Setting) -> Topical | None:
    """Return what a message wants to know of its topic; None where it wants nothing."""
    words = topic_words(sentence)
    if not words or sentence.tag_set & _CHAT:
        return None
    hits = search(setting.vocabulary, words)
    asks_by_word = sentence.tag_set <= _PLAIN | {"STATE", "RESPONSIBLE"} and sentence.tag_set & _ASKING_WORDS
    if {"WHAT", "DUE", PERIOD} <= sentence.tag_set or f" {PERIOD} DUE MEASURE " in sentence.shape:
        return None  # "ist im Mai noch was zur Musterwohnung fällig" asks for what is due.
    if (is_asked(sentence) or asks_by_word) and _ONE_MEASURE.search(sentence.shape):
        return _about_one(setting.vocabulary, hits, words, sentence.count(UNKNOWN))
    if len(hits) == 1 and is_asked(sentence) and _PERHAPS_ONE.search(sentence.shape):
        return _about_one(setting.vocabulary, hits, words, sentence.count(UNKNOWN))
    if _is_searched(sentence, bool(hits)):
        return Topical(Intent.SEARCH, (0.9 if hits else 0.6) - 0.1 * sentence.foreign, words)
    if hits and sentence.tag_set <= _PLAIN and len(words) <= _MOST_PLAIN_WORDS:
        return Topical(Intent.SEARCH, 0.7, words)
    return None


def asks_about(sentence: Sentence) -> bool:
    """Whether measures about something are asked for, in words the agreement may lack."""
    return UNKNOWN in sentence.tag_set and bool(_ABOUT.search(sentence.shape)) and is_asked(sentence)


def _is_searched(sentence: Sentence, found: bool) -> bool:
    """Whether measures are searched for: by "Maßnahmen zu", "Thema" even in vain, else only where all is known."""
    tags = sentence.tag_set
    if _OURS.search(sentence.shape) and is_asked(sentence):
        return found and not any(part.norm == "mit" for part in sentence.parts)
    if _DOUBLE.search(sentence.shape):
        return found
    if not _SEARCHED.search(sentence.shape) or (tags & {"WE", "YOU"} and not tags & {"FIND", "MEASURE"}):
        return False
    if "MEASURE" in tags:
        return True
    strangers = sentence.count(UNKNOWN)
    return is_asked(sentence) and ("TOPIC" in tags or (found and strangers <= ("ABOUT" in tags)))


def _about_one(vocabulary: Vocabulary, hits: Sequence[str], words: tuple[str, ...], unknown: int) -> Topical | None:
    if not hits or unknown > 1:
        return None
    if len(hits) == 1 and _stands_in(vocabulary, hits[0], words):
        return Topical(Intent.DETAIL, 0.8 - 0.2 * unknown, words, (hits[0],))
    return Topical(Intent.SEARCH, 0.7 - 0.2 * unknown, words)


def measures_titled(sentence: Sentence, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the measures whose title or indicator has every word of topic; none where a word is unknown."""
    words = topic_words(sentence)
    if not words or UNKNOWN in sentence.tag_set or sentence.tag_set & _CHAT:
        return ()
    return tuple(code for code in search(vocabulary, words) if _ranks(vocabulary, code, words) == {TITLE})


def _stands_in(vocabulary: Vocabulary, code: str, words: Sequence[str]) -> bool:
    """Whether the words stand in the measure as they are, not as parts of compounds: "Spiel" is not "Beispiel"."""
    return _ranks(vocabulary, code, words) <= {TITLE, OTHER, None}


def _ranks(vocabulary: Vocabulary, code: str, words: Sequence[str]) -> set[int | None]:
    position = vocabulary.codes.codes.index(code)
    return {vocabulary.index.find(normal(word)).get(position) for word in words}
