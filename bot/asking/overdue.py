"""What is overdue."""

from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.answers import OverdueAnswer
from bot.asking.asker import Asker
from bot.asking.frame import framed, in_scope
from bot.asking.question import Question
from bot.asking.select import due_in, overdue


def overdue_answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> OverdueAnswer:
    """Answer "What is overdue?"; with a period only what was due in it."""
    found = overdue(in_scope(snapshot, question), today)
    if question.period:
        found = due_in(found, question.period)
    return OverdueAnswer(framed(snapshot, question, asker, today), found)
