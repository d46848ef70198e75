"""Months and seasons by name: "Juni", "Dez. 2023", "next June", "Frühjahr 2021"."""

from bot.periods import holiday_words, no_date_words, spans, words
from bot.periods.line import Found, Line
from bot.periods.numbers import ENGLISH_TENS, ORDINALS, Number
from bot.periods.period import Period
from bot.periods.years import in_year, second_year, year_behind

_ASKS_FOR_A_MONTH = (
    words.DIRECTIONS.keys() | words.PARTS.keys() | words.RELATIVE.keys() | words.MONTHS.keys()
    | words.word_set("in im of during early mid late von vom for zwischen between und and to - – /")
)  # fmt: skip
_ASKS_FOR_A_SEASON = _ASKS_FOR_A_MONTH | {"the"}
_JOINTS = words.RANGE_WORDS | words.AND
_ENGLISH_LEADS = words.word_set("on by until till before after since of from")


def month_number(line: Line, at: int) -> int | None:
    """Return the month named at `at`, 1 to 12; "may" and "March" only where the words around ask for a month."""
    word = line.word(at)
    number = words.MONTHS.get(word)
    if number is None or not no_date_words.TITLES.isdisjoint({line.word(at - 1), line.word(line_before_dot(line, at))}):
        return None
    if word not in words.DOUBTFUL_MONTHS or line.word(at - 1) in _ASKS_FOR_A_MONTH:
        return number
    behind = line.skip(line.skip_dot(at + 1), frozenset({"the"}), 1)
    dated = _is_number(line, behind) or _is_number(line, line_before_dot(line, at))
    ranged = line.word(behind) in _JOINTS and line.word(behind + 1) in words.MONTHS
    alone = line.word(at - 1) == "" and line.word(behind) in {"", "?", "!"}
    return number if dated or ranged or alone or _is_capital_name(line, at) else None


def line_before_dot(line: Line, at: int) -> int:
    """Return the position of the word before `at`, over an abbreviation's dot."""
    return at - 2 if line.word(at - 1) == "." else at - 1


def _is_number(line: Line, at: int) -> bool:
    return line.number(at) is not None or line.word(at) in ORDINALS or line.word(at) in ENGLISH_TENS


def _is_capital_name(line: Line, at: int) -> bool:
    """ "May" and "March" written large within a sentence of small letters."""
    text = line.tokens[at].text
    inside = at > 0 and line.word(at - 1) not in {".", "!", "?", ":"}
    return inside and text.istitle() and line.word(at) in {"may", "march"}


def month(line: Line, at: int) -> Found | None:
    """Read a month by name, with its year if it has one."""
    number = month_number(line, at)
    if number is None:
        return None
    end = line.skip_dot(at + 1)
    year = _month_year(line, at, end)
    # The dot of "im Juni." ends the sentence; that of "Dez. 2023" belongs to the name.
    value, end, said = in_year(line, year, end if year or len(line.word(at)) <= 4 else at + 1)
    return Found(end, spans.month(value, number), said)


def _month_year(line: Line, at: int, end: int) -> Number | None:
    is_day = line.word(at) in words.ENGLISH_MONTHS or line.word(at - 1) in _ENGLISH_LEADS
    if is_day and line.small(end) is not None:
        return None
    return year_behind(line, end)


def relative_month(line: Line, at: int) -> Found | None:
    """Read "nächsten Juni", "last December": the next or last one that is not running."""
    step = words.RELATIVE.get(line.word(at))
    number = words.MONTHS.get(line.word(at + 1))
    if step is None or number is None:
        return None
    running = line.today.month
    passed = (step > 0 and number > running) - (step < 0 and number < running)
    return Found(at + 2, spans.month(line.today.year + step - passed, number))


def season(line: Line, at: int) -> Found | None:
    """Read a meteorological season: "Sommer", "Winter 2021/22", "this fall"."""
    step = words.RELATIVE.get(line.word(at))
    name = at if step is None else at + 1
    number = words.SEASONS.get(line.word(name))
    if number is None or line.word(name - 1) in no_date_words.TITLES:
        return None
    holidays = line.word(name + 1) == "-" and line.word(name + 3) in holiday_words.SCHOOL_HOLIDAYS
    if holidays or line.word(name + 1) in holiday_words.HOLIDAY_WORDS or line.word(name + 1) == "school":
        return None
    end = line.skip_dot(name + 1) if line.word(name) in words.ABBREVIATED_SEASONS else name + 1
    if line.word(name) == "fall" and line.word(name - 1)[-2:] in {"em", "en", "im"}:
        return None
    year = year_behind(line, end)
    doubtful = line.word(name) in words.DOUBTFUL_SEASONS and step is None and year is None
    if doubtful and not (line.word(name - 1) in _ASKS_FOR_A_SEASON and line.word(name - 1) not in {"im", "vom"}):
        return None
    if step is not None:
        return Found(name + 1, _relative_season(line, number, step))
    return _season_of(line, number, year, end)


def part_of_season(line: Line, at: int) -> Found | None:
    """Read "Spätsommer 2022", "Frühherbst": the first, second or last month of the season."""
    number, part = words.SEASON_PARTS[line.word(at)]
    found = _season_of(line, number, year_behind(line, at + 1), at + 1)
    return found._replace(period=spans.part_of(found.period, part))


def _season_of(line: Line, number: int, year: Number | None, end: int) -> Found:
    value, end, said = in_year(line, year, end)
    if not said and number == 4 and line.today.month <= 2:
        value -= 1
    return Found(second_year(line, end, value) or end, spans.season(value, number), said)


def _relative_season(line: Line, number: int, step: int) -> Period:
    running = spans.season(line.today.year - (number == 4 and line.today.month <= 2), number)
    assert running.first
    assert running.last
    step -= step > 0 and running.first > line.today
    step += step < 0 and running.last < line.today
    return spans.in_year(running, running.first.year + step)
