"""Files named on the command line: read and written, or refused in one sentence."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import ZielbotError


def read_file(path: Path, most: int) -> bytes:
    """Return what is in a file, never more than `most` bytes and one (ZielbotError).

    Pipes and devices are refused before they are opened: they may have no end, or never begin.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise ZielbotError(f"{path} ist keine Datei, sondern ein Gerät oder eine Leitung.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise ZielbotError(f"Die Datei {path} lässt sich nicht lesen: {_reason(error)}.") from error


def write_file(path: Path, text: str, *, encoding: str) -> None:
    """Write a file, its line ends as they are (ZielbotError)."""
    with writing(f"Die Datei {path}"):
        path.write_text(text, encoding=encoding, newline="")


@contextmanager
def writing(what: str) -> Iterator[None]:
    """Say why a file or folder, `what`, cannot be written (ZielbotError)."""
    try:
        yield
    except OSError as error:
        raise ZielbotError(f"{what} lässt sich nicht schreiben: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "es gibt sie oder ihren Ordner nicht"
        case IsADirectoryError():
            return "das ist ein Ordner"
        case PermissionError():
            return "die Rechte dafür fehlen"
        case _:
            return error.strerror or str(error)
