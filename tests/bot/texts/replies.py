"""Replies to questions about a small agreement, as text."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.answers import Answer
from bot.asking.ask import Asked, answered
from bot.asking.asker import Asker
from bot.asking.question import Question
from tests.bot.asking.county import SNAPSHOT, TODAY, asker

Answerer = Callable[[Snapshot, Question, Asker, date], Answer]


def asked(question: Question, who: Asker | None = None, today: date = TODAY, snapshot: Snapshot = SNAPSHOT) -> Asked:
    """The answer to a question, by somebody without own units unless said otherwise."""
    return answered(snapshot, question, who or asker(), today)


def in_order(text: str, fragments: Sequence[str]) -> bool:
    """Whether the text has these fragments, one after the other."""
    at = 0
    for fragment in fragments:
        found = text.find(fragment, at)
        if found < 0:
            return False
        at = found + len(fragment)
    return True


def labels(shown: Asked) -> list[list[str]]:
    """What the buttons say, row by row."""
    return [[button.label for button in row] for row in shown.reply.buttons]
