"""The ladder in words: what its rules are called, the place on it that a nudge stands for, and who is asked."""

from collections.abc import Mapping

from bot.nudges.ladder import BEGIN, LAST_MONTH, LAST_QUARTER, LAST_WEEK
from bot.nudges.model import Rule
from bot.texts.common import unit_text
from bot.texts.text import Plural, Text

RULES: Mapping[Rule, Text] = {
    Rule.START: Text("Zum Beginn", "At the start"),
    Rule.BEFORE_DUE: Text("Vor dem Termin", "Before the due date"),
    Rule.AFTER_DUE: Text("Nach dem Termin", "After the due date"),
    Rule.SILENCE: Text("Ohne neue Meldung", "Without a new report"),
    Rule.TURN: Text("Zum Ende eines Durchgangs", "At the end of a round"),
    Rule.ASKED: Text("Nachfrage der Koordination", "Question from the coordinators"),
}
"""As names: on a heading, or on a button."""

DAYS: Mapping[Rule, Plural] = {
    Rule.BEFORE_DUE: Plural(
        Text("1 Tag vor dem Termin", "1 day before the due date"),
        Text("{n} Tage vor dem Termin", "{n} days before the due date"),
    ),
    Rule.AFTER_DUE: Plural(
        Text("1 Tag nach dem Termin", "1 day after the due date"),
        Text("{n} Tage nach dem Termin", "{n} days after the due date"),
    ),
    Rule.SILENCE: Plural(
        Text("seit 1 Tag keine Meldung", "no report for 1 day"),
        Text("seit {n} Tagen keine Meldung", "no report for {n} days"),
    ),
}
WORKING_DAYS = Plural(
    Text("1 Arbeitstag nach dem Termin", "1 working day after the due date"),
    Text("{n} Arbeitstage nach dem Termin", "{n} working days after the due date"),
)
NAMED: Mapping[str, Text] = {
    BEGIN: Text("Beginn der Maßnahme", "start of the measure"),
    LAST_QUARTER: Text("Beginn des letzten Quartals", "start of the last quarter"),
    LAST_MONTH: Text("Beginn des letzten Monats", "start of the last month"),
    LAST_WEEK: Text("eine Woche vor dem Ende des Durchgangs", "one week before the end of the round"),
}
COORDINATION = Text("Koordination", "Coordinators")
THE_COORDINATION = Text("die Koordination", "the coordinators")


def step_text(rule: Rule, step: str, lang: str) -> str:
    """Return a step as a part of a sentence: "30 Tage vor dem Termin", "seit 90 Tagen keine Meldung".

    `rule` and `step` as in `NudgeStep` and `Slot`.
    """
    if rule is Rule.ASKED:
        return RULES[rule].in_(lang)
    if step in NAMED:
        return NAMED[step].in_(lang)
    days = int(step.removesuffix("w"))
    return (WORKING_DAYS if step.endswith("w") else DAYS[rule]).in_(lang, days)


def asked_text(unit: str, lang: str) -> str:
    """Return who is asked, in a list: a unit, or ("") the coordinators."""
    return unit_text(unit) if unit else COORDINATION.in_(lang)


def to_asked_text(unit: str, lang: str) -> str:
    """Return who is asked, in a sentence: a unit, or ("") the coordinators."""
    return unit_text(unit) if unit else THE_COORDINATION.in_(lang)
