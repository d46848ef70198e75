"""A question filled in: the units, the place, the period and the topic it names beside its intent."""

from dataclasses import replace
from datetime import date

from bot.language.intents import Reading
from bot.language.moods import asks_for_all, speaks_of_own
from bot.language.sentence import Sentence
from bot.language.setting import Setting
from bot.language.topics import topic_words
from bot.language.understanding import Intent, Understanding
from bot.language.vocabulary import search
from bot.periods.period import Direction, Mention, Period, Precision

_OF_MEASURES = frozenset({Intent.DUE, Intent.OVERDUE, Intent.ONGOING, Intent.SUMMARY, Intent.SEARCH})
_BY_TOPIC = frozenset({Intent.DUE, Intent.OVERDUE, Intent.ONGOING})
_CUES = frozenset({"DUE", "DATE", "OVERDUE", "DONE", "DELIVER"})
_OF_A_PERIOD = frozenset({Intent.DUE, Intent.OVERDUE})
_SO_FAR = frozenset({Direction.SINCE, Direction.IN})


def fill_in(reading: Reading, sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding:
    """Return the understanding of a question with this intent."""
    understood = Understanding(reading.intent, lang, confidence=reading.confidence)
    if reading.intent not in _OF_MEASURES:
        return understood
    own = not sentence.units and speaks_of_own(sentence)
    understood = replace(
        understood,
        units=setting.own_units if own else sentence.units,
        units_doubtful=any(len(match.names) > 1 for match in sentence.unit_matches),
        own_units=own,
        all_units=asks_for_all(sentence),
        field=sentence.field,
        fields=sentence.fields,
        goal=sentence.goal,
        topic=known_topic(sentence, setting) if reading.intent in _BY_TOPIC else (),
    )
    return _with_period(understood, sentence, today)


def known_topic(sentence: Sentence, setting: Setting) -> tuple[str, ...]:
    """Return the words of topic that some measure speaks of."""
    return tuple(word for word in topic_words(sentence) if search(setting.vocabulary, (word,)))


def _distance(sentence: Sentence, mention: Mention) -> int:
    """Return how far a period stands from what is asked: "für den Kreistag am 16.6. die fälligen des Quartals"."""
    cues = [part for part in sentence.parts if part.tag in _CUES]
    return min((abs(part.start - mention.start) for part in cues), default=0)


def _with_period(understood: Understanding, sentence: Sentence, today: date) -> Understanding:
    """Put in the first period named; "heute überfällig" is simply overdue."""
    if understood.intent is Intent.SUMMARY:
        return _changed_since(understood, sentence, today)
    if not sentence.mentions or understood.intent not in _OF_A_PERIOD:
        return understood
    mention = min(sentence.mentions, key=lambda mention: _distance(sentence, mention))
    is_today = mention.named.precision is Precision.DAY and mention.named.first == today
    if understood.intent is Intent.OVERDUE and is_today:
        return understood
    return replace(understood, period=mention.asked(today), mention=mention)


def _changed_since(understood: Understanding, sentence: Sentence, today: date) -> Understanding:
    """Put in the days of which it is asked what has changed; they end today where no end is named.

    How things stand in a quarter that runs is asked without them.
    """
    mention = next((mention for mention in sentence.mentions if mention.direction in _SO_FAR), None)
    if mention is None or (mention.direction is Direction.IN and "CHANGED" not in sentence.tag_set):
        return understood
    asked = mention.asked(today)
    if asked.first is None or asked.first > today:
        return understood
    return replace(understood, period=Period(asked.first, asked.last or today, asked.precision), mention=mention)
