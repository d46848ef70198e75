"""What DESIGN §4 expects of its example messages, as far as understanding alone decides it."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from bot.language.understand import understand
from bot.language.understanding import Understanding
from tests.bot.language.agreements import TODAY, example, utterances

_CODES_DECIDED = frozenset({"detail", "report_status", "remind"})
_CASES = [pytest.param(case, id=str(case["id"])) for case in utterances()]
_DANGEROUS = [pytest.param(case, id=str(case["id"])) for case in utterances() if "must_not_status" in case]


def _read(understood: Understanding) -> dict[str, Any]:
    period, report, wish = understood.period, next(iter(understood.reports), None), understood.remind
    new_due = report.new_due if report else None
    return {
        "intent": understood.intent.value,
        "period": period and {"from": str(period.first), "to": str(period.last)},
        "units": list(understood.units),
        "field": understood.field,
        "codes": list(understood.codes),
        "status": report.status.value if report and report.status else None,
        "progress": report.progress if report else None,
        "note": report.note if report else None,
        "new_due": str(new_due.last) if new_due else None,
        "remind": wish
        and {
            "date": wish.on and wish.on.isoformat(),
            "time": wish.at and wish.at.strftime("%H:%M"),
            "every": wish.every,
        },
    }


def _readings(case: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """The expected reading and its alternatives, without what only the listing decides."""
    for reading in ({}, *case.get("alt", [])):
        whole = {**case, **reading}
        keys = {"intent", "period", "units", "field", "status", "progress", "note", "new_due", "remind"} & whole.keys()
        if whole["intent"] in _CODES_DECIDED and whole["codes"] is not None:
            keys.add("codes")
        yield {key: whole[key] for key in keys}


@pytest.mark.parametrize("case", _CASES)
def test_an_example_message_is_read_as_the_design_expects(case: Mapping[str, Any]) -> None:
    read = _read(understand(str(case["text"]), TODAY, example()))
    expected = list(_readings(case))
    assert any({key: read[key] for key in reading} == reading for reading in expected), (read, expected[0])


@pytest.mark.parametrize("case", _CASES)
def test_the_language_of_an_example_message_is_seen(case: Mapping[str, Any]) -> None:
    assert understand(str(case["text"]), TODAY, example()).lang == case["lang"]


@pytest.mark.parametrize("case", _DANGEROUS)
def test_a_status_that_is_denied_is_never_read(case: Mapping[str, Any]) -> None:
    understood = understand(str(case["text"]), TODAY, example())
    assert not {report.status for report in understood.reports} & set(case["must_not_status"])
