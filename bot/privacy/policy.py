"""What the county decides about privacy, in its settings."""

from dataclasses import dataclass
from enum import StrEnum


class Content(StrEnum):
    """How much of the agreement goes through Telegram."""

    FULL = "full"
    MINIMAL = "minimal"
    """Code, unit, date and status alone: no titles, indicators or notes."""


@dataclass(frozen=True, slots=True)
class Policy:
    """`contact` is how the data protection officer is reached, as the county words it."""

    contact: str | None = None
    content: Content = Content.FULL

    @property
    def is_minimal(self) -> bool:
        """Whether no free text may go through Telegram."""
        return self.content is Content.MINIMAL
