"""The process that paints: SVG comes in, PNG goes out. Run by its path, so it imports nothing of Zielbot.

The renderer opens files that an image names. bot/charts draws none, and escapes every text.
"""

import sys
from pathlib import Path

import resvg_py

ZOOM = 2
"""Pixels a point. More would be thrown away: Telegram makes long pictures smaller."""
FONT = "DejaVu Sans"


def main() -> None:
    """Paint what stands on the standard input."""
    fonts = [str(file) for file in sorted((Path(__file__).parent / "fonts").glob("*.ttf"))]
    svg = sys.stdin.buffer.read().decode()
    png = resvg_py.svg_to_bytes(svg, zoom=ZOOM, skip_system_fonts=True, font_files=fonts, font_family=FONT)
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main()
