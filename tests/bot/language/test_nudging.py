"""Messages about nudges and reminders, written by somebody who knew nothing of the grammar, as staff would write them.

`nudging.jsonl` holds those that are read right, by kind, with their reading. They have been used to mend what they
showed, so they say nothing any more about messages nobody has seen. The kind `none` are messages that must not be taken
for a wish: nothing may be put off, deleted, set or switched by them.
"""

import json
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from bot.language.revisions import Revision, asks_for_list, read_revision
from bot.language.understand import understand
from bot.language.understanding import Intent, ReminderWish
from bot.nudges.model import LADDER
from bot.nudges.snoozing import Days, Unread, Until, read_snooze
from bot.nudges.wishes import Unread as NoWish
from bot.nudges.wishes import Wish, read_wish, wish_in
from tests.bot.language.agreements import THURINGIA, TODAY, example

MESSAGES = [json.loads(line) for line in (Path(__file__).parent / "nudging.jsonl").read_text("utf-8").splitlines()]
DIGEST_ON = date(2021, 5, 31)
"""The day on which they reply to a digest."""
_DAYS = Days(THURINGIA, LADDER)


def of_kind(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["text"]) for case in MESSAGES if case["kind"] == kind]


def _wish(case: Mapping[str, Any]) -> ReminderWish:
    on, at = case.get("on"), case.get("at")
    day, hour = on and date.fromisoformat(on), at and time.fromisoformat(at)
    return ReminderWish(day, hour, case.get("every"), case.get("before"), case.get("minutes"))


@pytest.mark.parametrize("case", of_kind("remind"))
def test_a_reminder_is_wished_for_on_that_day_at_that_time_so_often(case: Mapping[str, Any]) -> None:
    today = date.fromisoformat(case.get("today", TODAY.isoformat()))
    read = understand(case["text"], today, example())
    assert (read.intent, read.codes, read.remind) == (Intent.REMIND, tuple(case["codes"]), _wish(case))


@pytest.mark.parametrize("case", of_kind("revise"))
def test_a_reminder_is_changed_or_deleted(case: Mapping[str, Any]) -> None:
    read = read_revision(case["text"], TODAY, example())
    assert isinstance(read, Revision)
    assert (read.codes, read.is_named) == (tuple(case.get("codes", ())), case.get("named", False))
    assert (read.deletes, read.weekday) == (case.get("deletes", False), case.get("weekday"))
    assert (read.later and read.later.days * read.sign) == case.get("days_later")
    assert (read.wish or ReminderWish()) == _wish(case)


@pytest.mark.parametrize("case", of_kind("put_off"))
def test_a_reply_to_a_digest_puts_nudges_off(case: Mapping[str, Any]) -> None:
    read = read_snooze(case["text"], DIGEST_ON, _DAYS, example().vocabulary.codes)
    assert isinstance(read, Until)
    assert (read.day, read.codes) == (date.fromisoformat(case["until"]), tuple(case.get("codes", ())))


@pytest.mark.parametrize("case", of_kind("nudges"))
def test_nudges_are_switched_by_command_and_in_words(case: Mapping[str, Any]) -> None:
    command, _, behind = case["text"].partition("/hinweise ")
    read = wish_in(command, LADDER) if command else read_wish(behind, LADDER)
    assert read == Wish(case["wants"], case.get("minute"))


@pytest.mark.parametrize("case", of_kind("none"))
def test_what_only_sounds_like_a_wish_does_nothing(case: Mapping[str, Any]) -> None:
    text = case["text"]
    assert understand(text, TODAY, example()).intent is not Intent.REMIND
    assert read_revision(text, TODAY, example()) is None
    assert read_snooze(text, DIGEST_ON, _DAYS, example().vocabulary.codes) is Unread.NONE
    assert wish_in(text, LADDER) is NoWish.NONE


