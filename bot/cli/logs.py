"""Logs as JSON lines with ids and without secrets: whatever is written passes `redacted`, tracebacks included."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_PASSWORD = re.compile(r"(://[^:/@\s]*):\S*@")
HIDDEN = "[redacted]"
QUIET = {
    **dict.fromkeys(("httpx", "httpcore", "aiosqlite", "asyncio", "sqlalchemy.engine", "alembic"), logging.WARNING),
    # What Telegram answered stands in its errors, in full.
    "telegram": logging.CRITICAL,
}
"""Libraries that log addresses with the token, or texts of messages, below these levels (PITFALLS 2.8)."""


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """Return `text` without anything that looks like a bot token or a password in an address, nor any of `secrets`."""
    for secret in filter(None, secrets):
        text = text.replace(secret, HIDDEN)
    return _PASSWORD.sub(rf"\1:{HIDDEN}@", _TOKEN.sub(HIDDEN, text))


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, text, and the traceback where there is one."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line without secrets."""
        line: dict[str, str] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "text": redacted(record.getMessage(), self._secrets),
        }
        if record.exc_info:
            line["traceback"] = redacted(self.formatException(record.exc_info), self._secrets)
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str, secrets: Iterable[str] = ()) -> None:
    """Send all logs to standard error as JSON lines, and uncaught exceptions too. Call it once, first of all."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # A handler that fails would print the record's arguments unredacted.
    logging.raiseExceptions = False
    for name, quietest in QUIET.items():
        logging.getLogger(name).setLevel(quietest)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("zielbot").critical("uncaught", exc_info=(kind, error, trace))
