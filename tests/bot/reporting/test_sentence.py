"""What is taken as the sentence that was asked for, and what is a question in between."""

import pytest

from bot.language.understanding import Intent, Understanding
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


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Was ist überfällig?", Intent.OVERDUE),
        ("was ist überfällig", Intent.OVERDUE),
        ("what is due", Intent.DUE),
        ("was soll ich hier schreiben?", Intent.NONE),
        ("danke", Intent.NONE),
        ("👍", Intent.NONE),
    ],
)
def test_questions_and_thanks_are_no_sentence(text: str, intent: Intent) -> None:
    assert not completes(text, Understanding(intent, "de"), was_asked_for=True)
