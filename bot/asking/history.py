"""The history of one measure."""

from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.answers import DetailAnswer, HistoryAnswer, UnknownCodeAnswer
from bot.asking.asker import Asker
from bot.asking.detail import detail_answer
from bot.asking.question import Question
from bot.asking.reports import reports_of


def history_answer(
    snapshot: Snapshot, question: Question, asker: Asker, today: date
) -> HistoryAnswer | DetailAnswer | UnknownCodeAnswer:
    """Answer "What was reported for 6.1.3?"; without one measure that exists like a question for it."""
    answer = detail_answer(snapshot, question, asker, today)
    if not isinstance(answer, DetailAnswer) or len(answer.listed) != 1:
        return answer
    [listed] = answer.listed
    nudges = tuple(one for one in reversed(asker.nudges) if one.slot.code == listed.code)
    return HistoryAnswer(answer.frame, listed, reports_of(listed.standing, asker.day_of), nudges)
