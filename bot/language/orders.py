"""What coordinators want without a command: look ahead, ask about measures, bind a group, post its board. Pure."""

import re
from dataclasses import dataclass
from enum import Enum, auto

_LONGEST = 200


class Order(Enum):
    """What is to be done."""

    PREVIEW = auto()
    INQUIRE = auto()
    BIND = auto()
    BOARD = auto()


@dataclass(frozen=True, slots=True)
class Ordered:
    """What is to be done, and the words that say with what, as written."""

    order: Order
    rest: str = ""


_PLACE = r"(?:diese[rs]?|die|der|den|dem|this|the) (?:gruppe|chat|thema|group|topic)"
_NOT_OURSELVES = r"(?!.*\b(?:ich|wir|i|we|hab|habe|haben|nicht|not)\b)"
_PATTERNS = tuple(
    (order, re.compile(pattern, re.IGNORECASE))
    for order, pattern in (
        (
            Order.PREVIEW,
            r"(?:bitte |please )?(?:die |eine |the )?(?:vorschau|preview)\b(?: (?:auf|für|for|of)\b)?(?P<rest>.*)",
        ),
        (
            Order.PREVIEW,
            r"(?:welche|which|what) (?:hinweise|nudges)"
            r" (?:gehe?n|kommen|werden|würden|gingen|go|will go|will be|are|would be)\b"
            r"(?P<rest>.*?)\b(?:raus|hinaus|heraus|verschickt|versendet|gesendet|out|sent)\b(?P<more>.*)",
        ),
        (
            Order.INQUIRE,
            rf"(?:bitte |please )?{_NOT_OURSELVES}(?:nachfragen|nachhaken|inquire)\b"
            r"(?: (?:bei|zu|about))?(?P<rest> .+)",
        ),
        (
            Order.INQUIRE,
            rf"(?:bitte )?{_NOT_OURSELVES}(?:fragt?|frage|fragen sie|hakt?|hake|haken sie)"
            r"(?: bitte| mal| doch| kurz)*(?P<rest> .*?)\bnach(?: (?:bei|wegen|wg\.?|zu|zum|zur) (?P<more>.+))?",
        ),
        (Order.INQUIRE, rf"(?:bitte |please )?{_NOT_OURSELVES}ask (?:the )?units? about (?P<rest>.+)"),
        (
            Order.INQUIRE,
            rf"{_NOT_OURSELVES}(?:bitte )?(?:bei|zu|beim|zur) (?P<rest>.+?) nach(?:fragen|haken)(?: bitte)?",
        ),
        (
            Order.BIND,
            rf"(?:bitte |please )?{_PLACE} (?:ist|is|gehört|belongs)(?: jetzt| ab jetzt| nur| now)?"
            r" (?:für|zu|zum|zur|for|to) (?P<rest>.+)",
        ),
        (Order.BIND, rf"(?:bitte )?(?:{_PLACE}|gruppe)(?: bitte)? (?P<rest>.+) (?:zuordnen|zuweisen)(?: bitte)?"),
        (Order.BIND, rf"(?:bitte )?(?:ordne|ordnen sie|binde|weise) {_PLACE} (?P<rest>.+?) zu"),
        (Order.BIND, rf"(?:please )?bind {_PLACE} to (?P<rest>.+)"),
        (
            Order.BOARD,
            r"(?:bitte )?(?:die |eine )?quartalsübersicht(?: bitte| hier| rein| in die gruppe| posten| anzeigen)*",
        ),
        (Order.BOARD, r"(?:please )?post (?:the |this quarter's )?board(?: for this quarter| here| please)*"),
    )
)


def read_order(text: str) -> Ordered | None:
    """Return what a message (cleaned) orders; None where it asks, tells, or says anything else."""
    said = " ".join(text.split()).rstrip(".! ")
    if len(said) > _LONGEST:
        return None
    for order, pattern in _PATTERNS:
        if found := pattern.fullmatch(said.rstrip("? ") if order is Order.PREVIEW else said):
            groups = found.groupdict()
            return Ordered(order, f"{groups.get('rest') or ''} {groups.get('more') or ''}".strip(" ,"))
    return None
