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

from bot.language.revisions import Revision, read_revision
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
    return ReminderWish(day, hour, case.get("every"), case.get("before"))


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
    assert read == Until(date.fromisoformat(case["until"]), tuple(case.get("codes", ())))


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
