"""Tables with one measure a line under a row of labels, their columns set apart by tabs, semicolons or bars."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.agreement.headings import bare_heading, headings
from bot.agreement.labels import Row, row_label
from bot.agreement.lines import Line, Shape
from bot.agreement.rows import Split

_SEPARATORS = "\t;|"
# A cell in quotes may hold the separator and line breaks, as spreadsheets write it.
_CELLS = {
    mark: re.compile(rf'(?:^|{re.escape(mark)})(?: *"((?:[^"]|"")*)" *(?={re.escape(mark)}|$)|([^{mark}]*))')
    for mark in _SEPARATORS
}
_FEWEST_COLUMNS = 3
_MOST_LINES = 50
"""How many lines of the document a row with quoted cells may take."""


@dataclass(frozen=True, slots=True)
class _Header:
    """The row of labels: what separates its columns, and what each means."""

    separator: str
    labels: tuple[str, ...]
    rows: tuple[Row | None, ...]


@dataclass(slots=True)
class Tables:
    """What a document says in tables, one measure a list of cells, by the number of its line; and the other lines.

    Of the lines of a table only the headings between its rows are left in `others`; the rest of them is blank there.
    """

    measures: dict[int, list[Split]] = field(default_factory=dict)
    others: list[Line] = field(default_factory=list)
    above: int | None = None
    """The line of the last measure in the open table."""


def tables_in(lines: Sequence[Line]) -> Tables:
    """Find the tables of a document. A table goes on behind whatever stands between its rows, up to the next one."""
    found = Tables()
    header: _Header | None = None
    at = 0
    while at < len(lines):
        taken = 1
        if begun := _header(lines[at]):
            header, found.above = begun, None
            found.others.append(_blank(lines[at]))
        elif header is None:
            found.others.append(lines[at])
        else:
            taken = _take(found, header, lines[at : at + _MOST_LINES])
        at += taken
    return found


def code_and_title(cells: Sequence[Split]) -> tuple[str | None, str]:
    """Return both from a title such as "1.1 Babysitter-Kartei"; None and "" where the cells hold them apart."""
    if any(cell.row is Row.CODE and cell.value for cell in cells):
        return None, ""
    title = next((cell.value for cell in cells if cell.row is Row.TITLE), "")
    heading = bare_heading(title)
    return (heading.code, heading.title) if heading and heading.title else (None, "")


def _header(line: Line) -> _Header | None:
    """Read a line as a row of labels: most of them known, the title of the measure among them."""
    if not line.is_text:
        return None
    for separator in _SEPARATORS:
        labels = _columns(line.text, separator)
        if len(labels) < _FEWEST_COLUMNS:
            continue
        known = [row_label(label) for label in labels]
        rows = tuple(label.row if label and label.spare_words <= 1 else None for label in known)
        kinds = set(rows) - {None}
        if Row.TITLE in kinds and len(kinds) >= _FEWEST_COLUMNS and 2 * rows.count(None) < len(rows):
            return _Header(separator, labels, rows)
    return None


def _take(found: Tables, header: _Header, lines: Sequence[Line]) -> int:
    """Read a row at the beginning of `lines`; return how many of them it takes."""
    line = lines[0]
    taken, values = _row(header, lines)
    said = [value for value in values if value]
    if not said or (len(said) == 1 and headings(said[0])):
        found.others.append(replace(line, text=said[0]) if said else line)
        return 1
    found.others.extend(map(_blank, lines[:taken]))
    filled = (*values, *[""] * (len(header.labels) - len(values)))
    cells = list(map(Split, header.labels, filled, header.rows))
    if found.above is None or any(cell.value for cell in cells if cell.row in (Row.CODE, Row.TITLE)):
        found.measures[line.number] = cells
        found.above = line.number
    else:
        found.measures[found.above] = list(map(_joined, found.measures[found.above], cells))
    return taken


def _row(header: _Header, lines: Sequence[Line]) -> tuple[int, tuple[str, ...]]:
    """Return how many lines a row takes, and its cells; none where the first line does not fit the header."""
    for taken in (_lines_of_row(header, lines), 1):
        values = _columns("\n".join(line.text for line in lines[:taken]), header.separator)
        if lines[0].is_text and _FEWEST_COLUMNS <= len(values) <= len(header.labels):
            return taken, values
    return 1, ()


def _joined(above: Split, more: Split) -> Split:
    """Go on with a cell in a line without code and title."""
    return above._replace(value=f"{above.value}\n{more.value}".strip())


def _lines_of_row(header: _Header, lines: Sequence[Line]) -> int:
    """Return over how many lines a row runs whose quoted cells hold line breaks; 1 where no quote is left open."""
    if f'{header.separator}"' not in lines[0].text and not lines[0].text.startswith('"'):
        return 1
    quotes = 0
    for count, line in enumerate(lines, start=1):
        quotes += line.text.count('"')
        if quotes % 2 == 0:
            return count
    return 1


def _columns(text: str, separator: str) -> tuple[str, ...]:
    if separator == "|":
        text = text.strip().removeprefix("|").removesuffix("|")
    if separator not in text:
        return ()
    return tuple(_unquoted(cell).strip() for cell in _CELLS[separator].findall(text))


def _unquoted(cell: tuple[str, str]) -> str:
    quoted, bare = cell
    return bare or quoted.replace('""', '"')


def _blank(line: Line) -> Line:
    return replace(line, text="", shape=Shape.BLANK)
