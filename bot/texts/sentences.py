"""Single sentences: for what was not understood or does not exist."""

from typing import TypeAlias

from bot.asking.answers import NoAgreementAnswer, NotUnderstoodAnswer, UnknownCodeAnswer
from bot.texts.common import code_text
from bot.texts.page import Page, page_of
from bot.texts.reply import Line
from bot.texts.text import Text

SentenceAnswer: TypeAlias = NoAgreementAnswer | NotUnderstoodAnswer | UnknownCodeAnswer

NOT_UNDERSTOOD = Text(
    "Das ließ sich nicht zuordnen. Zum Beispiel: „Was ist im Juni fällig?“ oder „{example}“.",
    "I could not place that. For example: “What is due in June?” or “{example}”.",
)
SECOND_EXAMPLE = Text("Was ist überfällig?", "What is overdue?")
NO_AGREEMENT = Text(
    "Es ist noch keine Zielvereinbarung hinterlegt. Die Koordination liest sie mit „zielbot import“ ein.",
    "No target agreement has been stored yet. The coordinator reads it in with “zielbot import”.",
)
UNKNOWN = Text("{code} gibt es in dieser Zielvereinbarung nicht.", "{code} does not exist in this target agreement.")
GOAL_HAS = Text("{unknown} Ziel {goal} hat {codes}.", "{unknown} Goal {goal} has {codes}.")
NEAR = Text("{unknown} Vorhanden sind {codes}.", "{unknown} There are {codes}.")
RANGE = Text("{first} bis {last}", "{first} to {last}")


def sentence_page(answer: SentenceAnswer) -> Page:
    """Put an answer of one or two sentences into words."""
    return page_of(((Line(_sentence(answer)),),), (), answer.lang)


def _sentence(answer: SentenceAnswer) -> str:
    match answer:
        case NotUnderstoodAnswer():
            return _not_understood(answer)
        case UnknownCodeAnswer():
            return _unknown_code(answer)
        case NoAgreementAnswer():
            return NO_AGREEMENT.in_(answer.lang)


def _not_understood(answer: NotUnderstoodAnswer) -> str:
    example = code_text(answer.example) if answer.example else SECOND_EXAMPLE.in_(answer.lang)
    return NOT_UNDERSTOOD.in_(answer.lang, example=example)


def _unknown_code(answer: UnknownCodeAnswer) -> str:
    lang = answer.lang
    said = UNKNOWN.in_(lang, code=code_text(answer.code))
    near = [code_text(code) for code in answer.neighbours]
    if near:
        codes = RANGE.in_(lang, first=near[0], last=near[-1]) if len(near) > 2 else ", ".join(near)
        if answer.goal:
            said = GOAL_HAS.in_(lang, unknown=said, goal=code_text(answer.goal), codes=codes)
        else:
            said = NEAR.in_(lang, unknown=said, codes=codes)
    return said
