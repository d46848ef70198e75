"""How a sentence is meant: as a question, a request, a condition; and whether it speaks of the writer's own units."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.sentence import CODE, FIELD, GOAL, MARKS, PERIOD, SHARE, TOPIC, UNIT, UNKNOWN, Part, Sentence

_ASKING = frozenset({"WHAT", "WHO", "WHEN", "WHERE"})
_HOW = re.compile(rf"^ HOW | HOW (?:FAR|IS|MANY|LIES|RUNNING|DO|USE|CAN|HAVE|BECOME|COME|DETAIL|MUST|{CODE}|{UNIT}) ")
_ARE_AT = frozenset({"sind", "bin"})
_TAGS = frozenset({"gell", "gelle", "oder", "odr", "wa", "right", "correct", "innit"})
"""A statement that ends in one of these asks: "6.1.3 ist fertig, oder"."""
_OR_NOT: frozenset[tuple[str, ...]] = frozenset(
    {("oder", "nicht"), ("oder", "nich"), ("oder", "net"), ("oder", "was"), ("or", "not")}
)
_INDEFINITE = frozenset({"wer", "was", "wen", "wem", "wo"})
_REQUESTS = frozenset({"SHOW", "FIND", "SET"})
_VERBS = frozenset({"IS", "HAVE", "MUST", "CAN", "BECOME", "EXIST", "DO", "SHALL", "RUNNING", "LIES", "COME", "AM"})
_SUBJECTS = _ASKING | {
    CODE, UNIT, TOPIC, FIELD, GOAL, PERIOD, UNKNOWN, "WE", "YOU", "OUR", "MEASURE", "ALL", "SCHON", "NOCH", "NOT",
    "EXIST", "DATE", "OPEN", "DUE", "OVERDUE",
}  # fmt: skip
_DROPPED_SUBJECT = frozenset(
    {"musste", "mussten", "konnte", "konnten", "hab", "habe", "haben", "have", "had", "laeuft", "running"}
)
"""Verbs that also open statements without a subject: "haben 6.1.3 abgeschlossen"."""
_DOUBTFUL_PARTICLES = frozenset({"eigentlich", "denn", "etwa", "ueberhaupt"})
"""They stand in questions: "läuft 6.1.3 eigentlich noch"."""
_ITEMS = frozenset({"top", "tagesordnungspunkt"})
"""Beside a number they count the items of an agenda."""
_GENITIVES = frozenset({"der", "des", "of"})
_INVERTED = frozenset({"sollte", "sollten", "should", "waere", "waeren", "wuerde", "wuerden", "haette", "haetten"})
STATES_NAMED = frozenset({"DONE", "RUNNING", "PLANNED", "SET", "OVERDUE", "LATER", SHARE, PERIOD})
_NEEDING = frozenset({"brauche", "brauchen", "need"})
_FOR = frozenset({"fuer", "bei", "for"})
_POLITE = frozenset({"bitte", "please", "pls", "bidde", "plz"})
_STATING = frozenset({"IS", "HAVE", "BECOME", "AM", "DELAYED", "CANCELLED", "DOING", "DO"})
"""Groups of a sentence that says something, however politely."""
_IMPERATIVES = frozenset({"mach", "macht", "mache", "machen", "tut", "tu"})
_ADDRESS = frozenset({"GREETING", "OTHERS", ",", "!", ".", ":", "–"})
_NOT_OF_WE = "(?:CAN|DOUBT|WANT|FIND|SHOW|AM)"
_WE_ACT = re.compile(rf" WE (?!{_NOT_OF_WE} )")
_WE_ASK = re.compile(rf" {_NOT_OF_WE} WE ")
_WITH_US = re.compile(r"\b(?:bei|fuer|von|auf|for|by|from|on) (?:uns|mich|mir|us|me)\b")
_ALL_UNITS = re.compile(
    r"\b(?:alle|allen|aller|saemtliche|saemtlichen|all)(?: the)? (?:einheiten|aemter|aemtern|stellen|units|offices)\b"
    r"|\b(?:ueberall|kreisweit|everywhere)\b|\b(?:ganzen?|whole|entire) (?:land)?(?:kreis|county)\b|\b(?:alle|all)$"
)
_WAITING = frozenset({"bis", "bevor", "ehe", "nachdem", "until", "till", "before", "after", "dank", "ohne", "trotz"})
_ARTICLES = frozenset({"die", "der", "das", "the"})
_WORDS_READ = 60


def is_question(sentence: Sentence) -> bool:
    """Whether something is asked: a question mark, an asking word, or a verb that comes first."""
    ending = tuple(word.norm for word in sentence.words[-2:])
    if CODE in sentence.tag_set and (ending in _OR_NOT or ending[-1] in _TAGS):
        return True
    if sentence.tag_set & {"?", "WHETHER"} or _HOW.search(sentence.shape):
        return True
    if any(_asks(sentence, at) for at in range(len(sentence.parts))) and not _opens_condition(sentence):
        return True
    tags = addressed(sentence)
    if sentence.words and sentence.words[0].norm in {"gibt", "gibts"}:
        return True
    if tuple(tags[:2]) == ("RUNNING", "NOCH") and (SHARE in tags or len(tags) == 2):
        return False  # The answer to a card: "läuft noch", "läuft noch zu 60 %".
    if len(tags) < 2 or tags[0] not in _VERBS or tags[1] not in _SUBJECTS:
        return False
    at, first = next((at, part.norm) for at, part in enumerate(sentence.parts) if part.tag == tags[0])
    if at and sentence.parts[at - 1].norm == "es":
        return False  # "Es gibt bei 6.1.3 Verzögerungen": the verb comes second.
    if first in _IMPERATIVES and tags[1] == CODE:
        return False  # "Macht bitte 6.1.2 fertig" asks somebody else.
    if first in _ARE_AT and tags[1] == CODE and ending[-1] == "dran":
        return False  # "Sind bei 6.1.3 dran".
    asks = tags[1] == "WE" or any(word.norm in _DOUBTFUL_PARTICLES for word in sentence.words[:_WORDS_READ])
    last = next(word.norm for word in reversed(sentence.words) if word.is_word)
    asks = asks or (first in {"laeuft", "running"} and last in {"schon", "noch", "bereits"})
    return first not in _DROPPED_SUBJECT or asks or CODE not in sentence.tag_set


def _asks(sentence: Sentence, at: int) -> bool:
    """Whether the part is an asking word; in a statement "wer", "was" and "was Neues" mean somebody, something."""
    part = sentence.parts[at]
    if part.norm.startswith("wieviel"):
        return True
    if part.tag not in _ASKING:
        return False
    behind = sentence.parts[at + 1] if at + 1 < len(sentence.parts) else None
    is_something = behind is None or behind.tag in MARKS or (behind.norm.endswith("es") and behind.tag in {"", UNKNOWN})
    return not (is_something and at > 2 and part.norm in _INDEFINITE and CODE in sentence.tag_set)


def is_request(sentence: Sentence) -> bool:
    """Whether something is to be shown, found or set."""
    tags = addressed(sentence)
    if not tags:
        return False
    if _needs_time(sentence):
        return False
    named = CODE not in tags or not sentence.tag_set & STATES_NAMED
    if named and not sentence.tag_set & _STATING and _is_polite(sentence):
        return True
    last = next((tag for tag in reversed(tags) if tag not in MARKS), "")
    if " WANT WE " in sentence.shape and sentence.tag_set & {"DUE", "OVERDUE", "ONGOING", "OVERVIEW"}:
        return True
    opens = tags[0] in _REQUESTS or tuple(tags[:2]) in {("WE", "WANT"), ("WE", "FIND")} or " CAN YOU " in sentence.shape
    return opens or (last in {"SHOW", "FIND"} and not {"WE", "MUST"} & {*tags})


def _needs_time(sentence: Sentence) -> bool:
    """Whether a measure takes longer: "wir brauchen für 6.1.4 noch bis 31. Juli", not "wir brauchen 6.1.4 bis …"."""
    if not {PERIOD, CODE} <= sentence.tag_set or not any(part.norm in _NEEDING for part in sentence.parts):
        return False
    return any(part.tag == CODE and before.norm in _FOR for before, part in pairwise(sentence.parts))


def _is_polite(sentence: Sentence) -> bool:
    """Whether "bitte" asks for something of ours: "Übersicht bitte"."""
    return sentence.foreign <= 1 and any(word.norm in _POLITE for word in sentence.words[:_WORDS_READ])


def is_asked(sentence: Sentence) -> bool:
    """Whether an answer is wanted, by a question or a request."""
    return is_question(sentence) or is_request(sentence)


def is_conditional(sentence: Sentence) -> bool:
    """Whether something is said only in case that …"""
    return "COND" in sentence.tag_set or _opens_condition(sentence) or _is_inverted(sentence)


def _is_inverted(sentence: Sentence) -> bool:
    """Whether a verb opens a condition: "sollte 6.1.4 entfallen, müssten wir …"; with a question mark it asks."""
    first = next((part.norm for part in sentence.parts if part.tag not in {"", "GREETING"}), "")
    return first in _INVERTED and "?" not in sentence.tag_set


def is_of_something_else(sentence: Sentence) -> bool:
    """Whether a code belongs to a name we do not know: "LibreOffice 5.1.3", "Ziffer 4.2.1 der Hausordnung"."""
    parts = [part for part in sentence.parts if part.tag or part.norm in _GENITIVES]
    if any(word.norm in _ITEMS and number.is_number for word, number in pairwise(sentence.words)):
        return True
    return any(
        part.tag == CODE and (_names_before(parts[:at], part, sentence) or _owns(parts[at + 1 : at + 3], sentence))
        for at, part in enumerate(parts)
    )


def _names_before(parts: Sequence[Part], code: Part, sentence: Sentence) -> bool:
    return bool(parts) and _is_name(parts[-1], sentence) and sentence.text[parts[-1].end : code.start].isspace()


def _owns(parts: Sequence[Part], sentence: Sentence) -> bool:
    return len(parts) == 2 and parts[0].norm in _GENITIVES and _is_name(parts[1], sentence)


def _is_name(part: Part, sentence: Sentence) -> bool:
    return part.tag == UNKNOWN and sentence.text[part.start].isupper()


def speaks_of_own(sentence: Sentence) -> bool:
    """Whether the sentence asks for what is the writer's: "unsere Maßnahmen", "was müssen wir", "bei uns"."""
    if "OUR" in sentence.tag_set:
        return True
    if _WE_ACT.search(sentence.shape) and not _WE_ASK.search(sentence.shape):
        return True
    return bool(_WITH_US.search(" ".join(word.norm for word in sentence.words[:_WORDS_READ])))


