"""One measure, or what comes near to a code that does not exist."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from bot.agreement.model import Agreement, Measure, Snapshot
from bot.agreement.standing import is_ready
from bot.asking.answers import DetailAnswer, UnknownCodeAnswer
from bot.asking.asker import Asker
from bot.asking.frame import framed
from bot.asking.question import Question
from bot.asking.select import Listed, listed_by_code
from bot.asking.turns import rounds
from bot.nudges.ladder import is_said_since

MAX_SHOWN = 10
"""Measures shown in one answer; whoever names more gets the first ones."""


def detail_answer(
    snapshot: Snapshot, question: Question, asker: Asker, today: date
) -> DetailAnswer | UnknownCodeAnswer:
    """Answer "What is 6.1.3?", in the order in which the codes were named; a card may name one that is gone."""
    by_code = listed_by_code(snapshot)
    shown = tuple(by_code[code] for code in question.codes if code in by_code)
    if question.codes and not shown:
        return unknown_code_answer(snapshot.agreement, question.codes[0], question.lang)
    levels = replace(question, field=shown[0].measure.field, goal=shown[0].measure.goal) if shown else question
    frame = replace(framed(snapshot, levels, asker, today), question=question)
    if len(shown) != 1:
        return DetailAnswer(frame, shown[:MAX_SHOWN])
    (one,) = shown
    return DetailAnswer(
        frame,
        shown,
        rounds=rounds(one, snapshot.agreement, today),
        is_ready=is_ready(snapshot.agreement, one.measure, one.standing),
        put_off_until=_put_off_until(one, asker, today),
    )


def _put_off_until(one: Listed, asker: Asker, today: date) -> date | None:
    """Return until when whoever asks in private put nudges about a measure off, if nobody answered since."""
    own = (snooze for snooze in asker.snoozes if snooze.code == one.code and snooze.until_on > today)
    return next((snooze.until_on for snooze in own if not asker.is_group and not is_said_since(one, snooze.at)), None)


def unknown_code_answer(agreement: Agreement, code: str, lang: str) -> UnknownCodeAnswer:
    """Answer a code that names no measure by those that share most of its leading parts, or by all."""
    shared = [(measure, _shared(code, measure.code)) for measure in agreement.measures]
    most = max((count for _, count in shared), default=0)
    near = tuple(measure for measure, count in shared if count == most)
    return UnknownCodeAnswer(lang, code, tuple(measure.code for measure in near), _only_goal(near, code))


def _shared(code: str, other: str) -> int:
    """Count the leading parts that two codes share: 6.1.9 and 6.1.3 share two."""
    pairs = zip(_parts(code), _parts(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _parts(code: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", code.casefold())


def _only_goal(near: Sequence[Measure], code: str) -> str | None:
    """Return the goal that all of them belong to, if the code looks like one of its measures."""
    goals = {measure.goal for measure in near}
    goal = goals.pop() if len(goals) == 1 else None
    return goal if goal and _shared(goal, code) == len(_parts(goal)) else None
