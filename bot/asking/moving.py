"""The periods before and after the one asked about."""

from datetime import timedelta

from bot.periods.period import Period, Precision
from bot.periods.spans import half_year_of, month_of, quarter_of, shift, year_of

_CALENDAR = (month_of, quarter_of, half_year_of, year_of)


def moved(period: Period, steps: int) -> Period | None:
    """Return the period so many steps on; None where it has no neighbours, or beyond the days a calendar has."""
    whole = _whole(period)
    if whole is None:
        return None
    try:
        return shift(whole, steps)
    except (ValueError, OverflowError):
        return None


def _whole(period: Period) -> Period | None:
    """Return what a period is part of: "dieses Quartal noch" on 3 May is moved as the quarter it ends with.

    A run of days without a name ("in den nächsten sechs Wochen") and an open period have no neighbours.
    """
    if period.first is None or period.last is None:
        return None
    if period.precision is not Precision.SPAN or _has_whole_months(period):
        return period
    ending = (of(period.last) for of in _CALENDAR)
    return next((one for one in ending if one.last == period.last and period.first in one), None)


def _has_whole_months(period: Period) -> bool:
    if period.first is None or period.last is None:
        return False
    return period.first.day == 1 and (period.last + timedelta(days=1)).day == 1
