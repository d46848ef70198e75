"""Fields of action and goals in a message: "Handlungsfeld 6", "HF6", "Feld Senioren", "Ziel 6.1"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.agreement.model import FieldOfAction
from bot.language.codes import CodeBook, chunks_of
from bot.language.spelling import stem
from bot.language.words import word_set
from bot.normal import Token, tokens
from bot.periods.numbers import CARDINALS, ORDINALS

_FIELD_WORDS = word_set("handlungsfeld handlungsfelder handlungsfeldes handlungsfelds handlungsfeldern hf field fields")
_FIELD_SHORT = frozenset({"feld", "feldes"})
_AREAS = word_set("bereich bereichs themenfeld themenbereich area")
"""They stand for a field only with two words of its title: "Bereich 3" may be anything."""
_GOAL_WORDS = word_set("ziel ziels zieles ziele zielen goal goals objective")
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_LEAST_TITLE = 2
_AND = frozenset({"und", "and", "u", "&", "+"})
_SKIPPED = word_set(": nr . nummer number no of action # - „ “ \" '")


@dataclass(frozen=True, slots=True)
class LevelMatch:
    """Tokens `start` to `end` (excluded) name a field of action or a goal."""

    start: int
    end: int
    field: int | None = None
    goal: str | None = None


@dataclass(frozen=True)
class LevelBook:
    """Numbers and title words of the fields of action, codes of the goals."""

    numbers: frozenset[int]
    by_stem: Mapping[str, int]
    """Words that stand in the title of one field only."""
    goals: CodeBook
    sizes: Mapping[int, int]
    """How many words of its own the title of a field has."""


def build_level_book(fields: Sequence[FieldOfAction], goals: CodeBook) -> LevelBook:
    """Return the book of these fields of action and goals."""
    by_stem: dict[str, set[int]] = {}
    for field in fields:
        for token in tokens(field.title):
            if token.is_word and len(token.norm) > 3:
                by_stem.setdefault(stem(token.norm), set()).add(field.number)
    single = {key: numbers.pop() for key, numbers in by_stem.items() if len(numbers) == 1}
    sizes = Counter(single.values())
    return LevelBook(frozenset(field.number for field in fields), single, goals, sizes)


def find_levels(words: Sequence[Token], book: LevelBook) -> tuple[LevelMatch, ...]:
    """Return the fields of action and goals named in a text's tokens, left to right."""
    found: list[LevelMatch] = []
    for at, word in enumerate(words):
        if found and at < found[-1].end:
            continue
        if word.norm in _FIELD_WORDS or word.norm in _FIELD_SHORT:
            match = _field_at(words, at, book)
        elif word.norm in _AREAS:
            match = _titled(words, at, _skip(words, at + 1), book, least=2)
        elif word.norm in _GOAL_WORDS:
            match = _goal_at(words, at, book)
        else:
            match = _whole_title(words, at, book)
        while match:
            found.append(match)
            match = _further_field(words, match, book)
    return tuple(found)


def _field_at(words: Sequence[Token], at: int, book: LevelBook) -> LevelMatch | None:
    start = at - 1 if at and words[at - 1].norm == "action" else at
    behind = _skip(words, at + 1)
    if behind < len(words) and (number := _number(words[behind])) is not None:
        return LevelMatch(start, behind + 1, field=number)
    if (before := _ordinal_before(words, start)) is not None:
        return LevelMatch(before[0], at + 1, field=before[1])
    return _titled(words, start, behind, book)


def _further_field(words: Sequence[Token], last: LevelMatch, book: LevelBook) -> LevelMatch | None:
    """Read the 5 of "Handlungsfelder 4 und 5"; "HF 4 und 5.6." names no second field."""
    at = last.end + 1
    if last.field is None or at >= len(words) or words[last.end].norm not in _AND or not words[at].is_number:
        return None
    runs_on = at + 1 < len(words) and words[at + 1].norm in {".", "/", "%", ":"} and at + 2 < len(words)
    number = _number(words[at])
    return LevelMatch(at, at + 1, field=number) if number in book.numbers and not runs_on else None


def _skip(words: Sequence[Token], at: int) -> int:
    while at < len(words) and words[at].norm in _SKIPPED:
        at += 1
    return at


def _number(word: Token) -> int | None:
    if word.is_number and len(word.norm) <= 2:
        return int(word.norm)
    return _ROMANS.get(word.norm) or CARDINALS.get(word.norm)


def _ordinal_before(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at >= 2 and words[at - 1].text == "." and words[at - 2].is_number and len(words[at - 2].norm) <= 2:
        return at - 2, int(words[at - 2].norm)
    if at and words[at - 1].norm in ORDINALS:
        return at - 1, ORDINALS[words[at - 1].norm]
    return None


def _titled(words: Sequence[Token], start: int, at: int, book: LevelBook, least: int = 1) -> LevelMatch | None:
    """Read "Handlungsfeld Senioren und Generationen" where `least` words stand in one field's title only."""
    end, number, count = at, None, 0
    for position in range(at, min(at + 8, len(words))):
        meant = book.by_stem.get(stem(words[position].norm)) if words[position].is_word else None
        if meant is not None and number in (None, meant):
            end, number, count = position + 1, meant, count + 1
        elif words[position].norm not in {"und", "and", "-", "&", ","}:
            break
    return None if number is None or count < least else LevelMatch(start, end, field=number)


def _whole_title(words: Sequence[Token], at: int, book: LevelBook) -> LevelMatch | None:
    """Read "Bildung und Erziehung" where that is all a field's title says, in two words or more."""
    number = book.by_stem.get(stem(words[at].norm)) if words[at].is_word else None
    if number is None or book.sizes[number] < _LEAST_TITLE:
        return None
    match = _titled(words, at, at, book, least=book.sizes[number])
    return match if match and words[at - 1].norm not in _AND else None


def _goal_at(words: Sequence[Token], at: int, book: LevelBook) -> LevelMatch | None:
    behind = _skip(words, at + 1)
    for end in range(min(len(words), behind + 6), behind, -1):
        code = book.goals.by_chunks.get(chunks_of("".join(word.text for word in words[behind:end])))
        if code is not None and words[end - 1].norm.isalnum():
            return LevelMatch(at, end, goal=code)
    return None
