"""How far a unit, a field or everything is, and what changed in a period."""

from collections import Counter
from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.answers import ChangesAnswer, SummaryAnswer
from bot.asking.asker import Asker
from bot.asking.changes import changes_in, lately
from bot.asking.frame import framed, in_scope
from bot.asking.progress import progress_of, timeline_of
from bot.asking.question import Question
from bot.asking.select import due_in, next_due, ongoing, overdue
from bot.asking.stale import hindered, moving, passed_in_silence, stale
from bot.periods.period import Period, Precision


def summary_answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> SummaryAnswer | ChangesAnswer:
    """Answer "How far are we?", with a period "What changed since March?"."""
    if question.period:
        return _changes_answer(snapshot, question, question.period, asker, today)
    return _summary_answer(snapshot, question, asker, today)


def _changes_answer(snapshot: Snapshot, question: Question, period: Period, asker: Asker, today: date) -> ChangesAnswer:
    changes = changes_in(in_scope(snapshot, question), period, asker.day_of)
    return ChangesAnswer(framed(snapshot, question, asker, today), period, changes)


def _summary_answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> SummaryAnswer:
    """Return the state of things; `upcoming` is what falls due next, on one day."""
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
        moved=tuple(change for change in changes_in(scope, lately(today), asker.day_of) if change.is_movement),
        stale=stale(scope, today, asker.day_of),
        silent=passed_in_silence(scope, today),
        hindered=hindered(scope),
        waiting=moving(scope),
        progress=progress_of(scope, snapshot.agreement),
        timeline=timeline_of(scope, today),
    )
