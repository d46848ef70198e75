"""The outline of a document: which lines are headings, which are rows, and to which heading a row belongs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.agreement.headings import Heading, Level
from bot.agreement.labels import Row
from bot.agreement.lines import Line, Shape
from bot.agreement.parsing import Parsed, parsed_lines
from bot.agreement.rows import Split
from bot.agreement.tables import code_and_title, tables_in


@dataclass(slots=True)
class Entry:
    """A row as it stands: its label and the lines of its value, word for word."""

    label: str
    line: int
    row: Row | None
    values: list[str]

    @property
    def value(self) -> str:
        """The value, its lines one below the other."""
        return "\n".join(self.values).strip()


@dataclass(slots=True)
class Section:
    """A heading and the rows under it, up to the next heading. A row may give the code that the heading lacks."""

    level: Level
    word: str
    code: str | None
    title: str
    line: int
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """A document taken apart; every line that says something is in one of the parts."""

    head: list[Line] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    loose: list[list[Line]] = field(default_factory=list)
    """Runs of lines between headings that are no rows."""
    furniture: list[Line] = field(default_factory=list)
    """Page numbers and lines of a table of contents."""


_CLOSING = re.compile(
    r"(?:Erklärung|Schluss(?:erklärung|bemerkung|wort)|Unterschrift|Unterzeichn|Hiermit erkläre|Anlagen?\b|Anhang"
    r"|Impressum|Ort\s*[,/]|Ort:\s*$|Datum:|Name, Funktion|[A-ZÄÖÜ][\w ]{2,40},\s+(?:den|am)\s+\d)",
    re.I,
)
_LONGEST_TITLE = 2000
"""In characters: a document in which every line seemed to go on would take for ever."""
_OPEN_END = re.compile(r"(?:[,&–-]|\b(?:und|oder|sowie|der|die|des|von|für|zur|zum|in|im|mit))$")


def outline_of(lines: Sequence[Line]) -> Outline:
    """Take a document apart. Headings end a measure, blank lines and rows of dashes do not."""
    outline = Outline()
    tables = tables_in(lines)
    parsed = parsed_lines(tables.others)
    headed = (item.line.number for item in parsed if item.headings)
    last_heading = max((*headed, *tables.measures), default=0)
    is_open = False
    for item in parsed:
        closes = item.line.number > last_heading and bool(_CLOSING.match(item.line.text.strip()))
        if cells := tables.measures.get(item.line.number):
            outline.sections.append(_section(item.line.number, cells))
        elif outline.tail or (closes and outline.sections):
            outline.tail.append(item.line)
        else:
            is_open = _place(outline, item, is_open)
    return outline


def _section(line: int, cells: Sequence[Split]) -> Section:
    """A measure that stands in a table."""
    entries = [Entry(cell.label, line, cell.row, [cell.value]) for cell in cells if cell.label]
    return Section(Level.MEASURE, "", *code_and_title(cells), line, entries)


def _place(outline: Outline, item: Parsed, is_open: bool) -> bool:
    """Put a line where it belongs; return whether a run of loose lines is open after it."""
    section = outline.sections[-1] if outline.sections else None
    if item.headings:
        _begin(outline, item)
    elif item.line.shape in (Shape.BLANK, Shape.RULE):
        return is_open
    elif section is None:
        outline.head.append(item.line)
    elif item.split:
        if item.split.row is Row.CODE and _is_numbered(section):
            section = Section(Level.MEASURE, "", None, "", item.line.number)
            outline.sections.append(section)
        section.entries.append(Entry(item.split.label, item.line.number, item.split.row, [item.split.value]))
    elif item.line.shape is Shape.FURNITURE and not _awaits_value(section):
        outline.furniture.append(item.line)
    elif not _continue(section, item):
        _loosen(outline, item.line, is_open)
        return True
    return False


def _begin(outline: Outline, item: Parsed) -> None:
    """Begin a section for each heading in the line, or give the open measure the title it lacks."""
    for heading in item.headings:
        section = outline.sections[-1] if outline.sections else None
        if section and _names(heading, section):
            section.title = heading.title
        else:
            new = Section(heading.level, heading.word, heading.code, heading.title, item.line.number)
            outline.sections.append(new)


def _names(heading: Heading, section: Section) -> bool:
    """Whether a heading without code is the title of the measure that a row with its number began."""
    return heading.code is None and heading.level is section.level is Level.MEASURE and not section.title


def _is_numbered(section: Section) -> bool:
    """Whether a row with a number begins the next measure, and does not give this one its own."""
    has_code = section.code is not None or any(entry.row is Row.CODE for entry in section.entries)
    return has_code or section.level is not Level.MEASURE


def _awaits_value(section: Section) -> bool:
    return bool(section.entries) and not any(value.strip() for value in section.entries[-1].values)


def _continue(section: Section, item: Parsed) -> bool:
    """Add a line without label to the title or the row it goes on with; False where it stands alone."""
    text = item.line.text.strip()
    if not section.title and not section.entries:
        section.title = text
    elif section.entries and (item.is_glued or _awaits_value(section)):
        section.entries[-1].values.append(text)
    elif not section.entries and item.is_glued and _goes_on(section.title, text):
        section.title = f"{section.title} {text}"
    else:
        return False
    return True


def _goes_on(title: str, text: str) -> bool:
    if len(title) > _LONGEST_TITLE:
        return False
    return bool(_OPEN_END.search(title)) or text[0].islower()


def _loosen(outline: Outline, line: Line, is_open: bool) -> None:
    if is_open:
        outline.loose[-1].append(line)
    else:
        outline.loose.append([line])
