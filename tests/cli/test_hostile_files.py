"""Files made to be a burden: refused in one sentence or read for what they are, in little time and memory."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.agreement.importing import plan_import
from bot.errors import UnreadableDocument
from bot.periods.calendar import Calendar
from storage.documents.text import MOST_BYTES, read_text
from tests.cli.conftest import Zielbot

SECONDS = 20
MEASURE = "Maßnahme 1.1\tGarten\nZuständig\tBauamt\nFrist\t2021\n"


def in_cell(text: str, row: str = "Bauamt") -> bytes:
    return MEASURE.replace(row, text).encode()


REFUSED: dict[str, tuple[bytes, str]] = {
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(4000), "keine Textdatei|beschädigt"),
    "noise": (bytes(range(256)) * 400, "keine Textdatei|beschädigt"),
    "noughts": (b"\x00" * 100_000, "keine Textdatei"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "ein Bild"),
    "a packed file": (b"\x1f\x8b\x08" + bytes(100), "gepackte"),
    "a Word file": (b"PK\x03\x04" + bytes(100), "Word-, Excel- oder ZIP-Datei"),
    "UTF-16 cut in the middle": ("Maßnahme 1\tx\n".encode("utf-16")[:-1], "beschädigt"),
    "UTF-16 without its mark": (("Maßnahme 1\tx\n" * 20).encode("utf-16-le"), "keine Textdatei|beschädigt"),
    "too big": (b"a" * (MOST_BYTES + 1), "zu groß"),
    "one endless line": (b"Ma\xc3\x9fnahme 1\t" + b"x" * 1_000_000, "Zeile 1 ist zu lang"),
    "endless lines": (b"x\n" * 200_000, "Zeilen; erwartet"),
    "only tags": (b"<p>" * 6000, "keine Maßnahme"),
    "endless measures": (
        "".join(f"Maßnahme {n // 500}.{n % 500}\tx\n" for n in range(10_001)).encode(),
        "10001. Maßnahme von 10001",
    ),
}
READ: dict[str, bytes] = {
    "tags in tags": in_cell("<ol><li>" * 2400),
    "tags that never end": in_cell('<p a="' * 2800),
    "brackets in brackets": in_cell("(" * 9000 + ")" * 9000),
    "quotes in quotes": in_cell("„" * 6000),
    "marks upon marks": in_cell("e" + "\u0308" * 9000, "Garten"),
    "spaces": in_cell(" " * 19_000),
    "dots": in_cell("1." * 5000, "2021"),
    "dates": in_cell("31.12.2021 " * 200, "2021"),
    "offices": in_cell("Amt für Soziales und " * 100),
    "no-width": in_cell("\u200b" * 9000 + "Bauamt"),
    "a row of lines without end": ("Maßnahme 1\tx\nFrist\t2021\n" + "wort\n" * 10_000).encode(),
    "a title without end": ("Maßnahme 1\tx\n" + "und\n" * 10_000 + "Frist\t2021\n").encode(),
    "labels nobody knows": (MEASURE + "".join(f"Zeile {n}\tx\n" for n in range(5000))).encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_agreement_is_refused_in_words(name: str) -> None:
    data, sentence = REFUSED[name]
    with pytest.raises(UnreadableDocument, match=sentence):
        plan_import(read_text(data).text, None, None, None, Calendar("TH"))


@pytest.mark.parametrize("name", READ)
def test_what_is_strange_in_a_document_does_not_keep_its_measure_from_being_read(name: str) -> None:
    began = time.perf_counter()
    planned = plan_import(read_text(READ[name]).text, None, None, None, Calendar("TH"))
    assert len(planned.agreement.measures) == 1
    assert time.perf_counter() - began < SECONDS


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipe")
    return "pipe"


def pipe_behind_a_link(folder: Path) -> str:
    pipe(folder)
    (folder / "link.txt").symlink_to(folder / "pipe")
    return "link.txt"


def link_to_itself(folder: Path) -> str:
    (folder / "loop").symlink_to(folder / "loop")
    return "loop"


def sparse(folder: Path) -> str:
    with (folder / "sparse").open("wb") as file:
        file.truncate(1 << 40)
    return "sparse"


def link_to_a_file(folder: Path) -> str:
    (folder / "text").write_bytes(MEASURE.encode())
    (folder / "link").symlink_to(folder / "text")
    return "link"


PLACES: dict[str, tuple[Callable[[Path], str], str]] = {
    "a pipe": (pipe, "Leitung"),
    "a pipe behind a link": (pipe_behind_a_link, "Leitung"),
    "a device without end": (lambda _: "/dev/zero", "Gerät"),
    "a link to itself": (link_to_itself, "lässt sich nicht lesen"),
    "a folder": (lambda folder: str(folder), "das ist ein Ordner"),
    "a terabyte of nothing": (sparse, "zu groß"),
    "a name that is too long": (lambda _: "x" * 5000, "lässt sich nicht lesen"),
    "up and up": (lambda _: "../" * 60 + "etc/no-such-file", "lässt sich nicht lesen"),
    "a line end in the name": (lambda _: "a\nb\x1b[31m", "lässt sich nicht lesen"),
}


@pytest.mark.parametrize("option", ["agreement", "register"])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_refused_before_it_is_opened(
    zielbot_command: Zielbot, tmp_path: Path, place: str, option: str
) -> None:
    make, sentence = PLACES[place]
    name = make(tmp_path)
    (tmp_path / "fine.txt").write_bytes(MEASURE.encode())
    arguments = (name,) if option == "agreement" else ("fine.txt", "--units", name)
    refused = zielbot_command("import", *arguments, "--yes")
    assert refused.exit_code == 1
    assert sentence in refused.stderr
    assert "\x1b" not in refused.stderr
    assert not (tmp_path / "zielbot.db").exists()


def test_a_link_to_a_file_is_that_file(zielbot_command: Zielbot, tmp_path: Path) -> None:
    assert zielbot_command("import", link_to_a_file(tmp_path), "--dry-run").exit_code == 0


BATCHES = {
    "bytes that are no UTF-8": b'{"text": "\xff"}\n',
    "lists in lists": b"[" * 90_000,
    "a line without end": b'{"text": "' + b"a" * 200_000,
    "no text": b'{"id": 1}\n',
    "no object": b"5\n",
    "a day that is none": b'{"text": "x", "today": "2021-02-30"}\n',
    "a number without end": b'{"text": "x", "id": ' + b"9" * 9000 + b"}\n",
}


@pytest.mark.parametrize("name", BATCHES)
def test_a_line_of_a_batch_that_cannot_be_read_is_named(imported: Zielbot, tmp_path: Path, name: str) -> None:
    (tmp_path / "batch").write_bytes(b'\xef\xbb\xbf{"id": "first", "text": "6.1.3"}\n' + BATCHES[name])
    refused = imported("ask", "--batch", "batch")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Zeile 2 der Datei ist ")
    assert refused.stdout.startswith('{"id": "first"')


def test_the_count_of_what_was_taken_away_is_printed(zielbot_command: Zielbot, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(in_cell("Bau\u200bamt\u202e"))
    printed = zielbot_command("import", "a.txt", "--dry-run").stdout
    assert "Unsichtbare und unzulässige Zeichen, die entfernt wurden: 2" in printed
