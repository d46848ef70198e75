"""When staff are nudged, and on which days the offices are closed besides, is set in the environment."""

from datetime import date
from typing import Any

import pytest

from bot.cli.settings import Settings, problems
from bot.cli.wire import calendar_of
from bot.nudges.model import LADDER, After
from tests.cli.conftest import Zielbot


def given(**values: str) -> Settings:
    named: dict[str, Any] = {f"ZIELBOT_{name}": value for name, value in values.items()}
    return Settings(_env_file=None, **named)  # type: ignore[call-arg]


def test_without_settings_the_ladder_is_the_one_of_the_product() -> None:
    assert given().ladder == LADDER
    assert given().closing_days == frozenset()


def test_the_ladder_is_set_in_days() -> None:
    ladder = given(
        NUDGES_BEFORE="60, 14,3",
        NUDGES_AFTER="5w,30",
        NUDGES_SILENCE="120",
        NUDGES_GAP="7",
        NUDGES_AT="09:15",
        CORE_HOURS="8-17",
    ).ladder
    assert (ladder.before, ladder.after) == ((60, 14, 3), (After(5, is_working=True), After(30)))
    assert (ladder.silence, ladder.gap, ladder.digest_minute, ladder.core_hours) == (120, 7, 9 * 60 + 15, (8, 17))


def test_closing_days_are_days_and_ranges_in_both_spellings() -> None:
    days = given(CLOSING_DAYS="2026-05-15, 29.12.2026 - 2.1.2027,2026-06-05–2026-06-05").closing_days
    around_new_year = {date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)}
    assert days == around_new_year | {date(2026, 5, 15), date(2026, 6, 5)}


def test_the_countys_calendar_knows_its_closing_days() -> None:
    calendar = calendar_of(given(LAND="TH", CLOSING_DAYS="15.05.2026"))
    assert not calendar.is_working_day(date(2026, 5, 15))


def test_an_empty_setting_is_one_that_was_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLOSING_DAYS", "NUDGES_BEFORE", "NUDGES_AFTER", "NUDGES_SILENCE", "NUDGES_AT", "CORE_HOURS"):
        monkeypatch.setenv(f"ZIELBOT_{name}", "")
    assert Settings(_env_file=None).ladder == LADDER  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("CLOSING_DAYS", "15.05.2026, 31.02.2026", "'31.02.2026' ist kein Schließtag"),
        ("CLOSING_DAYS", "2026-05-15;2026-05-16", "mehrere trennt ein Komma"),
        ("CLOSING_DAYS", "Heiligabend", "wie 15.05.2026 oder 2026-05-15"),
        ("CLOSING_DAYS", "15.05.2026,", "'' ist kein Schließtag"),
        ("CLOSING_DAYS", "30.12.2026-27.12.2026", "ist kein Schließtag"),
        ("CLOSING_DAYS", "27.12.2026-30.12.2062", "kein Zeitraum von höchstens 31 Tagen"),
        ("NUDGES_BEFORE", "30 7", "'30 7' ist keine Zahl von Tagen von 1 bis 366"),
        ("NUDGES_BEFORE", "0", "'0' ist keine Zahl von Tagen"),
        ("NUDGES_AFTER", "10d", "'10d' ist keine Zahl von Tagen, wie 45, oder von Arbeitstagen, wie 10w"),
        ("NUDGES_AFTER", "400", "'400' ist keine Zahl von Tagen von 1 bis 366"),
        ("NUDGES_SILENCE", "-3", "'-3' ist keine Zahl von Tagen"),
        ("NUDGES_GAP", "²", "'²' ist keine Zahl von Tagen"),
        ("NUDGES_AT", "halb neun", "'halb neun' ist keine Uhrzeit, wie 8:30"),
        ("NUDGES_AT", "24:00", "'24:00' ist keine Uhrzeit"),
        ("NUDGES_AT", "6:59", "muss in den Stunden liegen, die ZIELBOT_CORE_HOURS nennt"),
        ("NUDGES_AT", "19:00", "muss in den Stunden liegen, die ZIELBOT_CORE_HOURS nennt"),
        ("CORE_HOURS", "19-7", "'19-7' sind keine Stunden eines Tages, wie 7-19"),
        ("CORE_HOURS", "7", "'7' sind keine Stunden eines Tages"),
    ],
)
def test_a_wrong_setting_is_named_with_what_was_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(f"ZIELBOT_{name}", value)
    _, wrong = problems(to_run=False)
    assert [line for line in wrong if line.startswith(f"ZIELBOT_{name}") and sentence in line] == wrong != []


def test_no_command_goes_on_with_a_wrong_ladder(zielbot_command: Zielbot) -> None:
    refused = zielbot_command("ask", "Hilfe", ZIELBOT_NUDGES_AFTER="bald")
    assert refused.exit_code == 1
    assert "ZIELBOT_NUDGES_AFTER: 'bald' ist keine Zahl" in refused.stderr
