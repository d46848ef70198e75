"""What is stored about somebody, as a file for them: every row of every table, in words a person reads."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.delivery import Upload
from bot.people.model import Person
from bot.ports import Work
from bot.privacy.fields import TABLES
from bot.retention import gone
from bot.texts.privacy import DATA_FILE, DATA_NOTE, LEFT_OUT, MEASURE_CODE, ROWS, WHEN_GONE, WHEN_MADE
from bot.trace.model import Action, Entry

FREE_TEXTS = frozenset(
    {"status_updates.note", "obstacles.reason", "evidence.label", "cards.content", "outbox.params", "outbox.upload"}
    | {"inbox.raw"}
)
"""Columns that hold what somebody wrote, or what we did."""

Row = Mapping[str, Any]


async def own_data(work: Work, person: Person, lang: str, *, is_minimal: bool, at: datetime) -> Upload:
    """Return the file, and trace that it was asked for. With `is_minimal` free texts stay out of it."""
    await work.audit.add(Entry(Action.ACCESSED_OWN_DATA, person), at=at)
    stored = await work.privacy.stored(person)
    told: dict[str, object] = {WHEN_MADE.in_(lang): at.isoformat(timespec="seconds"), "": DATA_NOTE.in_(lang)}
    for table, rows in stored.items():
        if rows:
            told[TABLES[table].purpose.in_(lang)] = {
                WHEN_GONE.in_(lang): _deletion(table, lang),
                ROWS.in_(lang): [_told(table, row, lang, is_minimal) for row in rows],
            }
    content = json.dumps(told, ensure_ascii=False, indent=2, default=_readable)
    return Upload("document", DATA_FILE.in_(lang), "application/json", content.encode())


def _deletion(table: str, lang: str) -> list[str]:
    personal = (name for name, field in TABLES[table].columns.items() if field.is_personal)
    return list(dict.fromkeys(text.in_(lang) for name in personal for text in gone(table, name)))


def _told(table: str, row: Row, lang: str, is_minimal: bool) -> dict[str, object]:
    """Return a row with the names of its columns in words; what is empty is left out."""
    return {
        _name(table, column, lang): LEFT_OUT.in_(lang) if is_minimal and f"{table}.{column}" in FREE_TEXTS else value
        for column, value in row.items()
        if value not in (None, {}, "")
    }


def _name(table: str, column: str, lang: str) -> str:
    field = TABLES[table].columns.get(column)
    name = (field.meaning if field else MEASURE_CODE).in_(lang)
    return name[:1].upper() + name[1:]


def _readable(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
