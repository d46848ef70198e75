"""What a question wants, from the shape of its sentence: patterns over word groups, tried in order.

A pattern that is too weak alone asks for more: that an answer is wanted, that nothing in it is unknown. What fits
no rule is none. Messages with codes, reports and reminders are read elsewhere.
"""

import re
from dataclasses import dataclass

from bot.language.conditions import A_WORD, Condition
from bot.language.sentence import TOPIC, UNKNOWN, Sentence
from bot.language.shapes import LIKELY, TABLE
from bot.language.understanding import Intent

_LOSS = 0.1
"""What each foreign noun, and a misspelt cue, take off the confidence."""


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
    likely = (Reading(intent, confidence) for intent, holds, confidence in LIKELY if holds(sentence))
    return next(likely, NOTHING)


def asks_for_help(sentence: Sentence) -> bool:
    """Whether a message asks how to use Zielbot; then a code in it is only an example."""
    return read_intent(sentence).intent is Intent.HELP


_RULES = tuple(
    Rule(intent, re.compile(pattern), holds, confidence, foreign + A_WORD)
    for intent, rows in TABLE
    for pattern, holds, confidence, foreign in rows
)
