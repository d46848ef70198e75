"""Parts that stand in several answers: measures under their due dates, what is overdue, what comes round again."""

from collections.abc import Sequence
from datetime import date

from bot.asking.answers import DueAnswer
from bot.asking.select import Listed
from bot.asking.turns import Turn
from bot.periods.spans import on_day
from bot.periods.wording import due_text
from bot.texts.common import CARDS, MEASURES
from bot.texts.measures import BRIEF_LENGTH, brief_line, due_line, name_text, was_due_line
from bot.texts.page import Block
from bot.texts.reply import Line
from bot.texts.scope import own_unit_lines
from bot.texts.text import Plural, Text

FEW = 3
MANY = 8
"""Lines of a part beside the measures due: few, where those already fill the screen."""

OVERDUE = Text("Überfällig: {measures}", "Overdue: {measures}")
ALL_OVERDUE = Text("„überfällig“ zeigt sie mit Einheit und Termin.", "“overdue” shows them with units and due dates.")
GROUP_OVERDUE = Text("Überfällig: {measures} (/ueberfaellig)", "Overdue: {measures} (/overdue)")
TURNS = Text("Wiederkehrend in diesem Zeitraum: {measures}", "Recurring in this period: {measures}")
TURNS_ON = Text("Wiederkehrend, bis {day}: {measures}", "Recurring, by {day}: {measures}")
TURN = Text("{name} – bis {day}", "{name} – by {day}")
AND_MORE = Plural(Text("und 1 weitere", "and 1 more"), Text("und {n} weitere", "and {n} more"))


def dated_blocks(page: Sequence[Listed], today: date, lang: str) -> list[Block]:
    """Return one block a due date: the date as heading, then a line for each measure."""
    by_due: dict[str, list[Line]] = {}
    for one in page:
        by_due.setdefault(due_line(one, today, lang), []).append(brief_line(one, lang))
    return [(Line(due, bold=True), *lines) for due, lines in by_due.items()]


def overdue_block(answer: DueAnswer) -> Block:
    """Return what is overdue beside a due answer, the first few by name; in groups only how many."""
    frame, lang = answer.frame, answer.frame.lang
    listed = [one for one in answer.overdue if one not in answer.unreported]
    if not listed:
        return ()
    measures = MEASURES.in_(lang, len(listed))
    if frame.is_group:
        return (Line(GROUP_OVERDUE.in_(lang, measures=measures), bold=True),)
    lines = [was_due_line(one, lang) for one in listed[: FEW if len(answer.listed) <= CARDS else 0]]
    if not lines:
        lines = [Line(ALL_OVERDUE.in_(lang))]
    elif left := len(listed) - len(lines):
        lines.append(Line(f"{AND_MORE.in_(lang, left)}. {ALL_OVERDUE.in_(lang)}"))
    return (Line(OVERDUE.in_(lang, measures=measures), bold=True), *own_unit_lines(frame, listed), *lines)


def turns_block(answer: DueAnswer) -> Block:
    """Return the turns that fall in the period."""
    lang, turns = answer.frame.lang, answer.turns
    if not turns:
        return ()
    days = {turn.on for turn in turns}
    heading = TURNS if len(days) > 1 else TURNS_ON
    head = heading.in_(lang, measures=MEASURES.in_(lang, len(turns)), day=_day(turns[0], lang))
    shown = turns[: MANY if len(answer.listed) <= CARDS and not answer.frame.is_group else FEW]
    lines = [_turn_line(turn, len(days) > 1, lang) for turn in shown]
    if left := len(turns) - len(shown):
        lines.append(Line(AND_MORE.in_(lang, left)))
    return (Line(head, bold=True), *lines)


def _turn_line(turn: Turn, with_day: bool, lang: str) -> Line:
    name = name_text(turn.listed.measure, BRIEF_LENGTH)
    return Line(TURN.in_(lang, name=name, day=_day(turn, lang)) if with_day else name)


def _day(turn: Turn, lang: str) -> str:
    return due_text(on_day(turn.on), lang)
