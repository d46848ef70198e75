"""What is taken as the sentence that was asked for, and what is a question in between."""

import pytest

from bot.agreement.model import Status
from bot.language.understanding import Intent, StatusReport, Understanding
from bot.reporting.sentence import completes


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Die Broschüre ist in der Druckerei.", Intent.NONE),
        ("Materialsammlung zur Hälfte fertig", Intent.REPORT_STATUS),
        ("Was fehlt, ist das Personal.", Intent.NONE),
        ("Überfällig ist nur noch der Druck", Intent.OVERDUE),
    ],
)
def test_what_was_asked_for_is_a_sentence_whatever_it_reads_like(text: str, intent: Intent) -> None:
    assert completes(text, Understanding(intent, "de"), was_asked_for=True)


def test_a_report_that_names_its_measure_is_one_even_where_a_sentence_was_asked_for() -> None:
    report = Understanding(Intent.REPORT_STATUS, "de", reports=(StatusReport("6.1.4", Status.DONE),))
    assert not completes("6.1.4 ist fertig", report, was_asked_for=True)
    assert completes("Alles fertig", report, was_asked_for=True)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Was ist überfällig?", Intent.OVERDUE),
        ("was ist überfällig", Intent.OVERDUE),
        ("what is due", Intent.DUE),
        ("was soll ich hier schreiben?", Intent.NONE),
        ("danke", Intent.NONE),
        ("nein, doch abbrechen", Intent.NONE),
        ("👍", Intent.NONE),
    ],
)
def test_questions_and_thanks_are_no_sentence(text: str, intent: Intent) -> None:
    assert not completes(text, Understanding(intent, "de"), was_asked_for=True)
