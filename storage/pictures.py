"""SVG to PNG, in a process of its own: the renderer is native code that lets nothing else run while it works."""

import asyncio
import sys
from pathlib import Path

from bot.errors import Unpaintable

SECONDS = 20.0
_COMMAND = (sys.executable, "-I", str(Path(__file__).with_name("painting.py")))


async def painted(svg: bytes) -> bytes:
    """Return a picture as PNG (Unpaintable)."""
    pipe, nowhere = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(*_COMMAND, stdin=pipe, stdout=pipe, stderr=nowhere)
    except OSError as error:
        raise Unpaintable(f"Das Bild ließ sich nicht zeichnen: {error.strerror}.") from None
    try:
        png, _ = await asyncio.wait_for(process.communicate(svg), SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise Unpaintable(f"Das Bild war nach {SECONDS:.0f} Sekunden nicht gezeichnet.") from None
    if process.returncode:
        raise Unpaintable("Das Bild ließ sich nicht zeichnen.")
    return png
