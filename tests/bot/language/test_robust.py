"""Any text is read, and the same text always means the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.understand import understand
from bot.language.understanding import Intent
from bot.language.words import word_set
from tests.bot.language.agreements import TODAY, example, north

_WORDS = st.sampled_from(
    sorted(
        word_set(
            """
            6.1.3 6.1. 60 % fertig nicht wenn bis am Juni Q2 31.12. Pflegestützpunkt 2. BA um 9 jeden Montag später drei
            Monate und , ? : – erinnere mich Handlungsfeld Ziel 6.1 Maßnahme eins durch halb null 😀 ✅ läuft ab vor
            """
        )
    )
)
_TEXTS = st.text(max_size=120) | st.lists(_WORDS, max_size=14).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.sampled_from([None, *Intent]))
def test_any_text_is_understood_as_something(text: str, expects: Intent | None) -> None:
    for setting in (example(), north()):
        understood = understand(text, TODAY, replace(setting, expects=expects))
        assert 0 <= understood.confidence <= 1


@settings(max_examples=30, deadline=None)
@given(_TEXTS)
def test_the_same_text_always_means_the_same(text: str) -> None:
    assert understand(text, TODAY, example()) == understand(text, TODAY, example())


@pytest.mark.parametrize("text", ["6." * 2048, "erledigt " * 455, "a" * 4096, "\x00\ud800", "1" * 4096, "um 9 " * 800])
def test_a_long_or_broken_text_does_no_harm(text: str) -> None:
    assert understand(text, TODAY, example()).intent in set(Intent)


@pytest.mark.parametrize(
    "text",
    [
        "WAS IST DIESES QUARTAL FÄLLIG",
        "was ist dieses quartal faellig??",
        "Was ist dieses Quartal fälig",
        "was is dieses quartal fällig 😅",
        "Hallo Zielbot, was ist denn dieses Quartal eigentlich so fällig bitte",
        "dieses quartal fällig",
        "Guten Morgen, was ist dieses Quartal fällig? Vielen Dank!",
        "Sehr geehrte Damen und Herren, was ist dieses Quartal fällig? Mit freundlichen Grüßen",
        "Was ist fa\u0308llig dieses Quartal?",
    ],
)
def test_the_form_of_a_question_does_not_matter(text: str) -> None:
    understood = understand(text, TODAY, example())
    assert understood.intent is Intent.DUE
    assert understood.period is not None
    assert str(understood.period.last) == "2021-06-30"


@pytest.mark.parametrize(
    "text", ["Danke!", "Vielen Dank, Bauamt", "Guten Morgen zusammen", "Zeig mir den Weg zum Bauamt"]
)
def test_courtesy_alone_and_the_way_to_an_office_ask_for_no_measure(text: str) -> None:
    assert understand(text, TODAY, example()).intent is Intent.NONE


def test_a_command_says_nothing_about_the_language() -> None:
    assert understand("/help", TODAY, example()).lang == "de"
