"""For how long a measure that comes back is done: for this turn, or for good; read from the words beside its state."""

from datetime import date
from itertools import pairwise

from bot.agreement.model import SETTLED, Status
from bot.language.claim import STATES, Claim, is_content
from bot.language.segments import Segment
from bot.language.sentence import PERIOD, Clause, Part, Sentence
from bot.language.understanding import Scope
from bot.language.words import word_set
from bot.normal import normal
from bot.periods.period import Direction, Mention, Period, Precision

_LASTING = word_set("dauerhaft permanently permanent unbefristet indefinitely")
_WHOLLY = frozenset({("ganz", "abgeschlossen"), ("ganz", "beendet")})
_THIS = word_set("dieses diesem diesen this laufendes laufende laufenden current")
_FOR = frozenset({"fuer", "for"})
_YEARS = frozenset({Precision.YEAR, Precision.SCHOOL_YEAR})
_TURNS = frozenset({Precision.YEAR, Precision.HALF_YEAR, Precision.QUARTER, Precision.MONTH})


def scope_in(
    segment: Segment, stating: Clause, claim: Claim, sentence: Sentence, today: date
) -> tuple[Scope | None, Clause]:
    """Return for how long what ended has ended, and the words that say so; None where the text does not say."""
    if claim.status not in SETTLED:
        return None, ()
    parts = _parts(segment, stating)
    for_good = [part for part in parts if part.tag == "FOR_GOOD" or part.norm in _LASTING]
    for_good += [part for pair in pairwise(parts) if tuple(p.norm for p in pair) in _WHOLLY for part in pair]
    if for_good:
        return Scope.FOR_GOOD, tuple(for_good)
    turns = [part for part in parts if part.tag == "TURN" or (part.tag == PERIOD and _is_turn(part, sentence, today))]
    return (Scope.TURN, tuple(turns)) if turns else (None, ())


def turn_in(segment: Segment, stating: Clause, claim: Claim, sentence: Sentence, today: date) -> Period | None:
    """Return the span before today that is named as what it was done for: "für 2020 erledigt", "2020 erledigt"."""
    if claim.status is not Status.DONE:
        return None
    is_bare = not any(is_content(part) for part in stating)
    for part in _parts(segment, stating):
        mention = _mention(part, sentence) if part.tag == PERIOD else None
        if mention is None or mention.named.last is None or mention.named.last >= today:
            continue
        if mention.named.precision in _TURNS and (_is_for(mention, sentence) or (is_bare and _is_year(mention))):
            return mention.named
    return None


def _parts(segment: Segment, stating: Clause) -> list[Part]:
    return [part for clause in segment.clauses if clause == stating or _says_nothing_else(clause) for part in clause]


def _says_nothing_else(clause: Clause) -> bool:
    return not any(is_content(part) or part.tag in STATES for part in clause)


def _is_turn(part: Part, sentence: Sentence, today: date) -> bool:
    """Whether the span that runs now is named as that it is done for: "dieses Jahr", "für 2021"."""
    mention = _mention(part, sentence)
    if mention is None or today not in mention.named:
        return False
    words = normal(sentence.text[mention.start : mention.end]).split()
    is_for = _is_for(mention, sentence) and mention.named.precision is not Precision.DAY
    return is_for or (_is_year(mention) and bool(_THIS & {*words}))


def _mention(part: Part, sentence: Sentence) -> Mention | None:
    found = next((mention for mention in sentence.mentions if part.start <= mention.start < part.end), None)
    return found if found and found.direction is Direction.IN else None


def _is_for(mention: Mention, sentence: Sentence) -> bool:
    before = normal(sentence.text[: mention.start]).split()[-1:]
    return bool(_FOR & {*before, *normal(sentence.text[mention.start : mention.end]).split()[:1]})


def _is_year(mention: Mention) -> bool:
    return mention.named.precision in _YEARS
