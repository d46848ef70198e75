"""What a message wants, from the shape of its sentence: patterns over word groups, tried in order, German and English.

A pattern that alone is too weak asks for more: a question or a request, few unknown words. What fits nothing is none.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.language.sentence import CODE, FIELD, GOAL, PERIOD, TOPIC, UNIT, UNKNOWN, Sentence
from bot.language.understanding import Intent

_ASKING = frozenset({"WHAT", "WHO", "WHEN", "HOW", "WHERE", "MANY"})
_REQUESTS = frozenset({"SHOW", "FIND", "SET"})
_VERB_FIRST = frozenset({"IS", "HAVE", "MUST", "CAN", "BECOME", "EXIST", "DO", "HAETTE", "SHALL"})
_SUBJECTS = frozenset({CODE, UNIT, TOPIC, FIELD, GOAL, "WE", "YOU", "OUR", "MEASURE", "ALL", "WHAT", "SCHON", "NOCH", "NOT", "OPEN", "DUE", UNKNOWN})  # fmt: skip
_ADDRESS = frozenset({"GREETING", "OTHERS", ",", "!", ".", ":"})
_NAMES = {UNIT, FIELD, GOAL, PERIOD}
_LABELS = frozenset({"MEASURE", "ALL", "SHOW", "FIND", "ABOUT", "?", ".", "!", ",", ":", "GREETING", "OUR", "–", ";"})
_PREPOSITION_US = re.compile(r"\b(?:bei|fuer|von|for|by|from|on) (?:uns|mich|mir|us|me)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """An intent and how sure it is, from 0 to 1."""

    intent: Intent
    confidence: float


NOTHING = Reading(Intent.NONE, 1.0)

Condition = Callable[[Sentence], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the shape; it counts where the condition holds and at most `unknown` words are not known."""

    intent: Intent
    pattern: re.Pattern[str]
    condition: Condition
    confidence: float = 0.9
    unknown: int = 2


def is_question(sentence: Sentence) -> bool:
    """Whether something is asked: a question mark, an asking word, or a verb that comes first."""
    if "?" in sentence.tag_set or (sentence.tag_set & _ASKING and not _is_relative(sentence)):
        return True
    tags = _after_address(sentence)
    if len(tags) < 2 or tags[0] not in _VERB_FIRST or tags[1] not in _SUBJECTS:
        return False
    first = next(part.norm for part in sentence.parts if part.tag == tags[0])
    return not (first in {"hab", "habe", "haben", "have", "had"} and tags[1] != "WE")


def _is_relative(sentence: Sentence) -> bool:
    """Whether "when" opens a condition ("when 6.1.3 is done I'll …") and nothing else asks."""
    asking = [tag for tag in sentence.tags if tag in _ASKING]
    return asking == ["WHEN"] and bool(re.search(rf" WHEN (?:{CODE}|{UNIT}|{TOPIC}|WE|{UNKNOWN}) ", sentence.shape))


def is_conditional(sentence: Sentence) -> bool:
    """Whether something is said only in case that …"""
    return "COND" in sentence.tag_set or ("WHEN" in sentence.tag_set and _is_relative(sentence))


def is_request(sentence: Sentence) -> bool:
    """Whether something is to be shown, found or set."""
    tags = _after_address(sentence)
    return bool(tags) and (tags[0] in _REQUESTS or " CAN YOU " in sentence.shape)


def speaks_of_own(sentence: Sentence) -> bool:
    """Whether the sentence asks for what is the writer's: "unsere Maßnahmen", "was müssen wir", "bei uns"."""
    if "OUR" in sentence.tag_set:
        return True
    if re.search(r" WE (?!CAN |DOUBT |WANT |FIND |SHOW |AM )", sentence.shape) and not re.search(
        r" (?:CAN|DOUBT|WANT|FIND|SHOW|AM) WE ", sentence.shape
    ):
        return True
    return bool(_PREPOSITION_US.search(" ".join(word.norm for word in sentence.words[:60])))


def _after_address(sentence: Sentence) -> Sequence[str]:
    tags = sentence.tags
    at = 0
    while at < len(tags) and tags[at] in _ADDRESS:
        at += 1
    return tags[at:]


def _always(_: Sentence) -> bool:
    return True


def _asked(sentence: Sentence) -> bool:
    return is_question(sentence) or is_request(sentence)


def _bare(sentence: Sentence) -> bool:
    """Whether the sentence is a list of names and cues rather than a statement: no verb, nothing unknown."""
    return UNKNOWN not in sentence.tag_set and not sentence.tag_set & {
        "IS",
        "HAVE",
        "WE",
        "BECOME",
        "AM",
        "DOUBT",
        "CHAT",
    }


def _asked_or_bare(sentence: Sentence) -> bool:
    return _asked(sentence) or _bare(sentence)


