"""Elements of SVG as strings: escaped, and nothing in them that XML does not allow."""

import re
from html import escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, *inside: str, **attributes: object) -> str:
    """Return an element; `inside` is SVG already, attributes are plain: `stroke_width=2` is stroke-width="2"."""
    said = "".join(f' {key.replace("_", "-")}="{_plain(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def text(said: str, x: float, y: float, size: float, **attributes: object) -> str:
    """Return a line of text whose base line begins at x, y."""
    return element("text", _plain(said), x=x, y=y, font_size=size, **attributes)


def _plain(value: object) -> str:
    shown = f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return escape(_NOT_XML.sub("\ufffd", shown))
