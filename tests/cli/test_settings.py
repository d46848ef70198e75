import logging
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.logs import JsonLines, redacted
from tests.cli.conftest import Zielbot

TOKEN = "123456789:AAEhBP0av28-1OVZfvV3-sandbox_tokenX"


def test_all_that_is_wrong_is_named_at_once(zielbot_command: Zielbot) -> None:
    refused = zielbot_command("run", ZIELBOT_TIMEZONE="Mond", ZIELBOT_LAND="XX")
    assert refused.exit_code == 1
    assert "ZIELBOT_TIMEZONE" in refused.stderr
    assert "ZIELBOT_LAND" in refused.stderr


def test_running_needs_token_and_land(zielbot_command: Zielbot) -> None:
    refused = zielbot_command("run")
    assert refused.exit_code == 1
    assert "TELEGRAM_TOKEN" in refused.stderr
    assert "ZIELBOT_LAND" in refused.stderr


def test_the_content_is_full_or_minimal(zielbot_command: Zielbot) -> None:
    refused = zielbot_command("ask", "Hilfe", ZIELBOT_CONTENT="little")
    assert refused.exit_code == 1
    assert "ZIELBOT_CONTENT: muss eines von diesen sein: 'full', 'minimal'" in refused.stderr


def test_settings_come_from_the_env_file_too(zielbot_command: Zielbot, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ZIELBOT_LAND=XX\n", encoding="utf-8")
    assert "ZIELBOT_LAND" in zielbot_command("run").stderr


def test_the_mark_that_windows_puts_before_an_env_file_hides_no_setting(
    zielbot_command: Zielbot, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("ZIELBOT_LAND=XX\n", encoding="utf-8-sig")
    assert "ZIELBOT_LAND: " in zielbot_command("run").stderr


def test_an_env_file_in_another_encoding_is_named(zielbot_command: Zielbot, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("ZIELBOT_BOT_NAME=Grün\n".encode("cp1252"))
    refused = zielbot_command("run")
    assert refused.exit_code == 1
    assert ".env ist nicht in UTF-8 gespeichert" in refused.stderr


@pytest.mark.parametrize("url", ["http://", "http://x:99999", "http://a b", "http://[x", "https://täl.de", "ftp://x"])
def test_an_address_that_is_none_is_refused_at_the_start(zielbot_command: Zielbot, url: str) -> None:
    refused = zielbot_command("run", TELEGRAM_API_URL=url)
    assert refused.exit_code == 1
    assert "TELEGRAM_API_URL" in refused.stderr


def test_an_env_file_that_others_can_read_is_a_problem(zielbot_command: Zielbot, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("", encoding="utf-8")
    (tmp_path / ".env").chmod(0o644)
    checked = zielbot_command("check")
    assert checked.exit_code == 1
    assert "chmod 600 .env" in checked.stdout


def test_the_check_names_what_is_missing(zielbot_command: Zielbot) -> None:
    checked = zielbot_command("check")
    assert checked.exit_code == 1
    for missing in ("TELEGRAM_TOKEN", "ZIELBOT_LAND", "zielbot import"):
        assert missing in checked.stdout


def test_a_database_address_is_never_shown_with_its_password(zielbot_command: Zielbot) -> None:
    refused = zielbot_command("check", DATABASE_URL="postgresql://zielbot:hunter2@127.0.0.1:1/zielbot")
    assert refused.exit_code == 1
    assert "hunter2" not in refused.output


@pytest.mark.parametrize(
    "text",
    [f"https://api.telegram.org/bot{TOKEN}/getMe", f"Token {TOKEN}", f"InvalidToken: `{TOKEN}` was rejected"],
)
def test_a_token_is_redacted_wherever_it_stands(text: str) -> None:
    assert TOKEN not in redacted(text)
    assert TOKEN.partition(":")[2] not in redacted(text)


def test_a_token_of_an_odd_shape_is_redacted_because_it_is_known() -> None:
    assert redacted("bot my-token rejected", ["my-token"]) == "bot [redacted] rejected"


def test_a_traceback_in_the_log_shows_no_token() -> None:
    try:
        raise RuntimeError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed with %s", (TOKEN,), sys.exc_info())
    line = JsonLines().format(record)
    assert TOKEN not in line
    assert "RuntimeError" in line


def test_a_database_of_an_unknown_version_is_left_alone(imported: Zielbot, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "zielbot.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        connection.commit()
    for command in ("migrate", "check"):
        refused = imported(command)
        assert refused.exit_code == 1
        assert "Datenbank" in refused.output
        assert "Traceback" not in refused.output


def test_the_check_notices_that_nothing_can_be_written(imported: Zielbot, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "zielbot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        checked = imported("check", DATABASE_URL="sqlite:///zielbot.db?timeout=0.1")
    assert checked.exit_code == 1
    assert "PROBLEM  Die Datenbank" in checked.stdout


def test_a_webhook_needs_a_secret_that_telegram_takes_and_a_wrong_one_is_not_repeated(zielbot_command: Zielbot) -> None:
    url = "https://zielbot.example.org/telegram"
    assert "ZIELBOT_WEBHOOK_SECRET fehlt" in zielbot_command("run", ZIELBOT_WEBHOOK_URL=url).stderr
    refused = zielbot_command("run", ZIELBOT_WEBHOOK_URL=url, ZIELBOT_WEBHOOK_SECRET="häßlich!")
    assert "ZIELBOT_WEBHOOK_SECRET: darf nur" in refused.stderr
    assert "häßlich" not in refused.output


@pytest.mark.parametrize("place", ["8443", ":8443", "127.0.0.1", "127.0.0.1:https", "127.0.0.1:99999"])
def test_where_to_listen_is_an_address_with_a_port(zielbot_command: Zielbot, place: str) -> None:
    assert "ZIELBOT_WEBHOOK_LISTEN" in zielbot_command("run", ZIELBOT_WEBHOOK_LISTEN=place).stderr
