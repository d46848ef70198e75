"""Single days by name: "3. Mai", "May 3rd", "Freitag", "übermorgen"; and days from one to another of a month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.normal import Token
from bot.periods import relative, spans, words
from bot.periods.digits import day_of_year, may_be_date, numeric_day
from bot.periods.line import Found, Line
from bot.periods.months import month_number
from bot.periods.numbers import ORDINALS, ROMANS, Number, ordinal_at
from bot.periods.period import Period, Precision

_LEADS_TO_DAY = frozenset({"zum", "am", "the", "vom", "den", "dem", "der"})
_LEADS_TO_ENGLISH_DAY = words.word_set("by on until till before since from after")
_OF_A_MONTH = frozenset({"monats", "monates", "month"})
_BEHIND_DAY = words.word_set("faellig due dran fertig erledigt abzugeben zu an wegen bitte nochmal erinnern erinnere")
"""Behind "am zwölften" these count nothing."""
_NEAR_MONTHS = 6
_LEADS_TO_RANGE = words.FILLERS | words.DIRECTIONS.keys() | words.BETWEEN
_LONG_NAMES = {number: name for name, number in reversed(words.WEEKDAYS.items())}
_DAYS_ONLY = words.word_set("mo fr sa fri thu thurs tues sat")
"""These stand for days in small letters, too; "mi", "di" and "do" are words besides."""
_DASHES = frozenset({"-", "–", "—", "bis", "to", "until"})


def day_and_month(line: Line, at: int) -> Found | None:
    """Read "3. Mai 2021", "3rd of May", "dritten Juni"."""
    day = _day_number(line, at)
    if day is None or not may_be_date(line, at):
        return None
    place = line.skip(day.end, frozenset({"of", "-"}), 1)
    month = month_number(line, place)
    return day_of_year(line, day.value, month, place + 1, line.skip_dot(place + 1)) if month else None


def month_and_day(line: Line, at: int) -> Found | None:
    """Read "May 3rd, 2021", "June 21", "May 3-5"; "Juni 21" is the year."""
    month = month_number(line, at)
    if month is None or line.word(at) not in words.MONTHS:
        return None
    start = line.skip_dot(at + 1)
    start = start + 1 if line.word(start) == "the" else start
    day = _english_day(line, start)
    english = line.word(at) in words.ENGLISH_MONTHS or line.word(at - 1) in _LEADS_TO_ENGLISH_DAY
    english = english or len(line.word(start)) == 1  # "Aug 5" names no year.
    if day is None or (day.end == start + 1 and not english):
        return None
    second = _english_day(line, day.end + 1) if line.word(day.end) in _DASHES else None
    end = second.end if second else day.end
    found = day_of_year(line, day.value, month, end)
    return _to_second(found, second) if second else found


def day_range(line: Line, at: int, joints: frozenset[str] = _DASHES) -> Found | None:
    """Read "1.-15.6.2021", "3. bis 5. Mai", "24./25. Juni": the first day borrows month and year of the second.

    Of days that do not adjoin ("3. und 5. Mai") the first is returned alone.
    """
    day = _day_number(line, at)
    joint = line.word(day.end) if day else ""
    if day is None or joint not in joints | words.AND or not may_be_date(line, at):
        return None
    apart = line.word(at + 1) in _DASHES and not line.glued(at + 1) and not line.glued(at + 2)
    if (
        apart
        and line.small(at) is not None
        and line.word(at - 1)[:1].isalpha()
        and line.word(at - 1) not in _LEADS_TO_RANGE
    ):
        return None
    start = line.skip(day.end + 1, words.FILLERS)
    last = numeric_day(line, start) or day_and_month(line, start)
    if last is None or last.period.precision is not Precision.DAY or last.period.first is None:
        return None
    days_on = last.period.first.day - day.value
    if days_on < 1:
        return None
    first = spans.on_day(last.period.first.replace(day=day.value))
    if joint not in joints and days_on > 1:
        return Found(day.end, first, last.has_year) if line.word(at + 1) == "." else None
    return Found(last.end, spans.join(first, last.period), last.has_year, ranged=True)


def day_of_month(line: Line, at: int) -> Found | None:
    """Read "bis zum 15.", "by the fifteenth" where the number counts nothing; "am 15. des nächsten Monats"."""
    day = ordinal_at(line, at)
    if day is None or not 1 <= day.value <= 31 or line.word(at) in ROMANS or line.word(at - 1) not in _LEADS_TO_DAY:
        return None
    start = line.skip(day.end, words.ARTICLES)
    end = start + 1 if start > day.end and line.word(start) in _OF_A_MONTH else day.end
    month = relative.relative_unit(line, start)
    if month and month.period.precision is Precision.MONTH and month.period.first:
        return _on_day_of(month.period.first, day.value, month.end, said=True)
    if end == day.end and (line.word(at - 1) == "der" or not _stands_alone(line, at, day)):
        return None
    base = line.today if day.value >= line.today.day else spans.add_months(line.today.replace(day=1), 1)
    return _on_day_of(base, day.value, end, said=False)


def _on_day_of(month: date, day: int, end: int, *, said: bool) -> Found | None:
    try:
        return Found(end, spans.on_day(month.replace(day=day)), has_year=said)
    except ValueError:
        return None


def _stands_alone(line: Line, at: int, day: Number) -> bool:
    """Whether nothing follows that the number could count: "zum 30. Lebensjahr" is no day."""
    behind = line.word(day.end)
    if line.small(at) is not None:
        counts = behind[:1].isalnum() and behind not in _BEHIND_DAY
        return line.word(at + 1) != "." or not (counts or line.glued(day.end))
    led = line.word(at - 1) != "the" or line.word(at - 2) in _LEADS_TO_ENGLISH_DAY
    return led and behind != ":" and (behind in _BEHIND_DAY or not behind[:1].isalnum())


def spoken_numbers(line: Line, at: int) -> Found | None:
    """Read "am dritten fünften", "der zwölfte dritte": day and month as they are spoken."""
    day, month = ORDINALS.get(line.word(at), 0), ORDINALS.get(line.word(at + 1), 0)
    if not (1 <= day <= 31 and 1 <= month <= 12) or line.word(at - 1) not in _LEADS_TO_DAY:
        return None
    found = day_of_year(line, day, month, at + 2)
    ends = found and (found.has_year or line.word(at + 2) in _BEHIND_DAY or not line.word(at + 2)[:1].isalnum())
    return found if ends else None


def weekday(line: Line, at: int) -> Found | None:
    """Read "Freitag", "nächsten Freitag", "Freitag nächster Woche", "Montag, den 3. Mai"."""
    step = words.RELATIVE.get(line.word(at))
    place = at if step is None else at + 1
    number = _weekday_number(line, place)
    if number is None or _comes_back(line, at):
        return None
    end = line.skip_dot(place + 1) if len(line.word(place)) <= 4 else place + 1
    dated = _dated(line, end) or _on_day_number(line, number, end)
    if dated:
        return dated
    offset = number - 1 - line.today.weekday()
    week = words.RELATIVE.get(line.word(end))
    if week is not None and words.UNITS.get(line.word(end + 1)) is Precision.WEEK:
        return Found(end + 2, spans.on_day(line.today + timedelta(days=offset + 7 * week)))
    return Found(end, spans.on_day(line.today + timedelta(days=_nearest(offset, step))))


def _on_day_number(line: Line, weekday: int, at: int) -> Found | None:
    """Read the "4." of "Freitag, den 4.": the next 4th that is a Friday, if it is near."""
    start = line.skip(at, _LEADS_TO_DAY | {","})
    day = ordinal_at(line, start) if start > at else None
    if day is None or not 1 <= day.value <= 31 or line.word(start) in ROMANS or not _stands_alone(line, start, day):
        return None
    for ahead in range(_NEAR_MONTHS):
        found = _on_day_of(spans.add_months(line.today.replace(day=1), ahead), day.value, day.end, said=False)
        on = found.period.first if found else None
        if on and on >= line.today and on.isoweekday() == weekday:
            return found
    return None


def _comes_back(line: Line, at: int) -> bool:
    """Whether every such day is meant: "jeden ersten Montag"; "any time before Friday" is one."""
    before = [line.word(at - back) for back in (1, 2, 3)]
    return before[0] in words.EVERY or not words.EVERY.isdisjoint({*before} - {"any"})


def _nearest(offset: int, step: int | None) -> int:
    """Days to the weekday: of this week, the coming one, the one after it, or the last."""
    if step == 0:
        return offset
    coming = offset if offset > 0 else offset + 7
    if step is None or step > 0:
        return coming + 7 * ((step or 1) - 1)
    return (offset if offset < 0 else offset - 7) + 7 * (step + 1)


def _weekday_number(line: Line, at: int) -> int | None:
    short = words.SHORT_WEEKDAYS.get(line.word(at))
    if short and (line.word(at - 1) in words.WEEKDAY_LEADS or _is_day_by_what_follows(line, at)):
        return short
    return words.WEEKDAYS.get(line.word(at))


def _is_day_by_what_follows(line: Line, at: int) -> bool:
    """Whether what is behind "Mi" or "Fr." shows that it is a day: a date, "nächster Woche", "um 9"."""
    behind = line.skip_dot(at + 1)
    if line.word(behind) == words.TIME_OF_DAY:
        return line.word(at) in _DAYS_ONLY or line.tokens[at].text.istitle()
    of_week = line.word(behind)[-2:] == "er" and words.UNITS.get(line.word(behind + 1)) is Precision.WEEK
    return (of_week and line.word(behind) in words.RELATIVE) or _dated(line, behind) is not None


def spelled_out(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a text that is about days with their short names spelled out: "Do" is Thursday there."""
    return tuple(
        replace(token, norm=_LONG_NAMES[words.SHORT_WEEKDAYS[token.norm]])
        if token.norm in words.SHORT_WEEKDAYS
        else token
        for token in tokens
    )


