"""One measure with all its rows in an order that reads well, or several in short, or none of that code."""

import re
from collections.abc import Iterable, Iterator

from bot.agreement.model import Measure
from bot.asking.answers import DetailAnswer
from bot.asking.select import Listed
from bot.normal import normal
from bot.periods.wording import day_text, due_text, period_text
from bot.reporting.reporter import reporting_for
from bot.texts.common import code_text, units_text
from bot.texts.evidence import card_lines, card_row
from bot.texts.keys import detail_row, page_row
from bot.texts.measures import (
    READY,
    RECURRING,
    RESPONSIBLE,
    STANDS,
    card,
    due_line,
    outcome_lines,
    rounds_lines,
    shift_lines,
    stage_lines,
    status_text,
    term_line,
)
from bot.texts.obstacles import obstacle_line
from bot.texts.page import Page, Row, chosen, page_of
from bot.texts.reply import Button, Line
from bot.texts.report_rows import report_rows, resolved_rows
from bot.texts.scope import FIELD, GOAL_TITLE
from bot.texts.text import Text, cut

PAGE_LENGTH = 1400
"""Characters of rows on one page: a screen and a half on a phone."""
ROW_LENGTH = 700
"""A longer row continues on further lines, so that pages can end within it."""
ALL_UNITS = 60

ONGOING = Text("Daueraufgabe", "Ongoing")
RECURS = Text("Wiederkehrend: {recurring}", "Recurring: {recurring}")
WORDING = Text("Im Wortlaut", "As agreed, word for word")
PUT_OFF = Text("Hinweis an Sie zurückgestellt bis {day}", "Nudge to you put off until {day}")
START = Text("Beginn: {start}", "Start: {start}")
HISTORY = Text("Verlauf", "History")
HISTORY_HINT = Text("„Verlauf“ zeigt alle Meldungen.", "“history” shows all reports.")
MORE_ROWS = Text("„mehr“ zeigt die übrigen Zeilen.", "“more” shows the other rows.")
NOT_THERE = Text("Nicht gefunden: {codes}", "Not found: {codes}")
WHICH = Text(
    "Welche Maßnahme ist gemeint? Die Nummer genügt.",
    "Which measure do you mean? Its number is enough.",
)

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def detail_page(answer: DetailAnswer) -> Page:
    """Put one measure with all its rows into words, or several in short."""
    if not answer.listed:
        return page_of(((Line(WHICH.in_(answer.frame.lang)),),), (), answer.frame.lang)
    if len(answer.listed) > 1 or answer.frame.is_group:
        return _several(answer)
    return _one(answer, answer.listed[0])


def _one(answer: DetailAnswer, listed: Listed) -> Page:
    frame, lang = answer.frame, answer.frame.lang
    head = Line(f"{code_text(listed.code)} {cut(listed.measure.title, ROW_LENGTH)}".strip(), bold=True)
    facts = tuple(_facts(answer, listed))
    pages = _packed(_cells(listed.measure), PAGE_LENGTH - _length(facts))
    page, number = chosen(pages, frame.question.page)
    wording = (Line(WORDING.in_(lang), bold=True), *page) if page else ()
    blocks = [(head,), facts if number == 0 else (), wording, *_notes(answer, number + 1 < len(pages))]
    history = (Button(HISTORY.in_(lang), "history"),) if _has_history(listed) else ()
    below = (*card_row(listed.standing, lang, is_group=False), *history)
    buttons = (*_report_rows(answer, listed), page_row(pages, number, lang), below)
    return page_of(blocks, buttons, lang, answer.codes, number)


def _report_rows(answer: DetailAnswer, listed: Listed) -> Iterator[Row]:
    """Yield the buttons for whoever may report on the measure."""
    frame, lang = answer.frame, answer.frame.lang
    if frame.reporter and reporting_for(listed.measure, frame.reporter):
        yield from report_rows(listed, lang)
        yield from resolved_rows(listed, lang)


