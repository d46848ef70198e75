"""Messages written by somebody who knew the design and not the code: the whole reading, down to what is listed."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
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

_READ = frozenset({"intent", "lang", "field", "units"})
_REPORTED = frozenset({"status", "progress", "note", "new_due"})
_OF_A_PERIOD = frozenset({"due", "overdue"})
_EDGES = " .,!–-"


def _messages() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "unseen.jsonl").read_text("utf-8").splitlines()]


_CASES = [pytest.param(case, id=case["id"]) for case in _messages()]


def _read(case: Mapping[str, Any]) -> dict[str, Any]:
    """Read and answer as for a coordinator without own units."""
    today = date.fromisoformat(case["today"]) if "today" in case else TODAY
    who, snapshot = asker(), example()
    setting = Setting(vocabulary_of(snapshot), who.calendar, lang=who.lang)
    return as_json(ask_about(snapshot, understand(case["text"], today, setting), who, today))


def _wrong(case: Mapping[str, Any], read: Mapping[str, Any]) -> Iterable[str]:
    """Name what was read otherwise than expected."""
    keys = _READ | ({"period"} if case["intent"] in _OF_A_PERIOD else set())
    keys |= _REPORTED if case["intent"] == "report_status" else set()
    keys |= {"remind"} & case.keys()
    yield from (key for key in sorted(keys) if _plain(read[key]) != _plain(case[key]))
    optional = set(case.get("codes_optional", ()))
    if case["codes"] is not None and set(read["codes"]) - optional != set(case["codes"]) - optional:
        yield "codes"


def _plain(value: Any) -> Any:
    """Leave order and marks at the edges aside, as a reader would."""
    if isinstance(value, list):
        return sorted(value)
    return value.strip(_EDGES) if isinstance(value, str) else value


@pytest.mark.parametrize("case", _CASES)
def test_an_unseen_message_is_read_and_answered_as_the_design_says(case: Mapping[str, Any]) -> None:
    read = _read(case)
    readings = [{**case, **other} for other in ({}, *case.get("alt", ()))]
    fewest = min((list(_wrong(reading, read)) for reading in readings), key=len)
    assert not fewest, read
    assert {report["status"] for report in read["reports"]}.isdisjoint(case.get("must_not_status", ()))
