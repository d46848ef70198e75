"""What the body of a Bot API answer holds. Nothing in it is trusted: a proxy may have written it."""

import json
import math
from typing import Any

from bot.clean import clean
from handlers.addressed import is_id
from handlers.errors import NO_JSON, NoAnswer, Refused, Unreadable

MAX_DESCRIPTION = 300
LONGEST_PAUSE_SECONDS = 86_400.0
HIDDEN = "[redacted]"


def read_result(status: int, body: bytes, token: str) -> Any:
    """Return the result (Refused, Unreadable, NoAnswer). What is raised never quotes the token."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        # A proxy's page, or JSON that no parser takes: its text may repeat the address, its status says enough.
        raise (Refused(status, NO_JSON) if status >= 400 else Unreadable(body)) from None
    if not isinstance(answer, dict):
        raise NoAnswer("no JSON object")
    if answer.get("ok") is True and "result" in answer:
        return answer["result"]
    if answer.get("ok") is not False and status < 400:
        raise NoAnswer("neither a result nor an error")
    raise _refusal(status, answer, token)


def _refusal(status: int, answer: dict[str, Any], token: str) -> Refused:
    code, description = answer.get("error_code"), answer.get("description")
    given = answer.get("parameters")
    parameters = given if isinstance(given, dict) else {}
    migrated_to = parameters.get("migrate_to_chat_id")
    return Refused(
        code if isinstance(code, int) and 0 < code < 1000 else status,
        _told(description, token) if isinstance(description, str) else "",
        retry_after=_seconds(parameters.get("retry_after")),
        migrated_to=migrated_to if is_id(migrated_to) else None,
    )


def _told(description: str, token: str) -> str:
    """Return what is kept of a description: the secret goes before the cut, which might leave half of it."""
    secret = token.rpartition(":")[2]
    return clean(description).text.replace(secret, HIDDEN)[:MAX_DESCRIPTION]


def _seconds(value: object) -> float | None:
    if not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        return None
    return min(float(value), LONGEST_PAUSE_SECONDS)
