"""Links to a measure: what follows `?start=` in the address that opens it in the private chat with the bot.

Telegram takes only A-Z, a-z, 0-9, _ and - there, and codes may be any string: a checksum of the code stands for it.
"""

import hashlib
import re
from base64 import urlsafe_b64encode

from bot.agreement.model import Agreement

_BYTES = 12
_START = re.compile(r"m_[\w-]{16}", re.ASCII)
"""Never an invitation: those have 22 characters."""


def start_of(code: str) -> str:
    """Return what stands for a measure in a link."""
    digest = hashlib.sha256(code.encode(errors="surrogatepass")).digest()
    return f"m_{urlsafe_b64encode(digest[:_BYTES]).decode()}"


def is_measure(start: str) -> bool:
    """Whether a link leads to a measure, existing or not."""
    return _START.fullmatch(start) is not None


def code_of(start: str, agreement: Agreement) -> str | None:
    """Return the code of the measure that a link leads to; None where the agreement has none like that."""
    return next((measure.code for measure in agreement.measures if start_of(measure.code) == start), None)
