"""What has no end."""

from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.answers import OngoingAnswer
from bot.asking.asker import Asker
from bot.asking.frame import framed, in_scope
from bot.asking.question import Question
from bot.asking.select import ongoing


def ongoing_answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> OngoingAnswer:
    """Answer "What is ongoing?", in the order of due dates, without an end last."""
    return OngoingAnswer(framed(snapshot, question, asker, today), ongoing(in_scope(snapshot, question)))
