"""What a message means: the one door of this package. Pure: the same text, day and setting always mean the same."""

import re
from dataclasses import replace
from datetime import date

from bot.language.asking_part import asking_parts
from bot.language.claim import STATES
from bot.language.commands import read_arguments
from bot.language.corrections import correction_in
from bot.language.doubt import in_doubt
from bot.language.followups import follow_up
from bot.language.intents import Reading, asks_for_help, read_intent
from bot.language.listing import LONGEST, MOST_LINES, read_lines
from bot.language.moods import is_asked, is_conditional, is_of_something_else, is_waited_for
from bot.language.questions import fill_in
from bot.language.reading import read_sentence
from bot.language.reminders import read_reminder
from bot.language.sentence import CODE, PERIOD, TOPIC, UNKNOWN, Sentence
from bot.language.setting import Setting
from bot.language.status import offered, read_status
from bot.language.topics import asks_about, read_topic, topic_words
from bot.language.understanding import Intent, Understanding
from bot.language.vocabulary import search
from bot.language.words import word_set

LEAST_CONFIDENCE = 0.4
"""Below this a message is none: it is not even worth a question."""

_SURE, _IN_PART = 0.85, 0.7
"""Confidences: of a message that no part of it may overrule, of a part that is read where the whole says nothing."""

TWO_SENTENCES = 500
"""Characters; in a longer text nobody looks for a report and a question, and the pattern would take its time."""

_REPORT_THEN_QUESTION = re.compile(r"([^?]+?[.!])\s([^.!?]*(?:\.\S[^.!?]*)*\?)\s*", re.DOTALL)
"""A sentence, then one question; the dots within a code end nothing."""

_NEWS = frozenset({"CHANGED", "STATE"})
_TOLD = {UNKNOWN, PERIOD} | word_set(
    "DO WE YOU CHAT DOUBT HAVE IS MUST BECOME SHALL LIES DONE DELAYED CANCELLED DELIVER"
)
"""Groups that make a message with a code something told, not something asked."""


def understand(text: str, today: date, setting: Setting) -> Understanding:
    """Return what `text` means to somebody who writes it on `today` in this setting; any text is taken."""
    sentence = read_sentence(text, today, setting)
    lang = sentence.lang or setting.lang
    if setting.expects is Intent.REPORT_STATUS:
        told = _corrected(sentence, today, setting, lang) or _listed(sentence, today, setting, lang)
        if told and told.intent is Intent.REPORT_STATUS:
            return told
    if setting.expects is not None:
        return read_arguments(sentence, today, setting, lang, setting.expects)
    meant = (
        _before_a_question(sentence, today, setting, lang)
        or _corrected(sentence, today, setting, lang)
        or _listed(sentence, today, setting, lang)
        or _meant(sentence, today, setting, lang)
    )
    sure = meant if meant.confidence >= LEAST_CONFIDENCE else Understanding(Intent.NONE, lang)
    return in_doubt(sure, sentence, today, setting, lang)


def _before_a_question(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Offer the report of "6.1.3 fertig. Wann ist 6.1.4?": it must not be lost; the question is easily asked again."""
    if len(sentence.codes) < 2 or len(sentence.text) > TWO_SENTENCES:
        return None
    split = _REPORT_THEN_QUESTION.fullmatch(sentence.text)
    if split is None:
        return None
    told, asked = (read_sentence(part, today, setting) for part in split.groups())
    if not told.codes or not asked.codes or set(told.codes) & set(asked.codes):
        return None
    report = read_status(told, today, setting, lang)
    return report and offered(report)


def _listed(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Read a report of several lines line by line; of a list too long to be read to its end all is only offered."""
    lines = sentence.text.count("\n") + 1
    if lines == 1 or not sentence.codes:
        return None
    if lines <= MOST_LINES and len(sentence.text) <= LONGEST:
        return read_lines(sentence.text, today, setting, lang)
    report = read_status(sentence, today, setting, lang)
    return offered(report) if report and len(report.codes) > 1 else report


def _corrected(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Read what is meant behind a report that is taken back; where nothing follows, the report is only offered."""
    correction = correction_in(sentence.text) if len(sentence.text) <= TWO_SENTENCES else None
    if correction is None:
        return None
    before, after = (read_sentence(part, today, setting) for part in correction)
    codes = before.codes or setting.topic_codes
    if not codes or not before.tag_set & STATES:
        return None
    if after.tag_set & STATES:
        return _meant(after, today, replace(setting, topic_codes=codes), lang)
    if after.codes:
        return _of_codes(after, today, setting, lang)
    report = read_status(before, today, setting, lang)
    return report and offered(report)


def _meant(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding:
    """Try the readings in order: what is to be done, what changes the last question, what is asked."""
    for read in (read_reminder, read_status, follow_up):
        if understood := read(sentence, today, setting, lang):
            return understood
    if (sentence.codes or sentence.unknown_codes) and not asks_for_help(sentence):
        return _of_codes(sentence, today, setting, lang)
    whole = _asked(sentence, today, setting, lang)
    for part in asking_parts(sentence):
        asked = _asked(part, today, setting, lang)
        if asked.intent is whole.intent is not Intent.NONE:
            return asked
        if asked.intent is not Intent.NONE and whole.confidence < _SURE:
            return replace(asked, confidence=min(asked.confidence, _IN_PART))
    return whole


def _asked(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding:
    """Read a question by its words, or by its topic."""
    reading = read_intent(sentence)
    topical = read_topic(sentence, setting) if TOPIC in sentence.tag_set or asks_about(sentence) else None
    if topical and (reading.intent in {Intent.NONE, Intent.SEARCH} or (topical.codes and reading.intent is Intent.DUE)):
        filled = fill_in(Reading(topical.intent, topical.confidence), sentence, today, setting, lang)
        return replace(filled, codes=topical.codes, topic=topical.words)
    filled = fill_in(reading, sentence, today, setting, lang)
    if filled.intent is Intent.SUMMARY and filled.period and TOPIC in sentence.tag_set:
        words = topic_words(sentence)
        hits = search(setting.vocabulary, words)
        return replace(filled, topic=words, codes=hits if len(hits) == 1 else ())
    return filled


def _of_codes(sentence: Sentence, today: date, setting: Setting, lang: str) -> Understanding:
    """Read a message with codes that reports nothing: a question, a request, or the code alone; else small talk."""
    asked = is_asked(sentence)
    told = not asked and (is_waited_for(sentence) or bool(sentence.tag_set & _TOLD))
    if is_of_something_else(sentence):
        return Understanding(Intent.NONE, lang)
    if sentence.tag_set & _NEWS and (asked or sentence.tag_set <= _NEWS | {CODE, PERIOD, ":", "MEASURE"}):
        changed = fill_in(Reading(Intent.SUMMARY, _SURE), sentence, today, setting, lang)
        if changed.period:
            return replace(changed, codes=sentence.codes, unknown_codes=sentence.unknown_codes)
    asks_others = {"DOUBT", "YOU"} <= sentence.tag_set
    if told or asks_others or is_conditional(sentence) or sentence.tags[:2] == ("SHALL", "WE"):
        return Understanding(Intent.NONE, lang)
    confidence = 0.95 if asked or sentence.tag_set == {CODE} else 0.85
    return Understanding(
        Intent.DETAIL, lang, codes=sentence.codes, unknown_codes=sentence.unknown_codes, confidence=confidence
    )
