"""How each status looks: told apart by a pattern, or by lightness where there is none; the colour comes on top."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.agreement.model import Status
from bot.charts.svg import element

EDGE = "#3b4652"
_NAMES: Mapping[Status | None, str] = {status: status.value for status in Status} | {None: "none"}


class _Look(NamedTuple):
    ground: str
    mark: str = ""
    """What is repeated over the ground, in tiles of eight by eight."""


def _line(path: str, colour: str, wide: float) -> str:
    return element("path", d=path, stroke=colour, stroke_width=wide, fill="none")


_LOOKS: Mapping[Status | None, _Look] = {
    Status.DONE: _Look("#17456e"),
    Status.IN_PROGRESS: _Look("#a9d3f0", _line("M-2 6 L6 -2 M2 10 L10 2", "#17456e", 1.6)),
    Status.PLANNED: _Look("#ffffff", element("circle", cx=4, cy=4, r=1.3, fill="#3b4652")),
    Status.DELAYED: _Look("#f3a536", _line("M2 0 V8 M6 0 V8", "#6b3500", 1.3)),
    Status.CANCELLED: _Look("#c9ced4", _line("M0 0 L8 8 M8 0 L0 8", "#5b6671", 1.1)),
    None: _Look("#eceff2"),
}


def patterns() -> str:
    """Return the definitions that `filling` refers to."""
    return element("defs", *(_pattern(name, _LOOKS[status]) for status, name in _NAMES.items()))


def filling(status: Status | None) -> str:
    """Return what to fill the area of a status with."""
    return f"url(#{_NAMES[status]})"


def _pattern(name: str, look: _Look) -> str:
    ground = element("rect", width=8, height=8, fill=look.ground)
    return element("pattern", ground, look.mark, id=name, width=8, height=8, patternUnits="userSpaceOnUse")
