"""Recurring measures: which of their turns fall in a period (DESIGN §3: a yearly turn is the calendar year)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from bot.agreement.model import Agreement, Recurrence
from bot.agreement.standing import turn_is_done
from bot.asking.select import Listed
from bot.periods.period import Period, Precision

MONTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
    Recurrence.EVERY_2_YEARS: 24,
    Recurrence.EVERY_3_YEARS: 36,
    Recurrence.EVERY_4_YEARS: 48,
    Recurrence.EVERY_5_YEARS: 60,
}
_PRECISIONS = {1: Precision.MONTH, 3: Precision.QUARTER, 6: Precision.HALF_YEAR, 12: Precision.YEAR}
ROUNDS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One round of a recurring measure, due on the last day `on`."""

    listed: Listed
    on: date


def turns_in(listed: Iterable[Listed], period: Period, agreement: Agreement) -> tuple[Turn, ...]:
    """Return of each recurring measure that goes on its first open turn whose last day lies in `period`."""
    found = (_first_turn(one, period, agreement) for one in listed if one.measure.recurrence)
    return tuple(sorted((turn for turn in found if turn), key=lambda turn: turn.on))


def _first_turn(one: Listed, period: Period, agreement: Agreement) -> Turn | None:
    if one.is_settled or one.measure.recurrence is None:
        return None
    first, last = _life(one, agreement)
    start = max(first, period.first or first)
    stop = min(last, period.last or last)
    if start > stop:
        return None
    for on in _ends(MONTHS[one.measure.recurrence], first.year, start):
        if on > stop:
            return None
        if not is_fulfilled(one, on):
            return Turn(one, on)
    return None


def turn_of(one: Listed, agreement: Agreement, day: date) -> tuple[date, bool] | None:
    """Return the last day of the round that `day` is in, and whether no round follows; None for what comes once.

    Before the first round it is the first, after the last one the last.
    """
    if one.measure.recurrence is None:
        return None
    first, last = _life(one, agreement)
    start = max(first, min(day, last))
    on, following = islice(_ends(MONTHS[one.measure.recurrence], first.year, start), 2)
    return on, following > last


def _life(one: Listed, agreement: Agreement) -> tuple[date, date]:
    """Return the days from which and up to which the measure comes back: nothing was agreed outside of them."""
    started = one.measure.start and one.measure.start.first
    agreed = agreement.protocol_on or agreement.signed_on
    first = max((day for day in (started, agreed) if day), default=date(1900, 1, 1))
    end = one.due.on if one.due else agreement.runs_until
    return first, end or date(date.max.year - 10, 12, 31)


def _ends(months: int, first_year: int, start: date) -> Iterator[date]:
    """Yield the last days of rounds of so many months from `start` on; rounds are counted from January of a year.

    Rounds of several years are counted from the year in which the measure begins.
    """
    count = (start.year - first_year) * 12 + start.month - 1
    end = (count // months + 1) * months
    while True:
        yield date(first_year + end // 12, end % 12 + 1, 1) - timedelta(days=1)
        end += months


def turn_period(recurrence: Recurrence | None, on: date) -> Period:
    """Return the round that ends on this last day of a month; the year for what has no rhythm."""
    count = MONTHS[recurrence] if recurrence else 12
    begin = on.year * 12 + on.month - count
    return Period(date(begin // 12, begin % 12 + 1, 1), on, _PRECISIONS.get(count, Precision.SPAN))


def is_fulfilled(one: Listed, on: date) -> bool:
    """Whether the round that ends on this day was reported done."""
    period = turn_period(one.measure.recurrence, on)
    assert period.first
    return turn_is_done(one.standing, period.first, on)


def rounds(one: Listed, agreement: Agreement, today: date) -> tuple[tuple[Period, bool], ...]:
    """Return the rounds from the first that was done up to the present one, and whether each was done; at most three.

    None where no round was done yet, or the measure is settled.
    """
    if one.is_settled or not one.standing.turns_done:
        return ()
    turn = turn_of(one, agreement, today)
    ends = [turn[0] if turn else date(today.year, 12, 31)]
    while len(ends) < ROUNDS_SHOWN and ends[0] > min(one.standing.turns_done):
        period = turn_period(one.measure.recurrence, ends[0])
        assert period.first
        ends.insert(0, period.first - timedelta(days=1))
    return tuple((turn_period(one.measure.recurrence, on), is_fulfilled(one, on)) for on in ends)
