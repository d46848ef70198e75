"""A period as JSON values, as cards keep it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.periods.period import Period, Precision


def period_to_json(period: Period | None) -> dict[str, str | None] | None:
    """Return a period as JSON values."""
    if period is None:
        return None
    return {
        "first": period.first.isoformat() if period.first else None,
        "last": period.last.isoformat() if period.last else None,
        "precision": period.precision.value,
    }


def period_from_json(values: Mapping[str, Any] | None) -> Period | None:
    """Read what `period_to_json` wrote (KeyError or ValueError for anything else)."""
    if values is None:
        return None
    return Period(_day(values["first"]), _day(values["last"]), Precision(values["precision"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
