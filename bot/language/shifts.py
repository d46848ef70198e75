"""The new due date a report names: a date, or so much later than the current one."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.language.sentence import PERIOD, Part, Sentence
from bot.periods.amounts import Amount, amount_at
from bot.periods.calendar import Calendar
from bot.periods.line import Line
from bot.periods.period import Mention, Period, Precision
from bot.periods.spans import add_months

_LATER = frozenset({"spaeter", "later", "verschoben", "verschiebt", "verlaengert", "verlaengern", "verzoegert"})


def moved_due(
    parts: Sequence[Part], sentence: Sentence, due: Period | None, today: date, calendar: Calendar
) -> Period | None:
    """Return the period by whose end it is to be done now; None where the words name none."""
    mention = _named(parts, sentence)
    if mention is not None:
        return _coming(mention, today)
    amount = _amount(parts, sentence, today, calendar)
    return _shifted(due, amount) if amount and due else None


def _named(parts: Sequence[Part], sentence: Sentence) -> Mention | None:
    """Return the date given as the new one: behind "neuer Termin", else one that is not denied ("nicht bis Juni")."""
    spans = {part.start: at for at, part in enumerate(parts) if part.tag == PERIOD}
    best: Mention | None = None
    for mention in sentence.mentions:
        at = next((index for start, index in spans.items() if mention.start <= start < mention.end), None)
        if at is None:
            continue
        before = _clause_before(parts, at)
        if "DATE" in before:
            return mention
        if (
            best is None
            and "NOT" not in before
            and {"DELAYED", "LATER", "ERST"} & {*before, *_clause_behind(parts, at)}
        ):
            best = mention
    return best


def _clause_before(parts: Sequence[Part], at: int) -> tuple[str, ...]:
    start = max((index + 1 for index in range(at) if parts[index].tag in {",", ";", ".", "–"}), default=0)
    return tuple(part.tag for part in parts[start:at])


def _clause_behind(parts: Sequence[Part], at: int) -> tuple[str, ...]:
    end = min(
        (index for index in range(at, len(parts)) if parts[index].tag in {",", ";", ".", "–"}), default=len(parts)
    )
    return tuple(part.tag for part in parts[at:end])


def _coming(mention: Mention, today: date) -> Period:
    """A date without a year that has passed means next year's."""
    named = mention.named
    if mention.has_year or named.first is None or named.last is None or named.last >= today:
        return named
    return Period(add_months(named.first, 12), add_months(named.last, 12), named.precision)


def _amount(parts: Sequence[Part], sentence: Sentence, today: date, calendar: Calendar) -> Amount | None:
    if not parts or not any(part.norm in _LATER for part in parts):
        return None
    words = [word for word in sentence.words if parts[0].start <= word.start < parts[-1].end]
    line = Line(words, today, calendar)
    return next((amount for at in range(len(words)) if (amount := amount_at(line, at))), None)


def _shifted(due: Period, amount: Amount) -> Period:
    """Count from the current due date; a quarter moved by months stays a quarter, otherwise a day results."""
    if due.first is None or due.last is None:
        return due
    if due.precision is Precision.DAY or amount.days:
        return Period(amount.after(due.last), amount.after(due.last), Precision.DAY)
    last = amount.after(due.last)
    return Period(
        add_months(due.last + timedelta(days=1), amount.months) - (due.last + timedelta(days=1) - due.first),
        last,
        due.precision,
    )
