"""The tables of docs/understanding.md are true: each row is read by Zielbot and must come out as it is written."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.agreement.deadlines import due_in
from bot.agreement.rhythm import is_ongoing, recurrence_in
from bot.agreement.splitting import named_units
from bot.agreement.units import Names
from bot.asking.ask import question_of
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import Choice, Intent, Understanding
from bot.normal import tokens
from bot.periods.grammar import find_periods
from bot.periods.line import Line
from bot.periods.period import Period
from bot.periods.shares import find_shares
from tests.bot.asking.example import example as snapshot
from tests.bot.language.agreements import THURINGIA, TODAY, example, north

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "understanding.md"
NOTHING = "–"
NOBODY = Names(())
LEAST_ROWS = 8

Row = tuple[str, ...]
_RULER = re.compile(r"\|(?: ?:?-+:? ?\|)+")


def _several(values: Iterable[object]) -> str:
    """Write values as the tables do: apart by semicolons, a dash for nothing."""
    return "; ".join(NOTHING if value is None else str(value) for value in values) or NOTHING


def _one(value: object) -> str:
    return NOTHING if value is None else str(value)


def _last(period: Period | None) -> date | None:
    return period.last if period else None


def _days(period: Period | None) -> Row:
    return (_one(period.first), _one(period.last)) if period else (NOTHING, NOTHING)


def _about(understood: Understanding) -> str:
    """Write what a message is about: units, fields, a goal, measures, else the words searched for."""
    fields = (understood.field,) if understood.field is not None else understood.fields
    levels = [f"field {field}" for field in fields] + ([f"goal {understood.goal}"] if understood.goal else [])
    words = [] if understood.codes else [f"“{word}”" for word in understood.topic]
    return _several([*understood.units, *levels, *understood.codes, *words])


def _argument(phrase: str) -> Understanding:
    """Read a phrase as it stands behind /faellig."""
    return understand(phrase, TODAY, replace(example(), expects=Intent.DUE))


def _period(row: Row) -> Row:
    return row[0], *_days(_argument(row[0]).period)


def _units(row: Row) -> Row:
    understood = _argument(row[0])
    return row[0], _several(understood.units), "yes" if understood.units_doubtful else "no"


def _share(row: Row) -> Row:
    return row[0], _several(share.percent for share in find_shares(Line(tokens(row[0]), TODAY, THURINGIA)))


def _reminder(row: Row) -> Row:
    understood = understand(row[0], TODAY, example())
    assert understood.intent is Intent.REMIND
    assert understood.remind is not None
    wish = understood.remind
    return row[0], _one(wish.on), _one(wish.at and wish.at.strftime("%H:%M")), _one(wish.every)


def _code(row: Row) -> Row:
    settings: Mapping[str, Setting] = {"example": example(), "Nordkreis": north()}
    understood = understand(row[0], TODAY, settings[row[1]])
    return row[0], row[1], _several(understood.codes), _several(understood.unknown_codes)


def _intent(row: Row) -> Row:
    understood = understand(row[0], TODAY, example())
    assert understood.confidence >= 0.5
    assert understood.choices == ()
    return row[0], understood.intent.value, _about(understood)


def _follow_up(row: Row) -> Row:
    first = understand(row[0], TODAY, example())
    understood = understand(row[1], TODAY, replace(example(), last=question_of(snapshot(), first)))
    return row[0], row[1], understood.intent.value, _about(understood), *_days(understood.period)


def _report(row: Row) -> Row:
    understood = understand(row[0], TODAY, example())
    assert understood.confidence >= 0.5
    assert understood.choices == ()
    reports = understood.reports
    columns = (
        [report.code for report in reports],
        [report.status and report.status.value for report in reports],
        [report.progress for report in reports],
        [_last(report.new_due) for report in reports],
        [report.note for report in reports],
    )
    return row[0], *(_several(column) for column in columns)


def _beside(row: Row) -> Row:
    understood = understand(row[0], TODAY, example())
    assert understood.confidence >= 0.5
    (report,) = understood.reports
    unchanged = "yes" if report.is_unchanged else "no"
    return row[0], report.code, _one(report.status), unchanged, _one(report.scope), _one(report.obstacle)


def _offer(row: Row) -> Row:
    understood = understand(row[0], TODAY, example())
    assert understood.confidence < 0.5
    return row[0], _several(_choice(choice) for choice in understood.choices)


def _choice(choice: Choice) -> str:
    return f"{choice.code} {choice.status}" if choice.status else choice.intent.value


def _unwritten(row: Row) -> Row:
    understood = understand(row[0], TODAY, example())
    assert understood.reports == ()
    return row[0], understood.intent.value


def _small_talk(row: Row) -> Row:
    understood = understand(row[0], TODAY, example())
    assert understood.choices == ()
    assert understood.intent is Intent.NONE
    return row


def _undated(row: Row) -> Row:
    return row[0], *(row[0][found.start : found.end] for found in find_periods(tokens(row[0]), TODAY, THURINGIA))


def _deadline(row: Row) -> Row:
    due, turn = due_in([row[0]], THURINGIA), recurrence_in(row[0])
    precision = due.period.precision.value if due else NOTHING
    ongoing = "yes" if is_ongoing(row[0]) else "no"
    return row[0], str(due.on) if due else NOTHING, precision, ongoing, turn.value if turn else NOTHING


def _responsible(row: Row) -> Row:
    return row[0], _several(named.name for named in named_units(row[0], NOBODY))


def _stage(row: Row) -> Row:
    """Keep the modules of a stage that are there."""
    modules = row[1].replace("`", "").split()
    return row[0], " ".join(f"`{module}`" for module in modules if (ROOT / module).is_file())


READERS: Mapping[Row, Callable[[Row], Row]] = {
    ("stage", "module"): _stage,
    ("phrase", "from", "to"): _period,
    ("phrase", "units", "doubtful"): _units,
    ("phrase", "per cent"): _share,
    ("message", "date", "time", "every"): _reminder,
    ("message", "agreement", "measures", "no such measure"): _code,
    ("message", "intent", "about"): _intent,
    ("last question", "message", "intent", "about", "from", "to"): _follow_up,
    ("message", "measures", "status", "progress", "new due", "note"): _report,
    ("message", "measures", "status", "unchanged", "for how long", "obstacle"): _beside,
    ("message", "choices"): _offer,
    ("no report", "intent"): _unwritten,
    ("small talk",): _small_talk,
    ("no date",): _undated,
    ("cell", "due", "precision", "ongoing", "recurrence"): _deadline,
    ("cell", "units"): _responsible,
}
"""By the header of its table: how a row is read; it returns the row as it should be written."""


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _tables(page: str) -> Iterator[tuple[Row, list[Row]]]:
    """Yield header and rows of each table; columns whose header is in italics are for the reader only."""
    lines = page.splitlines()
    for at in (at for at, line in enumerate(lines) if _RULER.fullmatch(line.strip())):
        end = next((end for end in range(at, len(lines)) if not lines[end].startswith("|")), len(lines))
        header, *rows = (_cells(line) for line in (lines[at - 1], *lines[at + 1 : end]))
        read = [column for column, name in enumerate(header) if not name.startswith("*")]
        yield tuple(header[column] for column in read), [tuple(row[column] for column in read) for row in rows]


TEXT = PAGE.read_text(encoding="utf-8")
TABLES = list(_tables(TEXT))
ROWS = [pytest.param(header, row, id=" / ".join(row[:2])) for header, rows in TABLES for row in rows]


def test_every_kind_of_table_is_on_the_page_and_no_other() -> None:
    assert {header for header, _ in TABLES} == set(READERS)


@pytest.mark.parametrize(("header", "rows"), TABLES, ids=[" / ".join(header) for header, _ in TABLES])
def test_a_table_has_rows_and_none_twice(header: Row, rows: list[Row]) -> None:
    assert len(rows) >= LEAST_ROWS
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:bot|tests)/[\w/.-]+)`", TEXT))))
def test_every_file_the_page_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("header", "row"), ROWS)
def test_a_row_is_read_as_it_is_written(header: Row, row: Row) -> None:
    assert READERS[header](row) == row
