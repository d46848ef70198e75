"""What happened in a run, one JSON object a line: all that the checker knows beside the final database."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Event = dict[str, Any]


class History:
    """Events in their order, each with its `kind`; kept in a file as well, so that a red run can be read afterwards."""

    def __init__(self, file: Path) -> None:
        self.path = file
        self.events: list[Event] = []
        self._began = time.monotonic()
        self._file = file.open("w")

    def add(self, kind: str, **fields: Any) -> None:
        """Write down an event."""
        event = {"kind": kind, "second": round(time.monotonic() - self._began, 3), **fields}
        self.events.append(event)
        # An unpaired surrogate somebody wrote stays as it is: JSON's ASCII carries it.
        self._file.write(json.dumps(event) + "\n")

    def of(self, *kinds: str) -> Iterator[Event]:
        """The events of these kinds, oldest first."""
        return (event for event in self.events if event["kind"] in kinds)

    def close(self) -> None:
        """Write all of it to the file."""
        self._file.close()
