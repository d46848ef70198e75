"""What falls due in a period, what is overdue beside it, and which turns come round."""

from collections.abc import Sequence
from datetime import date

from bot.agreement.model import Due, Snapshot
from bot.asking.answers import DueAnswer
from bot.asking.asker import Asker
from bot.asking.frame import framed, in_scope
from bot.asking.question import Question
from bot.asking.select import Listed, all_listed, due_in, last_due, next_due, overdue, unreported
from bot.asking.turns import turns_in
from bot.periods.period import Period, Precision
from bot.periods.spans import quarter_of


def due_answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> DueAnswer:
    """Answer "What is due?"; nothing is listed both as due in the period and as overdue."""
    scope = in_scope(snapshot, question)
    period = question.period or rest_of_quarter(today)
    due = due_in(scope, period)
    ran_out = None if due else _ran_out(all_listed(snapshot), period, today)
    return DueAnswer(
        frame=framed(snapshot, question, asker, today),
        period=period,
        listed=due,
        overdue=tuple(one for one in overdue(scope, today) if one not in due),
        turns=turns_in(scope, period, snapshot.agreement),
        upcoming=None if due else _upcoming(scope, period, today),
        ran_out=ran_out,
        unreported=unreported(scope) if ran_out and ran_out.on < today else (),
    )


def rest_of_quarter(today: date) -> Period:
    """Return today up to the end of the quarter: what a question without a period asks about."""
    return Period(today, quarter_of(today).last, Precision.SPAN)


def _upcoming(scope: Sequence[Listed], period: Period, today: date) -> Listed | None:
    """Return the next deadline after the period, but never one that has passed."""
    return next_due(scope, max(period.last, today)) if period.last else None


def _ran_out(everything: Sequence[Listed], period: Period, today: date) -> Due | None:
    """Return the last due date of the whole agreement where the period lies behind it."""
    last = last_due(everything)
    return last if last and last.on < (period.first or today) else None
