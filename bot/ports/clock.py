"""Domain time, as an argument wherever it is needed."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Domain time."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...
