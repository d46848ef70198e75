"""A unit says that a measure is not its own: what the coordinators are told, and how it is ended."""

from bot.agreement.model import Measure
from bot.texts.common import unit_text
from bot.texts.measures import name_text
from bot.texts.nudge_steps import to_asked_text
from bot.texts.people import said
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text

END_DECLINE = "decline_end"
"""What the button does."""

DECLINED = Text(
    "{unit} gibt an, dafür nicht zuständig zu sein. Hinweise dazu gehen jetzt an: {next}.",
    "{unit} states that this is not theirs. Nudges about it now go to: {next}.",
)
END_LABEL = Text("Doch zuständig", "Theirs after all")
ENDED = Text(
    "{unit} erhält wieder Hinweise zu {name}.",
    "{unit} gets nudges about {name} again.",
)
ENDED_BEFORE = Text("Das ist schon so.", "That is so already.")


def declined_text(measure: Measure, unit: str, next_unit: str, lang: str) -> Reply:
    """Tell a coordinator which measure a unit declined, and who is asked next ("": the coordinators)."""
    text = DECLINED.in_(lang, unit=unit_text(unit), next=to_asked_text(next_unit, lang))
    block = (Line(name_text(measure), bold=True), Line(text))
    return Reply((block,), ((Button(END_LABEL.in_(lang), END_DECLINE),),), lang)


def ended_text(measure: Measure, unit: str, lang: str) -> Reply:
    """Say that a unit gets nudges about a measure again."""
    return said(ENDED, lang, unit=unit_text(unit), name=name_text(measure))
