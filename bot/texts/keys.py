"""Buttons: what they say. Each one also exists as something to type, which the text beside it names."""

from collections.abc import Sequence

from bot.asking.answers import DueAnswer, Frame
from bot.asking.moving import moved
from bot.asking.press import LISTS
from bot.language.understanding import Intent
from bot.periods.period import Period
from bot.periods.wording import period_text
from bot.texts.common import code_text, unit_text
from bot.texts.page import Row
from bot.texts.reply import Button
from bot.texts.text import Plural, Text

DETAIL_BUTTONS = 5

MORE = Plural(Text("1 weitere", "1 more"), Text("Weitere {n}", "{n} more"))
SO_FAR = Plural(
    Text("{shown} von {total}. „mehr“ zeigt die letzte.", "{shown} of {total}. “more” shows the last one."),
    Text("{shown} von {total}. „mehr“ zeigt die nächsten.", "{shown} of {total}. “more” shows the next ones."),
)
BACK = Text("Zurück", "Back")
OVERDUE = Text("Überfällig: {n}", "Overdue: {n}")


def detail_row(frame: Frame, codes: Sequence[str]) -> Row:
    """Return a button for each measure on the page; none in groups or where they would fill the screen."""
    if frame.is_group or len(codes) > DETAIL_BUTTONS:
        return ()
    return tuple(Button(code_text(code), "detail", position) for position, code in enumerate(codes))


def unit_row(frame: Frame) -> Row:
    """Return a button for each unit that the question may mean."""
    if not frame.question.units_doubtful:
        return ()
    units = frame.question.units[:3]
    return tuple(Button(unit_text(unit), "unit", position) for position, unit in enumerate(units))


def period_row(period: Period | None, lang: str) -> Row:
    """Return buttons for the periods before and after; none for an open period."""
    if period is None:
        return ()
    before, after = moved(period, -1), moved(period, 1)
    return tuple(
        button
        for button in (
            before and Button(f"‹ {period_text(before, lang)}", "shift", -1),
            after and Button(f"{period_text(after, lang)} ›", "shift", 1),
        )
        if button
    )


def page_row(pages: Sequence[Sequence[object]], number: int, lang: str) -> Row:
    """Return buttons for the pages before and after page `number`, counted from 0."""
    row: Row = ()
    if number > 0:
        row += (Button(BACK.in_(lang), "page", number - 1),)
    if left := _left(pages, number):
        row += (Button(MORE.in_(lang, left), "page", number + 1),)
    return row


def page_hint(pages: Sequence[Sequence[object]], number: int, lang: str) -> str:
    """Return what to type for the next page; empty on the last one."""
    if not (left := _left(pages, number)):
        return ""
    total = sum(map(len, pages))
    return SO_FAR.in_(lang, left, shown=total - left, total=total)


def _left(pages: Sequence[Sequence[object]], number: int) -> int:
    return sum(len(page) for page in pages[number + 1 :])


def list_row(answer: DueAnswer) -> Row:
    """Return the button that shows what is overdue, which a due answer only counts."""
    if not answer.overdue or answer.unreported or answer.frame.is_group:
        return ()
    return (Button(OVERDUE.in_(answer.frame.lang, n=len(answer.overdue)), "list", LISTS.index(Intent.OVERDUE)),)
