"""A claim: what a clause states of a measure, and how sure that is."""

from dataclasses import dataclass

from bot.agreement.model import Status
from bot.language.sentence import SHARE, TOPIC, UNKNOWN, Clause, Part

SURE, FAIR, OFFERED, REFUSED = 0.95, 0.7, 0.45, 0.0
"""Confidences: written at once, written, offered as a choice, not a report at all."""
STATUS_OF = {
    "CANCELLED": Status.CANCELLED,
    "DELAYED": Status.DELAYED,
    "LATER": Status.DELAYED,
    "PLANNED": Status.PLANNED,
    "RUNNING": Status.IN_PROGRESS,
    "DONE": Status.DONE,
    "ONGOING": Status.IN_PROGRESS,
    "OPEN": Status.IN_PROGRESS,
    "BEHIND": Status.DELAYED,
    "ON_TRACK": Status.IN_PROGRESS,
}
"""The status that a group of words names; of two in a clause the upper counts."""
UNCHANGED = "UNCHANGED"
STATES = frozenset({*STATUS_OF, SHARE, UNCHANGED})
"""Groups of words that name a state."""
MARKED_DONE = frozenset(
    {"abgehakt", "closed", "geschlossen", "ticked off", "haken dran", "haken dahinter", "gestrichen"}
)
"""What is done to an entry: "kann abgehakt werden" says that the measure is done."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a clause states. `used` are the parts that say it; `keeps_all` leaves them in the note all the same.

    `is_unchanged` says that nothing changed since the last report; it states no status of its own.
    """

    status: Status | None
    confidence: float
    progress: int | None = None
    used: Clause = ()
    keeps_all: bool = False
    is_unchanged: bool = False


def is_content(part: Part) -> bool:
    """Whether a word says something of its own, beside names, states and small words."""
    return part.tag in {TOPIC, UNKNOWN} and not part.norm.isdecimal()
