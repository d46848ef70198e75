"""Messages written by people who knew the design and not the code: the whole reading, down to what is listed.

`unseen.jsonl` and `corpus.jsonl` hold what is read right. `misread.jsonl` holds what is not, with the reading held
right: of those only the harm is tested, a status written that the text denies or does not state.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

import pytest

from bot.asking.as_json import as_json
from bot.asking.ask import ask_about
from bot.asking.topic import vocabulary_of
from bot.language.setting import Setting
from bot.language.understand import understand
from tests.bot.asking.county import asker
from tests.bot.asking.example import example
from tests.bot.language.agreements import HERE, TODAY

Case = Mapping[str, Any]

_READ = frozenset({"intent", "lang", "field", "units"})
_REPORTED = frozenset({"status", "progress", "note", "new_due"})
_OF_A_PERIOD = frozenset({"due", "overdue"})
_EDGES = " .,!–"


def _messages(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _by_intent(name: str) -> Iterable[Any]:
    """One test for the messages of each intent: a test each would take longer to set up than to run."""
    ordered = sorted(_messages(name), key=lambda case: str(case["intent"]))
    for intent, cases in groupby(ordered, key=lambda case: str(case["intent"])):
        yield pytest.param(list(cases), id=f"{name}-{intent}")


def _read(case: Case) -> dict[str, Any]:
    return _answered(case["text"], date.fromisoformat(case["today"]) if "today" in case else TODAY)


@cache
def _answered(text: str, today: date) -> dict[str, Any]:
    """Read and answer as for a coordinator without own units."""
    who, snapshot = asker(), example()
    setting = Setting(vocabulary_of(snapshot), who.calendar, lang=who.lang)
    return as_json(ask_about(snapshot, understand(text, today, setting), who, today))


def _wrong(case: Case, read: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was read otherwise than expected, in the reading that comes nearest."""
    readings = [{**case, **other} for other in ({}, *case.get("alt", ()))]
    return min((_otherwise(reading, read) for reading in readings), key=len)


def _otherwise(case: Case, read: Mapping[str, Any]) -> dict[str, Any]:
    keys = _READ | ({"period"} if case["intent"] in _OF_A_PERIOD else set())
    keys |= _REPORTED if case["intent"] == "report_status" else set()
    keys |= {"remind", "reports"} & case.keys()
    wrong = {key: read[key] for key in keys if _plain(key, read[key]) != _plain(key, case[key])}
    optional = set(case.get("codes_optional", ()))
    if case["codes"] is not None and set(read["codes"]) - optional != set(case["codes"]) - optional:
        wrong["codes"] = read["codes"]
    return wrong


def _plain(key: str, value: Any) -> Any:
    """Leave order and marks at the edges aside, as a reader would."""
    if key == "reports":
        return {one["code"]: {name: _plain(name, one.get(name)) for name in _REPORTED} for one in value}
    if isinstance(value, list):
        return sorted(value)
    return value.strip(_EDGES) if isinstance(value, str) else value


def _is_harmful(case: Case, read: Mapping[str, Any]) -> bool:
    """Whether a status is written that the text denies, or any where the text reports none."""
    written = {report["status"] for report in read["reports"]} if not read["choices"] else set()
    denied = set(case.get("must_not_status") or ())
    return bool(written & denied) or (case["intent"] == "none" and bool(written))


@pytest.mark.parametrize("cases", [*_by_intent("unseen"), *_by_intent("corpus")])
def test_messages_are_read_and_answered_as_the_design_says(cases: list[Case]) -> None:
    assert {case["text"]: wrong for case in cases if (wrong := _wrong(case, _read(case)))} == {}


@pytest.mark.parametrize("name", ["unseen", "corpus", "misread"])
def test_no_status_is_written_that_the_text_denies_or_does_not_state(name: str) -> None:
    assert [case["text"] for case in _messages(name) if _is_harmful(case, _read(case))] == []