def asks_for_all(sentence: Sentence) -> bool:
    """Whether all units are asked for: "alle Einheiten", "im ganzen Kreis", "/faellig alle"; not "alle Maßnahmen"."""
    return bool(_ALL_UNITS.search(" ".join(word.norm for word in sentence.words[:_WORDS_READ] if word.is_word)))


def addressed(sentence: Sentence) -> Sequence[str]:
    """Return the groups behind a greeting and such."""
    at = 0
    while at < len(sentence.tags) and sentence.tags[at] in _ADDRESS:
        at += 1
    return sentence.tags[at:]


def is_waited_for(sentence: Sentence) -> bool:
    """Whether a measure only says when or how something else happens: "bis 6.1.3 fertig ist", "dank 6.1.3 läuft …"."""
    words = sentence.words
    for match in sentence.code_matches:
        at = match.start - 1
        while at > 0 and words[at].norm in _ARTICLES:
            at -= 1
        if at >= 0 and words[at].norm in _WAITING and sentence.tag_set & {"IS", "DONE", "HAVE", "BE", "RUNNING"}:
            return True
    return False


def _opens_condition(sentence: Sentence) -> bool:
    """Whether "when" opens a condition ("when 6.1.3 is done I'll …") and nothing else asks."""
    if [tag for tag in sentence.tags if tag in _ASKING] != ["WHEN"]:
        return False
    german = any(part.norm == "wann" for part in sentence.parts)
    return not german and bool(re.search(rf" WHEN (?:{CODE}|{UNIT}|{TOPIC}|WE|{UNKNOWN}) ", sentence.shape))
