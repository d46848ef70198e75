"""One index over the words of all measures: by stem, by part of a compound, by typo."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.language.spelling import closest, stem

_SHORTEST_HEAD = 3
_SHORTEST_TAIL = 6
_SHORTEST_REST = 3
_SHORTEST_PART = 6


@dataclass(frozen=True)
class WordIndex:
    """Which entries hold a word. `entries[stem]` maps the position of an entry to the best rank the word has in it."""

    entries: Mapping[str, Mapping[int, int]]
    words: Mapping[str, str]
    """Every word in normal form, with its stem."""
    _found: dict[str, Mapping[int, int]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _stems(self) -> Sequence[str]:
        return sorted(self.entries)

    @cached_property
    def _reversed_stems(self) -> Sequence[str]:
        return sorted(key[::-1] for key in self.entries)

    @cached_property
    def _spellings(self) -> Sequence[str]:
        return sorted(self.words)

    def has(self, norm: str) -> bool:
        """Whether some entry holds the word, inflected or not."""
        return norm in self.words or (len(norm) >= _SHORTEST_HEAD and stem(norm) in self.entries)

    def find(self, norm: str) -> Mapping[int, int]:
        """Return the entries that hold the word itself, a compound with it, or what it is a typo of, with ranks.

        A rank is 0 where the word stands in the best place; compounds rank behind words. Short words do not match
        inside others: a head needs three letters, a tail six.
        """
        if norm not in self._found:
            if len(self._found) > 10_000:
                self._found.clear()
            self._found[norm] = self._look_up(norm)
        return self._found[norm]

    def _look_up(self, norm: str) -> Mapping[int, int]:
        hits = self._compounds(norm)
        if not hits and (meant := closest(norm, self._spellings)):
            hits = self._compounds(meant)
        return hits or self._both_parts(norm) or self._first_part(norm)

    def _both_parts(self, norm: str) -> Mapping[int, int]:
        """Return the entries with both halves of a compound: "Kinderparlament" in "Kinder- und Jugendparlament"."""
        for size in range(_SHORTEST_PART, min(len(norm), 40) - _SHORTEST_TAIL + 1):
            if norm[:size] in self.words:
                heads = self.entries[self.words[norm[:size]]]
                tails = self._compounds(norm[size:])
                if both := {at: max(heads[at], tails[at]) + 1 for at in heads if at in tails}:
                    return both
        return {}

    def _first_part(self, norm: str) -> Mapping[int, int]:
        """Return what is known of a compound that no entry holds: "Internetausbau" speaks of the Internet."""
        for size in range(min(len(norm), 40) - _SHORTEST_REST, _SHORTEST_PART - 1, -1):
            if norm[:size] in self.words:
                return {at: rank + 1 for at, rank in self.entries[self.words[norm[:size]]].items()}
        return {}

    def _compounds(self, norm: str) -> Mapping[int, int]:
        key = stem(norm)
        hits = {**self.entries.get(_noun_of(key), {}), **self.entries.get(key, {})}
        parts = [*self._with_head(key, norm), *self._with_tail(key, norm)]
        for part in parts:
            for position, rank in self.entries[part].items():
                hits[position] = min(hits.get(position, 99), rank + 1)
        return hits

    def _with_head(self, key: str, norm: str) -> Iterable[str]:
        if len(key) < _SHORTEST_HEAD:
            return ()
        found = _starting_with(self._stems, key)
        return [word for word in found if word == norm or len(word) >= len(norm) + _SHORTEST_REST]

    def _with_tail(self, key: str, norm: str) -> Iterable[str]:
        if len(norm) < _SHORTEST_TAIL or len(key) < _SHORTEST_TAIL - 2:
            return ()
        found = (word[::-1] for word in _starting_with(self._reversed_stems, key[::-1]))
        return [word for word in found if len(word) >= len(key) + _SHORTEST_REST]


def _noun_of(key: str) -> str:
    """Return the stem of the noun to a participle: "etabliert" speaks of an "Etablierung"; else the stem itself."""
    return key[:-1] if key.endswith("iert") else key


def build_index(entries: Sequence[Iterable[tuple[str, int]]]) -> WordIndex:
    """Return the index of entries given as (word in normal form, rank of its place); a lower rank is a better place."""
    words: dict[str, str] = {}
    stems: dict[str, dict[int, int]] = {}
    for position, found in enumerate(entries):
        for norm, rank in found:
            key = words.setdefault(norm, stem(norm))
            ranks = stems.setdefault(key, {})
            ranks[position] = min(ranks.get(position, rank), rank)
    return WordIndex(stems, words)


def _starting_with(ordered: Sequence[str], head: str) -> Iterable[str]:
    position = bisect_left(ordered, head)
    while position < len(ordered) and ordered[position].startswith(head):
        yield ordered[position]
        position += 1
