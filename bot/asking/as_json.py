"""How a message was read and answered, as the object of `zielbot ask --json` (DESIGN §5); the command adds the id."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from bot.asking.answers import DueAnswer, concerned_codes
from bot.asking.ask import Asked
from bot.language.understanding import Choice, ReminderWish, StatusReport
from bot.periods.period import Period

T = TypeVar("T")


def as_json(asked: Asked) -> dict[str, Any]:
    """Return the object without `id`, ready for `json.dumps`."""
    understanding = asked.understanding
    due = asked.answer if isinstance(asked.answer, DueAnswer) else None
    return {
        "intent": understanding.intent.value,
        "lang": understanding.lang,
        "period": _period(understanding.period),
        "units": list(understanding.units),
        "field": understanding.field,
        "codes": list(concerned_codes(asked.answer)),
        "overdue": [one.code for one in due.overdue] if due else [],
        "recurring": [turn.listed.code for turn in due.turns] if due else [],
        **_shared(understanding.reports),
        "reports": [{"code": report.code, **_report(report)} for report in understanding.reports],
        "remind": _remind(understanding.remind),
        "choices": [_choice(choice) for choice in understanding.choices],
        "reply": asked.reply.plain,
    }


def _period(period: Period | None) -> dict[str, str | None] | None:
    return {"from": _day(period.first), "to": _day(period.last)} if period else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _report(report: StatusReport) -> dict[str, Any]:
    return {
        "status": report.status.value if report.status else None,
        "progress": report.progress,
        "note": report.note,
        "new_due": _day(report.new_due.last) if report.new_due else None,
    }


def _shared(reports: Sequence[StatusReport]) -> dict[str, Any]:
    """Return what all reports share; None for what differs or was not said."""
    each = [_report(report) for report in reports]
    return {key: _same(one[key] for one in each) for key in ("status", "progress", "note", "new_due")}


def _same(values: Iterable[T]) -> T | None:
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _remind(wish: ReminderWish | None) -> dict[str, str | None] | None:
    if wish is None:
        return None
    return {"date": _day(wish.on), "time": wish.at.strftime("%H:%M") if wish.at else None, "every": wish.every}


def _choice(choice: Choice) -> dict[str, str | None]:
    return {
        "intent": choice.intent.value,
        "code": choice.code,
        "status": choice.status.value if choice.status else None,
    }
