"""Periods, days and distances in the words staff read; what is written here the grammar reads back."""

from collections.abc import Mapping
from datetime import date, timedelta

from bot.periods import spans, words
from bot.periods.period import Period, Precision

_ROMAN = ("I", "II", "III", "IV")
_TEMPLATES: Mapping[str, Mapping[Precision, str]] = {
    "de": {
        Precision.DAY: "{day}. {month} {year}",
        Precision.WEEK: "KW {week}/{week_year}",
        Precision.MONTH: "{month} {year}",
        Precision.QUARTER: "{roman}. Quartal {year}",
        Precision.HALF_YEAR: "{half}. Halbjahr {year}",
        Precision.YEAR: "{year}",
        Precision.SCHOOL_YEAR: "Schuljahr {year}/{next_year}",
        Precision.BIENNIUM: "Doppelhaushalt {year}/{next_year}",
        Precision.SEASON: "{season} {season_year}",
    },
    "en": {
        Precision.DAY: "{day} {month} {year}",
        Precision.WEEK: "week {week} of {week_year}",
        Precision.MONTH: "{month} {year}",
        Precision.QUARTER: "Q{quarter} {year}",
        Precision.HALF_YEAR: "{half_word} half of {year}",
        Precision.YEAR: "{year}",
        Precision.SCHOOL_YEAR: "school year {year}/{next_year}",
        Precision.BIENNIUM: "biennial budget {year}/{next_year}",
        Precision.SEASON: "{season} {season_year}",
    },
}
_SEASONS = {"de": ("Frühjahr", "Sommer", "Herbst", "Winter"), "en": ("spring", "summer", "autumn", "winter")}
_PARTS = {"de": ("Anfang {}", "Mitte {}", "Ende {}"), "en": ("beginning of {}", "middle of {}", "end of {}")}
_FROM = {"de": "ab {}", "en": "from {}"}
_UNTIL = {"de": "bis {}", "en": "until {}"}
_TO = {"de": "{} bis {}", "en": "{} to {}"}
_ANY_TIME = {"de": "ohne zeitliche Grenze", "en": "at any time"}
_CLOCK = {"de": "{} Uhr", "en": "{}"}
_DISTANCES = {"de": ("noch {}", "heute", "seit {}"), "en": ("{} left", "today", "{} ago")}
_UNITS = {
    "de": {"day": ("1 Tag", "Tage", "Tagen"), "week": ("1 Woche", "Wochen", "Wochen"),
           "month": ("1 Monat", "Monate", "Monaten"), "year": ("1 Jahr", "Jahre", "Jahren")},
    "en": {"day": ("1 day", "days", "days"), "week": ("1 week", "weeks", "weeks"),
           "month": ("1 month", "months", "months"), "year": ("1 year", "years", "years")},
}  # fmt: skip
"""One; many that are left; many since."""
_PARTED = (spans.year_of, spans.half_year_of, spans.quarter_of, spans.month_of, spans.week_of)
_WITH_DAYS = frozenset(
    {Precision.WEEK, Precision.QUARTER, Precision.HALF_YEAR, Precision.SCHOOL_YEAR, Precision.SEASON, Precision.PART}
)
"""Headings add the days of these."""


def day_text(day: date, lang: str) -> str:
    """Return "3. Mai 2021" or "3 May 2021"."""
    return _filled(spans.on_day(day), lang)


def weekday_text(number: int, lang: str) -> str:
    """Return the name of a weekday, 0 for Monday."""
    return words.WEEKDAY_NAMES[lang][number]


def named_day_text(day: date, lang: str) -> str:
    """Return a day with its weekday: "Montag, 3. Mai 2021"."""
    return f"{weekday_text(day.weekday(), lang)}, {day_text(day, lang)}"


def near_day_text(day: date, today: date, lang: str) -> str:
    """Return a day, without its year where that is this one: "3. Mai"."""
    return day_text(day, lang).removesuffix(f" {today.year}")


def clock_text(minute: int, lang: str) -> str:
    """Return a minute of the day: "9 Uhr", "14:30 Uhr", or "9:00" in English."""
    hour, left = divmod(minute, 60)
    return _CLOCK[lang].format(f"{hour}:{left:02}" if left or lang == "en" else hour)


