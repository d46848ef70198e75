"""What the administrator does: audit, retention, backup and restore."""

import asyncio
import json
import re
import sqlite3
from pathlib import Path

import pytest

from bot.people.model import Role
from bot.texts.trace import ACTIONS
from bot.trace.model import Action, Entry
from storage.engine import make_engine
from storage.work import SqlStore
from tests.cli.conftest import Zielbot
from tests.contract.moments import NOW

KEY = "0123456789abcdef" * 2
REASON = ("audit", "show", "--reason", "Nachfrage der Dienststelle")


def trace(folder: Path) -> None:
    async def add() -> None:
        store = SqlStore(make_engine(f"sqlite:///{folder / 'zielbot.db'}"))
        async with store.writing() as work:
            anna = await work.people.add(7, "Anna Amsel", Role.COORDINATOR, (), at=NOW)
            berta = await work.people.add(8, "Berta", Role.READER, (), at=NOW)
            subject = await work.audit.pseudonym(berta, at=NOW)
            await work.audit.add(Entry(Action.REVOKED, actor=anna, subject=subject), at=NOW)
        await store.close()

    asyncio.run(add())


def cut(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / "zielbot.db") as connection:
        for kind in ("update", "delete", "replace"):
            connection.execute(f"DROP TRIGGER audit_no_{kind}")
        connection.execute(statement)
    connection.close()


def actions(zielbot: Zielbot) -> list[str]:
    """What the log says was done, in order, without the header."""
    rows = zielbot(*REASON).stdout.splitlines()[2:]
    return [next(word.de for word in ACTIONS.values() if f"  {word.de}" in row) for row in rows]


def test_every_action_has_words() -> None:
    assert set(ACTIONS) == set(Action)


def test_what_is_done_on_the_command_line_leaves_a_trace(imported: Zielbot) -> None:
    imported("export", "--format", "json")
    imported("retention")
    imported("retention", "--dry-run")
    imported("backup", "--output", "one")
    imported("import", "--undo", "--yes")
    assert actions(imported) == [
        "Vereinbarung eingelesen",
        "ausgegeben",
        "Fristen angewandt",
        "gesichert",
        "Import zurückgenommen",
        "Protokoll gelesen",
    ]


@pytest.mark.parametrize("reason", ["", "kurz", "   kurz\u202e\u202e\u202e\u202e\u202e\u202e\u202e   "])
def test_without_a_reason_nobody_reads_the_log(imported: Zielbot, reason: str) -> None:
    refused = imported("audit", "show", "--reason", reason)
    assert refused.exit_code == 1
    assert "Grund" in refused.stderr
    assert refused.stdout == ""
    assert "Protokoll gelesen" not in actions(imported)[:-1]


def test_the_reason_is_in_the_log_before_the_log_is_shown(imported: Zielbot) -> None:
    assert re.search(r"Server +Protokoll gelesen +Grund: Nachfrage der Dienststelle\n", imported(*REASON).stdout)


def test_the_help_pages_are_german(imported: Zielbot) -> None:
    assert "Aufruf: zielbot audit" in imported("audit", "--help").stdout
    assert "Diese Hilfe zeigen." in imported("audit", "show", "--help").stdout


def test_people_are_named_as_long_as_their_pseudonyms_are_known(imported: Zielbot, tmp_path: Path) -> None:
    trace(tmp_path)
    row = next(line for line in imported(*REASON, "--action", "revoked").stdout.splitlines() if "beendet" in line)
    assert re.search(r"03\.05\.2021 10:00:00 +Anna Amsel +Zugang beendet +Berta", row)
    with sqlite3.connect(tmp_path / "zielbot.db") as connection:
        connection.execute("DELETE FROM pseudonyms")
    connection.close()
    row = next(line for line in imported(*REASON, "--action", "revoked").stdout.splitlines() if "beendet" in line)
    assert re.search(r"[0-9a-f]{16} +Zugang beendet +[0-9a-f]{16}", row)


@pytest.mark.parametrize(
    ("days", "is_shown"),
    [
        (("--since", "2021-05-03", "--until", "2021-05-03"), True),
        (("--since", "2021-05-04"), False),
        (("--until", "2021-05-02"), False),
    ],
)
def test_the_log_is_shown_for_days(imported: Zielbot, tmp_path: Path, days: tuple[str, ...], is_shown: bool) -> None:
    trace(tmp_path)
    assert ("Anna Amsel" in imported(*REASON, *days).stdout) is is_shown


def test_a_whole_log_is_said_to_be_whole_with_its_head(imported: Zielbot) -> None:
    verified = imported("audit", "verify")
    assert verified.exit_code == 0
    assert re.search(r"unversehrt. Einträge: 1. Stand: [0-9a-f]{64}:1\n", verified.stdout)
    assert "--head" in verified.stderr


def test_a_changed_entry_is_named(imported: Zielbot, tmp_path: Path) -> None:
    imported("export", "--format", "json")
    cut(tmp_path, "UPDATE audit SET details = '{}' WHERE id = 1")
    verified = imported("audit", "verify")
    assert verified.exit_code == 1
    assert "Eintrag 1 passt nicht" in verified.stdout
    assert "PROBLEM  Eintrag 1 passt nicht" in imported("check").stdout


