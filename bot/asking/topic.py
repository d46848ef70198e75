"""The measures that a topic's words fit."""

from collections.abc import Sequence

from bot.agreement.model import Snapshot
from bot.asking.cached import remembered
from bot.language.vocabulary import Vocabulary, build_vocabulary, search

_agreed_vocabulary = remembered(build_vocabulary)


@remembered
def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """Return the words of the current agreement with the due dates that count now."""
    return _agreed_vocabulary(snapshot.agreement).with_moved(snapshot.standings)


def found_codes(snapshot: Snapshot, topic: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of the measures that the words of a topic fit, best first."""
    return search(vocabulary_of(snapshot), topic)
