"""What is wrong with a command line is said in one German sentence, with exit code 1."""

from pathlib import Path

import pytest

from bot.cli.commands import COMMANDS
from tests.cli.conftest import Zielbot

WRONG = [
    ("frobnicate", "Den Befehl „frobnicate“ gibt es nicht."),
    ("--loud", "Die Option --loud gibt es nicht."),
    ("import --loud", "Die Option --loud gibt es nicht."),
    ("import", "Geben Sie entweder eine DATEI oder --undo an."),
    ("import a.txt --undo", "Geben Sie entweder eine DATEI oder --undo an."),
    ("import a.txt b.txt", "Hier steht eine Angabe zu viel."),
    ("import a.txt --units", "Die Option --units braucht einen Wert"),
    ("import a.txt --ends-on 2023-13-01", "'2023-13-01' ist kein Tag"),
    ("import gibt-es-nicht.txt", "Die Datei gibt-es-nicht.txt lässt sich nicht lesen: es gibt sie"),
    ("import folder", "Die Datei folder lässt sich nicht lesen: das ist ein Ordner."),
    ("export", "Es fehlt --format."),
    ("export --format pdf", "--format: möglich ist json oder csv."),
    ("ask --batch gibt-es-nicht", "--batch: diese Datei lässt sich nicht öffnen."),
    ("demo --port viele", "--port: erwartet wird eine ganze Zahl von 0 bis 65535."),
]


@pytest.mark.parametrize(("line", "sentence"), WRONG)
def test_a_wrong_command_line_is_refused_in_german(
    zielbot_command: Zielbot, tmp_path: Path, line: str, sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    refused = zielbot_command(*line.split())
    assert refused.exit_code == 1
    assert sentence in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert not (tmp_path / "zielbot.db").exists()


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_every_help_page_is_german(zielbot_command: Zielbot, command: tuple[str, ...]) -> None:
    page = zielbot_command(*command, "--help")
    assert page.exit_code == 0
    assert "Aufruf: zielbot" in page.stdout
    assert "Diese Hilfe zeigen." in page.stdout
    assert not any(word in page.stdout for word in ("Usage", "Options", "Show", "required", "default", "DATE "))


@pytest.mark.parametrize("target", ["no/such/folder/file.csv", "."])
def test_a_file_that_cannot_be_written_is_named(imported: Zielbot, target: str) -> None:
    refused = imported("export", "--format", "csv", "--output", target)
    assert refused.exit_code == 1
    assert f"Die Datei {target} lässt sich nicht schreiben" in refused.stderr
