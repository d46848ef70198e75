"""Days counted from other periods: "eine Woche nach Ostern", "erster Montag im Juni", "Freitag nach den Ferien"."""

from datetime import timedelta

from bot.periods import amounts, days, numbers, relative, spans, words
from bot.periods.line import Found, Line
from bot.periods.period import Period, Precision
from bot.periods.rules import longer, plain
from bot.periods.years import in_year, year_behind

_EDGES = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
_HOW_OFTEN = words.EVERY | {"once", "twice", "times"}
"""Before "a week on Friday" these make it a rhythm."""
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_HALF_WORDS = frozenset({"half", "haelfte"})
_OF_A_DURATION = words.word_set("die dauer von")
_NEIGHBOURS = words.word_set("tag day woche week")
_BEFORE_LAST = frozenset(word for word, step in words.RELATIVE.items() if step == -2)
STARTS = (
    words.LAST_OF | words.FIRST_OF | _BEFORE_LAST | numbers.ORDINALS.keys() | amounts.AMOUNT_STARTS | _NEIGHBOURS
    | numbers.ENGLISH_TENS
)  # fmt: skip


def counted(line: Line, at: int) -> Found | None:
    """Read what is counted from or within the period named behind it."""
    if line.word(at) in _NEIGHBOURS:
        return _neighbour(line, at)
    return longer(longer(_nth(line, at), _several_of(line, at)), _counted_from(line, at))


def further_from_day(line: Line, at: int, found: Found) -> Found:
    """Read on behind a day: "heute in zwei Wochen", "Mittwoch der KW 20", "Freitag nach Ostern", "Friday week"."""
    behind = line.word(found.end)
    if line.word(found.end - 1) not in words.WEEKDAYS:
        counted_on = _counted_from(line, at) if line.word(at).isdecimal() or line.word(at) in STARTS else None
        return longer(_days_on(line, found), counted_on) or found
    if amounts.next_to(line, found.end):
        return _weekday_from(line, found) or found
    if behind == "week" and found.period.first:
        return Found(found.end + 1, spans.on_day(found.period.first + timedelta(days=7)))
    start = line.skip(found.end, words.ARTICLES)
    week = plain(line, start) if start > found.end else None
    in_week = days.weekday_in(line, found.end - 1, week.period) if week else None
    within = in_week._replace(end=week.end, has_year=week.has_year) if week and in_week else None
    nth = counted(line, at) if line.word(at) in STARTS else None
    return longer(longer(_days_on(line, found), within), nth) or found


def _days_on(line: Line, found: Found) -> Found:
    """Read "heute in zwei Wochen"."""
    amount = amounts.amount_at(line, found.end + 1) if line.word(found.end) == "in" else None
    if amount is None or found.period.first is None:
        return found
    return Found(amount.end, spans.on_day(amount.after(found.period.first)))


def _weekday_from(line: Line, found: Found) -> Found | None:
    """Read "Freitag nach Ostern", "Montag vor den Herbstferien"."""
    return _beside(line, 1, found.end - 1)


def _neighbour(line: Line, at: int) -> Found | None:
    """Read "Tag nach Pfingsten", "Woche vor Weihnachten": the day or calendar week that adjoins."""
    return _beside(line, 1, at)


def _beside(line: Line, number: int, place: int) -> Found | None:
    """Read the n-th day or week beside a period: "erster Montag nach den Ferien", "letzte Woche vor Ostern"."""
    sign = amounts.next_to(line, place + 1)
    of = plain(line, line.skip(place + 2, words.ARTICLES)) if sign else None
    if not sign or of is None or of.period.first is None or of.period.last is None:
        return None
    near = of.period.first - _ONE_DAY if sign < 0 else of.period.last + _ONE_DAY
    if weekday := words.WEEKDAYS.get(line.word(place)):
        far = near + timedelta(days=sign * (7 * number - 1))
        day = days.nth_weekday(number * sign, weekday, Period(min(near, far), max(near, far), Precision.SPAN))
        return Found(of.end, day, of.has_year) if day else None
    unit = words.UNITS[line.word(place)]
    if unit is Precision.WEEK and sign > 0 and near.weekday() >= _SATURDAY:
        near += timedelta(days=2)
    return Found(of.end, spans.shift(spans.period_of(near, unit), sign * (number - 1)), of.has_year)


def _nth(line: Line, at: int) -> Found | None:
    """Read "letzter Tag des Monats", "zweite Woche im Juni", "first Monday of May"."""
    counted_as = _place(line, at)
    if counted_as is None or line.word(at - 1) in words.EVERY:
        return None
    number, place = counted_as
    if in_month := _of_month(line, number, place):
        return in_month
    sign = amounts.next_to(line, place + 1)
    if (
        sign
        and (number * sign > 0)
        and (line.word(place) in words.WEEKDAYS or words.UNITS.get(line.word(place)) in _EDGES)
    ):
        return _beside(line, abs(number), place)
    start = line.skip(place + 1, words.ARTICLES)
    of = longer(plain(line, start), relative.bare_unit(line, start)) if start > place + 1 else None
    if of is None or of.period.first is None or of.period.last is None:
        return None
    weekday, unit = words.WEEKDAYS.get(line.word(place)), words.UNITS.get(line.word(place))
    if weekday:
        found = days.nth_weekday(number, weekday, of.period)
    else:
        found = _nth_unit(number, unit, of.period) if unit in _EDGES else None
    return Found(of.end, found, of.has_year) if found else None


