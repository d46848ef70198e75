"""How far a unit, a field or everything is, in numbers."""

from collections.abc import Iterator

from bot.agreement.model import Status
from bot.asking.answers import SummaryAnswer
from bot.asking.press import LISTS
from bot.language.understanding import Intent
from bot.periods.wording import day_text, distance_text
from bot.texts.common import MEASURES, code_text
from bot.texts.keys import unit_row
from bot.texts.measures import STATUS, due_name
from bot.texts.page import Page, page_of
from bot.texts.reply import Button, Line
from bot.texts.scope import doubt_lines, own_unit_lines, scope_text
from bot.texts.text import Text

ORDER = (Status.DONE, Status.IN_PROGRESS, Status.PLANNED, Status.DELAYED, Status.CANCELLED, None)
ROOM = 8

HEADING = Text("Stand am {day}, {scope}: {measures}", "Status on {day}, {scope}: {measures}")
ONGOING = Text("Daueraufgaben: {n}", "Ongoing: {n}")
OVERDUE = Text("Überfällig: {n}", "Overdue: {n}")
NEXT = Text("Nächster Termin: {due}, {distance} ({codes})", "Next due date: {due}, {distance} ({codes})")
NO_NEXT = Text("Ein weiterer Termin ist nicht vereinbart.", "No further due date has been agreed.")
HINT = Text("„überfällig“ und „was ist fällig“ zeigen die Maßnahmen.", "“overdue” and “what is due” show the measures.")
SHOW_OVERDUE = Text("Überfällig", "Overdue")
SHOW_DUE = Text("Fällig", "Due")


def summary_page(answer: SummaryAnswer) -> Page:
    """Put a summary into words."""
    frame, lang = answer.frame, answer.frame.lang
    heading = HEADING.in_(
        lang, day=day_text(frame.today, lang), scope=scope_text(frame), measures=MEASURES.in_(lang, answer.total)
    )
    counts = tuple(
        Line(f"{_capital(STATUS[status].in_(lang))}: {answer.statuses[status]}")
        for status in ORDER
        if answer.statuses.get(status)
    )
    blocks = [(Line(heading, bold=True), *doubt_lines(frame)), counts, tuple(_deadlines(answer))]
    if not frame.is_group:
        blocks.append((Line(HINT.in_(lang)),))
    lists = (_list(SHOW_OVERDUE, Intent.OVERDUE, lang), _list(SHOW_DUE, Intent.DUE, lang))
    return page_of(blocks, (unit_row(frame), lists), lang)


def _deadlines(answer: SummaryAnswer) -> Iterator[Line]:
    lang = answer.frame.lang
    if answer.ongoing:
        yield Line(ONGOING.in_(lang, n=answer.ongoing))
    yield Line(OVERDUE.in_(lang, n=len(answer.overdue)))
    yield from own_unit_lines(answer.frame, answer.overdue)
    yield Line(_next(answer))


def _next(answer: SummaryAnswer) -> str:
    lang, following = answer.frame.lang, answer.upcoming
    if not following or not following[0].due:
        return NO_NEXT.in_(lang)
    due = following[0].due
    codes = ", ".join(code_text(one.code) for one in following[:ROOM]) + (" …" if len(following) > ROOM else "")
    return NEXT.in_(
        lang, due=due_name(due, lang), distance=distance_text(answer.frame.today, due.on, lang), codes=codes
    )


def _list(label: Text, intent: Intent, lang: str) -> Button:
    return Button(label.in_(lang), "list", LISTS.index(intent))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
