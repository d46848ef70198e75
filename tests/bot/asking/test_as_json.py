"""The object that `zielbot ask --json` prints."""

import json
from datetime import date, time
from typing import Any

from bot.agreement.model import Status
from bot.asking.as_json import as_json
from bot.asking.ask import ask_about
from bot.language.understanding import Choice, Intent, ReminderWish, StatusReport, Understanding
from bot.periods.period import Period, Precision
from bot.periods.spans import quarter
from tests.bot.asking.county import SNAPSHOT, TODAY, asker

KEYS = {
    *("intent", "lang", "period", "units", "field", "codes", "overdue", "recurring", "status", "progress", "note"),
    *("new_due", "reports", "remind", "choices", "reply"),
}


def shown(understanding: Understanding) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(as_json(ask_about(SNAPSHOT, understanding, asker(), TODAY))))
    return made


def test_it_has_every_key_of_the_agreed_shape() -> None:
    assert set(shown(Understanding(Intent.HELP, "de"))) == KEYS


def test_a_due_answer_names_what_is_due_overdue_and_recurring() -> None:
    made = shown(Understanding(Intent.DUE, "de", period=quarter(2021, 4), units=("Bauamt",)))
    assert made["period"] == {"from": "2021-10-01", "to": "2021-12-31"}
    assert (made["units"], made["codes"]) == (["Bauamt"], ["2.1.2"])
    assert (made["overdue"], made["recurring"]) == (["1.1.1", "1.1.2"], [])
    assert made["reply"].startswith("IV. Quartal 2021")


def test_an_open_period_has_a_null_end() -> None:
    made = shown(Understanding(Intent.DUE, "de", period=Period(date(2021, 7, 1), None, Precision.SPAN)))
    assert made["period"] == {"from": "2021-07-01", "to": None}
    assert made["recurring"] == ["1.1.3", "2.1.3"]


def test_all_codes_are_named_and_not_only_those_of_the_page() -> None:
    made = shown(Understanding(Intent.SEARCH, "de"))
    assert len(made["codes"]) == 8


def test_overdue_codes_are_the_codes() -> None:
    made = shown(Understanding(Intent.OVERDUE, "de"))
    assert (made["codes"], made["overdue"]) == (["1.1.1", "1.1.2"], [])


def test_flat_keys_hold_what_all_reports_share() -> None:
    reports = (
        StatusReport("1.1.1", Status.DELAYED, note="wegen Regen", new_due=quarter(2021, 4)),
        StatusReport("1.1.2", Status.DELAYED, note="wegen Schnee", new_due=quarter(2021, 4)),
    )
    made = shown(Understanding(Intent.REPORT_STATUS, "de", codes=("1.1.1", "1.1.2"), reports=reports))
    assert (made["status"], made["note"], made["new_due"]) == ("delayed", None, "2021-12-31")
    assert made["reports"][1] == {
        "code": "1.1.2",
        "status": "delayed",
        "progress": None,
        "note": "wegen Schnee",
        "new_due": "2021-12-31",
    }
    assert made["codes"] == ["1.1.1", "1.1.2"]


def test_a_reminder_and_choices_are_shown() -> None:
    wish = ReminderWish(at=time(9), every="weekly:MO")
    choice = Choice(Intent.REPORT_STATUS, "1.1.1", Status.DONE)
    made = shown(Understanding(Intent.REMIND, "de", remind=wish, choices=(choice,)))
    assert made["remind"] == {"date": None, "time": "09:00", "every": "weekly:MO"}
    assert made["choices"] == [{"intent": "report_status", "code": "1.1.1", "status": "done"}]