def _asked_of_something(sentence: Sentence) -> bool:
    named = sentence.tag_set & {PERIOD, UNIT, FIELD, GOAL, "MEASURE", "ALL"} or speaks_of_own(sentence)
    return _asked(sentence) and bool(named) and not sentence.tag_set & {"CHAT", "COND"}


def _what_asked(sentence: Sentence) -> bool:
    return bool(sentence.tag_set & {"WHAT", "SHOW", "FIND", "MANY"}) and "CHAT" not in sentence.tag_set


def _only(*tags: str) -> Condition:
    """Return whether a sentence has nothing but these groups and labels."""
    allowed = frozenset(tags) | _LABELS
    return lambda sentence: sentence.tag_set <= allowed and bool(sentence.tag_set & frozenset(tags))


def _bare_period(sentence: Sentence) -> bool:
    """Whether the message is a period alone that asks to be filled: "Q3", "nächstes Quartal"; not "bis Freitag"."""
    if not _only(PERIOD)(sentence) or sentence.tag_set & {"FIND"}:
        return False
    mention = sentence.mentions[0]
    days = (mention.named.last - mention.named.first).days if mention.named.first and mention.named.last else 99
    return "?" in sentence.tag_set or (days > 0 and mention.direction == "in")


def _rule(
    intent: Intent, pattern: str, condition: Condition = _always, confidence: float = 0.9, unknown: int = 2
) -> Rule:
    return Rule(intent, re.compile(pattern), condition, confidence, unknown)


_GAP = r" (?:\S+ ){0,6}?"
_DO = "(?:DELIVER|DO|COME|DONE|BE|HAVE|STAND_UP|DUE|MEASURE)"

RULES: tuple[Rule, ...] = (
    _rule(Intent.HELP, r" HELP ", lambda s: _asked(s) or len(s.tags) <= 3),
    _rule(Intent.HELP, r" (?:WE WANT|WANT WE) HELP "),
    _rule(Intent.HELP, rf" WHAT{_GAP}(?:CAN|DO) YOU "),
    _rule(Intent.HELP, rf" (?:HOW|WHERE|WHAT){_GAP}(?:USE|WORK) ", _only("HOW", "WHERE", "WHAT", "USE", "WORK", "WE", "YOU", "CAN", "DO", "MUST", "STATE", "SHOW", "US", "MEASURE", "REMINDER", "DATE", "DONE", "OUR", "HAVE"), unknown=0),  # fmt: skip
    _rule(Intent.HELP, rf" (?:HOW|WHERE){_GAP}(?:CAN|DO|MUST) WE{_GAP}(?:USE|DELIVER|REMIND|SET) "),
    _rule(Intent.HELP, r" HOW (?:CAN WE )?(?:REMIND|SET|DO WE) ", unknown=0),
    _rule(Intent.HELP, r" WHO AM YOU ", unknown=0),
    _rule(Intent.OVERDUE, r" (?:OVERDUE|BEHIND) ", lambda s: (_asked_or_bare(s) or bool(s.tag_set & {"MEASURE"})) and "CHAT" not in s.tag_set),  # fmt: skip
    _rule(Intent.OVERDUE, rf" HAETTE{_GAP}(?:DONE|MUST|DELIVER|SHALL|DUE) ", _what_asked),
    _rule(Intent.OVERDUE, rf" (?:SHALL|MUST) (?:SCHON )?HAVE{_GAP}(?:DONE|DELIVER) ", _what_asked),
    _rule(Intent.OVERDUE, rf" (?:BE|IS){_GAP}SHALL{_GAP}(?:DONE|BE) ", lambda s: "SCHON" in s.tag_set and _what_asked(s)),
    _rule(Intent.ONGOING, r" ONGOING ", lambda s: _asked_or_bare(s) and "CHAT" not in s.tag_set),
    _rule(Intent.ONGOING, r" (?:RUNNING|MEASURE) NOT (?:DATE|DUE|DETAIL) ", _asked_or_bare),
    _rule(Intent.DUE, r" DUE ", lambda s: _asked_or_bare(s) and not _about_something_else(s)),
    _rule(Intent.DUE, r" (?:WHAT|SHOW|FIND|ALL|OUR) (?:\S+ ){0,4}?DATE ", lambda s: _asked(s) and "CHAT" not in s.tag_set, 0.8, 0),
    _rule(Intent.DUE, r" DATE ", _only("DATE", PERIOD, UNIT, FIELD, GOAL, "HAVE", "WE", "EXIST", "COME"), 0.75, 0),
    _rule(Intent.DUE, rf" WHAT{_GAP}(?:MUST|SHALL) ", _asked_of_something, 0.85, 1),
    _rule(Intent.DUE, rf" (?:MUST|SHALL){_GAP}WHAT{_GAP}{_DO} ", _asked_of_something, 0.8, 0),
    _rule(Intent.DUE, rf" (?:WHAT|SHOW|MEASURE) (?:\S+ ){{0,5}}?(?:COME|DELIVER) ", lambda s: "CHAT" not in s.tag_set and not s.tag_set & {"YOU", CODE}, 0.8, 0),  # fmt: skip
    _rule(Intent.DUE, rf" WHAT{_GAP}STAND_UP ", lambda s: not s.tag_set & {"CHAT", TOPIC, "DETAIL", "ABOUT"} and "an" in _norms(s), 0.75, 0),
    _rule(Intent.DUE, r" OPEN ", lambda s: _asked_or_bare(s) and "CHAT" not in s.tag_set, 0.75, 0),
    _rule(Intent.DUE, rf" (?:WHAT|MEASURE|HAVE){_GAP}NOT (?:SCHON )?DONE ", lambda s: _what_asked(s) and CODE not in s.tag_set, 0.75, 0),
    _rule(Intent.DUE, r"", lambda s: _only(PERIOD, UNIT, FIELD, GOAL, "NOCH")(s) and PERIOD in s.tag_set and len(s.tag_set & _NAMES) > 1 and _is_wide(s), 0.75, 0),  # fmt: skip
    _rule(Intent.DUE, r"", _bare_period, 0.7, 0),
    _rule(Intent.SUMMARY, r" OVERVIEW ", lambda s: _asked_or_bare(s) and "CHAT" not in s.tag_set, 0.85, 1),
    _rule(Intent.SUMMARY, r" STATE ", lambda s: not s.tag_set & {TOPIC, CODE, "DATE", "CHAT"} and _asked_or_bare(s), 0.9, 0),
    _rule(Intent.SUMMARY, rf" (?:HOW FAR|WHERE STAND_UP|HOW STAND_UP){_GAP}(?:AM|IS|WE|{UNIT}|{FIELD}|{GOAL}|ALL) ", lambda s: TOPIC not in s.tag_set, 0.85, 0),  # fmt: skip
    _rule(Intent.SUMMARY, r" HOW (?:RUNNING|DO) ", lambda s: not s.tag_set & {TOPIC, "YOU", "CHAT", "US"} or bool(s.tag_set & _NAMES), 0.7, 0),
    _rule(Intent.SUMMARY, r" (?:WHAT|HOW MANY|MANY)" + _GAP + r"(?:DONE|RUNNING|DELAYED|CANCELLED|PLANNED) ", lambda s: not s.tag_set & {TOPIC, CODE, "CHAT", "MUST", "SHALL"}, 0.75, 0),  # fmt: skip
    _rule(Intent.SEARCH, r"", lambda s: _only(UNIT, FIELD, GOAL)(s) and bool(s.tag_set & {UNIT, FIELD, GOAL}), 0.85, 0),
    _rule(Intent.SEARCH, r" (?:WHAT|SHOW|FIND|EXIST|ALL|HAVE|MEASURE|RESPONSIBLE|WORK|OUR) ", lambda s: _names_only_places(s), 0.8, 0),
)  # fmt: skip