def _facts(answer: DetailAnswer, listed: Listed) -> Iterator[Line]:
    """Yield what Zielbot knows of the measure, before its rows word for word."""
    frame, lang, measure = answer.frame, answer.frame.lang, listed.measure
    yield Line(due_line(listed, frame.today, lang))
    yield from stage_lines(listed, lang)
    yield from shift_lines(listed.standing, lang, frame.day_of)
    if measure.ongoing and listed.due:
        yield Line(ONGOING.in_(lang))
    if measure.recurrence:
        yield Line(RECURS.in_(lang, recurring=RECURRING[measure.recurrence].in_(lang)))
    yield from rounds_lines(answer.rounds, lang)
    if measure.start:
        yield Line(START.in_(lang, start=period_text(measure.start, lang)))
    yield Line(RESPONSIBLE.in_(lang, units=units_text(measure.units, lang, shown=ALL_UNITS)))
    yield Line(STANDS.in_(lang, status=status_text(listed.standing, lang)))
    yield from outcome_lines(listed.standing, lang)
    if answer.is_ready:
        yield Line(READY.in_(lang))
    if answer.put_off_until:
        yield Line(PUT_OFF.in_(lang, day=day_text(answer.put_off_until, lang)))
    for obstacle in listed.standing.obstacles:
        yield obstacle_line(obstacle, frame.day_of(obstacle.at), lang)
    yield from card_lines(listed.standing, listed.code, lang)
    if frame.field:
        yield Line(FIELD.in_(lang, number=frame.field.number, title=cut(frame.field.title, 200)))
    if frame.goal:
        yield Line(GOAL_TITLE.in_(lang, code=code_text(frame.goal.code), title=cut(frame.goal.title, 300)))


def _cells(measure: Measure) -> Iterator[Line]:
    """Yield the rows of the document with their labels; what the facts say in the same words is not repeated."""
    said = {normal(text) for text in _said(measure)}
    for cell in measure.cells:
        value = _readable(cell.value)
        if value and normal(value) not in said:
            yield from map(Line, _chunks(f"{cut(cell.label, 80)}: {value}"))


def _said(measure: Measure) -> Iterator[str]:
    yield from (measure.title, ", ".join(measure.units))
    for period in (measure.start, measure.due and measure.due.period):
        if period:
            yield from (period_text(period, "de"), due_text(period, "de"))


def _readable(value: str) -> str:
    """Return a cell without the markup that PDF extraction left in it, on one line."""
    return " ".join(_TAG.sub(" ", value).split())


def _chunks(text: str) -> Iterator[str]:
    while len(text) > ROW_LENGTH:
        head = text[:ROW_LENGTH].rpartition(" ")[0] or text[:ROW_LENGTH]
        yield head
        text = text[len(head) :].lstrip()
    yield text


def _packed(lines: Iterable[Line], room: int) -> list[list[Line]]:
    """Fill pages, the first one up to `room` characters, the others up to `PAGE_LENGTH`; a line is never torn."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if pages[-1] and _length([*pages[-1], line]) > (room if len(pages) == 1 else PAGE_LENGTH):
            pages.append([])
        pages[-1].append(line)
    return pages


def _length(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _several(answer: DetailAnswer) -> Page:
    frame, lang = answer.frame, answer.frame.lang
    blocks = [card(one, frame) for one in answer.listed]
    if frame.is_group and len(blocks) > 1:
        blocks = [tuple(term_line(one, frame.today, lang) for one in answer.listed)]
    blocks += _notes(answer, more=False)
    files = card_row(answer.listed[0].standing, lang, is_group=True) if len(answer.listed) == 1 else ()
    return page_of(blocks, (detail_row(frame, answer.codes), files), lang, answer.codes)


def _notes(answer: DetailAnswer, more: bool) -> list[tuple[Line, ...]]:
    lang = answer.frame.lang
    missing = ", ".join(code_text(code) for code in answer.unknown_codes[:5])
    said = [NOT_THERE.in_(lang, codes=missing)] if missing else []
    said += [MORE_ROWS.in_(lang)] if more else []
    if len(answer.listed) == 1 and not answer.frame.is_group and _has_history(answer.listed[0]):
        said.append(HISTORY_HINT.in_(lang))
    return [tuple(Line(text) for text in said)] if said else []


def _has_history(listed: Listed) -> bool:
    standing = listed.standing
    return bool(standing.updates or standing.obstacles or standing.resolved)
