"""A group or a forum topic as a place of its own: what it is bound to, and what it gets unasked. Frozen values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.agreement.model import Measure

WHOLE_GROUP = 0
"""The `thread_id` of a group as a whole: of one without topics, and of all topics that are not bound apart."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Units, by name, and fields of action, by number: what belongs to any of them."""

    units: tuple[str, ...] = ()
    fields: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is named."""
        return bool(self.units or self.fields)

    def holds(self, measure: Measure) -> bool:
        """Whether a measure belongs to it."""
        return measure.field in self.fields or not frozenset(self.units).isdisjoint(measure.units)


class Rhythm(StrEnum):
    """How often a place gets an overview."""

    WEEKLY = "weekly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, slots=True)
class Board:
    """The board a place has: of the quarter that begins `on` a day, on a card, with a text of this checksum."""

    on: date
    card_id: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place and its scope: its own, or that of the group a topic follows (`is_own` is False then)."""

    chat_id: int
    thread_id: int = WHOLE_GROUP
    scope: Scope = Scope()
    is_own: bool = True
    board: Board | None = None
    digest: Rhythm | None = None
    asks: bool = False
    """Whether it is asked what nobody answered."""
    lang: str = "de"
