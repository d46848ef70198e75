"""Reports as JSON values, as a card keeps what can be chosen on it."""

from collections.abc import Mapping
from typing import Any

from bot.agreement.model import Status
from bot.language.understanding import Scope, StatusReport
from bot.periods.kept import period_from_json, period_to_json
from bot.reporting.answers import Choices, Doubt


def choices_to_json(choices: Choices) -> dict[str, Any]:
    """Return what can be chosen as JSON values."""
    return {
        "doubt": choices.doubt.value,
        "options": [[report_to_json(report) for report in option] for option in choices.options],
    }


def choices_from_json(values: Mapping[str, Any]) -> Choices:
    """Read what `choices_to_json` wrote (KeyError or ValueError for anything else)."""
    options = tuple(tuple(map(report_from_json, option)) for option in values["options"])
    return Choices(Doubt(values["doubt"]), options)


def report_to_json(report: StatusReport) -> dict[str, Any]:
    """Return a report as JSON values."""
    return {
        "code": report.code,
        "status": report.status and report.status.value,
        "progress": report.progress,
        "note": report.note,
        "new_due": period_to_json(report.new_due),
        "scope": report.scope and report.scope.value,
        "is_unchanged": report.is_unchanged,
        "obstacle": report.obstacle,
        "turn": period_to_json(report.turn),
    }


def report_from_json(values: Mapping[str, Any]) -> StatusReport:
    """Read what `report_to_json` wrote (KeyError or ValueError for anything else)."""
    return StatusReport(
        code=values["code"],
        status=Status(values["status"]) if values["status"] else None,
        progress=values["progress"],
        note=values["note"],
        new_due=period_from_json(values["new_due"]),
        scope=Scope(values["scope"]) if values["scope"] else None,
        is_unchanged=values["is_unchanged"],
        obstacle=values["obstacle"],
        turn=period_from_json(values["turn"]),
    )
