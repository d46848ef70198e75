"""What is not sure is asked, not done: the readings to choose from, and the words nobody read."""

import pytest

from bot.language.doubt import ASK_BELOW
from bot.language.understand import understand
from bot.language.understanding import Intent, Understanding
from tests.bot.language.agreements import TODAY, example


def read(text: str) -> Understanding:
    return understand(text, TODAY, example())


def test_a_list_with_a_foreign_word_is_not_answered_but_its_likely_meaning_is_named() -> None:
    understood = read("Bauamt Mietspiegel Juni")
    assert (understood.intent, understood.unread) == (Intent.NONE, ("Mietspiegel",))
    assert [choice.intent for choice in understood.choices] == [Intent.DUE]
    assert understood.perhaps is not None
    assert understood.perhaps.units == ("Bauamt",)
    assert understood.perhaps.period is not None


def test_a_topic_that_measures_speak_of_is_offered_as_a_search() -> None:
    choices = read("Übersicht Mietspiegel Bauamt Familienpass").choices
    assert [choice.intent for choice in choices] == [Intent.SUMMARY, Intent.SEARCH]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("wann ist der Mietspiegel fällig", "Mietspiegel"),
        ("Ist die Steuererklärung im Juli fällig?", "Steuererklärung"),
    ],
)
def test_a_question_about_something_else_says_which_word_was_not_placed(text: str, word: str) -> None:
    understood = read(text)
    assert (understood.intent, understood.unread) == (Intent.NONE, (word,))


@pytest.mark.parametrize(
    "text", ["Treffen wir uns um 11.30?", "Danke für den Kuchen!", "Hast du im Juni Urlaub, fällig wäre er", "ok", ""]
)
def test_small_talk_gets_no_reading_to_choose_from(text: str) -> None:
    understood = read(text)
    assert (understood.intent, understood.choices, understood.perhaps) == (Intent.NONE, (), None)


def test_a_question_that_is_read_names_the_noun_it_left_aside() -> None:
    understood = read("Was ist bei der Katzenklappe im Bauamt bis Juni fällig?")
    assert understood.unread == ("Katzenklappe",)


def test_a_title_word_of_several_measures_is_a_choice_of_measures() -> None:
    understood = read("Konzeption ist fertig")
    assert understood.confidence < ASK_BELOW
    assert [choice.code for choice in understood.choices] == ["3.2.1", "3.2.2"]


def test_a_title_word_of_one_measure_is_confirmed_before_it_is_written() -> None:
    understood = read("Der Familienpass ist fertig")
    assert understood.codes == ("1.5.4",)
    assert understood.confidence < ASK_BELOW
