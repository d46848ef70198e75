"""How far a unit, a field or everything is."""

from collections import Counter
from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.answers import SummaryAnswer
from bot.asking.asker import Asker
from bot.asking.frame import framed, in_scope
from bot.asking.question import Question
from bot.asking.select import due_in, next_due, ongoing, overdue
from bot.periods.period import Period, Precision


def summary_answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> SummaryAnswer:
    """Answer "How far are we?"; `upcoming` is what falls due next, on one day."""
    scope = in_scope(snapshot, question)
    following = next_due(scope, today)
    on = following and following.due and Period(today, following.due.on, Precision.SPAN)
    return SummaryAnswer(
        frame=framed(snapshot, question, asker, today),
        total=len(scope),
        statuses=Counter(one.standing.status for one in scope),
        ongoing=len(ongoing(scope)),
        overdue=overdue(scope, today),
        upcoming=tuple(one for one in due_in(scope, on) if not one.is_settled) if on else (),
    )
