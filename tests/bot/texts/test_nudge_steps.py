"""A place on the ladder in words."""

import pytest

from bot.nudges.ladder import BEGIN, LAST_MONTH, LAST_QUARTER, LAST_WEEK
from bot.nudges.model import LADDER, Rule
from bot.texts.nudge_steps import RULES, step_text


@pytest.mark.parametrize(
    ("rule", "step", "german", "english"),
    [
        (Rule.START, BEGIN, "Beginn der Maßnahme", "start of the measure"),
        (Rule.BEFORE_DUE, "30", "30 Tage vor dem Termin", "30 days before the due date"),
        (Rule.BEFORE_DUE, "1", "1 Tag vor dem Termin", "1 day before the due date"),
        (Rule.AFTER_DUE, "10w", "10 Arbeitstage nach dem Termin", "10 working days after the due date"),
        (Rule.AFTER_DUE, "45", "45 Tage nach dem Termin", "45 days after the due date"),
        (Rule.SILENCE, "90", "seit 90 Tagen keine Meldung", "no report for 90 days"),
        (Rule.TURN, LAST_QUARTER, "Beginn des letzten Quartals", "start of the last quarter"),
        (Rule.TURN, LAST_MONTH, "Beginn des letzten Monats", "start of the last month"),
        (Rule.TURN, LAST_WEEK, "eine Woche vor dem Ende des Durchgangs", "one week before the end of the round"),
        (Rule.ASKED, "2021-05-31", "Nachfrage der Koordination", "Question from the coordinators"),
    ],
)
def test_a_step_is_named_in_plain_words(rule: Rule, step: str, german: str, english: str) -> None:
    assert (step_text(rule, step, "de"), step_text(rule, step, "en")) == (german, english)


def test_every_rule_has_a_name_and_every_step_of_the_usual_ladder_a_text() -> None:
    assert set(RULES) == set(Rule)
    assert all(step_text(Rule.BEFORE_DUE, str(days), "de") for days in LADDER.before)
    assert all(step_text(Rule.AFTER_DUE, after.name, "de") for after in LADDER.after)
