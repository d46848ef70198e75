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
HALVES = words.word_set("halbe halben halber halbes halb half")
_MORE = frozenset({"more", "further", "weitere", "weiteren", "zusaetzliche"})
"""They may stand between number and unit: "three more months"."""
_AND_A_HALF = {"anderthalb": 1, "eineinhalb": 1, "zweieinhalb": 2, "dreieinhalb": 3, "viereinhalb": 4}
_HALF_OF = {
    Precision.YEAR: (0, 6), Precision.HALF_YEAR: (0, 3), Precision.MONTH: (15, 0), Precision.WEEK: (4, 0),
}  # fmt: skip
"""Days and months in half of it."""
_WHOLE = {
    "dreivierteljahr": (0, 9), "fortnight": (14, 0), "jahresfrist": (0, 12), "monatsfrist": (0, 1),
    "wochenfrist": (7, 0),
}  # fmt: skip
"""Days and months in words that are an amount of their own."""
AMOUNT_STARTS = frozenset({"half"}).union(_AND_A_HALF, _WHOLE)
_RELATIVE_TO = {"vor": -1, "before": -1, "nach": 1, "after": 1}
_OF_A_DAY = {"on": 1, "from": 1}
"""Before a single day: "a week on Friday", "two weeks from Monday"."""
_SIDES = _RELATIVE_TO | _OF_A_DAY
_OR = frozenset({"bis", "-", "–", "oder", "to", "or"})


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
    """Read "6 Wochen", "drei Monate", "einem halben Jahr", "half a year", "1 Jahr und 3 Monaten", "a fortnight"."""
    amount = _half(line, at) or _and_a_half(line, at) or _counted(line, at) or _whole(line, at)
    if amount is None or line.word(amount.end) not in {"und", "and"}:
        return amount
    if line.word(amount.end + 1) == "a" and line.word(amount.end + 2) == "half":
        days, months = _HALF_OF.get(amount.precision, (0, 0))
        return Amount(1, amount.precision, amount.days + days, amount.months + months, amount.end + 3)
    more = _counted(line, amount.end + 1)
    if more is None:
        return amount
    return Amount(1, more.precision, amount.days + more.days, amount.months + more.months, more.end)


def _half(line: Line, at: int) -> Amount | None:
    """Read "einem halben Jahr", "half a year", "the next half year"."""
    number = number_at(line, at)
    start = number.end if number and number.value == 1 else at
    if line.word(start) not in HALVES:
        return None
    unit = start + 2 if line.word(start + 1) in {"a", "the"} else start + 1
    return _of_unit(line, unit, 0, half=True)


def _and_a_half(line: Line, at: int) -> Amount | None:
    """Read "anderthalb Jahren", "two and a half years", "zwei und ein halbes Jahr"."""
    if whole := _AND_A_HALF.get(line.word(at)):
        return _of_unit(line, at + 1, whole, half=True)
    number = number_at(line, at)
    if number is None or line.word(number.end) not in {"und", "and"} or line.word(number.end + 2) not in HALVES:
        return None
    one = number_at(line, number.end + 1)
    return _of_unit(line, number.end + 3, number.value, half=True) if one and one.value == 1 else None


def _counted(line: Line, at: int) -> Amount | None:
    """Read "6 Wochen"; of "zwei bis drei Wochen" the longer."""
    number = number_at(line, at)
    if number and line.word(number.end) in _OR:
        number = number_at(line, number.end + 1) or number
    return _of_unit(line, line.skip(number.end, _MORE, 1), number.value) if number else None


def _of_unit(line: Line, at: int, number: int, *, half: bool = False) -> Amount | None:
    precision = words.UNITS.get(line.word(at))
    if precision is None or (half and precision not in _HALF_OF):
        return None
    amount = _amount(number, precision, at + 1)
    if not half:
        return amount
    days, months = _HALF_OF[precision]
    if amount is None:
        return Amount(1, Precision.MONTH if months else Precision.DAY, days, months, at + 1)
    return Amount(1, amount.precision, amount.days + days, amount.months + months, at + 1)


def _whole(line: Line, at: int) -> Amount | None:
    number = number_at(line, at)
    start = number.end if number and number.value == 1 else at
    days, months = _WHOLE.get(line.word(start), (0, 0))
    return Amount(1, Precision.MONTH if months else Precision.DAY, days, months, start + 1) if days or months else None


def _amount(number: int, precision: Precision, end: int) -> Amount | None:
    days, months = number * _DAYS.get(precision, 0), number * spans.MONTHS_OF.get(precision, 0)
    if not (days or months) or months > _MOST_MONTHS or days > _MOST_DAYS:
        return None
    return Amount(number, precision, days, months, end)


def coming_or_past(line: Line, at: int) -> Found | None:
    """Read "nächsten 6 Wochen", "next six weeks", "letzten drei Monate": from today on, or up to today."""
    step = words.RELATIVE.get(line.word(at))
    amount = (amount_at(line, about(line, at + 1)) or _few(line, at + 1)) if step else None
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
    return _amount(_HANDFUL.get(precision, 0), precision, unit + 1)


def _whole_units(line: Line, amount: Amount, step: int) -> Period:
    """ "Die nächsten zwei Quartale" are the two after this one."""
    running = spans.period_of(line.today, amount.precision)
    near, far = spans.shift(running, step), spans.shift(running, step * amount.number)
    return spans.join(near, far) if step > 0 else spans.join(far, near)


def about(line: Line, at: int) -> int:
    """Return the position behind "rund", "gut" or "ca." before an amount."""
    behind = line.skip(at, words.ABOUT, 1)
    return line.skip_dot(behind) if behind > at else at


def within(line: Line, at: int) -> Found | None:
    """Read "innerhalb von 14 Tagen", "within the next two weeks", "within the next month"."""
    if line.word(at) not in words.WITHIN:
        return None
    start = line.skip(at + 1, words.ARTICLES)
    if words.RELATIVE.get(line.word(start)) == 1:
        one = _of_unit(line, start + 1, 1)
        amount = one if one and line.word(start + 1) not in words.PLURALS else None
        found = coming_or_past(line, start)
        return found or (amount and Found(amount.end, _from_today_to(line, amount)))
    amount = amount_at(line, about(line, start))
    return amount and Found(amount.end, _from_today_to(line, amount))


def _from_today_to(line: Line, amount: Amount) -> Period:
    return Period(line.today, amount.after(line.today), Precision.SPAN)


def from_today(line: Line, at: int) -> Found | None:
    """Read "in zwei Wochen", "vor drei Tagen", "seit einem Monat": a day counted from today."""
    sign = {"in": 1, "vor": -1, "seit": -1}.get(line.word(at))
    amount = amount_at(line, about(line, at + 1)) if sign else None
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


def side(line: Line, at: int) -> int | None:
    """Return on which side of the other period an amount lies: the sign of "vor", "after", "from" or "on" at `at`."""
    return _SIDES.get(line.word(at))


def next_to(line: Line, at: int) -> int | None:
    """Return on which side of the other period "vor", "nach", "before" or "after" lies."""
    return _RELATIVE_TO.get(line.word(at))


def asks_for_a_day(line: Line, at: int) -> bool:
    """Whether behind this word only a single day is counted from: "a week on Friday"."""
    return line.word(at) in _OF_A_DAY
