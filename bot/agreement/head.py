"""What the first and the last page say about the agreement as a whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from bot.agreement.deadlines import LONG_AGO, is_dated
from bot.agreement.labels import head_label
from bot.agreement.lines import Line, mended, plain
from bot.normal import tokens
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods
from bot.periods.period import Precision


@dataclass(slots=True)
class Head:
    """The rows before the first heading that say something about the whole, and the lines that were read as such."""

    title: str = ""
    region: str | None = None
    project_lead: str | None = None
    auditor: str | None = None
    protocol_on: date | None = None
    signed_on: date | None = None
    lines: set[int] = field(default_factory=set)


_ROW = re.compile(r"\s*(?P<label>[^:\t]{2,60}?)\s*(?::\s*|\t\s*)(?P<value>.*)", re.S)
_PROTOCOL = re.compile(r"\bProtokoll\w*\s+vom\b", re.I)
_SIGNED = re.compile(r"\bdatum\b|\bunterzeichn|\bunterschr|,\s*(?:den|am)\s|\bden\s+\d|,\s*\d{1,2}\.", re.I)
_TITLE = re.compile(r"vereinbarung|plan\b|konzept|programm|strategie|audit|protokoll|leitbild", re.I)
_LONGEST_TITLE = 300
_LONGEST_VALUE = 120
_EMPTY_CELLS = " \t;|"
"""What a table leaves behind a title that stands above it."""

_NAMED_COUNTY = re.compile(
    r"(?<![\w-])((?:Land)?[Kk]reis|Hansestadt|Stadt|(?:Samt|Verbands)?[Gg]emeinde|Region|Universität|Hochschule)(?:es)?\s+"
    r"([A-ZÄÖÜ][\w-]+(?: (?:an der |am |im )?[A-ZÄÖÜ][\w-]*)*)"
)
_COUNTY = re.compile(r"\b([A-ZÄÖÜ][\w-]*?-?[Kk]reis)(?:es|s)?\b")
_NO_COUNTY = re.compile(
    r"(?:Land|Alt|Um|Arbeits|Personen|Familien|Lenkungs|Teilnehmer|Nutzer|Gesprächs|Kirchen|Wahl)?[Kk]reis"
)


def read_head(head: Sequence[Line], tail: Sequence[Line], calendar: Calendar) -> Head:
    """Read title, county, people and dates. What is not there stays None; the title falls back to an empty text."""
    found = Head()
    for line, below in zip_longest(head, head[1:]):
        _read_row(found, line, below, calendar)
    _read_title(found, head)
    if found.region is None:
        found.region = _region_alone(found, head) or region_of(found.title)
    if found.signed_on is None:
        found.signed_on = _signed_on(tail, calendar)
    return found


def region_of(title: str) -> str | None:
    """Return the county named in a title: "Landkreis Nordhausen", "Kyffhäuserkreis"."""
    if named := _NAMED_COUNTY.search(title):
        return f"{named[1]} {named[2]}"
    return next((found[1] for found in _COUNTY.finditer(title) if not _NO_COUNTY.fullmatch(found[1])), None)


def _region_alone(found: Head, head: Sequence[Line]) -> str | None:
    """Return the county that has a line to itself: "Landkreis Nordhausen"."""
    names = {line.number: mended(line.text.strip(_EMPTY_CELLS)) for line in head if line.is_text}
    number = next((number for number, name in names.items() if _NAMED_COUNTY.fullmatch(name)), None)
    if number is None:
        return None
    found.lines.add(number)
    return names[number]


def day_in(text: str, calendar: Calendar) -> date | None:
    """Return the first day that a text names with its year."""
    named = (found.named for found in find_periods(tokens(text), LONG_AGO, calendar))
    return next((period.first for period in named if period.precision is Precision.DAY and is_dated(period)), None)


def _read_row(found: Head, line: Line, below: Line | None, calendar: Calendar) -> None:
    """Read "Projektleitung: Name", or the label alone with its value in the line below."""
    if _PROTOCOL.search(line.text) and len(line.text) <= _LONGEST_VALUE and found.protocol_on is None:
        found.protocol_on = day_in(line.text, calendar)
        found.lines.add(line.number)
    row = _ROW.fullmatch(line.text)
    name = head_label(row["label"]) if row else None
    if row is None or name is None or len(row["value"]) > _LONGEST_VALUE or getattr(found, name) is not None:
        return
    value = plain(row["value"].split("\t")[0])
    if not value and below and below.is_text and not _ROW.fullmatch(below.text):
        value = plain(below.text[:_LONGEST_VALUE])
        found.lines.add(below.number)
    read = day_in(value, calendar) if name.endswith("_on") else value
    if read:
        setattr(found, name, read)
    found.lines.add(line.number)


def _read_title(found: Head, head: Sequence[Line]) -> None:
    """The title is the first line that sounds like one, with the lines right below it; else the first line of all."""
    texts = [line for line in head if line.is_text and line.number not in found.lines]
    first = next((line for line in texts if _TITLE.search(line.text)), texts[0] if texts else None)
    if first is None or len(first.text) > _LONGEST_TITLE:
        return
    parts = [first]
    for line in head[head.index(first) + 1 :][:2]:
        is_below = line.number == parts[-1].number + 1 and line.is_text
        if not is_below or line.number in found.lines or len(line.text) > _LONGEST_VALUE:
            break
        parts.append(line)
    found.title = mended(" ".join(part.text.strip(_EMPTY_CELLS) for part in parts))
    found.lines.update(part.number for part in parts)


def _signed_on(tail: Sequence[Line], calendar: Calendar) -> date | None:
    days = (day_in(line.text, calendar) for line in tail if _SIGNED.search(line.text))
    return next((day for day in days if day), None)
