"""The part of a longer message that asks: what is told before a question must not decide how it is read."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from bot.language.sentence import Part, Sentence
from bot.language.words import word_set

_ENDS = frozenset({".", "!", "?", ";"})
_BREAKS = _ENDS | {",", ":", "–"}
_ASKING = word_set("WHAT WHO WHEN WHERE HOW SHOW FIND MANY")
_CUES = word_set("DUE DATE OVERDUE ONGOING STATE OVERVIEW")
_LONGEST = 60
"""Parts; in a longer text nobody puts one question."""


def asking_parts(sentence: Sentence) -> Iterator[Sentence]:
    """Yield what may be the question of a message: from an asking word to the end of its sentence, else a clause.

    Nothing is yielded that is the whole message.
    """
    parts = sentence.parts
    if len(parts) > _LONGEST:
        return
    for first, last in _stretches(parts):
        if first > 0 or last < len(parts):
            end = parts[last - 1].end
            yield sentence.narrowed(parts[first].start, end)


def _stretches(parts: tuple[Part, ...]) -> Iterable[tuple[int, int]]:
    starts = [0, *(at + 1 for at, part in enumerate(parts) if part.tag in _BREAKS)]
    told = [at for at in range(1, len(parts)) if parts[at].tag in _ASKING and parts[at - 1].tag in {"SHOW", "WANT"}]
    for start in sorted([*starts, *told], reverse=True):
        if start < len(parts) and _opens_question(parts, start):
            yield start, _behind(parts, start, _ENDS)
    for start in _wants(parts):
        yield start, _behind(parts, start, _ENDS)
    for start in starts:
        end = _behind(parts, start, _BREAKS)
        if any(part.tag in _CUES for part in parts[start:end]):
            yield start, end


def _wants(parts: tuple[Part, ...]) -> Iterable[int]:
    """Return where somebody says what they need: "für die Vorlage benötige ich …", "… ich brauche nur die Zahlen"."""
    for at, pair in enumerate(pairwise(parts)):
        if {part.tag for part in pair} == {"WANT", "WE"} and any(part.tag in _CUES for part in parts[at + 2 :]):
            yield at


def _opens_question(parts: tuple[Part, ...], start: int) -> bool:
    """Whether the first word with a group, or one behind a preposition ("bis wann"), asks."""
    tags = [part.tag for part in parts[start : start + 4] if part.tag not in {"", "ABOUT", "GREETING"}]
    return bool(tags) and tags[0] in _ASKING


def _behind(parts: tuple[Part, ...], start: int, ends: frozenset[str]) -> int:
    """Return the position behind the mark that ends what begins at `start`."""
    return next((at + 1 for at in range(start, len(parts)) if parts[at].tag in ends), len(parts))
