"""The group of a word, forgiven its inflection, its umlauts and one wrong letter."""

from collections.abc import Mapping
from functools import cache, lru_cache

from bot.language.fillers import FILLERS
from bot.language.spelling import closest, stem
from bot.language.words import CORRECT, TAG_OF

_SHORTEST_INFLECTED = 5
_SHORTEST_REPAIRED = 5
_SHORTEST_MEANT = 6
_SHORTEST_DOUBT = 9
_SHORTEST_HEAD = 3
_SHORTEST_REASON = 10
_OF_ENGLISH = {"was": "IS", "will": "BECOME", "falls": "COME"}
_OF_GERMAN = {"will": "DOUBT"}
"""Words that say something else in the other language."""


@cache
def _by_stem() -> Mapping[str, str]:
    """Return the group of each stem whose words all belong to one group. It takes a while, so not when it is loaded."""
    tags: dict[str, set[str]] = {}
    for word, tag in TAG_OF.items():
        if len(word) >= _SHORTEST_INFLECTED:
            tags.setdefault(stem(word), set()).add(tag)
    return {key: found.pop() for key, found in tags.items() if len(found) == 1}


def bare(norm: str) -> str:
    """Return a word as it looks with its umlauts forgotten and its double letters single: "Uberfalig", "Überfällig"."""
    plain = norm.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return "".join(letter for at, letter in enumerate(plain) if at == 0 or letter != plain[at - 1])


def _may_be_meant(word: str) -> bool:
    """Whether a slip of the finger is taken for this word; short words of doubt are too near to others."""
    return len(word) >= (_SHORTEST_DOUBT if TAG_OF[word] == "DOUBT" else _SHORTEST_MEANT)


_TAILS = sorted(
    (
        (word, tag)
        for word, tag in TAG_OF.items()
        if tag in {"DATE", "DUE", "MEASURE", "OVERDUE", "OVERVIEW", "REMINDER", "STATE"}
        and (len(word) >= 6 or word in {"frist", "stand"})
    ),
    key=lambda pair: -len(pair[0]),
)
_BARE = {bare(word): word for word in TAG_OF if len(word) >= _SHORTEST_REPAIRED}
_BARE_MEANT = tuple(sorted(key for key, word in _BARE.items() if _may_be_meant(word) and len(key) >= _SHORTEST_MEANT))
_MEANT = tuple(sorted(filter(_may_be_meant, TAG_OF)))


def known_tag(norm: str, lang: str | None = None) -> str | None:
    """Return the group of a word as it is written, "" for a filler, None for a word of no group."""
    if norm in FILLERS:
        return ""
    if lang == "en" and norm in _OF_ENGLISH:
        return _OF_ENGLISH[norm]
    return TAG_OF.get(norm) if lang == "en" else _OF_GERMAN.get(norm, TAG_OF.get(norm))


@lru_cache(maxsize=2**14)
def inflected_tag(norm: str) -> str | None:
    """Return the group of which the word is another form: "ablaufenden" of "ablaufen"."""
    if norm in CORRECT or len(norm) < _SHORTEST_INFLECTED:
        return None
    return _by_stem().get(stem(norm))


@lru_cache(maxsize=2**14)
def compound_tag(norm: str) -> str | None:
    """Return the group that a part of a compound tells: "Pflichttermine", "Kurzbilanz", "Dauergeschäft"."""
    if norm.startswith("dauer"):
        return "ONGOING"
    if norm.endswith("bedingt") and len(norm) > _SHORTEST_REASON:
        return "BECAUSE"
    return next((tag for tail, tag in _TAILS if norm.endswith(tail) and len(norm) >= len(tail) + _SHORTEST_HEAD), None)


@lru_cache(maxsize=2**14)
def meant(norm: str) -> str | None:
    """Return the word that this one misspells."""
    if norm in CORRECT or len(norm) < _SHORTEST_REPAIRED:
        return None
    if word := _BARE.get(bare(norm)) or closest(norm, _MEANT, typos=1):
        return word
    near = closest(bare(norm), _BARE_MEANT, typos=1)
    return _BARE[near] if near else None
