"""An obstacle that is stated: "Hindernis bei 6.1.3: der Vertrag fehlt". Its reason is what follows."""

import re

from bot.language.claim import STATES
from bot.language.segments import Segment
from bot.language.sentence import CODE, PERIOD, Clause
from bot.language.words import word_set

_INTRODUCING = frozenset({
    "", "OBSTACLE", CODE, "MEASURE", "ABOUT", "EXIST", "HAVE", "IS", "WE", ":", "NOCH", "SCHON", "TELL", "USE",
    "GREETING", "OUR", "STATE", "OTHERS", "AM", PERIOD,
})  # fmt: skip
"""Groups of what leads up to the reason."""
_ENDS_LEAD = frozenset({"OBSTACLE", CODE, ":", "IS"})
_RESOLVED = word_set(
    "behoben geloest beseitigt ausgeraeumt weg vorbei ueberwunden entfallen resolved gone removed solved"
)
_EDGES = " \t\n,;:!.–—-|/…"
_OF_THE_CODE = re.compile(r"\s*\b(?:bei|zu|an|für|fuer|in|der|on|for|with)$", re.IGNORECASE)


def obstacle_of(segment: Segment, text: str) -> str | None:
    """Return the reason of the obstacle that a segment states; None where it states none, or says it is gone."""
    parts = segment.parts
    at = next((at for at, part in enumerate(parts) if part.tag in {"OBSTACLE", *STATES}), None)
    if at is None or parts[at].tag != "OBSTACLE" or not {part.tag for part in parts[:at]} <= _INTRODUCING:
        return None
    told = next((to for to, part in enumerate(parts) if to > at and part.tag not in _INTRODUCING), len(parts))
    lead = max(to for to in range(at, told) if parts[to].tag in _ENDS_LEAD)
    if told < len(parts) and (parts[told].norm in _RESOLVED or parts[told].tag == "DONE"):
        return None
    reason = _without_codes(text, parts[lead].end, segment.end, parts[lead + 1 :])
    return reason if re.search(r"\w", reason) else None


def _without_codes(text: str, start: int, end: int, parts: Clause) -> str:
    """Return the reason without the measure it names: "Personalmangel bei 6.1.3"."""
    kept = ""
    for part in parts:
        if part.tag == CODE:
            kept += _OF_THE_CODE.sub("", text[start : part.start].rstrip())
            start = part.end
    return re.sub(r"\s+", " ", kept + text[start:end]).strip(_EDGES)
