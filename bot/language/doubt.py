"""What is done about a reading that is not sure: the readings to choose from, and the words nothing accounts for."""

from dataclasses import replace
from datetime import date

from bot.language.asking_part import asking_parts
from bot.language.conditions import PLACES, VERBAL
from bot.language.intents import Reading
from bot.language.moods import is_asked
from bot.language.questions import fill_in
from bot.language.sentence import PERIOD, TIME, UNKNOWN, Sentence
from bot.language.setting import Setting
from bot.language.topics import topic_words
from bot.language.understanding import Choice, Intent, Understanding
from bot.language.vocabulary import search

ASK_BELOW = 0.5
"""Below this confidence nothing is done, and no question answered, without asking which reading is meant."""
_QUESTIONS = frozenset({Intent.DUE, Intent.OVERDUE, Intent.ONGOING, Intent.SEARCH, Intent.SUMMARY})
_CUES = {
    "OVERDUE": Intent.OVERDUE, "BEHIND": Intent.OVERDUE, "ONGOING": Intent.ONGOING, "DUE": Intent.DUE,
    "DATE": Intent.DUE, "OVERVIEW": Intent.SUMMARY, "STATE": Intent.SUMMARY,
}  # fmt: skip
"""What a word alone would ask for, in this order."""
_NO_QUESTION = frozenset({"CHAT", "YOU", "COND", "DOUBT", "DELAYED", "CANCELLED", TIME})
_NOTHING = 0.9
"""Of what nothing was read in, so much is small talk; measured on the corpus."""
_MOST_READINGS = 3
_MOST_UNREAD = 3
_SHORTEST_UNREAD = 3


def in_doubt(understood: Understanding, sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding:
    """Return the understanding with the words nobody read and, where it is doubtful, the readings it may have."""
    asked = next(asking_parts(sentence), sentence)
    if understood.intent is Intent.NONE:
        return _perhaps(asked, today, setting, lang)
    if understood.intent not in _QUESTIONS:
        return understood
    understood = replace(understood, unread=_unread(asked.nouns_written, understood.topic))
    if understood.confidence >= ASK_BELOW:
        return understood
    words = topic_words(sentence)
    readings = [understood.intent]
    readings += [Intent.DUE] if understood.period else []
    readings += [Intent.SEARCH] if words or understood.units or understood.field else []
    choices = tuple(Choice(intent) for intent in dict.fromkeys(readings))[:_MOST_READINGS]
    return replace(understood, topic=words, choices=choices) if len(choices) > 1 else understood


def _perhaps(asked: Sentence, today: date, setting: Setting, lang: str) -> Understanding:
    """Return that nothing was understood, with what the message would ask without the words nobody read.

    Those are the nouns of a question, any words of a list.
    """
    nothing = Understanding(Intent.NONE, lang, confidence=_NOTHING)
    intent = next((intent for tag, intent in _CUES.items() if tag in asked.tag_set), None)
    if intent is None and PERIOD in asked.tag_set and asked.tag_set & PLACES and not is_asked(asked):
        intent = Intent.DUE
    unread = _unread(asked.nouns_written if is_asked(asked) else asked.written(UNKNOWN), ())
    if intent is None or not unread or asked.codes or asked.tag_set & _NO_QUESTION:
        return nothing
    if not is_asked(asked) and asked.tag_set & VERBAL:
        return nothing
    meant = fill_in(Reading(intent, ASK_BELOW), asked, today, setting, lang)
    found = tuple(word for word in topic_words(asked) if search(setting.vocabulary, (word,)))
    choices = (Choice(intent), *([Choice(Intent.SEARCH)] if found else []))
    return replace(nothing, unread=unread, perhaps=replace(meant, topic=found), choices=choices)


def _unread(words: tuple[str, ...], topic: tuple[str, ...]) -> tuple[str, ...]:
    new = (word for word in words if word not in topic and word.isalpha() and len(word) >= _SHORTEST_UNREAD)
    return tuple(dict.fromkeys(new))[:_MOST_UNREAD]
