"""Ongoing measures and what a search found: a heading that says what was understood, then pages of measures."""

from collections.abc import Sequence

from bot.asking.answers import Frame, ListAnswer, OngoingAnswer, SearchAnswer
from bot.asking.select import Listed
from bot.texts.common import CARDS, DETAIL_HINT, MEASURES, TITLE_LENGTH, code_text
from bot.texts.keys import detail_row, page_hint, page_row, unit_row
from bot.texts.measures import card, term_line
from bot.texts.page import Block, Page, chosen, page_of, paged
from bot.texts.parts import dated_blocks
from bot.texts.reply import Line
from bot.texts.report_rows import unchanged_row
from bot.texts.scope import own_unit_lines, scope_lines, scope_text
from bot.texts.text import Text, cut

ONGOING = Text("Daueraufgaben, {scope}: {measures}", "Ongoing, {scope}: {measures}")
NO_ONGOING = Text("Daueraufgaben, {scope}: keine", "Ongoing, {scope}: none")
FOUND = Text("Gesucht: „{topic}“, {scope}: {measures}", "Searched for “{topic}”, {scope}: {measures}")
NOT_FOUND = Text("Gesucht: „{topic}“, {scope}: nichts gefunden", "Searched for “{topic}”, {scope}: nothing found")
SEARCH_HINT = Text(
    "Gesucht wird in Titel, Indikator und den übrigen Zeilen. Oft hilft ein kürzeres oder anderes Wort.",
    "The search covers title, indicator and the other rows, which are in German. A shorter or other word often helps.",
)
ALL = Text("Maßnahmen, {scope}: {n}", "Measures, {scope}: {n}")


def ongoing_page(answer: OngoingAnswer) -> Page:
    """Put the ongoing measures into words."""
    frame, lang = answer.frame, answer.frame.lang
    heading = (ONGOING if answer.listed else NO_ONGOING).in_(
        lang, scope=scope_text(frame), measures=MEASURES.in_(lang, len(answer.listed))
    )
    pages = paged(answer.listed, lambda one: one.due_on)
    page, number = chosen(pages, frame.question.page)
    own = own_unit_lines(frame, answer.listed)
    return _page(answer, (Line(heading, bold=True), *own), dated_blocks(page, frame.today, lang), pages, number)


def search_page(answer: SearchAnswer) -> Page:
    """Put what was found into words; a few with all that matters, more with one line each."""
    frame, lang = answer.frame, answer.frame.lang
    pages = paged(answer.listed, lambda one: one.code if frame.question.topic else one.due_on)
    page, number = chosen(pages, frame.question.page)
    head: Block = (Line(_search_heading(answer), bold=True),)
    if not answer.listed and frame.question.topic:
        head += (Line(SEARCH_HINT.in_(lang)),)
    return _page(answer, head, _found(frame, page, len(answer.listed)), pages, number)


def _search_heading(answer: SearchAnswer) -> str:
    lang, scope, count = answer.frame.lang, scope_text(answer.frame), len(answer.listed)
    topic = cut(" ".join(answer.frame.question.topic), TITLE_LENGTH)
    if not topic:
        return ALL.in_(lang, scope=scope, n=count)
    return (FOUND if count else NOT_FOUND).in_(lang, topic=topic, scope=scope, measures=MEASURES.in_(lang, count))


def _found(frame: Frame, page: Sequence[Listed], total: int) -> list[Block]:
    if total <= CARDS and not frame.is_group:
        return [card(one, frame) for one in page]
    return [tuple(term_line(one, frame.today, frame.lang) for one in page)]


def _page(
    answer: ListAnswer, head: Block, body: Sequence[Block], pages: Sequence[Sequence[Listed]], number: int
) -> Page:
    frame, lang = answer.frame, answer.frame.lang
    codes = tuple(one.code for one in pages[number])
    detail = DETAIL_HINT.in_(lang, code=code_text(codes[0])) if codes and not frame.is_group else ""
    hint = " ".join(part for part in (page_hint(pages, number, lang), detail) if part)
    blocks = ((*head, *scope_lines(frame)), *body, (Line(hint),) if hint else ())
    same = () if frame.question.topic else unchanged_row(frame, pages[number])
    buttons = (detail_row(frame, codes), unit_row(frame), same, page_row(pages, number, lang))
    return page_of(blocks, buttons, lang, codes, number)