def _dated(line: Line, at: int) -> Found | None:
    start = line.skip(at, frozenset({",", "den", "dem", "the"}), 2)
    return numeric_day(line, start) or day_and_month(line, start) or month_and_day(line, start)


def weekday_in(line: Line, at: int, week: Period) -> Found | None:
    """Read the "Dienstag" of a week named before or behind it: "nächste Woche Dienstag", "Mittwoch der KW 20"."""
    number = words.WEEKDAYS.get(line.word(at)) or _short_behind_week(line, at)
    if number is None or week.precision is not Precision.WEEK or week.first is None:
        return None
    return Found(at + 1, spans.on_day(week.first + timedelta(days=number - 1)))


def _short_behind_week(line: Line, at: int) -> int | None:
    """Read the "Mi" of "nächste Woche Mi"; with more behind it, "mi" is me and "do" a verb."""
    ends = not line.word(at + 1).isalpha() or line.tokens[at].text.istitle()
    return words.SHORT_WEEKDAYS.get(line.word(at)) if ends else None


def nth_weekday(number: int, weekday: int, of: Period) -> Period | None:
    """Return the n-th such weekday of a period, counted from its end for negative numbers; None where it has none."""
    if of.first is None or of.last is None:
        return None
    if number > 0:
        day = of.first + timedelta(days=(weekday - 1 - of.first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = of.last - timedelta(days=(of.last.weekday() - weekday + 1) % 7 + 7 * (-number - 1))
    return spans.on_day(day) if day in of else None


def spoken_day(line: Line, at: int) -> Found | None:
    """Read "heute", "übermorgen", "the day after tomorrow"; "Guten Morgen" is a greeting."""
    if line.word(at) == "day" and line.word(at + 1) in {"after", "before"}:
        days = {"tomorrow": 2, "yesterday": -2}.get(line.word(at + 2))
        return Found(at + 3, spans.on_day(line.today + timedelta(days=days))) if days else None
    days = words.DAYS_FROM_TODAY.get(line.word(at))
    if days is None or (line.word(at) == "morgen" and _is_greeting(line, at)):
        return None
    return Found(at + 1, spans.on_day(line.today + timedelta(days=days)))


def _is_greeting(line: Line, at: int) -> bool:
    return line.word(at - 1) in words.GREETINGS_BEFORE_MORNING or (
        at == 0 and line.word(1) in words.GREETINGS_AFTER_MORNING
    )


def _day_number(line: Line, at: int) -> Number | None:
    digits = line.small(at)
    day = ordinal_at(line, at) or (Number(digits, at + 1) if digits else None)
    return day if day and 1 <= day.value <= 31 and line.word(at) not in {"i", "ii", "iii", "iv"} else None


def _english_day(line: Line, at: int) -> Number | None:
    day = _day_number(line, at)
    return None if day is None or line.word(day.end - 1) == "." else day


def _to_second(first: Found | None, second: Number) -> Found | None:
    if first is None or first.period.first is None:
        return None
    try:
        last = spans.on_day(first.period.first.replace(day=second.value))
    except ValueError:
        return None
    rises = first.period.first.day < second.value
    return first._replace(period=spans.join(first.period, last)) if rises else None
