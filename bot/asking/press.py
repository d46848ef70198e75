"""What a button does to a question."""

from collections.abc import Sequence
from dataclasses import replace

from bot.asking.moving import moved
from bot.asking.question import Question, View
from bot.asking.views import can_be_seen
from bot.language.understanding import Intent

LISTS = (Intent.DUE, Intent.OVERDUE, Intent.ONGOING, Intent.SEARCH, Intent.SUMMARY)
"""What the argument of a "list" or "read_as" button counts in."""
GROUPINGS = ("unit", "field", None)
"""What the argument of a "group_by" button counts in; None is the list by due date."""


def press(question: Question, codes: Sequence[str], action: str, arg: int) -> Question:
    """Return the question that a press asks; `codes` are those listed on the card (ValueError for what is no button).

    Nothing here is trusted: cards outlive agreements, and the numbers come from outside.
    """
    try:
        pressed = _pressed(question, codes, action, arg) if arg >= 0 or action == "shift" else None
    except IndexError:
        pressed = None
    if pressed is None:
        raise ValueError(f"no button {action} {arg} here")
    return pressed


def _pressed(question: Question, codes: Sequence[str], action: str, arg: int) -> Question | None:
    match action:
        case "detail":
            return Question(Intent.DETAIL, question.lang, codes=(codes[arg],))
        case "page":
            return replace(question, page=arg)
        case "shift" if question.period and (period := moved(question.period, arg)):
            return replace(question, period=period, page=0)
        case "unit":
            return replace(question, units=(question.units[arg],), units_doubtful=False, page=0)
        case "list":
            return replace(question, intent=LISTS[arg], period=None, codes=(), page=0)
        case "history" | "picture" if can_be_seen(View(action), question):
            return replace(question, view=View(action), page=0)
        case "read_as":
            return replace(question, intent=LISTS[arg], topic=question.topic if LISTS[arg] is Intent.SEARCH else ())
        case "group_by" if question.intent is Intent.OVERDUE:
            return replace(question, grouped_by=GROUPINGS[arg], page=0)
        case _:
            return None
