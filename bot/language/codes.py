"""Codes of measures in a message: as written, misspelt, spoken, as a range; and what only looks like one.

A code is what the agreement knows, or what looks exactly like one of its codes. Versions, IP addresses, rooms,
times, dates and percentages are none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.language.lookalikes import is_cut, is_something_else
from bot.language.words import word_set
from bot.normal import Token, normal
from bot.periods.numbers import CARDINALS

Chunks = tuple[str, ...]

_SEPARATORS = frozenset(".-,–_:/")
_POINTS = frozenset({"punkt", "point", "dot", "strich"})
_LEADS = word_set("massnahme massnahmen measure measures massn m mn nr nummer number code ziffer # no")
_RANGES = word_set("bis to until through thru")
_DASHES = frozenset("-–—")
"""Between codes of one goal they name a range, else they part one thing told from the next."""
_NUMBERS = {word: str(value) for word, value in CARDINALS.items() if value <= 12} | {"null": "0", "zero": "0"}
del _NUMBERS["a"], _NUMBERS["an"]
_LEAST_SPOKEN = 3
_AND = frozenset({"und", "and"})
_BEFORE_DICTATED = word_set(
    "dass muss soll bitte kann ob if ist wird hat zu zur fuer bei von vom an auf in die der wegen about for of on to"
)
_LONGEST_LETTERS = 3
"""Letters in a code are few ("A.2", "HF1-3"); a word is none."""
_BARE_DIGITS = re.compile(r"(?<![\w.,:/-])\d{3,8}(?![\w,:/%-]|\.\d)")
"""What may be a code without its dots: no part of a date, a time or a percentage."""


@dataclass(frozen=True, slots=True)
class CodeMatch:
    """Tokens `start` to `end` (excluded) name these codes; `known` is False where the agreement has no such measure."""

    start: int
    end: int
    codes: tuple[str, ...]
    known: bool = True


@dataclass(frozen=True)
class CodeBook:
    """The codes of an agreement by their chunks ("6.1.3" is 6 · 1 · 3), in the order of the document."""

    codes: tuple[str, ...]
    by_chunks: Mapping[Chunks, str]
    shapes: frozenset[tuple[int, ...]]
    """Of each code the longest run of digits in each chunk, 0 for letters."""

    @cached_property
    def most_chunks(self) -> int:
        """How many chunks the longest code has."""
        return max((len(chunks) for chunks in self.by_chunks), default=0)


def build_code_book(codes: Iterable[str]) -> CodeBook:
    """Return the book of these codes."""
    kept = tuple(codes)
    by_chunks = {chunks_of(code): code for code in kept}
    return CodeBook(kept, by_chunks, frozenset(_shape(chunks) for chunks in by_chunks))


def find_codes(words: Sequence[Token], book: CodeBook) -> tuple[CodeMatch, ...]:
    """Return the codes in a text's tokens, left to right, ranges joined."""
    if not book.codes:
        return ()
    found: list[CodeMatch] = []
    at = 0
    while at < len(words):
        match = _match_at(words, at, book) if _may_start(words[at]) else None
        if match is None and found and found[-1].end == at - 1 and words[at - 1].norm in _AND:
            match = _read_dictated(words, at, book, led=True)
        if match:
            found.append(match)
        at = match.end if match else at + 1
    return tuple(_join_ranges(words, found, book))


def _may_start(token: Token) -> bool:
    return token.is_number or token.is_word or token.text == "#"


def _match_at(words: Sequence[Token], at: int, book: CodeBook) -> CodeMatch | None:
    first, led = _skip_lead(words, at)
    for read in (_read_written, _read_spoken):
        end, chunks = read(words, first, led, book.most_chunks + 1)
        match = _longest(words, at, first, end, chunks, book, led)
        if match:
            return match
    return _read_run_together(words, at, first, book) if led else _read_dictated(words, at, book)


def _read_dictated(words: Sequence[Token], at: int, book: CodeBook, *, led: bool = False) -> CodeMatch | None:
    """Read all of a long code as dictation writes it: "6 1 3" where a message opens, "zu sechs eins drei" anywhere."""
    behind_preposition = led or (at > 0 and words[at - 1].norm in _BEFORE_DICTATED)
    readers = (_read_written, _read_spoken) if at == 0 else (_read_spoken,) if behind_preposition else ()
    for read in readers:
        ends, chunks = read(words, at, True, book.most_chunks + 1)
        code = book.by_chunks.get(chunks) if len(chunks) >= _LEAST_SPOKEN else None
        match = _longest(words, at, at, ends, chunks, book, led=True) if code else None
        if match and match.codes == (code,):
            return match
    return None


def _skip_lead(words: Sequence[Token], at: int) -> tuple[int, bool]:
    """Step over "Maßnahme", "M", "Nr.", "#" before a code."""
    first = at
    while first < len(words) - 1 and words[first].norm in _LEADS:
        first += 1
        if words[first].text in ".:" and first < len(words) - 1:
            first += 1
    return first, first > at


