"""Closing a measure in words: the indicator of success, and whether what it names was reached."""

from collections.abc import Iterator

from bot.agreement.model import Outcome
from bot.reporting.answers import Planned, ReportAnswer
from bot.texts.common import quoted
from bot.texts.measures import OUTCOMES, outcome_lines
from bot.texts.page import Row
from bot.texts.reply import Button
from bot.texts.text import Text

INDICATOR_LENGTH = 300
REPORT_OUTCOME = "report_outcome"
CHOICES = (Outcome.REACHED, Outcome.PARTLY, Outcome.NOT)
"""What the argument of a "report_outcome" button counts in."""

CRITERION = Text("Erfolgskriterium: {indicator}", "Indicator of success: {indicator}")
CRITERION_OUTCOME = Text("Erfolgskriterium: {indicator} – {outcome}", "Indicator of success: {indicator} – {outcome}")
ASK = Text("Ist das Erfolgskriterium erreicht?", "Was the indicator of success reached?")
ASK_WITHOUT = Text("Ist erreicht, was vereinbart war?", "Was reached what was agreed?")
LABELS = {
    Outcome.REACHED: Text("Erreicht", "Reached"),
    Outcome.PARTLY: Text("Teilweise", "In part"),
    Outcome.NOT: Text("Nicht erreicht", "Not reached"),
}


def criterion_text(one: Planned, lang: str) -> Iterator[str]:
    """Yield the indicator of a measure that is closed, with what was reached of it."""
    outcome, indicator = one.after.outcome, one.listed.measure.indicator
    if indicator is None:
        yield from (line.text for line in outcome_lines(one.after, lang))
        return
    said = quoted(indicator, lang, INDICATOR_LENGTH)
    if outcome:
        yield CRITERION_OUTCOME.in_(lang, indicator=said, outcome=OUTCOMES[outcome].in_(lang))
    else:
        yield CRITERION.in_(lang, indicator=said)


def ask_outcome_text(one: Planned, lang: str) -> str:
    """Return the question what was reached."""
    return (ASK if one.listed.measure.indicator else ASK_WITHOUT).in_(lang)


def outcome_rows(answer: ReportAnswer) -> Iterator[Row]:
    """Yield what can be answered where a report closes a measure; another answer replaces the one before."""
    if len(answer.planned) == 1 and answer.planned[0].closes and not answer.is_group:
        yield tuple(Button(LABELS[one].in_(answer.lang), REPORT_OUTCOME, place) for place, one in enumerate(CHOICES))
