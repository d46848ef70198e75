"""The words behind a command: the intent is named, they are only its arguments."""

from dataclasses import replace
from datetime import date

from bot.language.intents import Reading
from bot.language.questions import fill_in, known_topic
from bot.language.reminders import read_reminder
from bot.language.sentence import Sentence
from bot.language.setting import Setting
from bot.language.status import read_status
from bot.language.topics import topic_words
from bot.language.understanding import Intent, Understanding
from bot.language.vocabulary import search

_NAMED, _PARTLY, _MISSING = 1.0, 0.6, 0.4


def read_arguments(sentence: Sentence, today: date, setting: Setting, lang: str, expects: Intent) -> Understanding:
    """Return the intent with what its words name; words that fit nothing lower the confidence."""
    understood = fill_in(Reading(expects, _NAMED), sentence, today, setting, lang)
    if expects in {Intent.REPORT_STATUS, Intent.REMIND}:
        read = read_status if expects is Intent.REPORT_STATUS else read_reminder
        missing = replace(understood, codes=sentence.codes, unknown_codes=sentence.unknown_codes, confidence=_MISSING)
        return read(sentence, today, setting, lang) or missing
    if expects is Intent.SEARCH:
        return replace(understood, topic=topic_words(sentence), codes=sentence.codes)
    if expects is Intent.DETAIL:
        return _detail(understood, sentence, setting)
    known = known_topic(sentence, setting)
    sure = len(known) == len(topic_words(sentence))
    return replace(understood, topic=known, confidence=_NAMED if sure else _PARTLY)


def _detail(understood: Understanding, sentence: Sentence, setting: Setting) -> Understanding:
    """Read a code, or words that just one measure has."""
    words = () if sentence.codes else topic_words(sentence)
    hits = search(setting.vocabulary, words)
    codes = sentence.codes or (hits if len(hits) == 1 else ())
    named = bool(codes or sentence.unknown_codes)
    return replace(
        understood,
        codes=codes,
        unknown_codes=sentence.unknown_codes,
        topic=() if named else words,
        confidence=_NAMED if named else _PARTLY if words else _MISSING,
    )
