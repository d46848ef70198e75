"""What must hold for any text: each broken promise is said in a sentence. Shared by the tests and the fuzz run."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.agreement.deadlines import due_in, is_dated, start_named, start_within
from bot.agreement.importing import plan_import
from bot.agreement.reader import read_agreement
from bot.agreement.splitting import named_units
from bot.agreement.units import Names
from bot.language.codes import chunks_of
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import Intent, Understanding
from bot.normal import Token, tokens
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from bot.periods.numbers import CARDINALS
from bot.periods.period import Direction, Mention, Period, Precision
from bot.periods.times import find_times
from bot.periods.wording import due_text, heading_text, period_text

LONGEST = 4096
"""Characters of a Telegram message."""
ASKED_FROM = 0.5
"""The confidence from which something may be done without asking."""

_POINTS = frozenset({"punkt", "point", "dot", "strich"})
_LOSES_PRECISION = {
    Precision.HOLIDAYS: {Precision.SPAN, Precision.DAY},
    Precision.PART: {Precision.PART, Precision.SPAN, Precision.DAY},
    Precision.SPAN: {Precision.SPAN, Precision.DAY},
}
"""Holidays are written by their days; so is a part of what has no short name ("Ende des Schuljahres")."""


def broken_by_message(text: str, today: date, setting: Setting) -> Iterator[str]:
    """Yield what is wrong with how a message is understood."""
    understood = understand(text, today, setting)
    if not 0 <= understood.confidence <= 1:
        yield "the confidence does not lie from 0 to 1"
    yield from _invented(understood, setting)
    yield from _wrong_report(understood, text, setting)


def _invented(understood: Understanding, setting: Setting) -> Iterator[str]:
    vocabulary = setting.vocabulary
    codes = {*understood.codes, *(report.code for report in understood.reports)}
    codes |= {choice.code for choice in understood.choices if choice.code}
    if not codes <= {*vocabulary.codes.codes, *setting.topic_codes}:
        yield "a code is not of this agreement"
    if not {*understood.unknown_codes}.isdisjoint(vocabulary.codes.codes):
        yield "an unknown code is known"
    known = {name for names in (*vocabulary.units.exact.values(), *vocabulary.units.partial.values()) for name in names}
    last = setting.last
    if not {*understood.units} <= {*known, *setting.own_units, *(last.units if last else ())}:
        yield "a unit is not of this agreement"


def _wrong_report(understood: Understanding, text: str, setting: Setting) -> Iterator[str]:
    if understood.intent is not Intent.REPORT_STATUS:
        if understood.reports:
            yield "what is no report reports something"
        return
    if any(report.progress is not None and not 0 <= report.progress <= 100 for report in understood.reports):
        yield "a progress does not lie from 0 to 100"
    if understood.confidence < ASKED_FROM:
        if not understood.choices and setting.expects is None:
            yield "a doubtful report leaves nothing to choose"
    elif not is_named(text, setting) and not all(report.is_unchanged for report in understood.reports):
        yield "a report is written for a measure that nobody named"


def is_named(text: str, setting: Setting) -> bool:
    """Whether a text names a measure by its code, in digits or words, or answers the card of just one.

    A title alone is never enough to write. Said in another way than `bot.language.codes` does it, and laxer.
    """
    if len(setting.topic_codes) == 1:
        return True
    chunks = [_chunk(token) for token in tokens(text) if token.norm[:1].isalnum() and token.norm not in _POINTS]
    line = f" {' '.join(chunks)} "
    spelled = (chunks_of(code) for code in setting.vocabulary.codes.codes)
    return any(f" {' '.join(code)} " in line or f" {''.join(code)} " in line for code in spelled)


def _chunk(token: Token) -> str:
    if token.is_number:
        return token.norm.lstrip("0") or "0"
    number = {"null": 0, "zero": 0, **CARDINALS}.get(token.norm)
    return token.norm if number is None or token.norm in {"a", "an"} else str(number)


def broken_by_periods(text: str, today: date, calendar: Calendar) -> Iterator[str]:
    """Yield what is wrong with the periods and times found in a text, and with how they are written and read back."""
    words = tokens(text)
    found = find_periods(words, today, calendar)
    find_times(words)
    if any(not 0 <= mention.start < mention.end <= len(text) for mention in found):
        yield "a mention lies outside of the text"
    if any(first.end > second.start for first, second in pairwise(found)):
        yield "two mentions overlap"
    for mention in found:
        for period in dict.fromkeys((mention.named, mention.asked(today))):
            if is_writable(period):
                for lang in ("de", "en"):
                    yield from lost_in_words(period, lang, today, calendar)


def is_writable(period: Period) -> bool:
    """Whether a period lies in years that agreements and questions speak of; the grammar reads no others back."""
    ends = [day for day in (period.first, period.last) if day]
    return bool(ends) and all(is_dated(Period(day, day, Precision.DAY)) for day in ends)


def lost_in_words(period: Period, lang: str, today: date, calendar: Calendar) -> Iterator[str]:
    """Yield what is lost when a period is written in `lang` and read back on `today`."""
    text = period_text(period, lang)
    back = find_periods(tokens(text), today, calendar)
    if len(back) != 1 or not _is_same(back[0], period):
        yield f"a period ({period.precision}, {lang}) is not read back as it was written"
    if period.first and period.last:
        yield from _lost_in_due(period, lang, today, calendar)
        yield from _lost_in_heading(period, lang, calendar)


def _is_same(mention: Mention, written: Period) -> bool:
    """Whether a mention says what was written: the same days, and the same precision where words can carry it."""
    if written.last is None:
        return mention.direction is Direction.SINCE and mention.named.first == written.first
    if written.first is None:
        return mention.asked(written.last + timedelta(days=1)) == written
    precisions = _LOSES_PRECISION.get(written.precision, {written.precision})
    return (
        mention.direction is Direction.IN
        and (mention.named.first, mention.named.last) == (written.first, written.last)
        and mention.named.precision in precisions
        and mention.has_year
    )


def _lost_in_due(period: Period, lang: str, today: date, calendar: Calendar) -> Iterator[str]:
    back = find_periods(tokens(due_text(period, lang)), today, calendar)
    if [mention.named.last for mention in back] != [period.last]:
        yield f"a due date ({period.precision}, {lang}) is not read back with its last day"


def _lost_in_heading(period: Period, lang: str, calendar: Calendar) -> Iterator[str]:
    """The days in brackets leave out a year they share with the name, so they are read on a day of that year."""
    assert period.first
    back = find_periods(tokens(heading_text(period, lang)), period.first, calendar)
    days = {(mention.named.first, mention.named.last) for mention in back}
    if days != {(period.first, period.last)}:
        yield f"a heading ({period.precision}, {lang}) is not read back with its days"


def broken_by_deadline(text: str, calendar: Calendar) -> Iterator[str]:
    """Yield what is wrong with how a cell is read as a deadline or a start."""
    due = due_in([text], calendar)
    if due and due.period.last is None:
        yield "a due date has no last day"
    if due and due.label == "":
        yield "a stage has no words"
    start_named([text], calendar)
    start_within([text], calendar, alone=True)


def broken_by_responsible(text: str, registers: Sequence[Names]) -> Iterator[str]:
    """Yield what is wrong with the units that a cell of responsibility names."""
    for names in registers:
        for named in named_units(text, names):
            if not named.name.strip():
                yield "a unit has no name"


def broken_by_document(text: str, calendar: Calendar) -> Iterator[str]:
    """Yield what is wrong with how a whole document is read and its import is planned."""
    reading = read_agreement(text, None, calendar)
    agreement = reading.agreement
    if any(unit not in agreement.unit_by_name for measure in agreement.measures for unit in measure.units):
        yield "a measure's unit is not in the register"
    if any(measure.due and measure.due.period.last is None for measure in agreement.measures):
        yield "a due date has no last day"
    if reading.errors:
        return
    planned = plan_import(text, agreement.units or None, None, None, calendar).agreement
    if len(planned.by_code) != len(planned.measures):
        yield "two measures have the same code"
