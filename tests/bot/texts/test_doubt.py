"""What is said where a reading is not sure, and how reports and reminders say that they were read."""

from datetime import date, time

import pytest

from bot.asking.answers import NotYetAnswer
from bot.language.understanding import Intent, ReminderWish
from bot.texts.compose import compose
from tests.bot.asking.test_understood import answer
from tests.bot.texts.replies import labels


def reminder(wish: ReminderWish, lang: str = "de") -> str:
    return compose(NotYetAnswer(lang, ("1.1.1",), wish)).reply.plain.splitlines()[0]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (ReminderWish(on=date(2021, 5, 17)), "am Montag, 17. Mai 2021"),
        (ReminderWish(on=date(2021, 5, 17), at=time(9)), "am Montag, 17. Mai 2021 um 09:00 Uhr"),
        (ReminderWish(every="weekly:FR", at=time(14, 30)), "jeden Freitag um 14:30 Uhr"),
        (ReminderWish(every="weekdays"), "an jedem Werktag"),
        (ReminderWish(every="monthly:15"), "am 15. jedes Monats"),
        (ReminderWish(every="quarterly"), "in jedem Quartal"),
        (ReminderWish(), "ohne Tag"),
    ],
)
def test_a_reminder_says_for_when_it_was_read(wish: ReminderWish, said: str) -> None:
    assert reminder(wish) == f"Gelesen: Erinnerung an 1.1.1 {said}"


def test_a_reminder_is_read_back_in_english_too() -> None:
    wish = ReminderWish(on=date(2021, 5, 17), at=time(9))
    assert reminder(wish, "en") == "Read as: reminder of 1.1.1 on Monday, 17 May 2021 at 09:00"


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
