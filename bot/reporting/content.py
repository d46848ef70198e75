"""The bytes of a file that was fetched: believed only if they are what it was said to be. Pure, but slow for pictures.

Of office documents the first bytes are looked at and nothing else: nobody unpacks them here, so none can burst.
"""

from io import BytesIO
from typing import NamedTuple

from bot.reporting.evidence import FileKind

MOST_PIXELS = 50_000_000
"""A picture of more needs too much memory to look at: each pixel takes three bytes or four."""
QUALITY = 90

_JPEG, _PNG = "image/jpeg", "image/png"
_BEGINNINGS = {
    "application/pdf": b"%PDF-",
    _JPEG: b"\xff\xd8\xff",
    _PNG: b"\x89PNG\r\n\x1a\n",
}
_ZIP = b"PK\x03\x04"


class OtherContent(Exception):
    """A file that is not what it was said to be, or that cannot be read."""


class Content(NamedTuple):
    """What is kept of a file."""

    data: bytes
    media_type: str


def kept(kind: FileKind, media_type: str, data: bytes) -> Content:
    """Return what is kept of a file (OtherContent). Pictures are drawn anew: nothing is left beside the picture."""
    if kind is FileKind.OFFICE:
        return _checked(data, media_type, _ZIP)
    if kind is FileKind.PDF:
        return _checked(data, media_type, _BEGINNINGS[media_type])
    if kind is FileKind.PHOTO:
        # Telegram makes a JPEG of it; a server of one's own may not.
        media_type = _PNG if data.startswith(_BEGINNINGS[_PNG]) else _JPEG
    return _drawn_anew(_checked(data, media_type, _BEGINNINGS[media_type]))


def _checked(data: bytes, media_type: str, beginning: bytes) -> Content:
    if not data.startswith(beginning):
        raise OtherContent("the beginning is another one")
    return Content(data, media_type)


def _drawn_anew(content: Content) -> Content:
    """Return the picture without place, time, camera, comment or anything else beside it, and the right way up."""
    # Loaded when the first picture comes.
    from PIL import Image, ImageOps

    name, drawn = "PNG" if content.media_type == _PNG else "JPEG", BytesIO()
    try:
        with Image.open(BytesIO(content.data), formats=(name,)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise OtherContent("too many pixels")
            ImageOps.exif_transpose(picture, in_place=True)
            for told in set(picture.info) - {"transparency"}:
                del picture.info[told]
            picture.save(drawn, name, **({"quality": QUALITY} if name == "JPEG" else {}))
    except OtherContent:
        raise
    except Exception as error:
        # What somebody made up may fail in there in any way there is; all of them mean the same.
        raise OtherContent(f"no picture ({type(error).__name__})") from error
    return Content(drawn.getvalue(), content.media_type)
