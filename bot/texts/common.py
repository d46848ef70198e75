"""Words that many answers share: codes and units as shown, numbers of measures."""

from collections.abc import Sequence

from bot.texts.text import Plural, Text, cut

CODE_LENGTH = 24
UNIT_LENGTH = 60
TITLE_LENGTH = 80
UNITS_SHOWN = 6
CARDS = 4
"""Up to so many measures are shown with all that matters; more become one line each."""

MEASURES = Plural(Text("1 Maßnahme", "1 measure"), Text("{n} Maßnahmen", "{n} measures"))
FIELD_ONLY = Text("Handlungsfeld {number}", "Field of action {number}")
AND_MORE_UNITS = Plural(
    Text("{names} und 1 weitere", "{names} and 1 more"), Text("{names} und {n} weitere", "{names} and {n} more")
)
NO_UNIT = Text("nicht angegeben", "not stated")
QUOTED = Text("„{text}“", "“{text}”")
DETAIL_HINT = Text("„{code}“ zeigt Einzelheiten.", "“{code}” shows details.")


def quoted(text: str, lang: str, length: int = TITLE_LENGTH) -> str:
    """Return what somebody wrote in quotation marks, cut to a length."""
    return QUOTED.in_(lang, text=cut(text, length))


def code_text(code: str) -> str:
    """Return a code as shown; only a hostile one is cut."""
    return cut(code, CODE_LENGTH)


def unit_text(unit: str) -> str:
    """Return a unit as shown; only a hostile one is cut."""
    return cut(unit, UNIT_LENGTH)


def units_text(units: Sequence[str], lang: str, shown: int = UNITS_SHOWN) -> str:
    """Return up to `shown` units, in the agreement's order, and how many more there are."""
    if not units:
        return NO_UNIT.in_(lang)
    names = [unit_text(unit) for unit in units]
    if len(names) <= shown:
        return ", ".join(names)
    return AND_MORE_UNITS.in_(lang, len(names) - shown, names=", ".join(names[:shown]))