def period_text(period: Period, lang: str) -> str:
    """Return the period in words, in `lang` "de" or "en": "II. Quartal 2021", "from 1 April 2021"."""
    first, last = period.first, period.last
    if first and last:
        return _named(period, lang) or _run_text(first, last, lang)
    if first:
        return _FROM[lang].format(_bound(first, period.precision, lang))
    return _UNTIL[lang].format(day_text(last, lang)) if last else _ANY_TIME[lang]


def due_text(period: Period, lang: str) -> str:
    """Return by when something is due, as precisely as it was agreed: "Ende 2022", "II. Quartal 2021", "31.12.2019"."""
    if period.precision is Precision.DAY and period.last and lang == "de":
        return f"{period.last:%d.%m.%Y}"
    if period.precision is Precision.YEAR and period.last:
        return _PARTS[lang][words.END].format(period.last.year)
    return period_text(period, lang)


def heading_text(period: Period, lang: str) -> str:
    """Return the period with its days where the name does not say them: "II. Quartal 2021 (1. April bis 30. Juni)"."""
    text = period_text(period, lang)
    if period.precision not in _WITH_DAYS or period.first is None or period.last is None:
        return text
    days = _run_text(period.first, period.last, lang, in_days=True)
    one_year = period.first.year == period.last.year
    return f"{text} ({days.removesuffix(f' {period.last.year}') if one_year else days})"


def distance_text(today: date, day: date, lang: str) -> str:
    """Return how far `day` is: "noch 8 Wochen", "heute", "seit 3 Tagen"; in whole units, rounded down."""
    left, now, since = _DISTANCES[lang]
    if day == today:
        return now
    count, unit = _distance(min(today, day), max(today, day))
    one, many_left, many_since = _UNITS[lang][unit]
    if day > today:
        return left.format(one if count == 1 else f"{count} {many_left}")
    return since.format(one if count == 1 else f"{count} {many_since}")


def _distance(first: date, last: date) -> tuple[int, str]:
    """Days up to two weeks, weeks up to three months, months up to two years."""
    days = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if days < 14:
        return days, "day"
    if months < 3:
        return days // 7, "week"
    return (months, "month") if months < 24 else (months // 12, "year")


def _named(period: Period, lang: str) -> str | None:
    if period.precision in _TEMPLATES[lang]:
        return _filled(period, lang)
    return _part_text(period, lang) if period.precision is Precision.PART else None


def _filled(period: Period, lang: str) -> str:
    first = period.first
    assert first
    week = first.isocalendar()
    next_year = f"{(first.year + 1) % 100:02}"
    winter = first.month == 12
    return _TEMPLATES[lang][period.precision].format(
        day=first.day,
        month=words.MONTH_NAMES[lang][first.month - 1],
        year=first.year,
        next_year=next_year,
        week=week.week,
        week_year=week.year,
        quarter=(first.month + 2) // 3,
        roman=_ROMAN[(first.month - 1) // 3],
        half=(first.month + 5) // 6,
        half_word="first" if first.month == 1 else "second",
        season=_SEASONS[lang][first.month // 3 - 1],
        season_year=f"{first.year}/{next_year}" if winter else first.year,
    )


def _part_text(period: Period, lang: str) -> str | None:
    """Find the period of which this is the start, middle or end."""
    assert period.first
    for holding in _PARTED:
        whole = holding(period.first)
        for part, text in enumerate(_PARTS[lang]):
            if spans.part_of(whole, part) == period:
                return text.format(_filled(whole, lang))
    return None


def _run_text(first: date, last: date, lang: str, *, in_days: bool = False) -> str:
    """Whole months as months unless `in_days`, all else by its days; what both ends share is said once."""
    if first == last:
        return day_text(first, lang)
    one_year = first.year == last.year
    one_month = one_year and first.month == last.month
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1 and not one_month
    precision = Precision.MONTH if whole_months and not in_days else Precision.DAY
    start, end = (_filled(Period(day, day, precision), lang) for day in (first, last))
    start = start.removesuffix(f" {first.year}") if one_year else start
    start = start.removesuffix(f" {words.MONTH_NAMES[lang][first.month - 1]}") if one_month else start
    return _TO[lang].format(start, end)


def _bound(first: date, precision: Precision, lang: str) -> str:
    """The first day, or the period it begins if that is how precisely it was named."""
    begun = precision in spans.MONTHS_OF and spans.period_of(first, precision)
    return _filled(begun, lang) if begun and begun.first == first else day_text(first, lang)
