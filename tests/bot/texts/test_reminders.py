"""What is said of one's own reminders."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.agreement.model import Status
from bot.asking.frame import framed
from bot.asking.select import listed_by_code
from bot.language.understanding import Intent, ReminderWish
from bot.periods.calendar import Calendar
from bot.reminders.answers import Gap, Item, Own, RemindAnswer
from bot.reminders.model import Reminder, When
from bot.reminders.wish import plan_reminders
from bot.texts.compose import compose
from bot.texts.reminded import over_text
from bot.texts.reminders import ASKED, list_text, own_text
from tests.bot.asking.county import SNAPSHOT, TODAY, asker, question, reported

NOW = datetime(2021, 5, 3, 10, tzinfo=ZoneInfo("Europe/Berlin"))
CREATED = datetime(2021, 5, 3, 8, tzinfo=UTC)


def stored(wish: ReminderWish, *codes: str, lang: str = "de") -> str:
    answer = plan_reminders(SNAPSHOT, wish, codes, lang, now=NOW, calendar=Calendar("TH"))
    return compose(answer).reply.plain


def reminder(when: When, code: str | None = "1.2.1") -> Reminder:
    return Reminder(1, 1, code, when, CREATED, CREATED)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (ReminderWish(on=date(2021, 5, 17)), "Montag, 17. Mai 2021, mit der Tagesübersicht\n"),
        (ReminderWish(on=date(2021, 5, 17), at=time(9)), "Montag, 17. Mai 2021, um 9 Uhr\n"),
        (
            ReminderWish(every="weekly:FR", at=time(14, 30)),
            "Jeden Freitag um 14:30 Uhr\nZum ersten Mal: Freitag, 7. Mai 2021",
        ),
        (
            ReminderWish(every="weekdays"),
            "An jedem Arbeitstag mit der Tagesübersicht\nZum ersten Mal: Dienstag, 4. Mai",
        ),
        (
            ReminderWish(every="monthly:15"),
            "Am 15. jedes Monats mit der Tagesübersicht\nZum ersten Mal: Montag, 17. Mai",
        ),
        (ReminderWish(every="quarterly"), "Zu Beginn jedes Quartals mit der Tagesübersicht"),
        (ReminderWish(days_before=1), "1 Tag vor dem Termin: Dienstag, 29. Juni 2021, mit der Tagesübersicht"),
        (ReminderWish(days_before=14, at=time(0, 5)), "2 Wochen vor dem Termin: Mittwoch, 16. Juni 2021, um 0:05 Uhr"),
    ],
)
def test_a_reminder_says_for_when_it_was_stored(wish: ReminderWish, said: str) -> None:
    plain = stored(wish, "1.2.1")
    assert plain.startswith("Erinnerung an 1.2.1 Ferienplan herausgeben\n")
    assert said in plain


def test_a_reminder_is_read_back_in_english_too() -> None:
    assert stored(ReminderWish(on=date(2021, 5, 15), days_before=None), "1.2.1", lang="en").startswith(
        "Reminder of 1.2.1 Ferienplan herausgeben\nMonday, 17 May 2021, with the daily digest\n"
        "Saturday, 15 May 2021, is no working day."
    )
    assert "Reminder of your open measures\nEvery Monday at 9:00\nFor the first time: Monday, 10 May 2021" in stored(
        ReminderWish(every="weekly:MO", at=time(9)), lang="en"
    )


@pytest.mark.parametrize("gap", Gap)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_what_is_open_is_asked_or_said_and_days_are_offered_where_they_help(gap: Gap, lang: str) -> None:
    page = compose(RemindAnswer(lang, ("1.2.1",), ReminderWish(), gap=gap))
    assert page.reply.plain
    assert bool(page.reply.buttons) is (gap in ASKED)
    assert ("gespeichert" in page.reply.plain or "stored" in page.reply.plain) is (gap not in ASKED)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.DONE, "Stand: abgeschlossen. Die Erinnerung ist damit beendet."),
        (Status.CANCELLED, "Stand: entfällt. Die Erinnerung ist damit beendet."),
    ],
)
def test_of_what_is_over_it_says_why_it_comes_and_that_it_ends(status: Status, said: str) -> None:
    snapshot = reported(m1_2_1=status)
    frame = framed(snapshot, question(Intent.DETAIL), asker(), TODAY)
    item = Item(reminder(When(on=TODAY)), TODAY, listed_by_code(snapshot)["1.2.1"])
    assert over_text(item, frame).plain == f"Ihre Erinnerung vom 3. Mai\n\n1.2.1 Ferienplan herausgeben\n{said}"


def test_what_was_missed_and_a_measure_that_is_gone_are_said() -> None:
    frame = framed(SNAPSHOT, question(Intent.DETAIL), asker(), TODAY)
    gone = Item(reminder(When(days_before=7)), date(2021, 4, 30), is_late=True)
    assert over_text(gone, frame).plain == (
        "Ihre Erinnerung vom 3. Mai: 1 Woche vor dem Termin\n"
        "Vorgesehen war sie für Freitag, 30. April 2021.\n\n"
        "1.2.1 gibt es in der Zielvereinbarung nicht mehr. Die Erinnerung ist damit beendet."
    )


def test_a_long_list_has_pages_whose_numbers_go_on() -> None:
    own = [Own(reminder(When(on=TODAY)), None, TODAY)] * 23
    reply, page, number = list_text(own, 1, "1.2.1", "de")
    assert (len(page), number) == (10, 1)
    assert [[button.label for button in row] for row in reply.buttons] == [
        ["11", "12", "13", "14", "15"],
        ["16", "17", "18", "19", "20"],
        ["Zurück", "Weitere"],
    ]
    assert "20. 1.2.1 – Montag, 3. Mai 2021, mit der Tagesübersicht" in reply.plain
    assert list_text(own, 99, "1.2.1", "de")[2] == 2


def test_a_rhythm_is_not_put_on_another_day_by_a_button() -> None:
    weekly, once = (Own(reminder(when), None, TODAY) for when in (When(every="weekly:MO"), When(on=TODAY)))
    assert "remind_day" not in actions(weekly)
    assert "remind_day" in actions(once)


def actions(own: Own) -> set[str]:
    return {button.action for row in own_text(own, "de").buttons for button in row}
