"""Pictures that tell more than they show."""

from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin

SECRET = b"CANARY-OF-THE-CAMERA"
TURNED = 6
"""The camera was held upright: shown, the picture is turned by a quarter."""


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (40, 20), **more: Any) -> bytes:
    """A picture with the place where it was taken, a comment and whatever else has room in it."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = TURNED, SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    if kind == "JPEG":
        more = {"comment": SECRET, "xmp": SECRET, **more}
    else:
        told = PngImagePlugin.PngInfo()
        told.add_text("Author", SECRET.decode())
        more = {"pnginfo": told, **more}
    written = BytesIO()
    Image.new("RGB", size, (10, 120, 200)).save(written, kind, exif=exif, icc_profile=SECRET * 10, **more)
    return written.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture in it."""
    return Image.open(BytesIO(data))