def _names_only_places(sentence: Sentence) -> bool:
    """Whether a unit, field or goal is asked about and nothing else: "was macht das Bauamt", "Maßnahmen vom Bauamt"."""
    if sentence.tag_set & {TOPIC, "CHAT", "DONE", "YOU", "USE", "WANT", "DOUBT"}:
        return False
    named = sentence.tag_set & {UNIT, FIELD, GOAL} or "OUR" in sentence.tag_set or speaks_of_own(sentence) or {"ALL", "MEASURE"} <= sentence.tag_set  # fmt: skip
    return (
        bool(named)
        and (_asked(sentence) or "MEASURE" in sentence.tag_set)
        and bool(sentence.tag_set & {UNIT, FIELD, GOAL, "MEASURE"})
    )


def _norms(sentence: Sentence) -> frozenset[str]:
    return frozenset(word.norm for word in sentence.words)


def _is_wide(sentence: Sentence) -> bool:
    """Whether the period is more than a day, or a question is asked: "heute Bauamt" says where somebody is."""
    named = sentence.mentions[0].named
    return "?" in sentence.tag_set or named.first is None or named.last is None or named.first < named.last


def _about_something_else(sentence: Sentence) -> bool:
    """Whether it is said when something is due that the agreement does not know: "wann ist die Miete fällig"."""
    if "CHAT" in sentence.tag_set or "COND" in sentence.tag_set:
        return True
    return UNKNOWN in sentence.tag_set and not sentence.tag_set & {"WHAT", "SHOW", "FIND", "MEASURE", "ALL"}


def read_intent(sentence: Sentence) -> Reading:
    """Return the first rule's reading that fits a message without codes."""
    unknown = sentence.count(UNKNOWN)
    for rule in RULES:
        if unknown <= rule.unknown and rule.pattern.search(sentence.shape) and rule.condition(sentence):
            misspelt = any(part.misspelt and part.tag not in {TOPIC, UNKNOWN} for part in sentence.parts)
            return Reading(rule.intent, rule.confidence - 0.1 * unknown - 0.1 * misspelt)
    return NOTHING
