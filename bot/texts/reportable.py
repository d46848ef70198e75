"""The measures somebody may report on, as buttons that open them."""

from bot.asking.answers import ReportableAnswer
from bot.texts.common import code_text
from bot.texts.keys import page_hint, page_row
from bot.texts.measures import term_line
from bot.texts.page import PAGE_LINES, Page, chosen, page_of
from bot.texts.reply import Button, Line
from bot.texts.report_rows import unchanged_row
from bot.texts.text import Text

ROW = 5
"""Codes side by side."""

HEAD = Text("Ihre offenen Maßnahmen: {n}", "Your open measures: {n}")
NONE = Text("Ihre Maßnahmen sind alle abgeschlossen oder entfallen.", "All your measures are done or cancelled.")
WHICH = Text(
    "Wählen Sie eine, oder schreiben Sie Nummer und Stand, zum Beispiel „{code} 60 %“.",
    "Choose one, or write number and status, for example “{code} 60 %”.",
)


def reportable_page(answer: ReportableAnswer) -> Page:
    """Put into words what is open, ten on a page."""
    frame, lang, listed = answer.frame, answer.frame.lang, answer.listed
    if not listed:
        return page_of(((Line(NONE.in_(lang)),),), (), lang)
    pages = [listed[start : start + PAGE_LINES] for start in range(0, len(listed), PAGE_LINES)]
    page, number = chosen(pages, frame.question.page)
    codes = tuple(one.code for one in page)
    hints = (WHICH.in_(lang, code=code_text(codes[0])), page_hint(pages, number, lang))
    blocks = (
        (Line(HEAD.in_(lang, n=len(listed)), bold=True),),
        tuple(term_line(one, frame.today, lang) for one in page),
        tuple(Line(hint) for hint in hints if hint),
    )
    opening = [Button(code_text(code), "detail", place) for place, code in enumerate(codes)]
    rows = [tuple(opening[start : start + ROW]) for start in range(0, len(opening), ROW)]
    return page_of(blocks, (*rows, unchanged_row(frame, page), page_row(pages, number, lang)), lang, codes, number)
