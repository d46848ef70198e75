"""Which rule starts at which word. Of all rules that fit at a word, the one that reads furthest wins."""

from collections.abc import Callable, Iterable

from bot.periods import (
    amounts,
    counted,
    days,
    digits,
    feast_words,
    feasts,
    holiday_words,
    months,
    numbers,
    relative,
    school,
    words,
    years,
)
from bot.periods.line import Found, Line

Rule = Callable[[Line, int], Found | None]


def plain(line: Line, at: int) -> Found | None:
    """Read one period that is no part of another and not counted from one."""
    word = line.word(at)
    longest = None
    for rule in _RULES.get(word) or _number_rules(word, line.word(at + 1)):
        longest = longer(longest, rule(line, at))
    return longest


def _number_rules(word: str, behind: str) -> tuple[Rule, ...]:
    if not word.isdecimal():
        return ()
    if len(word) == 4:
        return _YEAR_RULES
    return _NUMBER_RULES if behind in _BEHIND_NUMBERS else ()


def longer(first: Found | None, second: Found | None) -> Found | None:
    """Return what reads further; the first where both read as far."""
    if first is None or second is None:
        return first or second
    return second if second.end > first.end else first


_YEAR_RULES: tuple[Rule, ...] = (years.calendar_year, counted.year_first, school.years_first, digits.numeric_day)
_NUMBER_RULES: tuple[Rule, ...] = (
    counted.nth_of_year, school.school_half, school.years_first, digits.numeric_day, days.day_and_month,
    days.day_range, days.day_of_month, amounts.from_now, feasts.nth_advent,
)  # fmt: skip

_BEHIND_NUMBERS = frozenset({".", "/", "-", "–", "—", "&", "+", "u", "of", "q"}).union(
    numbers.SUFFIXES, words.MONTHS, words.UNITS, words.WEEK_NUMBER_WORDS, words.RANGE_WORDS, words.AND, amounts.HALVES
)
"""A number with anything else behind it needs no rule to be tried."""

_ORDINALS = numbers.ORDINALS.keys() | numbers.ENGLISH_TENS
_STARTS: tuple[tuple[Rule, Iterable[str]], ...] = (
    (counted.nth_of_year, _ORDINALS | numbers.ROMANS.keys()),
    (counted.last_of_year, words.LAST_OF),
    (
        counted.unit_and_number,
        words.ONE_OF_FEW | words.WEEK_NUMBER_WORDS | counted.NUMBERED_PLURALS
        | {"q", "h", "calendar", "week", "weeks", "woche", "wochen"},
    ),
    (counted.roman_and_year, numbers.ROMANS),
    (years.calendar_year, words.YEAR_WORDS | {"'", "’"}),
    (school.school_year, words.SCHOOL_YEAR_WORDS | {"school"}),
    (school.school_half, _ORDINALS | numbers.ROMANS.keys()),
    (school.semester, school.SEMESTERS),
    (years.biennium, words.BIENNIUM_WORDS),
    (months.month, words.MONTHS),
    (months.relative_month, words.RELATIVE),
    (months.season, words.SEASONS.keys() | words.RELATIVE.keys()),
    (days.day_and_month, _ORDINALS),
    (days.spoken_numbers, _ORDINALS),
    (days.day_range, _ORDINALS),
    (days.day_of_month, _ORDINALS),
    (days.month_and_day, words.MONTHS),
    (days.weekday, words.WEEKDAYS.keys() | words.SHORT_WEEKDAYS.keys() | words.RELATIVE.keys()),
    (days.spoken_day, words.DAYS_FROM_TODAY.keys() | {"day"}),
    (amounts.coming_or_past, words.RELATIVE),
    (amounts.within, words.WITHIN),
    (amounts.from_today, {"in", "vor", "seit"}),
    (amounts.from_now, numbers.CARDINALS.keys() | amounts.AMOUNT_STARTS),
    (relative.relative_unit, words.RELATIVE.keys() | words.NEW | words.NEIGHBOURS.keys() | words.UNITS.keys()),
    (relative.weekend, words.RELATIVE.keys() | relative.WEEKEND),
    (relative.rest, relative.REST),
    (relative.compound_part, words.PART_COMPOUNDS.keys() | words.BARE_UNITS),
    (relative.edge_compound, words.EDGE_COMPOUNDS),
    (
        feasts.school_holidays,
        holiday_words.SCHOOL_HOLIDAYS.keys() | holiday_words.ENGLISH_SCHOOL_HOLIDAYS.keys()
        | holiday_words.HOLIDAY_STEMS.keys(),
    ),
    (feasts.any_holidays, holiday_words.ANY_HOLIDAYS | words.RELATIVE.keys() | {"school"}),
    (feasts.feast, feast_words.FEASTS.keys() | feast_words.PHRASE_STARTS),
    (feasts.nth_advent, _ORDINALS),
    (months.part_of_season, words.SEASON_PARTS),
)  # fmt: skip


def _by_first_word() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    for rule, starts in _STARTS:
        for word in starts:
            rules[word] = (*rules.get(word, ()), rule)
    return rules


_RULES = _by_first_word()
