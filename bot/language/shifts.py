"""The new due date a report names: a date, or so much later than the current one."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.language.claim import is_content
from bot.language.segments import Segment, is_of_reason
from bot.language.sentence import CODE, PERIOD, Clause, Sentence
from bot.normal import normal
from bot.periods.amounts import Amount
from bot.periods.period import Direction, Mention, Period, Precision
from bot.periods.spans import add_months, on_day

_SAYS_WHEN_DONE = frozenset({"BECOME", "DONE", "DOING", "NOCH", PERIOD})
"""Groups of a clause that, beside a delay, only says when: "fertig wird es bis zu den Sommerferien"."""
_OF_AN_EVENT = frozenset({"am", "vom", "den", "on"})
"""A day behind these, before a delay, is when something was to be: "Termin am 12.5. verschoben"."""
_MOVES = frozenset({"DELAYED", "LATER", "ERST", "WANT", "DATE", "SET", "USE"})


def moved_due(segment: Segment, sentence: Sentence, due: Period | None, today: date) -> Period | None:
    """Return the period by whose end it is to be done now; None where the words name none.

    A date counts in a clause that moves the measure; one that is denied ("nicht bis Juni") or only told does not.
    """
    stated = next((at for at, clause in enumerate(segment.clauses) if _moves(clause)), 0)
    named = [
        list(_new_dates(clause, sentence)) if at == stated or not any(map(is_content, clause)) else []
        for at, clause in enumerate(segment.clauses)
    ]
    if segment.amount and due and not named[stated]:
        return _shifted(due, segment.amount)
    dates = [mention for mentions in named for mention in mentions]
    return _coming(dates[-1], today) if dates else None


def _moves(clause: Clause) -> bool:
    return any(part.tag in {"DELAYED", "LATER"} for part in clause)


def _new_dates(clause: Clause, sentence: Sentence) -> Iterable[Mention]:
    tags = {part.tag for part in clause if part.tag}
    if not tags & _MOVES and not tags - {CODE, "ABOUT", ":"} <= _SAYS_WHEN_DONE:
        return
    dates = [part for part in clause if part.tag == PERIOD]
    starts = [part.start for part in dates if not is_of_reason(part, clause, sentence.text)]
    stated = min((part.start for part in clause if part.tag == "DELAYED"), default=0)
    denial = next((part.start for part in clause if part.tag == "NOT"), None)
    for mention in sentence.mentions:
        named = any(mention.start <= start < mention.end for start in starts)
        told = mention.start < stated and normal(sentence.text[mention.start : mention.end]).split()[0] in _OF_AN_EVENT
        if named and not told and (denial is None or mention.start < denial):
            yield mention


def _coming(mention: Mention, today: date) -> Period:
    """A date without a year that has passed means next year's."""
    named = mention.named
    if mention.direction is Direction.BEFORE and named.first:
        return on_day(named.first - timedelta(days=1))
    if mention.has_year or named.first is None or named.last is None or named.last >= today:
        return named
    return Period(add_months(named.first, 12), add_months(named.last, 12), named.precision)


def _shifted(due: Period, amount: Amount) -> Period:
    """Count from the current due date; moved by months a quarter stays a quarter, else a day results."""
    if due.first is None or due.last is None:
        return due
    last = amount.after(due.last)
    if due.precision is Precision.DAY or amount.days:
        return Period(last, last, Precision.DAY)
    behind = add_months(due.last + timedelta(days=1), amount.months)
    return Period(add_months(due.first, amount.months), behind - timedelta(days=1), due.precision)
