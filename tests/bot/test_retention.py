"""Nothing is stored of which nobody has said when it goes."""

from datetime import UTC, date, datetime

import pytest

from bot.privacy.fields import TABLES
from bot.retention import KEPT, RULES, cutoff, gone, reported_on
from storage.tables import metadata

COLUMNS = [(table.name, column.name) for table in metadata.tables.values() for column in table.columns]
PERSONAL = [(table, name) for table, of in TABLES.items() for name, column in of.columns.items() if column.is_personal]


def test_every_column_of_every_table_is_described_and_nothing_else() -> None:
    assert sorted((table, column) for table, of in TABLES.items() for column in of.columns) == sorted(COLUMNS)


def test_of_every_table_is_said_when_its_rows_go_or_why_they_stay() -> None:
    deleted = {rule.table for rule in RULES if not rule.becomes}
    assert [table for table in metadata.tables if (table in deleted) == (table in KEPT)] == []


def test_of_every_personal_column_is_said_when_it_goes_or_why_it_stays() -> None:
    goes = {(rule.table, column) for rule in RULES for column in rule.becomes or TABLES[rule.table].columns}
    kept = {(table, column) for table, _, column in (name.partition(".") for name in KEPT)}
    assert [column for column in PERSONAL if column not in goes | kept] == []


def test_rules_and_reasons_speak_of_what_is_there() -> None:
    named = {(rule.table, column) for rule in RULES for column in (*rule.becomes, *([] if rule.of else [rule.since]))}
    named |= {(rule.table, rule.hashed) for rule in RULES if rule.hashed}
    named |= {pair for rule in RULES for pair in rule.unless}
    named |= {(table, column) for table, _, column in (name.partition(".") for name in KEPT) if column}
    assert named <= set(COLUMNS)
    assert {name for name in KEPT if "." not in name} <= set(metadata.tables)


def test_for_every_column_there_is_a_sentence_in_both_languages() -> None:
    said = {column: gone(*column) for column in COLUMNS}
    assert [column for column, texts in said.items() if not texts] == []
    assert [column for column, texts in said.items() if not all(text.de and text.en for text in texts)] == []


def test_the_report_on_a_year_counts_as_made_in_march_until_somebody_notes_its_day() -> None:
    assert reported_on(2021, {}) == date(2022, 3, 31)
    assert reported_on(2021, {2021: date(2022, 1, 15)}) == date(2022, 1, 15)


@pytest.mark.parametrize(
    ("today", "reports", "year"),
    [
        (date(2023, 3, 30), {}, 2021),
        (date(2023, 3, 31), {}, 2022),
        (date(2024, 2, 28), {}, 2022),
        (date(2023, 1, 20), {2021: date(2022, 1, 15)}, 2022),
        (date(2024, 3, 31), {2022: date(2023, 12, 1)}, 2022),
    ],
)
def test_names_go_year_by_year(today: date, reports: dict[int, date], year: int) -> None:
    rule = next(rule for rule in RULES if rule.after_report)
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    assert cutoff(rule, now, UTC, reports) == datetime(year, 1, 1, tzinfo=UTC)
