"""What is said where a reading is not sure: the readings to choose from, and the words nobody read."""

from collections.abc import Sequence

from bot.asking.answers import DoubtAnswer
from bot.asking.press import LISTS
from bot.asking.question import Question
from bot.language.understanding import Intent
from bot.periods.wording import period_text
from bot.texts.common import FIELD_ONLY, TITLE_LENGTH, quoted
from bot.texts.page import Block, Page, page_of
from bot.texts.reply import Button, Line
from bot.texts.scope import GOAL
from bot.texts.text import Text, cut, joined

WHICH = Text("Das ließ sich nicht sicher zuordnen. Gemeint sein kann:", "I am not sure what you mean. It may be:")
SAID = Text("– {reading}: „{typed}“", "– {reading}: “{typed}”")
READINGS = {
    Intent.DUE: (Text("was fällig ist", "what is due"), Text("fällig {scope}", "due {scope}")),
    Intent.OVERDUE: (Text("was überfällig ist", "what is overdue"), Text("überfällig {scope}", "overdue {scope}")),
    Intent.ONGOING: (Text("Daueraufgaben", "ongoing measures"), Text("Daueraufgaben {scope}", "ongoing {scope}")),
    Intent.SEARCH: (Text("eine Suche", "a search"), Text("Maßnahmen zu {scope}", "measures about {scope}")),
    Intent.SUMMARY: (Text("der Stand", "the status"), Text("Stand {scope}", "status {scope}")),
}
"""Each reading by its name, and what to type for it."""
LABELS = {
    Intent.DUE: Text("Fälliges", "Due"),
    Intent.OVERDUE: Text("Überfälliges", "Overdue"),
    Intent.ONGOING: Text("Daueraufgaben", "Ongoing"),
    Intent.SEARCH: Text("Suche", "Search"),
    Intent.SUMMARY: Text("Stand", "Status"),
}
UNREAD = Text("Nicht zuzuordnen war: {words}", "I could not place: {words}")


def doubt_page(answer: DoubtAnswer) -> Page:
    """Name the readings, each with what to type, and draw a button for each."""
    lang = answer.frame.lang
    lines = tuple(Line(_said(answer, intent)) for intent in answer.intents)
    row = tuple(Button(LABELS[intent].in_(lang), "read_as", LISTS.index(intent)) for intent in answer.intents)
    return page_of(((Line(WHICH.in_(lang)), *lines),), (row,), lang)


def unread_block(words: Sequence[str], lang: str) -> Block:
    """Return the line that names words of a question which nothing here accounts for."""
    return (Line(UNREAD.in_(lang, words=joined([quoted(word, lang) for word in words], lang))),)


def _said(answer: DoubtAnswer, intent: Intent) -> str:
    lang, question = answer.frame.lang, answer.frame.question
    name, typed = READINGS[intent]
    scope = [*question.topic] if intent is Intent.SEARCH and question.topic else _places(question, lang)
    if intent is Intent.DUE and question.period:
        scope.append(period_text(question.period, lang))
    text = cut(typed.in_(lang, scope=" ".join(scope)).strip(), TITLE_LENGTH)
    return SAID.in_(lang, reading=name.in_(lang), typed=text)


def _places(question: Question, lang: str) -> list[str]:
    """Return the units, the field and the goal as they can be typed."""
    field = [FIELD_ONLY.in_(lang, number=question.field)] if question.field is not None else []
    goal = [GOAL.in_(lang, code=question.goal)] if question.goal is not None else []
    return [*question.units, *field, *goal]
