"""What an inline result says: title, units and agreed due only, for it can be posted anywhere."""

from typing import NamedTuple

from bot.agreement.model import Measure
from bot.texts.common import units_text
from bot.texts.measures import DUE, NO_DUE, NO_END, RESPONSIBLE, due_name, name_text
from bot.texts.reply import Line, Reply


class InlineTexts(NamedTuple):
    """The line to choose, the line below it, and what is posted."""

    title: str
    description: str
    reply: Reply


def inline_texts(measure: Measure, lang: str) -> InlineTexts:
    """Return the texts of one measure. No status and no moved date: those are for people on the list."""
    name = name_text(measure)
    if measure.due:
        due = DUE.in_(lang, due=due_name(measure.due, lang))
    else:
        due = (NO_END if measure.ongoing else NO_DUE).in_(lang)
    brief = f"{due} – {units_text(measure.units, lang, shown=2)}"
    responsible = RESPONSIBLE.in_(lang, units=units_text(measure.units, lang))
    return InlineTexts(name, brief, Reply(((Line(name, bold=True), Line(due), Line(responsible)),), lang=lang))
