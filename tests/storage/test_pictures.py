"""SVG becomes PNG, with the font that is shipped and in a process of its own."""

import asyncio
import struct
import sys
import time
import zlib

import pytest

from bot.errors import Unpaintable
from storage import pictures
from storage.pictures import painted


def svg(inside: str = "") -> bytes:
    size = 'width="60" height="20" font-family="DejaVu Sans" font-stretch="condensed"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'.encode()


def pixels(png: bytes) -> bytes:
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">L4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    return zlib.decompress(data)


async def test_a_picture_has_two_pixels_a_point() -> None:
    png = await painted(svg())
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">LL", png[16:24]) == (120, 40)


async def test_texts_are_drawn_in_both_weights() -> None:
    empty, normal, bold = [
        pixels(await painted(svg(inside)))
        for inside in ("", '<text x="2" y="15">Äpfel</text>', '<text x="2" y="15" font-weight="bold">Äpfel</text>')
    ]
    assert len({empty, normal, bold}) == 3


@pytest.mark.parametrize("broken", [b"", b"no svg", b"\xff\xfe", svg() + b"<"])
async def test_what_cannot_be_painted_is_refused(broken: bytes) -> None:
    with pytest.raises(Unpaintable):
        await painted(broken)


async def test_a_painter_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "SECONDS", 0.1)
    monkeypatch.setattr(pictures, "_COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    began = time.monotonic()
    with pytest.raises(Unpaintable):
        await painted(svg())
    assert time.monotonic() - began < 10


async def test_others_go_on_meanwhile() -> None:
    painting = asyncio.create_task(painted(svg("<text y='9'>x</text>" * 50)))
    turns = 0
    while not painting.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 10
    assert (await painting).startswith(b"\x89PNG")
