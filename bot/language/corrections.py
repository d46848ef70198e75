"""What somebody takes back while writing: "6.1.3 erledigt … quatsch, läuft noch"."""

import re
from typing import NamedTuple

_TAKES_BACK = re.compile(
    r"\b(?:quatsch|ach nee|ach nein|(?:no|nein|nee|ach|oh),? sorry|no wait|wrong (?:one|number)"
    r"|falsche nummer|scratch that|vertippt|verschrieben|ich meinte|i meant"
    r"|(?:korrektur|correction):|(?:wait|nein|nee),)",
    re.IGNORECASE,
)


class Correction(NamedTuple):
    """What was written first and what is meant; either may be empty."""

    before: str
    after: str


def correction_in(text: str) -> Correction | None:
    """Return a text cut where its writer takes back what was said last; None where nothing is taken back."""
    found = list(_TAKES_BACK.finditer(text))
    return Correction(text[: found[0].start()], text[found[-1].end() :]) if found else None
