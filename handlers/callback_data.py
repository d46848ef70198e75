"""What a button carries: `action:card:version:arg`. Never a right, never a code (PITFALLS 2.2, 2.3)."""

import re
from dataclasses import dataclass

MAX_BYTES = 64

_DATA = re.compile(r"([a-z_]{1,16}):(\d{1,18}):(\d{1,9}):(-?\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed on a card of ours that had this version when the button was drawn."""

    action: str
    card_id: int
    version: int
    arg: int


def written(press: Press) -> str:
    """Return the data for a button (ValueError where it would not be read back)."""
    data = f"{press.action}:{press.card_id}:{press.version}:{press.arg}"
    if read(data) != press or len(data) > MAX_BYTES:
        raise ValueError(f"no data for a button: {data!r}")
    return data


def read(data: object) -> Press | None:
    """Return what a button's data says; None for anything that we did not write."""
    found = _DATA.fullmatch(data) if isinstance(data, str) else None
    return Press(found[1], int(found[2]), int(found[3]), int(found[4])) if found else None
