"""What is counted within a year: quarters, half-years and weeks. "II. Quartal 2021", "Q2/21", "1. Hj.", "KW 52"."""

from collections.abc import Callable

from bot.periods import no_date_words, spans, words
from bot.periods.line import Found, Line
from bot.periods.numbers import ARTICLE_ONES, CARDINALS, Number, ordinal_at, roman_at
from bot.periods.period import Period, Precision
from bot.periods.years import in_year, year_behind, year_number

_MOST = {Precision.QUARTER: 4, Precision.HALF_YEAR: 2, Precision.WEEK: 53, Precision.MONTH: 12}
_BUILD: dict[Precision, Callable[[int, int], Period | None]] = {
    Precision.QUARTER: spans.quarter,
    Precision.HALF_YEAR: spans.half_year,
    Precision.WEEK: spans.week,
    Precision.MONTH: spans.month,
}
_LETTERS = {"q": Precision.QUARTER, "h": Precision.HALF_YEAR}
_THROUGH = frozenset({"-", "–", "bis", "to"})
_ALSO = frozenset({"/", "und", "and", "&", "u", "+", "oder", "or", ",", "sowie"})
_EACH = words.EVERY | {"pro", "je", "per"}
NUMBERED_PLURALS = frozenset({"quartale", "quartalen", "quarters"})
_NEEDS_YEAR = frozenset({"half", "haelfte"})


def nth_of_year(line: Line, at: int) -> Found | None:
    """Read "2. Quartal 20", "III. und IV. Quartal", "zweites Halbjahr", "52. KW", "second half of 2021"."""
    numbers = _several(line, at, _ordinal_or_digit)
    if not numbers or line.word(at - 1) in words.EVERY:
        return None
    if line.word(numbers[-1].end) in _ALSO:
        return _like_the_next(line, numbers)
    unit, end = _unit(line, numbers[-1].end)
    year = year_behind(line, end) if unit else None
    if unit is None or (line.word(end - 1) in _NEEDS_YEAR and year is None):
        return None
    return _built(line, unit, numbers, year, end)


def _like_the_next(line: Line, numbers: list[Number]) -> Found | None:
    """Read the first of "I. und III. Quartal 2024": unit and year stand behind the second."""
    second = _several(line, numbers[-1].end + 1, _ordinal_or_digit)
    unit, end = _unit(line, second[-1].end) if second else (None, 0)
    if unit is None:
        return None
    found = _built(line, unit, numbers, year_behind(line, end), end)
    return found and found._replace(end=numbers[-1].end)


def last_of_year(line: Line, at: int) -> Found | None:
    """Read "letztes Quartal des Jahres", "last quarter of 2021"; without a year behind it is the one before this."""
    if line.word(at) not in words.LAST_OF:
        return None
    unit = words.UNITS.get(line.word(at + 1))
    year = year_behind(line, at + 2) if unit in _MOST and unit is not Precision.WEEK else None
    if unit is None or year is None:
        return None
    return _built(line, unit, [Number(_MOST[unit], at + 2)], year, at + 2)


def unit_and_number(line: Line, at: int) -> Found | None:
    """Read "Quartal 2/2021", "Quartal II", "KW 52", "calendar week 52", "Q2", "H1 2021", "Q2-Q3"."""
    unit, end = _letter(line, at) or _plural(line, at) or _unit(line, at)
    if unit is None:
        return None
    numbers = _several(line, end, _plain, _MOST[unit])
    if not numbers:
        return None
    last = numbers[-1].end
    return _built(line, unit, numbers, year_behind(line, last), last)


def roman_and_year(line: Line, at: int) -> Found | None:
    """Read "II. 2019", "IV/2020": a Roman numeral and a year are a quarter (DESIGN §3)."""
    if not roman_at(line, at) or not line.tokens[at].text.isupper():
        return None
    if line.word(at - 1) in no_date_words.NO_ROMAN_QUARTER_BEHIND:
        return None
    numbers = _several(line, at, roman_at)
    end = numbers[-1].end
    if line.word(end) == "/":
        year = year_behind(line, end)
    else:
        full = year_number(line, end) if line.word(end - 1) == "." or line.word(at) != "i" else None
        year = Number(full, end + 1) if full else None
    is_code = year and line.word(year.end) == "/" and len(line.word(year.end + 1)) > 2 and line.glued(year.end + 1)
    return _built(line, Precision.QUARTER, numbers, year, end) if year and not is_code else None


