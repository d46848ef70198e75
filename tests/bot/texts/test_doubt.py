"""What is said where a reading is not sure, and how reports and reminders say that they were read."""

from datetime import date, time

import pytest

from bot.agreement.model import Status
from bot.asking.answers import NotYetAnswer
from bot.language.understanding import Choice, Intent, ReminderWish, StatusReport
from bot.periods.period import Period, Precision
from bot.texts.compose import compose
from tests.bot.asking.test_understood import answer
from tests.bot.texts.replies import labels

OCTOBER = Period(date(2021, 10, 1), date(2021, 12, 31), Precision.QUARTER)


def plain(*reports: StatusReport, choices: tuple[Choice, ...] = (), lang: str = "de") -> str:
    return compose(NotYetAnswer(lang, Intent.REPORT_STATUS, ("1.1.1",), reports, choices)).reply.plain


def reminder(wish: ReminderWish, lang: str = "de") -> str:
    return compose(NotYetAnswer(lang, Intent.REMIND, ("1.1.1",), remind=wish)).reply.plain.splitlines()[0]


def test_a_report_says_in_one_line_how_it_was_read() -> None:
    report = StatusReport("1.1.1", Status.DELAYED, 50, "wegen Umbau", OCTOBER)
    first, *_ = plain(report).splitlines()
    assert first == "Gelesen: 1.1.1 verzögert, 50 %, neuer Termin IV. Quartal 2021, „wegen Umbau“"
    assert plain(report, lang="en").startswith("Read as: 1.1.1 delayed, 50 %, new due date Q4 2021, “wegen Umbau”")


def test_a_doubtful_report_names_what_it_can_mean_and_can_be_typed() -> None:
    choices = tuple(Choice(Intent.REPORT_STATUS, "1.1.1", status) for status in (Status.IN_PROGRESS, Status.DONE))
    said = plain(StatusReport("1.1.1", Status.IN_PROGRESS), choices=choices)
    assert "Gemeint sein kann: „1.1.1 läuft“ oder „1.1.1 abgeschlossen“." in said


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
