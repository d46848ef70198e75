"""What was fetched is believed only if its bytes are what its name says; pictures keep nothing but the picture."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.reporting.content import MOST_PIXELS, OtherContent, kept
from bot.reporting.evidence import FORMATS, FileKind
from sandbox.images import PNG, grey_png
from tests.bot.reporting.pictures import SECRET, opened, picture

JPEG_TYPE, PNG_TYPE = "image/jpeg", "image/png"
ZIP = b"PK\x03\x04" + b"anything at all"


@pytest.mark.parametrize(
    ("kind", "media_type", "data"),
    [
        (FileKind.PDF, "application/pdf", b"%PDF-1.7 ..."),
        (FileKind.OFFICE, FORMATS[".docx"].media_type, ZIP),
        (FileKind.OFFICE, FORMATS[".ods"].media_type, ZIP),
    ],
)
def test_documents_stay_as_they_are_and_are_never_opened(kind: FileKind, media_type: str, data: bytes) -> None:
    assert kept(kind, media_type, data) == (data, media_type)


@pytest.mark.parametrize("data", [b"", b"MZ\x90\x00", b"<html>", b"\xd0\xcf\x11\xe0 an old or a locked one", b" %PDF-"])
@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        (FileKind.PDF, "application/pdf"),
        (FileKind.OFFICE, FORMATS[".docx"].media_type),
        (FileKind.IMAGE, JPEG_TYPE),
        (FileKind.IMAGE, PNG_TYPE),
        (FileKind.PHOTO, JPEG_TYPE),
    ],
)
def test_what_begins_like_something_else_is_refused(kind: FileKind, media_type: str, data: bytes) -> None:
    with pytest.raises(OtherContent):
        kept(kind, media_type, data)


def test_a_picture_under_the_name_of_another_kind_is_refused() -> None:
    with pytest.raises(OtherContent):
        kept(FileKind.IMAGE, PNG_TYPE, picture("JPEG"))
    with pytest.raises(OtherContent):
        kept(FileKind.PDF, "application/pdf", picture("JPEG"))


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", JPEG_TYPE), ("PNG", PNG_TYPE)])
def test_a_picture_keeps_nothing_but_the_picture_and_stands_upright(kind: str, media_type: str) -> None:
    data = picture(kind)
    assert SECRET in data
    drawn = kept(FileKind.IMAGE, media_type, data)
    assert drawn.media_type == media_type
    for told in (SECRET, b"Exif", b"eXIf", b"ICC", b"iCCP", b"tEXt"):
        assert told not in drawn.data, told
    shown = opened(drawn.data)
    assert shown.size == (20, 40)
    assert not shown.getexif()
    assert shown.convert("RGB").getpixel((10, 10)) == pytest.approx((10, 120, 200), abs=4)


def test_a_photo_is_what_its_bytes_say() -> None:
    assert kept(FileKind.PHOTO, JPEG_TYPE, grey_png(3, 2)).media_type == PNG_TYPE
    assert kept(FileKind.PHOTO, JPEG_TYPE, picture("JPEG")).media_type == JPEG_TYPE


def test_a_transparent_picture_stays_transparent() -> None:
    written = BytesIO()
    Image.new("P", (4, 4)).save(written, "PNG", transparency=0)
    assert opened(kept(FileKind.IMAGE, PNG_TYPE, written.getvalue()).data).info == {"transparency": 0}


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("side", [7072, 20_000, 2**31 - 1])
def test_a_picture_that_would_burst_is_refused_before_it_is_unpacked(side: int) -> None:
    assert side * side > MOST_PIXELS
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    bomb = PNG + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1 << 20))) + chunk(b"IEND", b"")
    with pytest.raises(OtherContent, match=r"pixels|DecompressionBomb"):
        kept(FileKind.IMAGE, PNG_TYPE, bomb)


def test_a_text_in_a_picture_that_would_burst_is_refused() -> None:
    bomb = chunk(b"zTXt", b"Author\0\0" + zlib.compress(bytes(5 << 20)))
    whole = grey_png(2, 2)
    with pytest.raises(OtherContent):
        kept(FileKind.IMAGE, PNG_TYPE, whole[:33] + bomb + whole[33:])


@given(st.binary(max_size=300), st.integers(0, 400))
@settings(max_examples=40)
def test_a_damaged_picture_is_refused_or_drawn_and_nothing_else_happens(noise: bytes, at: int) -> None:
    for kind, data in ((JPEG_TYPE, picture("JPEG")), (PNG_TYPE, picture("PNG"))):
        try:
            kept(FileKind.IMAGE, kind, data[:at] + noise + data[at + len(noise) // 2 :])
        except OtherContent:
            continue
