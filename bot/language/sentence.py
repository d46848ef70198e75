"""A message taken apart: what it names (measures, units, periods, fields, goals) and the groups of its other words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.language.codes import CodeMatch
from bot.language.levels import LevelMatch
from bot.language.units import UnitMatch
from bot.normal import Token
from bot.periods.period import Mention
from bot.periods.times import TimeMention

CODE, UNIT, PERIOD, FIELD, GOAL = "#code", "#unit", "#period", "#field", "#goal"
TIME, SHARE = "#time", "#share"
TOPIC, UNKNOWN = "topic", "unknown"
MARKS = frozenset("?!.,;:–")
_PERHAPS_NOUN, _NO_NOUN = 0.6, 0.3
"""What a word weighs that may be a noun, or is none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a name: its group (`tag`), its normal form (of a share its per cent), its place in the text."""

    tag: str
    norm: str
    start: int
    end: int
    misspelt: bool = False


Clause = tuple[Part, ...]
"""What is told in one go."""


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
    lang: str | None = None
    """de or en where the words show it."""

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

    def narrowed(self, start: int, end: int) -> "Sentence":
        """Return what stands from character `start` to `end`; units, and periods if it has none, are the whole's."""
        parts = tuple(part for part in self.parts if start <= part.start < end)
        mentions = tuple(mention for mention in self.mentions if start <= mention.start < end)
        return replace(self, parts=parts, mentions=mentions or self.mentions)

    def count(self, tag: str) -> int:
        """How often a group occurs."""
        return self.tags.count(tag)

    @cached_property
    def foreign(self) -> float:
        """How much of the message speaks of something else: a noun of no group counts 1, another word less.

        Nouns are seen by their capital in texts that use capitals; where there are none every word may be one.
        """
        return sum(self._weight(part) for part in self.parts if part.tag == UNKNOWN)

    @property
    def nouns_written(self) -> tuple[str, ...]:
        """The words of no group that are written large, as nouns are; not in a text all of capitals."""
        words = self.written(UNKNOWN)
        opening = self.text.split(maxsplit=1)[0].strip(",.!?:") if self._has_nouns else ""
        return () if self.text.isupper() else tuple(word for word in words if word[0].isupper() and word != opening)

    def _weight(self, part: Part) -> float:
        if part.norm.isdecimal() or not self._has_nouns:
            return _PERHAPS_NOUN
        opens = part.start == 0 or self.text[: part.start].rstrip()[-1:] in {".", "!", "?", ":"}
        return 1.0 if self.text[part.start].isupper() and not opens else _NO_NOUN

    @cached_property
    def _has_nouns(self) -> bool:
        """Whether the text has small and capital letters at the starts of its words, as German with nouns has."""
        starts = [self.text[word.start] for word in self.words[1:] if word.is_word and len(word.text) > 1]
        return any(map(str.isupper, starts)) and any(map(str.islower, starts)) and self.lang != "en"

    def written(self, tag: str) -> tuple[str, ...]:
        """The words of a group as written."""
        return tuple(self.text[part.start : part.end] for part in self.parts if part.tag == tag)


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