def _read_written(words: Sequence[Token], at: int, led: bool, most: int) -> tuple[list[int], Chunks]:
    """Collect glued chunks with a separator between them; behind a lead spaces will do."""
    ends: list[int] = []
    chunks: list[str] = []
    while at < len(words) and len(chunks) < most and _is_chunk(words[at]):
        chunks.append(words[at].norm.lstrip("0") or "0")
        at += 1
        ends.append(at)
        step = _step(words, at, led)
        if step is None:
            break
        at = step
    return ends, tuple(chunks)


def _is_chunk(token: Token) -> bool:
    return token.is_number or (token.is_word and len(token.norm) <= _LONGEST_LETTERS)


def _step(words: Sequence[Token], at: int, led: bool) -> int | None:
    """Return where the next chunk starts, None where the code ends."""
    if at >= len(words):
        return None
    glued = words[at - 1].end == words[at].start
    if words[at].text in _SEPARATORS and at + 1 < len(words):
        tight = glued and words[at].end == words[at + 1].start
        spaced_dot = words[at].text == "." and words[at + 1].is_number and words[at + 1].start - words[at - 1].end <= 2
        return at + 1 if tight or spaced_dot else None
    if (words[at].is_number or words[at].is_word) and glued:
        return at
    return at if led and words[at].is_number else None


def _read_spoken(words: Sequence[Token], at: int, led: bool, most: int) -> tuple[list[int], Chunks]:
    """Collect "eins eins drei" behind a lead, "eins punkt eins punkt drei" anywhere."""
    ends: list[int] = []
    chunks: list[str] = []
    pointed = led
    while at < len(words) and len(chunks) < most and words[at].norm in _NUMBERS:
        chunks.append(_NUMBERS[words[at].norm])
        at += 1
        ends.append(at)
        if at < len(words) and words[at].norm in {*_POINTS, "."}:
            pointed = True
            at += 1
    return (ends, tuple(chunks)) if pointed and len(chunks) > 1 else ([], ())


def _longest(
    words: Sequence[Token], start: int, first: int, ends: Sequence[int], chunks: Chunks, book: CodeBook, led: bool
) -> CodeMatch | None:
    for size in range(min(len(chunks), book.most_chunks), 0, -1):
        end = ends[size - 1]
        if size == 1 and not led and chunks[0].isdigit():
            return None
        if is_cut(words, first, end, led) or is_something_else(words, start, first, end, chunks[:size], led):
            continue
        code = book.by_chunks.get(chunks[:size])
        if code is not None:
            return CodeMatch(start, end, (code,))
        written = "".join(word.text for word in words[first:end])
        if size == len(chunks) and not written.isalnum() and _looks_like_one(chunks, book):
            return CodeMatch(start, end, (written,), known=False)
    return None


def _looks_like_one(chunks: Chunks, book: CodeBook) -> bool:
    return len(chunks) > 1 and _shape(chunks) in book.shapes


def _read_run_together(words: Sequence[Token], start: int, first: int, book: CodeBook) -> CodeMatch | None:
    """Read "Maßnahme 613" where just one code has these digits."""
    token = words[first]
    if not token.is_number or is_cut(words, first, first + 1, led=True):
        return None
    meant = code_of_digits(token.norm, book)
    return CodeMatch(start, first + 1, (meant,)) if meant else None


def code_of_digits(digits: str, book: CodeBook) -> str | None:
    """Return the code that is written without its dots; None where there is none, or more than one."""
    meant = [code for chunks, code in book.by_chunks.items() if "".join(chunks) == digits]
    return meant[0] if len(meant) == 1 else None


def with_dots(text: str, book: CodeBook) -> str:
    """Return a text that names measures with their codes written out: "613" becomes "6.1.3"."""
    return _BARE_DIGITS.sub(lambda found: code_of_digits(found[0], book) or found[0], text)


def _join_ranges(words: Sequence[Token], found: Sequence[CodeMatch], book: CodeBook) -> Iterable[CodeMatch]:
    pending: CodeMatch | None = None
    for match in found:
        between = words[pending.end : match.start] if pending else ()
        if pending and pending.known and match.known and len(between) == 1 and _is_range(pending, between[0], match):
            codes = _from_to(pending.codes[-1], match.codes[0], book)
            pending = CodeMatch(pending.start, match.end, codes)
            continue
        if pending:
            yield pending
        pending = match
    if pending:
        yield pending


def _is_range(first: CodeMatch, between: Token, last: CodeMatch) -> bool:
    is_of_one_goal = chunks_of(first.codes[-1])[:-1] == chunks_of(last.codes[0])[:-1]
    return between.norm in _RANGES or (between.text in _DASHES and is_of_one_goal)


def _from_to(first: str, last: str, book: CodeBook) -> tuple[str, ...]:
    low, high = book.codes.index(first), book.codes.index(last)
    return book.codes[low : high + 1] if low <= high else (first, last)


def chunks_of(code: str) -> Chunks:
    """Return the runs of letters and digits of a code, without leading zeros."""
    return tuple(chunk.lstrip("0") or "0" for chunk in re.findall(r"[^\W\d_]+|\d+", normal(code)))


def _shape(chunks: Chunks) -> tuple[int, ...]:
    return tuple(len(chunk) if chunk.isdigit() else 0 for chunk in chunks)
