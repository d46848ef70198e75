"""Any text is read, the same text always means the same, and nothing is written that the text does not name."""

from dataclasses import replace

import pytest
from hypothesis import example as given_too
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.phrases import PHRASES
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import Intent
from bot.language.words import TAG_OF
from bot.normal import tokens
from bot.periods.numbers import CARDINALS
from bot.periods.typos import KNOWN
from fuzz.hostile import HOSTILE
from fuzz.promises import ASKED_FROM, LONGEST, broken_by_message
from tests.bot.language.agreements import TODAY, example, north

_CODES = (
    "6.1.3",
    "6.1.4",
    "6,1,3",
    "M 6.1.3",
    "Maßnahme 613",
    "sechs Punkt eins Punkt drei",
    "６．１．３",
    "6.1.9",
    "A.1",
)
_STATUSES = ("60 %", "fertig", "nicht fertig", "zur Hälfte", "verschoben auf Q4", "entfällt", "done", "delayed")
_TITLES = ("Familienpass", "Musterwohnung", "Radweg zwischen Hafen und Deich beleuchten", "Handlungsfeld 6", "Ziel 6.1")
_MARKS = (*".,:;?!–-/%()„“\"'", "...", "\n", "✅", "😀", "👨\u200d👩\u200d👧", "\u200b", "\u202e", "ı", "\u0308")


def _names(setting: Setting) -> set[str]:
    return {name for names in setting.vocabulary.units.exact.values() for name in names}


_FRAMES = ("bitte notieren", "eintragen", "vermerken, dass", "please note", "put down that")
_VOCABULARY = sorted({*TAG_OF, *KNOWN, *_FRAMES, *map(" ".join, PHRASES), *_names(example()), *_names(north())})
_WORDS = st.one_of(*map(st.sampled_from, (_VOCABULARY, _VOCABULARY, _FRAMES, _CODES, _STATUSES, _TITLES, _MARKS)))
_ANY = st.text(st.characters(), max_size=60)
_SENTENCES = st.builds(str.join, st.sampled_from([" ", " ", ""]), st.lists(_WORDS, max_size=14))
_REPORTS = st.builds(" ".join, st.tuples(st.sampled_from(_CODES), _WORDS, st.sampled_from(_STATUSES), _WORDS))
_LONG = st.builds(lambda piece, times: (piece * times)[:LONGEST], _ANY | _SENTENCES, st.sampled_from([10, LONGEST]))
_TEXTS = st.one_of(_ANY, _SENTENCES, _REPORTS)
_SETTINGS = {
    "example": example(),
    "north": north(),
    "card of one measure": replace(example(), topic_codes=("6.1.3",)),
    "card of two": replace(example(), topic_codes=("6.1.3", "6.1.4")),
    **{f"command {intent}": replace(example(), expects=intent) for intent in Intent},
}
"""By name, so that hypothesis has something short to show."""


@given(_TEXTS, st.sampled_from(["example", "example", "north", *_SETTINGS]))
def test_any_text_is_understood_and_names_only_what_is_there(text: str, setting: str) -> None:
    assert list(broken_by_message(text, TODAY, _SETTINGS[setting])) == []


@settings(max_examples=12)
@given(_LONG)
def test_any_long_text_is_understood(text: str) -> None:
    assert list(broken_by_message(text, TODAY, example())) == []


@settings(max_examples=40)
@given(_TEXTS, _TEXTS)
def test_the_same_text_always_means_the_same_whatever_was_read_between(text: str, between: str) -> None:
    first = understand(text, TODAY, example())
    understand(between, TODAY, example())
    assert understand(text, TODAY, example()) == first


def _without_numbers(text: str) -> str:
    """Take all words away that a code could be spelled with."""
    kept = [token.text for token in tokens(text) if not any(c.isnumeric() for c in token.norm)]
    return " ".join(word for word in kept if word.casefold() not in {"null", "zero", *CARDINALS})


@given(st.one_of(_TEXTS, _REPORTS).map(_without_numbers), st.sampled_from(["example", "north", "card of two"]))
@given_too("Familienpass erledigt", "example")
@given_too("Musterwohnung entfällt ✅", "example")
@given_too("erledigt", "card of two")
@given_too("alle erledigt", "card of two")
def test_nothing_is_written_for_a_measure_that_no_code_names(text: str, setting: str) -> None:
    understood = understand(text, TODAY, _SETTINGS[setting])
    is_asked = understood.intent is not Intent.REPORT_STATUS or understood.confidence < ASKED_FROM
    assert is_asked or all(report.is_unchanged for report in understood.reports)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_understood(text: str) -> None:
    assert list(broken_by_message(text, TODAY, example())) == []


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
