"""What looks like an office, where no register says so."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from bot.agreement import office_words
from bot.normal import normal


class Strength(IntEnum):
    """How surely words name an office of their own."""

    NONE = 0
    TASK = 1
    """Perhaps the second half of a name: "Wirtschaftsförderung und Kreisplanung"."""
    BODY = 2
    """Of these there are many, and an office may be named after them: "Amt für Schulen und Kitas"."""
    OFFICE = 3


class _Words(NamedTuple):
    """Words, and endings that stand for every word that ends so."""

    words: frozenset[str]
    endings: tuple[str, ...]

    def hold(self, word: str) -> bool:
        return word in self.words or word.endswith(self.endings)


def _words(words: str, endings: str = "") -> _Words:
    return _Words(frozenset(words.split()), tuple(endings.split()))


_ROLES = " ".join(
    role + end for role in office_words.ROLE_ENDINGS.split() for end in ("", "e", "en", "n", "in", "innen")
)
_ROLE = _words("landrat landraetin", _ROLES + " buergermeister beauftragte beauftragter amt")
_NO_OFFICE = _words("", office_words.NO_OFFICE_ENDINGS)
_OFFICE = _words(office_words.OFFICE_WORDS, office_words.OFFICE_ENDINGS + _ROLES)
_BODY = _words(office_words.BODY_WORDS, office_words.BODY_ENDINGS)
_TASK = _words(office_words.TASK_WORDS, office_words.TASK_ENDINGS)
_KIND = _words(office_words.KIND_WORDS, office_words.KIND_ENDINGS)
_PLURAL_KIND = _words(office_words.PLURAL_KINDS)
_TOPIC = _words(office_words.TOPICS)
_EXTERNAL = _words(office_words.EXTERNAL_WORDS, office_words.EXTERNAL_ENDINGS)
_EXTERNAL_BODY = _words(office_words.EXTERNAL_BODIES)
_EXTERNAL_NAME = re.compile(r"\b(?:e ?v|job center|agentur (?:fuer )?arbeit)\b")

_WORD = re.compile(r"[^\W_]+")
_UP_TO = re.compile(r"\s(?:der|des|für|f\.|von|im|in|am|„)(?:\s|$)|[(„\"]")
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9]{1,6}")
_CODE = re.compile(r"(?:[IVX]{1,4}|[A-ZÄÖÜ]{1,3}\d{1,3}|\d{1,4}(?:[./]\d{1,4}){0,3}[a-z]?)(?=\s|$)")
_REGISTERED = re.compile(r"\be\.\s?V\.?\s*$|\beG\s*$|\bAG\s*$")
_JOINT_STOCK = re.compile(r"\w\s+AG\s*$")
_ENDS_CLOSED = re.compile(r"(?:\d[a-z]?|\b[IVX]{1,4}|[)\]“”\"»‘]|\be\.\s?[VG]\.?)\s*$")
_FOR = re.compile(r"\s(?:für|f\.)\s+\w")
_BUREAU = re.compile(r"(?:Büro|Sekretariat|Geschäftsstelle)\s+[A-ZÄÖÜ]")
_TOPIC_BEHIND = re.compile(r"(?:\s+(?:\d[\d./]*[a-z]?|[IVX]+)\b)?(?:\s*:|\s+[-–])?\s+(?P<topics>[^\W\d_].*)", re.S)


@lru_cache(maxsize=4096)
def _strength(word: str) -> Strength:
    norm = normal(word)
    if _NO_OFFICE.hold(norm) or _TOPIC.hold(norm):
        return Strength.NONE
    if _OFFICE.hold(norm):
        return Strength.OFFICE
    if _BODY.hold(norm) or _ABBREVIATION.fullmatch(word):
        return Strength.BODY
    return Strength.TASK if _TASK.hold(norm) else Strength.NONE


def office_strength(words: str) -> Strength:
    """Return how surely `words` name an office; only the words before "der", "für", "im" … are asked."""
    if _REGISTERED.search(words) or _CODE.match(words):
        return Strength.OFFICE
    head = _UP_TO.split(words, maxsplit=1)[0]
    return max(map(_strength, _WORD.findall(head)), default=Strength.NONE)


def opens_office(words: str) -> bool:
    """Whether `words` begin with the kind of an office or its number: "Amt für …", "61 Stadtplanung"."""
    first = _WORD.match(words)
    return bool(_CODE.match(words) or (first and _KIND.hold(normal(first[0]))))


@lru_cache(maxsize=1024)
def lists_topics(words: str) -> bool:
    """Whether `words` speak of an office by its topics, so that more of them may follow: "Amt für Umwelt"."""
    if _FOR.search(words) or _BUREAU.match(words):
        return True
    code = _CODE.match(words)
    kinds = [word for word in _WORD.finditer(words) if _KIND.hold(normal(word[0]))]
    behind = (_TOPIC_BEHIND.match(words, kind.end()) for kind in (*([code] if code else []), *kinds))
    return any(found and _are_topics(found["topics"]) for found in behind)


def _are_topics(words: str) -> bool:
    return not is_closed(words) and office_strength(words) < Strength.OFFICE


def is_closed(words: str) -> bool:
    """Whether a name ends here, so that another one follows "und": "Jugendamt", "Fachbereich 3", "Tafel e.V."."""
    last = _WORD.findall(words)[-1:]
    is_sign = bool(last and _ABBREVIATION.fullmatch(last[0]) and _strength(last[0]))
    return is_sign or bool(_ENDS_CLOSED.search(words) or (last and _strength(last[0]) is Strength.OFFICE))


def is_role(word: str) -> bool:
    """Whether a name of a person may follow a word: "Bürgermeisterin Kerstin Vogel", "Jugendamt Anna Weiß"."""
    return _ROLE.hold(normal(word))


def are_known_topics(words: str) -> bool:
    """Whether all `words` are topics that name no office by themselves: "Soziales", "Umwelt und Verkehr"."""
    found = [word for word in _WORD.findall(normal(words)) if word not in ("und", "u", "sowie")]
    return bool(found) and all(_TOPIC.hold(word) for word in found)


def goes_on_in_numbers(words: str, more: str) -> bool:
    """Whether `words` begin a row of numbers and `more` goes on with it: "Ämter 50", "51"."""
    first = _WORD.match(words)
    return bool(first and _PLURAL_KIND.hold(normal(first[0])) and _CODE.fullmatch(more))


def seems_external(name: str) -> bool:
    """Whether a name sounds like a body outside the county's administration; the coordinator corrects it."""
    if _JOINT_STOCK.search(name) or _EXTERNAL_NAME.search(" ".join(_WORD.findall(normal(name)))):
        return True
    head = _UP_TO.split(name, maxsplit=1)[0]
    return any(map(_EXTERNAL.hold, _WORD.findall(normal(head)))) or any(
        map(_EXTERNAL_BODY.hold, _WORD.findall(normal(name)))
    )
