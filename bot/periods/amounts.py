"""Amounts of time counted from a day: "in zwei Wochen", "nächste drei Monate", "two weeks ago"."""

from datetime import date, timedelta
from typing import NamedTuple

from bot.periods import spans, words
from bot.periods.line import Found, Line
from bot.periods.numbers import number_at
from bot.periods.period import Direction, Period, Precision

_DAYS = {Precision.DAY: 1, Precision.WEEK: 7}
_HANDFUL = {Precision.DAY: 7, Precision.WEEK: 4, Precision.MONTH: 3, Precision.QUARTER: 2, Precision.YEAR: 3}
"""What "the next days", "weeks", "months" are taken for."""
_MOST_MONTHS, _MOST_DAYS = 600, 18000
HALVES = dict.fromkeys(("halbe", "halben", "halber", "halbes", "halb", "half"), 6) | {
    "anderthalb": 18,
    "eineinhalb": 18,
}
"""Months in so much of a year."""
_RELATIVE_TO = {"vor": -1, "before": -1, "nach": 1, "after": 1}


class Amount(NamedTuple):
    """So many days and months, said as `number` units of `precision`, and the position behind the words."""

    number: int
    precision: Precision
    days: int
    months: int
    end: int

    def after(self, day: date, sign: int = 1) -> date:
        """Return the day this much later, or earlier for a negative sign."""
        return spans.add_months(day, sign * self.months) + timedelta(days=sign * self.days)


def amount_at(line: Line, at: int) -> Amount | None:
    """Read "6 Wochen", "drei Monate", "einem halben Jahr", "half a year", "1 Jahr und 3 Monaten"."""
    amount = _half_year(line, at) or _counted(line, at)
    more = _counted(line, amount.end + 1) if amount and line.word(amount.end) in {"und", "and"} else None
    if amount is None or more is None:
        return amount
    return Amount(1, more.precision, amount.days + more.days, amount.months + more.months, more.end)


def _half_year(line: Line, at: int) -> Amount | None:
    number = number_at(line, at)
    start = number.end if number and number.value == 1 else at
    unit = start + 2 if line.word(start + 1) in {"a", "the"} else start + 1
    months = HALVES.get(line.word(start))
    whole = words.UNITS.get(line.word(unit)) is Precision.YEAR
    return Amount(1, Precision.MONTH, 0, months, unit + 1) if months and whole else None


def _counted(line: Line, at: int) -> Amount | None:
    number = number_at(line, at)
    precision = words.UNITS.get(line.word(number.end)) if number else None
    return _amount(number.value, precision, number.end + 1) if number and precision else None


def _amount(number: int, precision: Precision, end: int) -> Amount | None:
    days, months = number * _DAYS.get(precision, 0), number * spans.MONTHS_OF.get(precision, 0)
    if not (days or months) or months > _MOST_MONTHS or days > _MOST_DAYS:
        return None
    return Amount(number, precision, days, months, end)


def coming_or_past(line: Line, at: int) -> Found | None:
    """Read "nächsten 6 Wochen", "next six weeks", "letzten drei Monate": from today on, or up to today."""
    step = words.RELATIVE.get(line.word(at))
    amount = (amount_at(line, at + 1) or _few(line, at + 1)) if step else None
    if amount is None or step not in {1, -1}:
        return None
    if amount.precision in {Precision.QUARTER, Precision.HALF_YEAR}:
        return Found(amount.end, _whole_units(line, amount, step))
    other = amount.after(line.today, step)
    return Found(amount.end, Period(min(line.today, other), max(line.today, other), Precision.SPAN))


def _few(line: Line, at: int) -> Amount | None:
    """Read "Wochen", "paar Monate", "few days", which are taken as a handful."""
    unit = line.skip(at, words.FEW, 3)
    if line.word(unit) not in words.PLURALS:
        return None
    precision = words.UNITS[line.word(unit)]
    return _amount(_HANDFUL[precision], precision, unit + 1)


def _whole_units(line: Line, amount: Amount, step: int) -> Period:
    """ "Die nächsten zwei Quartale" are the two after this one."""
    running = spans.period_of(line.today, amount.precision)
    near, far = spans.shift(running, step), spans.shift(running, step * amount.number)
    return spans.join(near, far) if step > 0 else spans.join(far, near)


def within(line: Line, at: int) -> Found | None:
    """Read "innerhalb von 14 Tagen", "within two weeks"."""
    if line.word(at) not in words.WITHIN:
        return None
    amount = amount_at(line, line.skip(at + 1, words.ARTICLES))
    return amount and Found(amount.end, Period(line.today, amount.after(line.today), Precision.SPAN))


def from_today(line: Line, at: int) -> Found | None:
    """Read "in zwei Wochen", "vor drei Tagen", "seit einem Monat": a day counted from today."""
    sign = {"in": 1, "vor": -1, "seit": -1}.get(line.word(at))
    amount = amount_at(line, at + 1) if sign else None
    if amount is None or sign is None:
        return None
    day = spans.on_day(amount.after(line.today, sign))
    since = line.word(at) == "seit"
    end = amount.end + 2 if line.word(amount.end) in {"'", "’"} and line.word(amount.end + 1) == "time" else amount.end
    return Found(end, day, direction=Direction.SINCE if since else None)


def from_now(line: Line, at: int) -> Found | None:
    """Read "two weeks ago", "three months from now"."""
    amount = amount_at(line, at)
    if amount is None:
        return None
    if line.word(amount.end) == "ago":
        return Found(amount.end + 1, spans.on_day(amount.after(line.today, -1)))
    if line.word(amount.end) == "from" and line.word(amount.end + 1) in {"now", "today"}:
        return Found(amount.end + 2, spans.on_day(amount.after(line.today)))
    return None


def distance(line: Line, at: int) -> tuple[Amount, int, int] | None:
    """Read "drei Tage vor", "two weeks after the": the amount, its sign, and where the other period begins."""
    amount = amount_at(line, at)
    sign = _RELATIVE_TO.get(line.word(amount.end)) if amount else None
    if amount is None or sign is None:
        return None
    return amount, sign, line.skip(amount.end + 1, words.ARTICLES)
