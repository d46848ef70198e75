"""Questions that a command asks a person at a terminal."""

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

QUESTION = "1 Maßnahme speichern? [j/N]: "
PATIENCE_SECONDS = 60


@pytest.mark.parametrize(
    ("answer", "exit_code", "sentence"),
    [
        ("j\n", 0, "Gespeichert."),
        ("\n", 1, "Es wurde nichts geändert."),
        ("vielleicht\n", 1, "Es wurde nichts geändert."),
        (None, 1, "Es wurde nichts geändert."),
    ],
    ids=["yes", "nothing", "neither", "Ctrl+C"],
)
def test_an_import_asks_in_german_and_stores_only_after_a_yes(
    tmp_path: Path, answer: str | None, exit_code: int, sentence: str
) -> None:
    (tmp_path / "plan.txt").write_text("Plan\n\nMaßnahme 1\tRufbus\nWer\tBauamt\n", encoding="utf-8")
    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "bot", "import", "plan.txt"]
    environment = {**os.environ, "DATABASE_URL": "sqlite:///zielbot.db", "PYTHONPATH": os.getcwd()}
    with subprocess.Popen(
        command, stdin=inside, stdout=inside, stderr=inside, cwd=tmp_path, env=environment
    ) as process:
        os.close(inside)
        assert QUESTION in read_until(terminal, QUESTION)
        if answer is None:
            break_off(process, terminal)
        else:
            os.write(terminal, answer.encode())
        printed = read_until(terminal, sentence)
    os.close(terminal)
    assert sentence in printed
    assert process.returncode == exit_code


def break_off(process: subprocess.Popen[bytes], terminal: int) -> None:
    """Press Ctrl+C until it is heard, as a person would: Python misses one that comes just before it waits."""
    for _ in range(PATIENCE_SECONDS):
        process.send_signal(signal.SIGINT)
        if is_readable(terminal, seconds=1):
            return
    pytest.fail("Ctrl+C is not heard.")


def read_until(terminal: int, words: str) -> str:
    """Return what is printed up to `words`, or up to the end."""
    printed = b""
    while words.encode() not in printed and is_readable(terminal, seconds=PATIENCE_SECONDS):
        try:
            printed += os.read(terminal, 4096)
        except OSError:  # The other side was closed: Linux says so with an error.
            break
    return printed.decode(errors="replace")


def is_readable(terminal: int, *, seconds: float) -> bool:
    return bool(select.select([terminal], [], [], seconds)[0])
