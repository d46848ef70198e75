"""Status messages as county staff write them: each ends in the right record, and none in one it does not state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.language.understand import understand
from bot.language.understanding import Intent, Scope, StatusReport, Understanding
from tests.bot.language.agreements import HERE, TODAY, example

Record = dict[str, Any]
Reading = str | Mapping[str, Record]
"""no, offer or unsure; or what is recorded of each measure, what was not said left out."""

_REPORT = re.compile(r"(?P<code>\d\.\d\.\d)(?P<words>[^\"]*)(?:\"(?P<said>.*)\"(?P<more>[^\"]*))?")
_STATUS = frozenset({"done", "in_progress", "planned", "delayed", "cancelled"})
_REPLIED_TO = re.compile(r"@(\d\.\d\.\d) (.*)", re.DOTALL)
_EDGES = " .,!–"


@dataclass(frozen=True)
class Message:
    """A message of `reports.txt`, and the readings of it that are right."""

    text: str
    readings: tuple[Reading, ...]


def _messages() -> list[Message]:
    lines = (HERE / "reports.txt").read_text("utf-8").splitlines()
    rows = [line.split(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [Message(text, tuple(map(_reading, readings.split(" / ")))) for readings, text in rows]


def _reading(written: str) -> Reading:
    if written in {"no", "offer", "unsure"}:
        return written
    return dict(map(_record, re.split(r"; (?=\d\.\d\.\d)", written)))


def _record(written: str) -> tuple[str, Record]:
    report = _REPORT.fullmatch(written)
    assert report, written
    words = f"{report['words']} {report['more'] or ''}".split()
    said = (report["said"] or "").strip(_EDGES)
    record: Record = {"obstacle" if "obstacle" in words else "note": said} if said else {}
    for word in words:
        if word in _STATUS:
            record["status"] = word
        elif word in {*Scope}:
            record["scope"] = word
        elif word.endswith("%"):
            record["progress"] = int(word[:-1])
        elif word.startswith(">"):
            record["new_due"] = word[1:]
        elif word == "unchanged":
            record["is_unchanged"] = True
    return report["code"], record


def _understood(text: str) -> Understanding:
    reply = _REPLIED_TO.fullmatch(text)
    setting = replace(example(), topic_codes=(reply[1],)) if reply else example()
    return understand((reply[2] if reply else text).replace("⏎", "\n"), TODAY, setting)


def _recorded(report: StatusReport) -> Record:
    record = {
        "status": report.status,
        "progress": report.progress,
        "note": (report.note or "").strip(_EDGES),
        "new_due": str(report.new_due.last) if report.new_due else None,
        "scope": report.scope,
        "is_unchanged": report.is_unchanged,
        "obstacle": (report.obstacle or "").strip(_EDGES),
    }
    return {name: value for name, value in record.items() if value}


def _is_written(understood: Understanding) -> bool:
    return understood.intent is Intent.REPORT_STATUS and understood.confidence >= 0.5 and not understood.choices


def _is_right(reading: Reading, understood: Understanding) -> bool:
    written = _is_written(understood)
    if reading == "no":
        return understood.intent is not Intent.REPORT_STATUS
    if reading == "offer":
        return understood.intent is Intent.REPORT_STATUS and bool(understood.choices)
    if reading == "unsure":
        return not written
    return written and {report.code: _recorded(report) for report in understood.reports} == reading


def test_every_message_ends_in_the_right_record() -> None:
    read = ((message, _understood(message.text)) for message in _messages())
    wrong = {m.text: u.reports for m, u in read if not any(_is_right(reading, u) for reading in m.readings)}
    assert wrong == {}


def test_the_messages_are_many_and_of_all_kinds() -> None:
    readings = [reading for message in _messages() for reading in message.readings]
    records = [record for reading in readings if not isinstance(reading, str) for record in reading.values()]
    assert len(_messages()) > 400
    assert {name for record in records for name in record} == {
        "status", "progress", "note", "new_due", "scope", "is_unchanged", "obstacle",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["alle unverändert", "alles unverändert", "Alles wie gehabt"])
def test_nothing_has_changed_in_a_whole_list(text: str) -> None:
    codes = ("6.1.3", "6.1.4", "6.2.3")
    understood = understand(text, TODAY, replace(example(), topic_codes=codes))
    assert [(report.code, report.is_unchanged) for report in understood.reports] == [(code, True) for code in codes]
    assert _is_written(understood)


def test_a_list_that_is_done_is_asked_about() -> None:
    understood = understand("alle erledigt", TODAY, replace(example(), topic_codes=("6.1.3", "6.1.4")))
    assert not _is_written(understood)


def test_the_first_balance_of_all_measures_is_read_to_its_end() -> None:
    codes = example().vocabulary.codes.codes
    text = "Anfangsstand\n\nerledigt:\n" + "\n".join(codes[:40]) + "\n\nläuft:\n" + "\n".join(codes[40:])
    understood = understand(text, TODAY, example())
    assert [report.code for report in understood.reports] == list(codes)
    assert [report.status for report in understood.reports] == ["done"] * 40 + ["in_progress"] * (len(codes) - 40)
    assert _is_written(understood)


def test_a_list_too_long_to_be_read_to_its_end_is_not_written() -> None:
    codes = example().vocabulary.codes.codes
    text = "\n".join(f"{code} erledigt, alles Weitere steht im Protokoll der letzten Sitzung" for code in codes)
    assert not _is_written(understand(text, TODAY, example()))


@pytest.mark.parametrize(
    ("text", "recorded"),
    [
        ("6.1.3 60 %", {"6.1.3": {"status": "in_progress", "progress": 60}}),
        ("6.1.3 unverändert", {"6.1.3": {"is_unchanged": True}}),
        ("erledigt:\n1.1.2\n1.1.3", {"1.1.2": {"status": "done"}, "1.1.3": {"status": "done"}}),
        ("6.1.3 fertig, Quatsch, läuft noch", {"6.1.3": {"status": "in_progress"}}),
    ],
)
def test_the_words_behind_the_command_for_reports_are_a_report(text: str, recorded: Mapping[str, Record]) -> None:
    understood = understand(text, TODAY, replace(example(), expects=Intent.REPORT_STATUS))
    assert _is_written(understood)
    assert {report.code: _recorded(report) for report in understood.reports} == recorded


@pytest.mark.parametrize("text", ["", "6.1.3", "was ist fällig?", "ist 6.1.3 fertig?", "6.1.3 soll fertig sein"])
def test_what_states_nothing_behind_the_command_for_reports_names_the_intent_alone(text: str) -> None:
    understood = understand(text, TODAY, replace(example(), expects=Intent.REPORT_STATUS))
    assert (understood.intent, understood.reports) == (Intent.REPORT_STATUS, ())
    assert understood.confidence < 0.5
