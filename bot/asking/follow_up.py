"""What buttons say, typed: "mehr", "nach Einheit", "Verlauf", "Bild". Periods and units are language's work."""

from collections.abc import Mapping
from dataclasses import replace

from bot.asking.question import Question
from bot.asking.views import can_be_seen, view_named
from bot.language.understanding import Intent
from bot.normal import tokens

_MORE = ("mehr", "weiter", "weitere", "mehr zeigen", "more", "next page", "naechste seite")
_BACK = ("zurueck", "vorige seite", "back", "previous page")
_BY_UNIT = ("nach einheit", "nach einheiten", "by unit", "by units")
_BY_FIELD = ("nach handlungsfeld", "nach handlungsfeldern", "by field", "by field of action")
_BY_DATE = ("nach termin", "nach datum", "by date", "by due date")

_PAGES: Mapping[str, int] = {**dict.fromkeys(_MORE, 1), **dict.fromkeys(_BACK, -1)}
_GROUPED: Mapping[str, str | None] = {
    **dict.fromkeys(_BY_UNIT, "unit"),
    **dict.fromkeys(_BY_FIELD, "field"),
    **dict.fromkeys(_BY_DATE, None),
}


def follow_up(text: str, last: Question) -> Question | None:
    """Return the last question on its next page or in another order; None where the text says something else."""
    said = " ".join(token.norm for token in tokens(text) if token.is_word or token.is_number)
    if said in _PAGES:
        return replace(last, page=max(0, last.page + _PAGES[said]))
    if said in _GROUPED and last.intent is Intent.OVERDUE:
        return replace(last, grouped_by=_GROUPED[said], page=0)
    match view_named(text):
        case (view, "") if can_be_seen(view, last):
            return replace(last, view=view, page=0)
    return None
