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


@pytest.mark.parametrize("table", metadata.tables)
def test_of_every_table_is_said_when_its_rows_go_or_why_they_stay(table: str) -> None:
    is_deleted = any(rule.table == table and not rule.becomes for rule in RULES)
    assert is_deleted != (table in KEPT)


@pytest.mark.parametrize(("table", "column"), PERSONAL)
def test_of_every_personal_column_is_said_when_it_goes_or_why_it_stays(table: str, column: str) -> None:
    goes = any(rule.table == table and (not rule.becomes or column in rule.becomes) for rule in RULES)
    assert goes or f"{table}.{column}" in KEPT


def test_rules_and_reasons_speak_of_what_is_there() -> None:
    named = {(rule.table, column) for rule in RULES for column in (*rule.becomes, *([] if rule.of else [rule.since]))}
    named |= {(rule.table, rule.hashed) for rule in RULES if rule.hashed}
    named |= {pair for rule in RULES for pair in rule.unless}
    named |= {(table, column) for table, _, column in (name.partition(".") for name in KEPT) if column}
    assert named <= set(COLUMNS)
    assert {name for name in KEPT if "." not in name} <= set(metadata.tables)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_for_every_column_there_is_a_sentence_in_both_languages(table: str, column: str) -> None:
    assert gone(table, column)
    assert all(text.de and text.en for text in gone(table, column))


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
