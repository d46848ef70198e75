"""A message taken apart: what it names (measures, units, periods, fields, goals) and the groups of its other words."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.clean import clean
from bot.language.codes import CodeMatch, find_codes
from bot.language.levels import LevelMatch, find_levels
from bot.language.setting import Setting
from bot.language.spelling import closest
from bot.language.units import UnitMatch, find_units
from bot.language.vocabulary import Vocabulary
from bot.language.words import CORRECT, COURTESIES, FILLERS, PHRASES, REPAIRABLE, TAG_OF, word_set
from bot.normal import Token, tokens
from bot.periods.grammar import find_periods
from bot.periods.line import Line
from bot.periods.period import Mention
from bot.periods.shares import find_shares
from bot.periods.times import TimeMention, find_times

CODE, UNIT, PERIOD, FIELD, GOAL = "#code", "#unit", "#period", "#field", "#goal"
TIME, SHARE = "#time", "#share"
TOPIC, UNKNOWN = "topic", "unknown"
_PHRASE_SIZES = sorted({len(phrase) for phrase in PHRASES}, reverse=True)
MARKS = frozenset("?!.,;:–")
_SAYING = frozenset({"?"}) | word_set(
    "WHAT WHO WHEN SHOW FIND REMIND REMINDER DUE OVERDUE ONGOING OVERVIEW DONE RUNNING DELAYED CANCELLED #share"
)
"""Groups that show that something is asked or reported."""

_LONGEST = 4096
_WORDS_READ = 250
"""What a message wants stands in its first words; the rest of a long text is only kept for the note."""
_SHORTEST_REPAIRED = 5
_LOOKED_UP = 40
"""Words without a group that are looked up; a question is short, and so is the part of a report that counts."""
_TYPOS_LOOKED_UP = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a name: its group (`tag`), its normal form (of a share its per cent), its place in the text."""

    tag: str
    norm: str
    start: int
    end: int
    misspelt: bool = False


class Name(NamedTuple):
    """Tokens `start` to `end` (excluded) name something: its group, and its normal form where that says more."""

    start: int
    end: int
    tag: str
    norm: str = ""


@dataclass(frozen=True)
class Sentence:
    """A message. `parts` are in order; fillers have the tag ""."""

    text: str
    words: tuple[Token, ...]
    parts: tuple[Part, ...]
    code_matches: tuple[CodeMatch, ...]
    levels: tuple[LevelMatch, ...]
    times: tuple[TimeMention, ...]
    mentions: tuple[Mention, ...]
    unit_matches: tuple[UnitMatch, ...]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The groups in order, fillers left out."""
        return tuple(part.tag for part in self.parts if part.tag)

    @cached_property
    def shape(self) -> str:
        """The groups as one string with a space around each, for patterns."""
        return f" {' '.join(self.tags)} "

    @cached_property
    def tag_set(self) -> frozenset[str]:
        """The groups that occur."""
        return frozenset(self.tags)

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures named by code, each once."""
        return _unique(code for match in self.code_matches if match.known for code in match.codes)

    @property
    def unknown_codes(self) -> tuple[str, ...]:
        """What looks like a code and is none."""
        return _unique(code for match in self.code_matches if not match.known for code in match.codes)

    @property
    def units(self) -> tuple[str, ...]:
        """The units named, each once."""
        return _unique(name for match in self.unit_matches for name in match.names)

    @property
    def field(self) -> int | None:
        """The field of action named; None where several are."""
        return self._fields_named[0] if len(self._fields_named) == 1 else None

    @property
    def fields(self) -> tuple[int, ...]:
        """The fields of action named where they are several, each once; else none."""
        return self._fields_named if len(self._fields_named) > 1 else ()

    @cached_property
    def _fields_named(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(level.field for level in self.levels if level.field is not None))

    @property
    def goal(self) -> str | None:
        """The first goal named."""
        return next((level.goal for level in self.levels if level.goal is not None), None)

    def count(self, tag: str) -> int:
        """How often a group occurs."""
        return self.tags.count(tag)

    def written(self, tag: str) -> tuple[str, ...]:
        """The words of a group as written."""
        return tuple(self.text[part.start : part.end] for part in self.parts if part.tag == tag)


