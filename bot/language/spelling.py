"""Inflection and typos: stems (snowball, German) and the closest known word (rapidfuzz)."""

from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

_STEMMER = snowballstemmer.stemmer("german")
_LONGEST_WORD = 40
_SHORTEST_WITH_TYPO = 6
_SHORTEST_WITH_TWO_TYPOS = 10


@lru_cache(maxsize=2**16)
def stem(norm: str) -> str:
    """Return the stem of a word in normal form; "ue" and "u" fall together, so a forgotten umlaut is no typo."""
    return str(_STEMMER.stemWord(norm)) if len(norm) <= _LONGEST_WORD else norm


def allowed_typos(length: int) -> int:
    """Return how many wrong, missing, extra or swapped letters a word of this length may have."""
    if length < _SHORTEST_WITH_TYPO or length > _LONGEST_WORD:
        return 0
    return 1 if length < _SHORTEST_WITH_TWO_TYPOS else 2


def closest(norm: str, words: Sequence[str], typos: int | None = None) -> str | None:
    """Return the one of `words` that `norm` is a typo of: same first letter, `typos` apart at most; else None.

    Without `typos` longer words may have more: see `allowed_typos`.
    """
    typos = allowed_typos(len(norm)) if typos is None else typos
    if not typos or len(norm) > _LONGEST_WORD:
        return None
    found = process.extract(norm, words, scorer=OSA.distance, score_cutoff=typos, limit=3)
    return next((str(word) for word, _, _ in found if word[0] == norm[0]), None)
