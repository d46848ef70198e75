"""The measures that a topic's words fit."""

from collections.abc import Sequence

from bot.agreement.model import Snapshot
from bot.asking.cached import per_snapshot
from bot.language.vocabulary import build_vocabulary, search

vocabulary_of = per_snapshot(build_vocabulary)
"""The words of a stored version, built once."""


def found_codes(snapshot: Snapshot, topic: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of the measures that the words of a topic fit, best first."""
    return search(vocabulary_of(snapshot), topic)
