"""Whether a reply to a confirmation completes the update, or says something of its own."""

from bot.language.understanding import Intent, Understanding
from bot.language.words import word_set
from bot.normal import tokens

_COURTESY = word_set(
    """
    danke dankeschoen vielen dank merci ok okay oki gut super prima toll top perfekt klasse alles klar passt ja jo
    genau gerne bitte schoen gruss gruesse lg mfg vg thanks thank you great fine good yes cool nice
    nein nee no doch abbrechen abbruch egal lassen lass cancel stop stopp
    """
)
"""Words of thanks, assent and refusal: a reply made of them alone is talk."""
_ASKING = word_set("was wann wer wie wo welche welcher welches warum wieso what when who how where which why")
"""A question often comes without its mark."""
_QUESTIONS = frozenset({Intent.DUE, Intent.OVERDUE, Intent.SUMMARY, Intent.DETAIL, Intent.HELP, Intent.SEARCH})


def completes(text: str, understood: Understanding, *, was_asked_for: bool) -> bool:
    """Whether a text that replies to a confirmation is the sentence for it.

    A status alone ("doch erst 50 %"), or one with its code, is a report of its own; a question is a question. What
    `was_asked_for` is a sentence even where it reads like a report, as long as no code says what that is about.
    """
    words = [token.norm for token in tokens(text) if token.is_word]
    if not words or all(word in _COURTESY for word in words):
        return False
    if text.rstrip().endswith("?") or (understood.intent in _QUESTIONS and words[0] in _ASKING):
        return False
    if understood.intent is not Intent.REPORT_STATUS:
        return True
    named = [report for report in understood.reports if report.code in text]
    return not named and (was_asked_for or any(report.note for report in understood.reports))
