"""A section of the document as a goal or a measure: the rows read, the cells kept word for word."""

from collections.abc import Sequence

from bot.agreement.deadlines import due_in, start_named, start_within
from bot.agreement.labels import Row
from bot.agreement.levels import GoalNode, MeasureNode
from bot.agreement.lines import paragraphs, plain
from bot.agreement.model import SHORT_TITLE_LENGTH, Cell, Goal, Measure
from bot.agreement.outline import Entry
from bot.agreement.responsible import Responsibility
from bot.agreement.rhythm import is_ongoing, recurrence_of
from bot.periods.calendar import Calendar
from bot.periods.period import Period


def short_title(title: str) -> str:
    """Return a title cut at a word to `SHORT_TITLE_LENGTH` characters, the mark of omission included."""
    if len(title) <= SHORT_TITLE_LENGTH:
        return title
    room = SHORT_TITLE_LENGTH - len(" …")
    cut = title[: room + 1].rsplit(" ", 1)[0] if " " in title[: room + 1] else title[:room]
    return f"{cut.rstrip(' ,;:–-')} …"


def read_goal(node: GoalNode) -> Goal:
    """Return the goal of a section."""
    return Goal(
        code=node.code,
        field=node.field,
        title=plain(node.section.title),
        indicator=_text(node.section.entries, Row.INDICATOR),
        source=_text(node.section.entries, Row.SOURCE),
        cells=_cells(node.section.entries),
        line=node.section.line,
    )


def read_measure(node: MeasureNode, responsible: Responsibility, calendar: Calendar) -> Measure:
    """Return the measure of a section; units it names for the first time are added to the register."""
    entries = node.section.entries
    title = plain(node.section.title) or _text(entries, Row.TITLE) or ""
    indicator = _text(entries, Row.INDICATOR)
    cells = responsible_cells(node)
    units = responsible.units_in(cells)
    ends = _values(entries, Row.END, Row.SPAN, Row.RHYTHM)
    plain_ends = [plain(value) for value in ends]
    return Measure(
        code=node.code,
        title=title,
        short_title=short_title(title),
        goal=node.goal.code if node.goal else None,
        field=node.field,
        indicator=indicator,
        audience=_text(entries, Row.AUDIENCE),
        cost=_text(entries, Row.COST),
        communication=_text(entries, Row.COMMUNICATION),
        responsible="; ".join(value for value, _ in cells) or None,
        units=units,
        lead=responsible.lead(units),
        start=_start(entries, calendar),
        due=due_in(_values(entries, Row.END, Row.SPAN), calendar),
        ongoing=any(is_ongoing(value) for value in plain_ends),
        recurrence=recurrence_of([*plain_ends, title, indicator or ""]),
        cells=_cells(entries),
        line=node.section.line,
    )


def responsible_cells(node: MeasureNode) -> list[tuple[str, int]]:
    """Return value and line of the rows that name units, those of the lead first."""
    entries = node.section.entries
    return [*_lines_of(entries, Row.RESPONSIBLE), *_lines_of(entries, Row.INVOLVED)]


def _start(entries: Sequence[Entry], calendar: Calendar) -> Period | None:
    """The row for the start decides; where there is none, a row for the end may name it: "laufend ab 2021"."""
    starts, spans = _values(entries, Row.START), _values(entries, Row.SPAN)
    found = start_named(starts, calendar) or start_within(spans, calendar, alone=True)
    if found or starts:
        return found
    return start_within(_values(entries, Row.END), calendar, alone=False)


def _values(entries: Sequence[Entry], *rows: Row) -> list[str]:
    return [entry.value for entry in entries if entry.row in rows and entry.value]


def _lines_of(entries: Sequence[Entry], row: Row) -> list[tuple[str, int]]:
    return [(entry.value, entry.line) for entry in entries if entry.row is row and entry.value]


def _text(entries: Sequence[Entry], row: Row) -> str | None:
    """Return what the rows of a kind say, free of markup, a paragraph a line; None where none says anything."""
    return "\n".join(part for value in _values(entries, row) for part in paragraphs(value)) or None


def _cells(entries: Sequence[Entry]) -> tuple[Cell, ...]:
    return tuple(Cell(entry.label, entry.value, entry.line) for entry in entries)
