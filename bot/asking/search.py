"""Measures by topic, or all measures of a unit, field or goal."""

from dataclasses import replace
from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.answers import SearchAnswer
from bot.asking.asker import Asker
from bot.asking.frame import framed, in_scope
from bot.asking.question import Question
from bot.asking.topic import found_codes


def search_answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> SearchAnswer:
    """Answer a search: what fits a topic best comes first; without a topic the order is that of due dates."""
    found = in_scope(snapshot, replace(question, topic=()))
    if question.topic:
        by_code = {one.code: one for one in found}
        found = tuple(by_code[code] for code in found_codes(snapshot, question.topic) if code in by_code)
    return SearchAnswer(framed(snapshot, question, asker, today), found)