def _several_of(line: Line, at: int) -> Found | None:
    """Read "die ersten zwei Wochen im Juni", "the last three days of the month"."""
    is_last = line.word(at) in words.LAST_OF
    amount = amounts.amount_at(line, at + 1) if is_last or line.word(at) in words.FIRST_OF else None
    start = line.skip(amount.end, words.ARTICLES) if amount else at
    of = longer(plain(line, start), relative.bare_unit(line, start)) if amount and start > amount.end else None
    if amount is None or of is None or of.period.first is None or of.period.last is None:
        return None
    if is_last:
        day = amount.after(of.period.last + _ONE_DAY, -1)
        return of._replace(period=Period(max(day, of.period.first), of.period.last, Precision.SPAN))
    day = amount.after(of.period.first) - _ONE_DAY
    return of._replace(period=Period(of.period.first, min(day, of.period.last), Precision.SPAN))


def _of_month(line: Line, number: int, place: int) -> Found | None:
    """Read "erste Juniwoche", "zweite Julihälfte 2022", "second half of June"."""
    word = line.word(place)
    if month := words.MONTH_WEEKS.get(word) or words.MONTH_HALVES.get(word):
        value, end, said = in_year(line, year_behind(line, place + 1), place + 1)
        of = Found(end, spans.month(value, month), said)
    else:
        named = plain(line, line.skip(place + 1, words.ARTICLES)) if word in _HALF_WORDS else None
        if named is None or named.period.precision is not Precision.MONTH:
            return None
        of = named
    is_week = word in words.MONTH_WEEKS
    found = _nth_unit(number, Precision.WEEK, of.period) if is_week else _half_month(number, of.period)
    return of._replace(period=found) if found else None


def _half_month(number: int, month: Period) -> Period | None:
    if month.first is None or month.last is None or number not in {1, 2, -1}:
        return None
    middle = month.first.replace(day=15)
    if number == 1:
        return Period(month.first, middle, Precision.SPAN)
    return Period(middle + timedelta(days=1), month.last, Precision.SPAN)


def _nth_unit(number: int, unit: Precision, of: Period) -> Period | None:
    assert of.first
    assert of.last
    near = spans.period_of(of.first if number > 0 else of.last, unit)
    found = spans.shift(near, number - 1 if number > 0 else number + 1)
    inside = found.first and found.last and found.first <= of.last and of.first <= found.last
    return found if inside else None


def _place(line: Line, at: int) -> tuple[int, int] | None:
    """Return the number counted, from the end for "letzter", and where the counted word stands."""
    if line.word(at) in words.LAST_OF:
        return -1, at + 1
    if line.word(at) in _BEFORE_LAST:
        return -2, at + 1
    number = numbers.ordinal_at(line, at)
    return (number.value, number.end) if number and number.value else None


def _lasting(line: Line, amount: amounts.Amount) -> Found | None:
    """Read "3 Jahre ab 01.01.2022": the run of days that begins then and is so long."""
    of = plain(line, line.skip(amount.end + 1, words.ARTICLES))
    return _run(of, amount, of.end) if of else None


def lasting_from(line: Line, since: Found) -> Found | None:
    """Read on behind "ab 01.01.2022": "für 3 Jahre", "für die Dauer von drei Jahren"."""
    if line.word(since.end) not in {"fuer", "for"}:
        return None
    amount = amounts.amount_at(line, line.skip(since.end + 1, _OF_A_DURATION, 3))
    return _run(since, amount, amount.end) if amount else None


def _run(since: Found, amount: amounts.Amount, end: int) -> Found | None:
    first = since.period.first
    if first is None:
        return None
    return Found(end, Period(first, amount.after(first) - _ONE_DAY, Precision.SPAN), since.has_year, ranged=True)


def _counted_from(line: Line, at: int) -> Found | None:
    amount = amounts.amount_at(line, at)
    if amount is None:
        return None
    if line.word(amount.end) == "ab":
        return _lasting(line, amount)
    sign = amounts.side(line, amount.end)
    of = plain(line, line.skip(amount.end + 1, words.ARTICLES)) if sign else None
    if sign is None or of is None or of.period.first is None or of.period.last is None:
        return None
    rhythm = line.word(at - 1) in _HOW_OFTEN
    if amounts.asks_for_a_day(line, amount.end) and (rhythm or of.period.precision is not Precision.DAY):
        return None
    day = amount.after(of.period.first if sign < 0 else of.period.last, sign)
    return Found(of.end, spans.on_day(day), of.has_year)
