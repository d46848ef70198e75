from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnreadableDocument
from storage.documents.text import LONGEST_LINE, MOST_LINES, read_text

MEASURE = "Maßnahme 1\tBücherbus für die Dörfer\r\nZuständig\tKämmerei – Straßenamt\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_reads_the_same_in_every_office_encoding(encoding: str) -> None:
    assert read_text(MEASURE.encode(encoding)).text == MEASURE.replace("\r\n", "\n")


BROKEN = [
    (b"", "leer"),
    (b" \n\t\n", "leer"),
    (b"%PDF-1.7 \xe2\xe3", "PDF"),
    (b"PK\x03\x04\x14\x00", "Word-, Excel- oder ZIP-Datei"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "alte Word"),
    (b"text\n\x00\x01\x02\x03" * 50, "keine Textdatei"),
    ("Maßnahme\n".encode() + b"\xff\xfe kaputt", "beschädigt"),
    ("Zeile\nMaßnahme".encode()[:-1] + b"\xc3", "beschädigt"),
    (b"Zeile 1\n\x81\x8d", "beschädigt"),
    (b"\xff\xfea", "beschädigt"),
]


@pytest.mark.parametrize(("data", "word"), BROKEN)
def test_a_file_that_is_no_text_is_refused_in_words(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocument, match=word):
        read_text(data)


def test_the_line_of_the_damage_is_named() -> None:
    with pytest.raises(UnreadableDocument, match="Zeile 2"):
        read_text("Maßnahme\n".encode() + b"\xff\xfe kaputt")


def test_a_file_beyond_all_agreements_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableDocument, match="höchstens 10 MB"):
        read_text(b"a" * 11_000_000)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Maßnahme 1\n" + "x" * (LONGEST_LINE + 1), "Zeile 2 ist zu lang"),
        ("\n" * MOST_LINES, f"Die Datei hat {MOST_LINES + 1} Zeilen"),
    ],
    ids=["one endless line", "endless lines"],
)
def test_a_text_beyond_all_agreements_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words):
        read_text(f"Plan{text}".encode())


def test_the_line_ends_of_an_old_mac_do_not_make_one_endless_line() -> None:
    assert read_text(b"Ziel\r" * LONGEST_LINE).text.count("\n") == LONGEST_LINE


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_a_clear_error(data: bytes) -> None:
    with suppress(UnreadableDocument):
        assert "\x00" not in read_text(data).text
