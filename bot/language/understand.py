"""What a message means: the one door of this package. Pure: the same text, day and setting always mean the same."""

from dataclasses import replace
from datetime import date

from bot.language.followups import follow_up
from bot.language.intents import Reading, asks_for_help, read_intent
from bot.language.languages import language
from bot.language.moods import is_asked, is_conditional, speaks_of_own
from bot.language.reminders import read_reminder
from bot.language.sentence import CODE, TOPIC, UNKNOWN, Sentence, read_sentence
from bot.language.setting import Setting
from bot.language.status import read_status
from bot.language.topics import read_topic, topic_words
from bot.language.understanding import Intent, Understanding
from bot.language.vocabulary import search
from bot.periods.period import Precision

LEAST_CONFIDENCE = 0.4
"""Below this a message is none: it is not even worth a question."""

_WITH_PERIOD = frozenset({Intent.DUE, Intent.OVERDUE, Intent.ONGOING, Intent.SUMMARY, Intent.SEARCH})
_TOLD = {
    UNKNOWN,
    "WE",
    "YOU",
    "CHAT",
    "DOUBT",
    "HAVE",
    "IS",
    "MUST",
    "BECOME",
    "SHALL",
    "DONE",
    "DELAYED",
    "CANCELLED",
    "DELIVER",
}
"""Groups that make a message with a code something told, not something asked."""
_PERIOD_LEFT_OUT = frozenset({Intent.SUMMARY, Intent.SEARCH, Intent.ONGOING})


def understand(text: str, today: date, setting: Setting) -> Understanding:
    """Return what `text` means to somebody who writes it on `today` in this setting; any text is taken."""
    sentence = read_sentence(text, today, setting)
    lang = language((word.norm for word in sentence.words[:200]), setting.lang)
    if setting.expects is not None:
        return _arguments(sentence, today, setting, lang, setting.expects)
    meant = _meant(sentence, today, setting, lang)
    return meant if meant.confidence >= LEAST_CONFIDENCE else Understanding(Intent.NONE, lang)


def _meant(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding:
    for read in (read_reminder, read_status, follow_up):
        if understood := read(sentence, today, setting, lang):
            return understood
    if (sentence.codes or sentence.unknown_codes) and not asks_for_help(sentence):
        return _detail(sentence, lang)
    reading = read_intent(sentence)
    if reading.intent in {Intent.NONE, Intent.DUE, Intent.SEARCH} and TOPIC in sentence.tag_set:
        topical, codes, words = read_topic(sentence, setting)
        overrides = topical.intent is Intent.DETAIL or reading.intent is not Intent.DUE
        if topical.intent is not Intent.NONE and overrides:
            return replace(_asked(topical, sentence, today, setting, lang), codes=codes, topic=words)
    return _asked(reading, sentence, today, setting, lang)


def _detail(sentence: Sentence, lang: str) -> Understanding:
    """Read a message with codes that reports nothing: a question, a request, or the code alone; else small talk."""
    if is_conditional(sentence):
        return Understanding(Intent.NONE, lang)
    asked = is_asked(sentence)
    if not asked and sentence.tag_set & _TOLD:
        return Understanding(Intent.NONE, lang)
    confidence = 0.95 if asked or sentence.tag_set == {CODE} else 0.85
    return Understanding(
        Intent.DETAIL, lang, codes=sentence.codes, unknown_codes=sentence.unknown_codes, confidence=confidence
    )


def _asked(reading: Reading, sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding:
    """Fill in what a question names."""
    understood = Understanding(reading.intent, lang, confidence=reading.confidence)
    if reading.intent not in _WITH_PERIOD:
        return understood
    own = not sentence.units and speaks_of_own(sentence)
    understood = replace(
        understood,
        units=setting.own_units if own else sentence.units,
        units_doubtful=any(len(match.names) > 1 for match in sentence.unit_matches),
        own_units=own,
        field=sentence.field,
        goal=sentence.goal,
    )
    if reading.intent is Intent.DUE:
        understood = replace(
            understood, topic=tuple(w for w in topic_words(sentence) if search(setting.vocabulary, (w,)))
        )
    return _with_period(understood, sentence, today)


def _with_period(understood: Understanding, sentence: Sentence, today: date) -> Understanding:
    if not sentence.mentions:
        return understood
    mention = sentence.mentions[0]
    named = mention.named
    is_today = named.precision is Precision.DAY and named.first == named.last == today
    if understood.intent in _PERIOD_LEFT_OUT or (understood.intent is Intent.OVERDUE and is_today):
        return understood
    return replace(understood, period=mention.asked(today), mention=mention)


def _arguments(sentence: Sentence, today: date, setting: Setting, lang: str, expects: Intent) -> Understanding:
    """Read the words behind a command: the intent is named, unknown words are a topic or lower the confidence."""
    words = topic_words(sentence)
    understood = replace(_asked(Reading(expects, 1.0), sentence, today, setting, lang), topic=())
    if expects in {Intent.REPORT_STATUS, Intent.REMIND}:
        read = read_status if expects is Intent.REPORT_STATUS else read_reminder
        return read(sentence, today, setting, lang) or replace(understood, confidence=0.4, codes=sentence.codes)
    if expects is Intent.SEARCH:
        return replace(understood, topic=words, codes=sentence.codes)
    if expects is Intent.DETAIL:
        hits = search(setting.vocabulary, words) if words and not sentence.codes else ()
        codes = sentence.codes or (hits if len(hits) == 1 else ())
        return replace(
            understood, codes=codes, unknown_codes=sentence.unknown_codes, topic=() if codes else words,
            confidence=1.0 if codes else 0.5,
        )  # fmt: skip
    known = tuple(word for word in words if search(setting.vocabulary, (word,)))
    return replace(understood, topic=known, confidence=1.0 if len(known) == len(words) else 0.6)
