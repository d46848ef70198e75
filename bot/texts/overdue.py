"""What is overdue: grouped by date, or in short by unit or field."""

from collections.abc import Iterable, Iterator

from bot.asking.answers import OverdueAnswer
from bot.asking.press import GROUPINGS
from bot.asking.select import Listed
from bot.periods.wording import day_text
from bot.texts.common import FIELD_ONLY, MEASURES, code_text, unit_text
from bot.texts.keys import detail_row, page_hint, page_row, unit_row
from bot.texts.page import Block, Page, Row, chosen, page_of, paged
from bot.texts.parts import dated_blocks
from bot.texts.reply import Button, Line
from bot.texts.report_rows import unchanged_row
from bot.texts.scope import own_unit_lines, scope_lines, scope_text
from bot.texts.text import Text

HEADING = Text("Überfällig am {day}, {scope}: {measures}", "Overdue on {day}, {scope}: {measures}")
NOTHING = Text("Überfällig am {day}, {scope}: keine Maßnahme", "Overdue on {day}, {scope}: no measure")
ALL_UNREPORTED = Text(
    "Zu allen {n} gibt es noch keine Meldung; manches kann längst erledigt sein.",
    "There is no report yet on any of the {n}; some may have been done long ago.",
)
SOME_UNREPORTED = Text(
    "Zu {n} von {total} gibt es noch keine Meldung; manches kann längst erledigt sein.",
    "There is no report yet on {n} of {total}; some may have been done long ago.",
)
BY_UNIT = Text("Nach Einheit", "By unit")
BY_FIELD = Text("Nach Handlungsfeld", "By field of action")
BY_DUE = Text("Nach Termin", "By due date")
LABELS = (BY_UNIT, BY_FIELD, BY_DUE)
"""What the buttons for `GROUPINGS` say."""
GROUP_HINT = Text(
    "Auch möglich: „nach Einheit“, „nach Handlungsfeld“, „überfällig {unit}“.",
    "You can also write “by unit”, “by field” or “overdue {unit}”.",
)
NO_FIELD = Text("ohne Handlungsfeld", "without a field of action")
NO_UNIT = Text("ohne Einheit", "without a unit")
FEW = 5
"""So few measures need no other order."""
ROOM = 12
"""Codes named on one line of a grouped list."""


def overdue_page(answer: OverdueAnswer) -> Page:
    """Put an overdue answer into words."""
    if answer.frame.question.grouped_by and answer.listed:
        return _grouped(answer)
    frame, lang = answer.frame, answer.frame.lang
    pages = paged(answer.listed, lambda one: one.due_on)
    page, number = chosen(pages, frame.question.page)
    codes = tuple(one.code for one in page)
    blocks = (*_head(answer), *dated_blocks(page, frame.today, lang), _hints(answer, pages, number))
    moving = (page_row(pages, number, lang), _group_row(answer))
    buttons = (detail_row(frame, codes), unit_row(frame), unchanged_row(frame, page), *moving)
    return page_of(blocks, buttons, lang, codes, number)


def _head(answer: OverdueAnswer) -> tuple[Block, ...]:
    frame, lang = answer.frame, answer.frame.lang
    count = len(answer.listed)
    heading = (HEADING if count else NOTHING).in_(
        lang, day=day_text(frame.today, lang), scope=scope_text(frame), measures=MEASURES.in_(lang, count)
    )
    own = own_unit_lines(frame, answer.listed) if count else ()
    return ((Line(heading, bold=True), *scope_lines(frame), *own, *_unreported(answer.listed, lang)),)


def _unreported(listed: tuple[Listed, ...], lang: str) -> Iterator[Line]:
    count = sum(one.standing.status is None for one in listed)
    if count > 2:
        text = ALL_UNREPORTED if count == len(listed) else SOME_UNREPORTED
        yield Line(text.in_(lang, n=count, total=len(listed)))


def _hints(answer: OverdueAnswer, pages: list[list[Listed]], number: int) -> Block:
    lang = answer.frame.lang
    said = [page_hint(pages, number, lang)]
    if _group_row(answer):
        unit = next((unit for one in answer.listed for unit in one.measure.units), "…")
        said.append(GROUP_HINT.in_(lang, unit=unit_text(unit)))
    text = " ".join(part for part in said if part)
    return (Line(text),) if text else ()


def _group_row(answer: OverdueAnswer) -> Row:
    """Return the buttons that order a long list in another way."""
    question, lang = answer.frame.question, answer.frame.lang
    if len(answer.listed) <= FEW or question.units or answer.frame.is_group:
        return ()
    return tuple(
        Button(label.in_(lang), "group_by", position)
        for position, (label, grouping) in enumerate(zip(LABELS, GROUPINGS, strict=True))
        if grouping != question.grouped_by
    )


def _grouped(answer: OverdueAnswer) -> Page:
    frame, lang = answer.frame, answer.frame.lang
    groups: dict[str, list[str]] = {}
    in_order = sorted(answer.listed, key=lambda one: one.measure.line)
    for name, code in _members(in_order, frame.question.grouped_by == "unit", lang):
        groups.setdefault(name, []).append(code_text(code))
    lines = [Line(f"{name}: {_codes_text(codes)}") for name, codes in groups.items()]
    pages = paged(lines, lambda line: line.text)
    page, number = chosen(pages, frame.question.page)
    hint = page_hint(pages, number, lang)
    blocks = (*_head(answer), tuple(page), (Line(hint),) if hint else ())
    buttons = (page_row(pages, number, lang), _group_row(answer))
    return page_of(blocks, buttons, lang, number=number)


def _members(listed: Iterable[Listed], by_unit: bool, lang: str) -> Iterator[tuple[str, str]]:
    """Yield group and code: under each of its units, or under its field, in the order of the agreement's codes."""
    for one in listed:
        measure = one.measure
        if by_unit:
            names = [unit_text(unit) for unit in measure.units] or [NO_UNIT.in_(lang)]
        else:
            names = [NO_FIELD.in_(lang) if measure.field is None else FIELD_ONLY.in_(lang, number=measure.field)]
        yield from ((name, one.code) for name in names)


def _codes_text(codes: list[str]) -> str:
    return ", ".join(codes[:ROOM]) + (" …" if len(codes) > ROOM else "")
