import json
from pathlib import Path

import pytest

from tests.cli.conftest import Zielbot

QUESTION = "Was ist dieses Quartal für den Pflegestützpunkt fällig?"
MAY = ("--today", "2021-05-03")


def test_a_question_is_answered_in_words(imported: Zielbot) -> None:
    answer = imported("ask", *MAY, QUESTION).stdout
    assert answer.startswith("II. Quartal 2021")
    assert "6.1.3 Bündelung von Informationen für pflegende Angehörige" in answer


def test_the_json_object_has_exactly_the_keys_of_the_design(imported: Zielbot) -> None:
    asked = json.loads(imported("ask", *MAY, "--json", QUESTION).stdout)
    assert list(asked) == [
        *("id", "intent", "lang", "period", "units", "field", "codes", "overdue", "recurring"),
        *("status", "progress", "note", "new_due", "reports", "remind", "choices", "reply"),
    ]
    assert asked["intent"] == "due"
    assert asked["period"] == {"from": "2021-04-01", "to": "2021-06-30"}
    assert asked["units"] == ["Pflegestützpunkt"]
    assert asked["codes"] == ["6.1.3", "6.1.4"]


def test_a_batch_answers_each_line_under_its_id_and_on_its_day(imported: Zielbot, tmp_path: Path) -> None:
    lines = [{"id": "a", "text": QUESTION}, {"id": "b", "text": "What is due this quarter?", "today": "2020-05-04"}]
    (tmp_path / "batch.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    answers = [json.loads(line) for line in imported("ask", *MAY, "--batch", "batch.jsonl").stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert [answer["period"]["to"] for answer in answers] == ["2021-06-30", "2020-06-30"]


@pytest.mark.parametrize("line", ["{", "[]", '{"text": 1}', '{"text": "a", "today": "morgen"}'])
def test_a_broken_line_of_a_batch_is_named(imported: Zielbot, tmp_path: Path, line: str) -> None:
    (tmp_path / "batch.jsonl").write_text(f'{{"text": "Hilfe"}}\n{line}\n', encoding="utf-8")
    refused = imported("ask", "--batch", "batch.jsonl")
    assert refused.exit_code == 1
    assert "Zeile 2" in refused.stderr


def test_asking_writes_nothing(imported: Zielbot, tmp_path: Path) -> None:
    before = (tmp_path / "zielbot.db").read_bytes()
    imported("ask", *MAY, QUESTION)
    assert (tmp_path / "zielbot.db").read_bytes() == before


def test_asking_an_empty_database_says_what_to_do(zielbot_command: Zielbot) -> None:
    refused = zielbot_command("ask", "Hilfe")
    assert refused.exit_code == 1
    assert "zielbot import" in refused.stderr


def test_nobody_of_this_name_is_said_plainly(imported: Zielbot) -> None:
    refused = imported("ask", "--as", "Heike", "Hilfe")
    assert refused.exit_code == 1
    assert "Heike" in refused.stderr
