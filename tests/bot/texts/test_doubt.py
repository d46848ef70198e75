"""What is said where a reading is not sure."""

from bot.language.understanding import Intent
from tests.bot.asking.test_understood import answer
from tests.bot.texts.replies import labels


def test_a_doubtful_question_offers_what_can_be_typed_and_a_button_for_it() -> None:
    shown = answer("fällig Mietspiegel Zahnarzt Jugendamt Juni")
    assert "– was fällig ist: „fällig Jugendamt Juni 2021“" in shown.reply.plain
    assert "Nicht zuzuordnen war: „Mietspiegel“ und „Zahnarzt“" in shown.reply.plain
    assert labels(shown) == [["Fälliges"]]


def test_what_is_offered_is_understood_when_it_is_typed() -> None:
    typed = answer("fällig Mietspiegel Zahnarzt Jugendamt Juni").reply.plain.partition("„")[2].partition("“")[0]
    assert answer(typed).understanding.intent is Intent.DUE


def test_a_word_nobody_read_is_named_below_the_answer() -> None:
    assert answer("Was ist bei der Katzenklappe im Jugendamt bis Juni fällig?").reply.plain.endswith(
        "Nicht zuzuordnen war: „Katzenklappe“"
    )