def year_first(line: Line, at: int) -> Found | None:
    """Read "2021-Q2", "2021/II. Quartal", "2021 KW 20"."""
    year = year_number(line, at)
    if year is None:
        return None
    start = at + 2 if line.word(at + 1) in {"-", "/", ",", ".", ":", "("} else at + 1
    found = unit_and_number(line, start) or nth_of_year(line, start)
    if found is None or found.has_year:
        return None
    end = found.end + 1 if line.word(start - 1) == "(" and line.word(found.end) == ")" else found.end
    return Found(end, spans.in_year(found.period, year))


def _ordinal_or_digit(line: Line, at: int) -> Number | None:
    digits = line.small(at)
    return ordinal_at(line, at) or (Number(digits, at + 1) if digits is not None else None)


def _plain(line: Line, at: int) -> Number | None:
    """A number behind its unit; a letter repeated ("Q2-Q3") is skipped."""
    if line.word(at) in _LETTERS or line.word(at) in words.WEEK_NUMBER_WORDS:
        at += 1
    digits = line.small(at)
    if digits is not None:
        return Number(digits, at + 1)
    return _spelled(line, at) or roman_at(line, at)


def _spelled(line: Line, at: int) -> Number | None:
    """The "zwei" of "Quartal zwei"; not that of "je Quartal zwei Treffen"."""
    value = CARDINALS.get(line.word(at)) if line.word(at) not in ARTICLE_ONES else None
    counts = at + 1 < len(line) and line.tokens[at + 1].is_word and line.tokens[at + 1].text[0].isupper()
    if value is None or counts or line.word(at - 2) in _EACH:
        return None
    return Number(value, at + 1)


def _several(line: Line, at: int, read: Callable[[Line, int], Number | None], most: int = 53) -> list[Number]:
    """Read numbers up to `most` that rise: "2./3." and "III. und IV." by one, "20-22"."""
    numbers: list[Number] = []
    number = read(line, at)
    while number and number.value <= most and len(numbers) < 4:
        if numbers and not _rises(line, numbers[-1], number):
            break
        numbers.append(number)
        goes_on = line.word(number.end) in _THROUGH or line.word(number.end) in _ALSO
        number = read(line, number.end + 1) if goes_on else None
    return numbers


def _rises(line: Line, first: Number, second: Number) -> bool:
    by_one = second.value == first.value + 1
    return second.value > first.value if line.word(first.end) in _THROUGH else by_one


def _letter(line: Line, at: int) -> tuple[Precision, int] | None:
    """Read "Q" or "H" before a number; "h 2" are hours."""
    unit = _LETTERS.get(line.word(at))
    start = line.skip_dot(at + 1) if unit is Precision.QUARTER else at + 1
    apart = unit is Precision.HALF_YEAR and not line.glued(start)
    inside = line.glued(at) and line.word(at - 1).isalnum()
    numbered = line.small(start) or (unit is Precision.QUARTER and roman_at(line, start))
    return (unit, start) if unit and not apart and not inside and numbered else None


def _plural(line: Line, at: int) -> tuple[Precision, int] | None:
    """Read "Quartalen" before numbers: "in den Quartalen 2 und 3"."""
    return (Precision.QUARTER, at + 1) if line.word(at) in NUMBERED_PLURALS else None


def _unit(line: Line, at: int) -> tuple[Precision | None, int]:
    word = line.word(at)
    if word in words.WEEK_NUMBER_WORDS:
        return Precision.WEEK, line.skip_dot(at + 1)
    if word == "calendar" and line.word(at + 1) == "week":
        return Precision.WEEK, at + 2
    if (
        word in {"week", "woche", "weeks", "wochen"}
        and line.small(at + 1)
        and line.word(at + 2) not in no_date_words.NO_YEAR_BEFORE
    ):
        return Precision.WEEK, at + 1
    if word == "q" and (line.word(at - 1) == "." or line.small(at - 1)):
        return Precision.QUARTER, line.skip_dot(at + 1)
    if word not in words.ONE_OF_FEW:
        return None, at
    return words.UNITS[word], line.skip_dot(at + 1) if word in words.ABBREVIATED_UNITS else at + 1


def _built(line: Line, unit: Precision, numbers: list[Number], year: Number | None, end: int) -> Found | None:
    number, end, said = in_year(line, year, end)
    if not 1 <= numbers[0].value <= numbers[-1].value <= _MOST[unit]:
        return None
    first, last = (_BUILD[unit](number, counted.value) for counted in (numbers[0], numbers[-1]))
    if first is None or last is None:
        return None
    return Found(end, first if first == last else spans.join(first, last), said)
