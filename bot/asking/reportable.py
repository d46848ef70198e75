"""What somebody may report on and is still open, most urgent first."""

from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.answers import ReportableAnswer
from bot.asking.asker import Asker
from bot.asking.frame import framed
from bot.asking.question import Question
from bot.asking.select import all_listed, narrowed


def reportable_answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> ReportableAnswer:
    """Answer a wish to report that names nothing: the open measures of the question's units, by due date."""
    listed = (one for one in narrowed(all_listed(snapshot), question) if not one.is_settled)
    return ReportableAnswer(framed(snapshot, question, asker, today), tuple(listed))
