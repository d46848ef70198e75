"""A text file read from its bytes, whatever office wrote it."""

import re

from bot.clean import Cleaned, clean
from bot.errors import UnreadableDocument

MOST_BYTES = 10_000_000
"""An agreement of a hundred pages has half a million."""
MOST_LINES = 100_000
LONGEST_LINE = 20_000
"""In characters; a whole page has three thousand."""

_KINDS = (
    (b"%PDF", "eine PDF-Datei"),
    (b"PK\x03\x04", "eine Word-, Excel- oder ZIP-Datei"),
    (b"\xd0\xcf\x11\xe0", "eine alte Word- oder Excel-Datei"),
    (b"{\\rtf", "eine RTF-Datei"),
    (b"\x89PNG", "ein Bild"),
    (b"\xff\xd8\xff", "ein Bild"),
    (b"\x1f\x8b", "eine gepackte Datei"),
)
_MOST_CONTROLS = 0.01
# ä, ö, ü, ß, Ä, Ö, Ü as UTF-8: with these a file that is not quite UTF-8 is a broken one.
_UTF8_UMLAUT = re.compile(rb"\xc3[\xa4\xb6\xbc\x9f\x84\x96\x9c]")
_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(data: bytes) -> Cleaned:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252, cleaned.

    UnreadableDocument says what the file is instead, or at which line it breaks.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(f"Die Datei ist zu groß; erwartet werden höchstens {MOST_BYTES // 1_000_000} MB.")
    kind = next((name for mark, name in _KINDS if data.startswith(mark)), None)
    if kind:
        raise UnreadableDocument(f"Das ist {kind}. Bitte speichern Sie den Text als .txt-Datei.")
    text = _decoded(data)
    controls = sum(1 for character in text if character < " " and character not in "\t\n\r\f\v")
    if controls > len(text) * _MOST_CONTROLS:
        raise UnreadableDocument("Das ist keine Textdatei.", [(_line_of_control(text), "unlesbare Zeichen")])
    if not text.strip():
        raise UnreadableDocument("Die Datei ist leer.")
    cleaned = clean(text)
    _refuse_endless(cleaned.text)
    return cleaned


def _refuse_endless(text: str) -> None:
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise UnreadableDocument(f"Die Datei hat {len(lines)} Zeilen; erwartet werden höchstens {MOST_LINES}.")
    number = next((number for number, line in enumerate(lines, start=1) if len(line) > LONGEST_LINE), None)
    if number:
        raise UnreadableDocument(f"Zeile {number} ist zu lang; erwartet werden höchstens {LONGEST_LINE} Zeichen.")


def _decoded(data: bytes) -> str:
    """Decode by the mark; without one a file is UTF-8, or Windows-1252 if nothing in it looks like UTF-8."""
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), None)
    is_old = encoding is None and not _UTF8_UMLAUT.search(data)
    line = 0
    for name in (encoding or "utf-8", *(["cp1252"] if is_old else [])):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            line = line or data.count(b"\n", 0, error.start) + 1
    raise UnreadableDocument("Die Datei ist beschädigt oder keine Textdatei.", [(line, "unlesbare Zeichen")])


def _line_of_control(text: str) -> int:
    first = next(at for at, character in enumerate(text) if character < " " and character not in "\t\n\r\f\v")
    return text.count("\n", 0, first) + 1
