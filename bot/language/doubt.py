"""What is done about a reading that is not sure: the readings to choose from, and the words nothing accounts for."""

from dataclasses import replace

from bot.language.moods import is_asked
from bot.language.sentence import FIELD, GOAL, PERIOD, UNIT, Sentence
from bot.language.topics import topic_words
from bot.language.understanding import Choice, Intent, Understanding

ASK_BELOW = 0.5
"""Below this confidence nothing is done, and no question answered, without asking which reading is meant."""
_QUESTIONS = frozenset({Intent.DUE, Intent.OVERDUE, Intent.ONGOING, Intent.SEARCH, Intent.SUMMARY})
_NAMED = frozenset({UNIT, FIELD, GOAL, PERIOD, "MEASURE", "DUE", "OVERDUE", "ONGOING", "STATE"})
_MOST_READINGS = 3
_MOST_UNREAD = 3
_SHORTEST_UNREAD = 3


def in_doubt(understood: Understanding, sentence: Sentence) -> Understanding:
    """Return the understanding with the words nobody read, and for a doubtful question the readings it may have."""
    understood = replace(understood, unread=_unread(understood, sentence))
    if understood.intent not in _QUESTIONS or understood.confidence >= ASK_BELOW:
        return understood
    words = topic_words(sentence)
    readings = [understood.intent]
    readings += [Intent.DUE] if understood.period else []
    readings += [Intent.SEARCH] if words or understood.units or understood.field else []
    readings += [Intent.SUMMARY] if understood.units or understood.field else []
    choices = tuple(Choice(intent) for intent in dict.fromkeys(readings))[:_MOST_READINGS]
    return replace(understood, topic=words, choices=choices) if len(choices) > 1 else understood


def _unread(understood: Understanding, sentence: Sentence) -> tuple[str, ...]:
    """Return the nouns that say something else, as written: of a question, or of what asks about us in vain."""
    asks_in_vain = understood.intent is Intent.NONE and is_asked(sentence) and bool(sentence.tag_set & _NAMED)
    if understood.intent not in _QUESTIONS and not asks_in_vain:
        return ()
    words = (sentence.text[part.start : part.end] for part in sentence.foreign_nouns)
    new = (word for word in words if word not in understood.topic and len(word) >= _SHORTEST_UNREAD)
    return tuple(dict.fromkeys(new))[:_MOST_UNREAD]