def read_sentence(text: str, today: date, setting: Setting) -> Sentence:
    """Take a message apart; no text is refused."""
    cleaned = clean(text, _LONGEST).text
    words = tokens(cleaned, _WORDS_READ)
    vocabulary = setting.vocabulary
    levels = find_levels(words, vocabulary.levels)
    names = [Name(level.start, level.end, GOAL if level.goal else FIELD) for level in levels]
    codes = find_codes(_masked(words, names), vocabulary.codes)
    names += [Name(code.start, code.end, CODE) for code in codes]
    times = find_times(_masked(words, names))
    names += _names(words, times, TIME)
    mentions = find_periods(_masked(words, names), today, setting.calendar)
    names += _names(words, mentions, PERIOD)
    shares = find_shares(Line(_masked(words, names), today, setting.calendar))
    names += [Name(share.start, share.end, SHARE, str(share.percent)) for share in shares]
    units = find_units(words, _taken(words, names), vocabulary.units, lambda norm: _is_known(norm, vocabulary))
    names += [Name(unit.start, unit.end, UNIT) for unit in units]
    parts = _parts(words, {name.start: name for name in names}, vocabulary)
    return Sentence(cleaned, words, _politely(parts), codes, levels, times, mentions, units)


def _is_known(norm: str, vocabulary: Vocabulary) -> bool:
    return norm in TAG_OF or norm in FILLERS or vocabulary.index.has(norm)


def _names(words: Sequence[Token], mentions: Iterable[Mention | TimeMention], tag: str) -> Iterable[Name]:
    """Return what was found by characters as names by tokens."""
    starts = [word.start for word in words]
    for mention in mentions:
        yield Name(bisect_left(starts, mention.start), bisect_left(starts, mention.end), tag)


def _masked(words: Sequence[Token], names: Iterable[Name]) -> tuple[Token, ...]:
    """Replace the tokens of what was found by a mark that nothing reads."""
    masked = list(words)
    for name in names:
        for at in range(name.start, name.end):
            masked[at] = Token("¤", "¤", words[at].start, words[at].end)
    return tuple(masked)


def _taken(words: Sequence[Token], names: Iterable[Name]) -> list[bool]:
    taken = [False] * len(words)
    for name in names:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    return taken


def _parts(words: Sequence[Token], names: Mapping[int, Name], vocabulary: Vocabulary) -> tuple[Part, ...]:
    parts: list[Part] = []
    budget = [_LOOKED_UP, _TYPOS_LOOKED_UP]
    at = 0
    while at < len(words):
        name = names.get(at) or _phrase_at(words, at, names)
        if name:
            parts.append(Part(name.tag, name.norm or name.tag, words[at].start, words[name.end - 1].end))
        elif part := _word_part(words[at], vocabulary, budget):
            parts.append(part)
        at = name.end if name else at + 1
    return tuple(parts)


def _politely(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Take thanks and greetings beside a question or a report for a form of address: they change nothing."""
    if not any(part.tag in _SAYING for part in parts):
        return parts
    return tuple(replace(part, tag="GREETING") if part.norm in COURTESIES else part for part in parts)


def _phrase_at(words: Sequence[Token], at: int, names: Mapping[int, Name]) -> Name | None:
    for size in _PHRASE_SIZES:
        norms = tuple(word.norm for word in words[at : at + size])
        end = at + len(norms)
        tag = PHRASES.get(norms)
        if tag and not any(position in names for position in range(at, end)):
            return Name(at, end, tag, " ".join(norms))
    return None


def _word_part(word: Token, vocabulary: Vocabulary, budget: list[int]) -> Part | None:
    if word.norm in MARKS or word.norm in FILLERS or word.norm in TAG_OF:
        tag = TAG_OF.get(word.norm) or (word.norm if word.norm in MARKS else "")
        return Part(tag, word.norm, word.start, word.end)
    if not word.is_word:
        return Part(UNKNOWN, word.norm, word.start, word.end) if word.is_number else None
    if budget[0] <= 0:
        return Part(UNKNOWN, word.norm, word.start, word.end)
    budget[0] -= 1
    if vocabulary.index.has(word.norm):
        return Part(TOPIC, word.norm, word.start, word.end)
    if meant := _meant(word.norm):
        return Part(TAG_OF[meant], meant, word.start, word.end, misspelt=True)
    budget[1] -= 1
    tag = TOPIC if budget[1] >= 0 and vocabulary.index.find(word.norm) else UNKNOWN
    return Part(tag, word.norm, word.start, word.end, misspelt=True)


@lru_cache(maxsize=2**14)
def _meant(norm: str) -> str | None:
    if norm in CORRECT or len(norm) < _SHORTEST_REPAIRED:
        return None
    return closest(norm, REPAIRABLE, typos=1)


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
