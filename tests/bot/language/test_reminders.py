"""Wishes to be reminded: the day, the time, the rhythm, the measure."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.language.understand import understand
from bot.language.understanding import Intent, ReminderWish
from tests.bot.language.agreements import TODAY, example


@pytest.mark.parametrize(
    ("text", "wish", "codes"),
    [
        ("erinnere mich in zwei Wochen an 6.1.3", ReminderWish(on=date(2021, 5, 17)), ("6.1.3",)),
        ("remind me in 3 days", ReminderWish(on=date(2021, 5, 6)), ()),
        ("Wecker auf morgen 8 Uhr wegen 6.1.3", ReminderWish(on=date(2021, 5, 4), at=time(8)), ("6.1.3",)),
        (
            "Erinnere uns am 15. Juni um halb 3 an 6.1.4",
            ReminderWish(on=date(2021, 6, 15), at=time(14, 30)),
            ("6.1.4",),
        ),
        ("Erinnere mich morgen um neun an 6.1.3", ReminderWish(on=date(2021, 5, 4), at=time(9)), ("6.1.3",)),
        ("Erinnere mich eine Woche vor Termin an 6.1.3", ReminderWish(on=date(2021, 6, 23), days_before=7), ("6.1.3",)),
        ("nudge me 2 days before 6.1.4 is due", ReminderWish(on=date(2021, 6, 28), days_before=2), ("6.1.4",)),
        ("erinner mich am 1.6. an die Musterwohnung", ReminderWish(on=date(2021, 6, 1)), ("6.1.4",)),
        ("nerv mich jeden Montag um 9", ReminderWish(at=time(9), every="weekly:MO"), ()),
        ("remind us every friday at 4 pm", ReminderWish(at=time(16), every="weekly:FR"), ()),
        ("erinnere mich werktags um 8:30", ReminderWish(at=time(8, 30), every="weekdays"), ()),
        ("jeden ersten im Monat erinnern", ReminderWish(every="monthly:1"), ()),
        ("erinnere mich um 2:30 an 6.1.4", ReminderWish(at=time(2, 30)), ("6.1.4",)),
        ("erinner mich um 3 Uhr früh an 6.1.4", ReminderWish(at=time(3)), ("6.1.4",)),
        ("morgen Abend um 8 an 6.1.4 erinnern", ReminderWish(on=date(2021, 5, 4), at=time(20)), ("6.1.4",)),
        ("Immer am Monatsersten eine Erinnerung an 6.1.4", ReminderWish(every="monthly:1"), ("6.1.4",)),
        ("erinnere uns am 15. jeden Monats", ReminderWish(every="monthly:15"), ()),
        ("remind me on the first of every month", ReminderWish(every="monthly:1"), ()),
        ("bitte einmal im Quartal an 5.1.1 erinnern", ReminderWish(every="quarterly"), ("5.1.1",)),
        ("remind us once a week on Friday", ReminderWish(every="weekly:FR"), ()),
        (
            "Geben Sie mir eine Woche vor Ablauf der 3.4.1 Bescheid",
            ReminderWish(on=date(2021, 12, 24), days_before=7),
            ("3.4.1",),
        ),
        ("Eine Woche vor Fälligkeit von 6.1.3", ReminderWish(on=date(2021, 6, 23), days_before=7), ("6.1.3",)),
        ("erinnere mich 3 Tage vor Fälligkeit", ReminderWish(days_before=3), ()),
        ("jeden Montag um 9 die offenen Sachen", ReminderWish(at=time(9), every="weekly:MO"), ()),
        ("every Friday the open measures", ReminderWish(every="weekly:FR"), ()),
        ("bitte quartalsweise erinnern", ReminderWish(every="quarterly"), ()),
        ("Kannst du mir in 2 Wochen Bescheid geben zu 6.1.3?", ReminderWish(on=date(2021, 5, 17)), ("6.1.3",)),
    ],
)
def test_a_reminder_is_wished_for(text: str, wish: ReminderWish, codes: tuple[str, ...]) -> None:
    understood = understand(text, TODAY, example())
    assert (understood.intent, understood.remind, understood.codes) == (Intent.REMIND, wish, codes)


@pytest.mark.parametrize(
    "text",
    [
        "Danke für die Erinnerung",
        "jeden Montag um 9 ist Dienstberatung",
        "was ist jeden Montag offen",
        "Das erinnert mich an früher",
        "Ich erinnere mich nicht",
        "wenn 6.1.3 fertig ist, melde ich mich",
    ],
)
def test_to_remember_is_no_wish_to_be_reminded(text: str) -> None:
    assert understand(text, TODAY, example()).intent is Intent.NONE


def test_how_a_reminder_is_set_is_a_question_for_help() -> None:
    assert understand("Wie kann ich eine Erinnerung einstellen?", TODAY, example()).intent is Intent.HELP


def test_what_the_chat_is_about_is_meant_but_not_where_all_that_is_open_is_named() -> None:
    about = replace(example(), topic_codes=("6.1.4",))
    assert understand("eine Woche vor Fälligkeit", TODAY, about).codes == ("6.1.4",)
    assert understand("erinnere mich jeden Freitag an die offenen Maßnahmen", TODAY, about).codes == ()