@pytest.mark.parametrize("head", ["one", "one/manifest.json", "HASH"])
def test_a_cut_end_shows_against_what_was_noted_elsewhere(imported: Zielbot, tmp_path: Path, head: str) -> None:
    imported("backup", "--output", "one")
    noted = json.loads((tmp_path / "one" / "manifest.json").read_text())["audit"]
    given = f"{noted['hash']}:{noted['id']}" if head == "HASH" else head
    assert imported("audit", "verify", "--head", given).exit_code == 0
    cut(tmp_path, "DELETE FROM audit WHERE id = 2")
    assert imported("audit", "verify").exit_code == 0
    verified = imported("audit", "verify", "--head", given)
    assert verified.exit_code == 1
    assert "Eintrag 2" in verified.stdout


def test_an_entry_that_cannot_be_read_is_said(imported: Zielbot, tmp_path: Path) -> None:
    cut(tmp_path, "UPDATE audit SET details = 'x'")
    shown = imported(*REASON)
    assert shown.exit_code == 1
    assert "zielbot audit verify" in shown.stderr


def test_a_head_that_is_none_is_refused(imported: Zielbot) -> None:
    refused = imported("audit", "verify", "--head", "abc")
    assert refused.exit_code == 1
    assert "HASH:NR" in refused.stderr


def test_a_key_from_outside_takes_over_and_is_missed_where_it_is_not_given(imported: Zielbot) -> None:
    imported("export", "--format", "json", ZIELBOT_AUDIT_KEY=KEY)
    imported("export", "--format", "json", ZIELBOT_AUDIT_KEY=f"{KEY[::-1]}, {KEY}")
    assert imported("audit", "verify", ZIELBOT_AUDIT_KEY=f"{KEY[::-1]},{KEY}").exit_code == 0
    missing = imported("audit", "verify")
    assert missing.exit_code == 1
    assert "Eintrag 2: Der Schlüssel" in missing.stdout


def test_a_short_key_is_refused_without_repeating_it(imported: Zielbot) -> None:
    refused = imported("audit", "verify", ZIELBOT_AUDIT_KEY=f"{KEY},short-secret")
    assert refused.exit_code == 1
    assert "ZIELBOT_AUDIT_KEY: jeder Schlüssel" in refused.stderr
    assert "short-secret" not in refused.output


@pytest.mark.parametrize(
    ("key", "sentence"),
    [("", "HINWEIS  Der Schlüssel des Protokolls liegt in der Datenbank"), (KEY, "liegt außerhalb der Datenbank")],
)
def test_the_check_says_what_the_key_is_worth(imported: Zielbot, key: str, sentence: str) -> None:
    assert sentence in imported("check", ZIELBOT_AUDIT_KEY=key).stdout


def test_a_dry_run_of_retention_changes_nothing(imported: Zielbot, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "zielbot.db") as connection:
        connection.execute(
            "INSERT INTO cards (chat_id, kind, version, content, created_at) "
            "VALUES (1, 'question', 1, '{}', '2021-05-03 00:00:00.000000')"
        )
    connection.close()
    for _ in range(2):
        looked = imported("retention", "--dry-run").stdout
        assert re.search(r"cards +1 +3\. Mai 2021 ", looked)
        assert "Es wurde nichts geändert." in looked
    assert "Erledigt: 1." in imported("retention").stdout
    assert "Es ist nichts zu löschen." in imported("retention").stdout


def test_a_backup_is_restored_into_an_empty_database(imported: Zielbot, tmp_path: Path) -> None:
    exported = imported("export", "--format", "json").stdout
    assert imported("backup", "--output", "one").exit_code == 0
    other = {"DATABASE_URL": "sqlite:///other.db"}
    assert imported("restore", "one", **other).exit_code == 2
    back = imported("restore", "one", "--yes", **other)
    assert back.exit_code == 0
    assert "Das Protokoll ist unversehrt" in back.stdout
    assert imported("export", "--format", "json", **other).stdout == exported
    assert imported("audit", "verify", "--head", "one", **other).exit_code == 0


def test_nothing_is_restored_over_what_is_there(imported: Zielbot) -> None:
    imported("backup", "--output", "one")
    refused = imported("restore", "one", "--yes")
    assert refused.exit_code == 1
    assert "nicht leer" in refused.stderr


def test_a_backup_whose_log_was_tampered_with_is_not_restored(imported: Zielbot, tmp_path: Path) -> None:
    cut(tmp_path, "UPDATE audit SET action = 'joined' WHERE id = 1")
    imported("backup", "--output", "one")
    other = {"DATABASE_URL": "sqlite:///other.db"}
    refused = imported("restore", "one", "--yes", **other)
    assert refused.exit_code == 1
    assert "Eintrag 1" in refused.stderr
    assert imported("export", "--format", "json", **other).exit_code == 1


def test_a_folder_that_cannot_be_written_is_said(imported: Zielbot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused = imported("backup", "--output", "file/one")
    assert refused.exit_code == 1
    assert "lässt sich nicht schreiben" in refused.stderr


def test_a_folder_without_a_backup_is_refused(imported: Zielbot) -> None:
    refused = imported("restore", "nowhere", "--yes")
    assert refused.exit_code == 1
    assert "keine vollständige Sicherung" in refused.stderr