@pytest.mark.parametrize(
    "text",
    [
        "doch erst Dienstag fertig",
        "Termin doch erst am 20.",
        "6.1.3 eine Woche später",
        "6.1.3 doch erst im Juli",
        "6.1.3 verschiebt sich auf Dienstag",
        "um 9 im Rathaus",
        "am Dienstag",
        "Dienstag?",
        "lieber Herr Müller, bis Dienstag",
        "Erinnerung an 6.1.3 am Freitag",
        "die Löschung der Erinnerung ans Bauamt",
    ],
)
def test_a_report_a_question_and_small_talk_change_no_reminder(text: str) -> None:
    assert read_revision(text, TODAY, example()) is None


def test_what_is_only_remembered_is_not_reported() -> None:
    read = understand("ich erinnere mich, dass 6.1.3 schon mal verschoben wurde", TODAY, example())
    assert (read.intent, read.reports) == (Intent.NONE, ())


@pytest.mark.parametrize("text", ["10 Hinweise", "3 Hinweise erhalten", "keine Hinweise bekommen", "Hinweise?"])
def test_a_number_and_a_complaint_switch_nothing(text: str) -> None:
    assert wish_in(text, LADDER) is NoWish.NONE


@pytest.mark.parametrize("text", ["stop", "Hinweise nur noch nachmittags", "hört auf, mir jeden Tag zu schreiben"])
def test_what_does_not_say_how_nudges_are_wanted_shows_the_choices(text: str) -> None:
    assert wish_in(text, LADDER, is_named=True) is NoWish.HOW


@pytest.mark.parametrize("text", ["kannst du mir das immer erst um 10 schicken", "bitte nicht vor 10 Uhr anschreiben"])
def test_in_reply_to_a_digest_nudges_need_not_be_named(text: str) -> None:
    assert wish_in(text, LADDER, is_named=True) == Wish(True, 600)
    assert wish_in(text, LADDER) is NoWish.NONE


@pytest.mark.parametrize("text", ["um 10", "9:30", "um 10 ist Sitzung", "bitte nicht", "stopp den Verkehr"])
def test_a_time_may_be_of_today_even_in_reply_to_a_digest(text: str) -> None:
    assert wish_in(text, LADDER, is_named=True) is NoWish.NONE


@pytest.mark.parametrize(
    "text", ["welche Erinnerungen hab ich", "show me my reminders", "hab ich für 6.1.4 schon ne Erinnerung drin?"]
)
def test_ones_own_reminders_are_asked_for_in_words(text: str) -> None:
    assert asks_for_list(text, TODAY, example())


@pytest.mark.parametrize(
    "text",
    [
        "Wie lösche ich eine Erinnerung?",
        "zeig mir morgen eine Erinnerung an 6.1.3",
        "lösch meine Erinnerungen",
        "kannst du mir eine Erinnerung stellen?",
        "Erinnerungen an den Krieg",
    ],
)
def test_what_sets_deletes_or_tells_asks_for_no_list(text: str) -> None:
    assert not asks_for_list(text, TODAY, example())


def test_the_rhythm_names_a_reminder() -> None:
    read = read_revision("die Montagserinnerung bitte erst um 10", TODAY, example())
    assert read is not None
    assert (read.of_every, read.wish) == ("weekly:MO", ReminderWish(at=time(10)))


def test_of_a_reminder_that_is_needed_no_more_no_status_is_read() -> None:
    assert understand("nicht mehr nötig, mich an 6.1.3 zu erinnern", TODAY, example()).reports == ()
    assert understand("6.1.3 ist nicht mehr nötig", TODAY, example()).reports
    assert understand("6.1.3 entfällt, bitte nicht mehr erinnern", TODAY, example()).reports


def test_a_thing_that_is_no_measure_is_kept_to_be_asked_about() -> None:
    assert understand("erinner mich morgen an den Rückruf beim Arzt", TODAY, example()).topic
    assert understand("erinner mich morgen an die offenen Maßnahmen", TODAY, example()).topic == ()
