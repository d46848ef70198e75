"""What is due: the period in the first line, then what falls due, what is overdue, and what comes round again."""

from collections.abc import Sequence

from bot.asking.answers import DueAnswer
from bot.asking.moving import moved
from bot.asking.select import Listed
from bot.periods.wording import day_text, heading_text, period_text
from bot.texts.common import CARDS, DETAIL_HINT, MEASURES, code_text
from bot.texts.keys import detail_row, list_row, page_hint, page_row, period_row, unit_row
from bot.texts.measures import card, term_line
from bot.texts.nothing_due import nothing_due, way_back
from bot.texts.page import Block, Page, Row, chosen, page_of, paged
from bot.texts.parts import dated_blocks, overdue_block, turns_block
from bot.texts.reply import Button, Line
from bot.texts.report_rows import unchanged_row
from bot.texts.scope import own_unit_lines, scope_lines, scope_text
from bot.texts.text import Text

UNTIL = Text("Fällig bis {day}", "Due by {day}")
DUE = Text("Fällig: {measures}", "Due: {measures}")
SETTLED = Text("{due}, davon abgeschlossen oder entfallen: {n}", "{due}, of these done or cancelled: {n}")
PERIOD_HINT = Text("„{period}“ zeigt den Zeitraum danach.", "“{period}” shows the period after this one.")
WAY_BACK = Text("Letzte Termine: {period}", "Last due dates: {period}")
BACK_HINT = Text("„{period}“ zeigt die letzten Termine.", "“{period}” shows the last due dates.")
UNREPORTED = Text("Noch ohne Meldung: {measures}", "No report yet: {measures}")


def due_page(answer: DueAnswer) -> Page:
    """Put a due answer into words; its pages turn the measures due, or those without a report."""
    frame, lang = answer.frame, answer.frame.lang
    pages = paged(answer.listed or answer.unreported, lambda one: one.due_on)
    page, number = chosen(pages, frame.question.page)
    beside = [overdue_block(answer), turns_block(answer)] if number == 0 else []
    blocks: list[Block] = [
        (Line(_heading(answer), bold=True), *scope_lines(frame)),
        *_due_blocks(answer, page),
        *beside,
    ]
    if answer.unreported and not answer.listed:
        blocks.append(_unreported(answer, page))
    codes = tuple(one.code for one in page)
    blocks.append(_hints(answer, codes, page_hint(pages, number, lang)))
    buttons = (
        detail_row(frame, codes),
        unit_row(frame),
        unchanged_row(frame, page),
        page_row(pages, number, lang),
        list_row(answer),
        _ways(answer),
    )
    return page_of(blocks, buttons, lang, codes, number)


def _heading(answer: DueAnswer) -> str:
    lang, asked, last = answer.frame.lang, answer.frame.question.period, answer.period.last
    named = heading_text(answer.period, lang) if asked or not last else UNTIL.in_(lang, day=day_text(last, lang))
    return f"{named}, {scope_text(answer.frame)}"


def _due_blocks(answer: DueAnswer, page: Sequence[Listed]) -> list[Block]:
    frame, lang = answer.frame, answer.frame.lang
    if not answer.listed:
        return [(Line(nothing_due(answer)),)]
    head = (Line(_count(answer), bold=True), *own_unit_lines(frame, answer.listed))
    if len(answer.listed) <= CARDS and not frame.is_group:
        return [head, *(card(one, frame) for one in page)]
    return [head, *dated_blocks(page, frame.today, lang)]


def _count(answer: DueAnswer) -> str:
    lang = answer.frame.lang
    said = DUE.in_(lang, measures=MEASURES.in_(lang, len(answer.listed)))
    settled = sum(one.is_settled for one in answer.listed)
    return SETTLED.in_(lang, due=said, n=settled) if settled else said


def _unreported(answer: DueAnswer, page: Sequence[Listed]) -> Block:
    lang = answer.frame.lang
    head = UNREPORTED.in_(lang, measures=MEASURES.in_(lang, len(answer.unreported)))
    return (Line(head, bold=True), *(term_line(one, answer.frame.today, lang) for one in page))


def _hints(answer: DueAnswer, codes: Sequence[str], more: str) -> Block:
    """Return what can be typed instead of pressing a button; in groups only how to turn the page."""
    lang = answer.frame.lang
    said = [more]
    if codes and not answer.frame.is_group:
        said.append(DETAIL_HINT.in_(lang, code=code_text(codes[0])))
    if not answer.frame.is_group:
        said.append(_way_hint(answer))
    text = " ".join(part for part in said if part)
    return (Line(text),) if text else ()


def _way_hint(answer: DueAnswer) -> str:
    lang = answer.frame.lang
    if back := way_back(answer):
        return BACK_HINT.in_(lang, period=period_text(back.period, lang))
    after = None if answer.ran_out else moved(answer.period, 1)
    return PERIOD_HINT.in_(lang, period=period_text(after, lang)) if after else ""


def _ways(answer: DueAnswer) -> Row:
    lang, asked = answer.frame.lang, answer.frame.question.period
    if back := way_back(answer):
        return (Button(WAY_BACK.in_(lang, period=period_text(back.period, lang)), "shift", back.steps),)
    return period_row(asked, lang)
