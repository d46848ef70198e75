"""From a wish to what is stored, or to what is still open about it."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.agreement.model import Status
from bot.asking.topic import vocabulary_of
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import ReminderWish
from bot.periods.calendar import Calendar
from bot.reminders.answers import Gap, RemindAnswer
from bot.reminders.keeping import as_written
from bot.reminders.model import When
from bot.reminders.wish import plan_reminders, wish_in
from tests.bot.asking.county import SNAPSHOT, TODAY, reported

NOW = datetime(2021, 5, 3, 10, tzinfo=ZoneInfo("Europe/Berlin"))
THURINGIA = Calendar("TH")


def plan(wish: ReminderWish, *codes: str, now: datetime = NOW) -> RemindAnswer:
    return plan_reminders(SNAPSHOT, wish, codes, "de", now=now, calendar=THURINGIA)


@pytest.mark.parametrize(
    ("wish", "gap"),
    [
        (ReminderWish(), Gap.NO_DAY),
        (ReminderWish(on=TODAY), Gap.TODAY),
        (ReminderWish(on=TODAY, at=time(9)), Gap.PAST),
        (ReminderWish(on=date(2021, 4, 30)), Gap.PAST),
        (ReminderWish(on=date(9998, 12, 31)), Gap.FAR),
        (ReminderWish(on=date(1, 1, 1)), Gap.PAST),
        (ReminderWish(days_before=400), Gap.PAST),
    ],
)
def test_what_cannot_be_stored_says_why(wish: ReminderWish, gap: Gap) -> None:
    answer = plan(wish, "1.2.1")
    assert (answer.gap, answer.planned) == (gap, ())


def test_before_a_due_date_a_measure_with_one_has_to_be_named() -> None:
    assert plan(ReminderWish(days_before=7)).gap is Gap.NO_MEASURE
    assert plan(ReminderWish(days_before=7), "2.1.1").gap is Gap.NO_DUE
    assert plan(ReminderWish(days_before=7), "1.2.1", "2.1.1").gap is Gap.NO_DUE


def test_of_what_is_settled_nobody_is_reminded() -> None:
    snapshot = reported(m1_2_1=Status.DONE)
    wish = ReminderWish(on=date(2021, 6, 1))
    assert plan_reminders(snapshot, wish, ("1.2.1",), "de", now=NOW, calendar=THURINGIA).gap is Gap.SETTLED


def test_each_measure_named_has_a_reminder_of_its_own_up_to_five() -> None:
    wish = ReminderWish(on=date(2021, 6, 1))
    codes = ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.1", "2.1.2")
    assert [one.listed and one.listed.code for one in plan(wish, *codes[:5]).planned] == list(codes[:5])
    assert plan(wish, *codes).gap is Gap.TOO_MANY


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (NOW, date(2021, 5, 3)),
        (NOW.replace(hour=16), date(2021, 5, 4)),
        (datetime(2021, 5, 12, 16, tzinfo=NOW.tzinfo), date(2021, 5, 14)),  # tomorrow is Ascension Day
        (datetime(2021, 5, 8, 10, tzinfo=NOW.tzinfo), date(2021, 5, 8)),  # a Saturday on which somebody works
    ],
)
def test_a_time_alone_is_the_next_one(now: datetime, day: date) -> None:
    (planned,) = plan(ReminderWish(at=time(15)), now=now).planned
    assert (planned.on, planned.when.minute, planned.listed) == (day, 15 * 60, None)


def test_the_day_that_was_meant_is_kept_where_it_is_another() -> None:
    (moved,) = plan(ReminderWish(on=date(2021, 5, 15)), "1.2.1").planned
    assert (moved.on, moved.wished_on) == (date(2021, 5, 17), date(2021, 5, 15))
    (before,) = plan(ReminderWish(days_before=10), "1.2.1").planned
    assert (before.on, before.wished_on) == (date(2021, 6, 18), date(2021, 6, 20))
    (kept,) = plan(ReminderWish(every="weekly:MO", at=time(9)), "1.2.1").planned
    assert kept.wished_on is None


def answered(text: str) -> ReminderWish | None:
    setting = Setting(vocabulary_of(SNAPSHOT), THURINGIA, topic_codes=("1.2.1",))
    return wish_in(text, understand(text, TODAY, setting), TODAY, setting)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("am Freitag um 9", ReminderWish(on=date(2021, 5, 7), at=time(9))),
        ("morgen", ReminderWish(on=date(2021, 5, 4))),
        ("nächste Woche", ReminderWish(on=date(2021, 5, 10))),
        ("um 15 Uhr", ReminderWish(at=time(15))),
        ("jeden Montag", ReminderWish(every="weekly:MO")),
        ("lieber am 1. Juni", ReminderWish(on=date(2021, 6, 1))),
        ("on Friday at 4 pm", ReminderWish(on=date(2021, 5, 7), at=time(16))),
    ],
)
def test_an_answer_to_when_is_read(text: str, wish: ReminderWish) -> None:
    assert answered(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "Was ist nächste Woche fällig?",
        "überfällig",
        "1.2.2",
        "danke",
        "1.2.1 erledigt",
        "fertig",
        "wir sehen uns dann am Freitag alle zusammen in der großen Runde",
    ],
)
def test_what_is_no_answer_to_when_is_left_alone(text: str) -> None:
    assert answered(text) is None


def test_a_time_alone_keeps_the_day_and_a_day_alone_the_time() -> None:
    friday = When(on=date(2021, 5, 7), minute=540)
    for wish, then in (
        (ReminderWish(at=time(14)), replace(friday, minute=840)),
        (ReminderWish(on=date(2021, 5, 10)), replace(friday, on=date(2021, 5, 10))),
        (ReminderWish(every="weekdays"), When(every="weekdays", minute=540)),
        (ReminderWish(on=date(2021, 5, 10), at=time(8)), When(on=date(2021, 5, 10), minute=480)),
        (ReminderWish(on=date(2021, 4, 1)), Gap.PAST),
    ):
        assert as_written(friday, wish, NOW, THURINGIA) == then
