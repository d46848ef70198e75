"""All words of an agreement by which a message can speak of it; built once an import. And the search."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.agreement.model import Agreement, Due, Measure, Standing
from bot.language.codes import CodeBook, build_code_book
from bot.language.fillers import FILLERS
from bot.language.index import WordIndex, build_index
from bot.language.levels import LevelBook, build_level_book
from bot.language.units import UnitBook, build_unit_book
from bot.language.words import TAG_OF
from bot.normal import tokens

TITLE, OTHER = 0, 10
"""Ranks of places in a measure; a compound ranks one behind the word itself."""

_TOPIC_TAGS = frozenset({"DETAIL", "STATE", "TOPIC", "WORK", "DELAYED", "CHAT", "RUNNING", "HELP", "EVERY", "DOING"})
"""Groups whose words an agreement uses as content as well ("Hilfen", "Arbeit")."""


@dataclass(frozen=True)
class Vocabulary:
    """What a message can name. Codes and units in the order of the document."""

    codes: CodeBook
    units: UnitBook
    levels: LevelBook
    index: WordIndex
    """Over the measures, in the order of the document."""
    goal_index: WordIndex
    """Over the goals' titles, for topics no measure speaks of."""
    goal_measures: tuple[tuple[int, ...], ...]
    """Of each goal the positions of its measures."""
    dues: Mapping[str, Due]
    """Due dates by code."""

    def with_moved(self, standings: Mapping[str, Standing]) -> "Vocabulary":
        """Return it with the current due dates in place of the agreed ones."""
        moved = {code: standing.due for code, standing in standings.items() if standing.due}
        return replace(self, dues={**self.dues, **moved}) if moved else self


def build_vocabulary(agreement: Agreement) -> Vocabulary:
    """Return the vocabulary of an agreement, its due dates as agreed."""
    measures, goals = agreement.measures, agreement.goals
    positions: dict[str | None, list[int]] = {}
    for at, measure in enumerate(measures):
        positions.setdefault(measure.goal, []).append(at)
    return Vocabulary(
        codes=build_code_book(measure.code for measure in measures),
        units=build_unit_book(agreement.units),
        levels=build_level_book(agreement.fields, build_code_book(goal.code for goal in goals)),
        index=build_index([list(_measure_words(measure)) for measure in measures]),
        goal_index=build_index([list(_words(goal.title, TITLE)) for goal in goals]),
        goal_measures=tuple(tuple(positions.get(goal.code, ())) for goal in goals),
        dues={measure.code: measure.due for measure in measures if measure.due},
    )


def search(vocabulary: Vocabulary, words: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of the measures that speak of all `words` (in normal form or as written), best first.

    Title and indicator come before the other rows, the word itself before compounds, else the order of the document
    counts. Where no measure has all words, those with the most; where none has any, the measures of a goal that does.
    """
    norms = [token.norm for word in words for token in tokens(word) if is_topic_word(token.norm)]
    hits = [vocabulary.index.find(norm) for norm in norms]
    counts: dict[int, int] = {}
    for found in hits:
        for position in found:
            counts[position] = counts.get(position, 0) + 1
    if not counts:
        return _of_goals(vocabulary, norms)
    most = max(counts.values())
    best = [position for position, count in counts.items() if count == most]
    best.sort(key=lambda position: (max(found.get(position, 0) for found in hits) // OTHER, position))
    return tuple(vocabulary.codes.codes[position] for position in best)


def is_topic_word(norm: str) -> bool:
    """Whether a word says something about a topic: no filler, no word of asking."""
    return norm[:1].isalnum() and norm not in FILLERS and TAG_OF.get(norm, "TOPIC") in _TOPIC_TAGS


def _of_goals(vocabulary: Vocabulary, norms: Sequence[str]) -> tuple[str, ...]:
    goals = [vocabulary.goal_index.find(norm).keys() for norm in norms]
    shared = frozenset.intersection(*map(frozenset, goals)) if goals else frozenset()
    positions = sorted({position for goal in shared for position in vocabulary.goal_measures[goal]})
    return tuple(vocabulary.codes.codes[position] for position in positions)


def _measure_words(measure: Measure) -> Iterable[tuple[str, int]]:
    yield from _words(measure.title, TITLE)
    yield from _words(measure.indicator or "", TITLE)
    for cell in measure.cells:
        yield from _words(cell.value, OTHER)


def _words(text: str, rank: int) -> Iterable[tuple[str, int]]:
    return ((token.norm, rank) for token in tokens(text) if token.is_word and is_topic_word(token.norm))
